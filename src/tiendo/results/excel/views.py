"""A report by Excel: its form to download, the filled form back, and what would change."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tiendo.common.file_faults import DocumentError
from tiendo.common.tables import MEDIA, attachment
from tiendo.common.wording import period_words
from tiendo.results.actions import Refused, Typed, enter
from tiendo.results.excel.carrying import carried, carry
from tiendo.results.excel.filled import NotThisForm, Taken
from tiendo.results.excel.form import build
from tiendo.results.excel.forms import SheetForm
from tiendo.results.excel.taking import Change, changes_of, form_of, read_form
from tiendo.results.excel.wording import fault_sentence
from tiendo.results.models import Progress, Report
from tiendo.results.queries import report_of
from tiendo.results.sentences import refusal
from tiendo.units.access import for_roles
from tiendo.units.queries import Role, Unit

REPORTERS = for_roles(Role.CLERK)
OPEN = (Progress.DRAFT, Progress.RETURNED)
MOST_SHOWN = 300
"""A page draws no more changes or faults than this; all are taken, all are counted."""


def found_report(unit: Unit, period: str, pk: int) -> Report:
    """The report of this unit and period, or 404."""
    report = report_of(pk)
    if report is None or report.duty.reporter_id != unit.pk or report.round.period != period:
        raise Http404("no such report of this unit")
    return report


@REPORTERS
@require_safe
def form_file(request: HttpRequest, unit: Unit, period: str, report: int) -> HttpResponse:
    """The form of the report, with what is entered already."""
    found = found_report(unit, period, report)
    content = build(form_of(found, timezone.localdate()))
    name = f"{found.duty.form.code}-{unit.code}-{period}.xlsx"
    return attachment(content, MEDIA["xlsx"], name)


@REPORTERS
@require_http_methods(["GET", "HEAD", "POST"])
def form_page(request: HttpRequest, unit: Unit, period: str, report: int) -> HttpResponse:
    """Download the form, send it back filled, look at what would change, and take it."""
    found = found_report(unit, period, report)
    if request.method != "POST":
        return _draw(request, found, {"form": SheetForm()})
    if "carried" in request.POST:
        return _take(request, unit, found)
    form = SheetForm(request.POST, request.FILES)
    if not form.is_valid():
        return _draw(request, found, {"form": form}, status=422)
    try:
        taken = read_form(form.cleaned_data["file"].read(), found)
    except DocumentError as fault:
        form.refuse(fault)
    except NotThisForm as fault:
        form.refuse(fault_sentence(fault.fault))
    else:
        return _preview(request, found, taken)
    return _draw(request, found, {"form": form}, status=422)


def _preview(request: HttpRequest, report: Report, taken: Taken) -> HttpResponse:
    changes = changes_of(report, taken.cells)
    context = {
        "form": SheetForm(),
        "is_read": True,
        "changes": changes[:MOST_SHOWN],
        "count": len(changes),
        "errors": [fault_sentence(one) for one in taken.errors[:MOST_SHOWN]],
        "error_count": len(taken.errors),
        "notes": [fault_sentence(one) for one in taken.notes[:MOST_SHOWN]],
        "missing": len(taken.missing),
        "same": len(taken.cells) - len(changes),
        "carried": _packed(request, report, changes),
    }
    return _draw(request, report, context, status=422 if taken.errors else 200)


def _packed(request: HttpRequest, report: Report, changes: list[Change]) -> str:
    cells = [list(vars(change.typed).values()) for change in changes]
    return carry(f"form:{report.pk}", request.user.pk, cells)


def _take(request: HttpRequest, unit: Unit, report: Report) -> HttpResponse:
    """Enter what the preview showed."""
    cells = carried(f"form:{report.pk}", request.user.pk, request.POST["carried"])
    if cells is None:
        messages.error(request, _("This preview is too old. Send the file again."))
        return redirect(request.path)
    return taken_in(request, report, [Typed(*cell) for cell in cells])


def taken_in(request: HttpRequest, report: Report, cells: list[Typed]) -> HttpResponse:
    """Enter cells into a report, all or none, and go to it."""
    unit, period = report.duty.reporter, report.round.period
    try:
        enter(by=request.user, at=timezone.now(), report=report, cells=cells)  # type: ignore[arg-type]
    except Refused as fault:
        messages.error(request, refusal(fault))
    else:
        said = _("%(count)s cells were taken into the report.") % {"count": len(cells)}
        messages.success(request, said)
    return redirect("results:entry", unit=unit.address, period=period, report=report.pk)


def _draw(
    request: HttpRequest, report: Report, more: dict[str, Any], status: int = 200
) -> HttpResponse:
    context = {
        "unit": report.duty.reporter,
        "report": report,
        "period_words": period_words(report.round.period),
        "editable": report.progress in OPEN and report.round.closed_at is None,
        **more,
    }
    return render(request, "results/excel/form.html", context, status=status)
