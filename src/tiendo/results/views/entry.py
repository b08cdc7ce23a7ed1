"""Typing a report: one screen, kept as one types, checked again, then sent."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tiendo.common.tables import Table, attachment, download
from tiendo.common.wording import period_words
from tiendo.results.actions import (
    NewEvidence,
    Refused,
    Typed,
    Unready,
    enter,
    keep_evidence,
    send,
)
from tiendo.results.fields import sent_cells, sent_files
from tiendo.results.models import Evidence, Progress, Report, State
from tiendo.results.queries import cells_of, entries_of, report_of
from tiendo.results.sentences import refusal
from tiendo.results.sheet import days_left, sheet_of
from tiendo.units.access import for_roles
from tiendo.units.queries import Role, Unit

REPORTERS = for_roles(Role.CLERK)
OPEN = (Progress.DRAFT, Progress.RETURNED)


def _found(unit: Unit, period: str, pk: int) -> Report:
    """The report of this unit, or 404."""
    report = report_of(pk)
    if report is None or report.duty.reporter_id != unit.pk or report.round.period != period:
        raise Http404("no such report of this unit")
    return report


def is_open(report: Report) -> bool:
    """Whether its figures may be typed now."""
    return report.progress in OPEN and report.round.closed_at is None


@REPORTERS
@require_http_methods(["GET", "HEAD", "POST"])
def entry(request: HttpRequest, unit: Unit, period: str, report: int) -> HttpResponse:
    """The report's sheet; a POST keeps everything on it, and sends it when that was pressed."""
    found = _found(unit, period, report)
    if request.method != "POST":
        return _draw(request, unit, found)
    now, by = timezone.now(), request.user
    try:
        enter(by=by, at=now, report=found, cells=_typed(request, found))  # type: ignore[arg-type]
        if "gui" in request.POST:
            send(by=by, at=now, report=found)  # type: ignore[arg-type]
            messages.success(request, _("The report was sent and now waits for verification."))
        else:
            messages.success(request, _("Everything typed is kept."))
    except Unready as fault:
        messages.error(request, refusal(fault))
        return _draw(request, unit, found, fault, status=422)
    except Refused as fault:
        messages.error(request, refusal(fault))
    return redirect("results:entry", unit=unit.address, period=period, report=report)


def _draw(
    request: HttpRequest,
    unit: Unit,
    report: Report,
    fault: Unready | None = None,
    status: int = 200,
) -> HttpResponse:
    today = timezone.localdate()
    sheet = sheet_of(report, open_cells=fault.open_cells if fault else None, on=today)
    context = {
        "unit": unit,
        "report": report,
        "sheet": sheet,
        "editable": is_open(report),
        "left": days_left(report, today),
        "late": max(-days_left(report, today), 0),
        "states": [(one.value, one.label) for one in State],
        "period_words": period_words(report.round.period),
        "megabytes": settings.UPLOAD_MEGABYTES,
    }
    return render(request, "results/entry.html", context, status=status)


def _typed(request: HttpRequest, report: Report) -> list[Typed]:
    """What came with the form; files are kept first, and a line without a new one keeps its own."""
    kept: dict[int, int | None] = {
        entry.line_id: entry.evidence_id for entry in report.entries.all() if entry.evidence_id
    }
    for line, file in sent_files(request.FILES).items():
        if (file.size or 0) > settings.UPLOAD_MEGABYTES * 1_000_000:
            messages.error(
                request,
                _("“%(name)s” is larger than %(size)s MB and was not taken.")
                % {"name": file.name, "size": settings.UPLOAD_MEGABYTES},
            )
            continue
        new = NewEvidence(report.duty.reporter, str(file.name), file.read())
        evidence = keep_evidence(by=request.user, at=timezone.now(), new=new)  # type: ignore[arg-type]
        kept[line] = evidence.pk
    return sent_cells(cells_of(report), request.POST, kept)


@REPORTERS
@require_POST
def line(request: HttpRequest, unit: Unit, period: str, report: int) -> HttpResponse:
    """Keep the line being typed and say what is to be said of it: asked as one types."""
    found = _found(unit, period, report)
    cells = _typed(request, found)
    context: dict[str, Any] = {"unit": unit, "report": found}
    try:
        enter(by=request.user, at=timezone.now(), report=found, cells=cells)  # type: ignore[arg-type]
    except Refused as fault:
        context["refusal"] = refusal(fault)
    lines = {typed.line_id for typed in cells}
    context["sheet"] = sheet_of(found, only=lines, on=timezone.localdate())
    return render(request, "results/line.html", context)


@REPORTERS
@require_safe
def entry_file(
    request: HttpRequest, unit: Unit, period: str, report: int, form: str
) -> HttpResponse:
    """What is typed so far, as a file."""
    return report_file(_found(unit, period, report), form)


def report_file(report: Report, form: str) -> HttpResponse:
    """The entries of a report as a table."""
    columns = (
        "indicator",
        "name",
        "unit_of_measure",
        "period",
        "certainty",
        "state",
        "number",
        "numerator",
        "denominator",
        "typed",
        "reason",
        "note",
    )
    rows = [
        (
            one.line.indicator.code,
            one.line.indicator.name,
            one.line.indicator.unit,
            one.period,
            one.certainty,
            one.state,
            one.number,
            one.numerator,
            one.denominator,
            one.typed,
            one.reason,
            one.note,
        )
        for one in entries_of(report)
    ]
    return download(Table("report", columns, rows), form)


@for_roles(Role.CLERK, Role.SYNTHESIS, Role.VERIFIER, Role.APPROVER, Role.LEADER)
@require_safe
def evidence(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """A file that proves a figure: for the body that gave it, and the unit whose regime asked."""
    found = Evidence.objects.filter(pk=pk).first()
    if found is None:
        raise Http404("no such file")
    is_own = found.unit_id == unit.pk
    asked = Report.objects.filter(
        entries__evidence=found, round__regime__unit=unit, progress__in=seen_by_owner()
    )
    if not is_own and not asked.exists():
        raise Http404("not of this unit")
    return attachment(bytes(found.original), "application/octet-stream", found.name)


def seen_by_owner() -> list[str]:
    """The steps at which the unit that owns a regime sees a report; drafts stay with their unit."""
    return [Progress.SENT, Progress.VERIFIED, Progress.APPROVED]
