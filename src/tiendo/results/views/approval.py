"""Verifying and approving: the report with comparisons, oddities and reasons, and the two steps."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tiendo.accounts.queries import Person
from tiendo.results.actions import Refused, approve, give_back, reopen, verify
from tiendo.results.models import Progress, Report
from tiendo.results.queries import report_of
from tiendo.results.sentences import refusal
from tiendo.results.sheet import sheet_of
from tiendo.results.views.entry import report_file, seen_by_owner
from tiendo.results.wording import period_words
from tiendo.units.access import for_roles
from tiendo.units.queries import Role, Unit, roles_in

READERS = for_roles(Role.VERIFIER, Role.APPROVER, Role.SYNTHESIS, Role.LEADER)

DEEDS: dict[str, tuple[tuple[Role, ...], tuple[str, ...]]] = {
    "xac-minh": ((Role.VERIFIER,), (Progress.SENT,)),
    "duyet": ((Role.APPROVER,), (Progress.VERIFIED,)),
    "tra-lai": ((Role.VERIFIER, Role.APPROVER), (Progress.SENT, Progress.VERIFIED)),
    "mo-lai": ((Role.APPROVER, Role.SYNTHESIS), (Progress.APPROVED,)),
}
"""Who may do what, at which step of a report."""


def _found(unit: Unit, period: str, pk: int) -> Report:
    """The report of a regime of this unit, or 404."""
    report = report_of(pk)
    if report is None or report.round.regime.unit_id != unit.pk or report.round.period != period:
        raise Http404("no such report to this unit")
    return report


def _allowed(request: HttpRequest, unit: Unit, report: Report) -> set[str]:
    """What this person may do with the report now."""
    if report.round.closed_at is not None:
        return set()
    roles = roles_in(request.user, unit, timezone.localdate())  # type: ignore[arg-type]
    return {
        deed
        for deed, (who, steps) in DEEDS.items()
        if roles & set(who) and report.progress in steps
    }


def _do(deed: str, *, by: Person, report: Report, note: str) -> str:
    """Do it, and say what was done."""
    now = timezone.now()
    steps: dict[str, Callable[[], object]] = {
        "xac-minh": lambda: verify(by=by, at=now, report=report),
        "duyet": lambda: approve(by=by, at=now, report=report),
        "tra-lai": lambda: give_back(by=by, at=now, report=report, note=note),
        "mo-lai": lambda: reopen(by=by, at=now, report=report, reason=note),
    }
    steps[deed]()
    return {
        "xac-minh": _("The report of %(name)s is verified and waits for approval."),
        "duyet": _("The report of %(name)s is approved; its figures are values now."),
        "tra-lai": _("The report went back to %(name)s with your note."),
        "mo-lai": _("The report of %(name)s is open again."),
    }[deed] % {"name": report.duty.reporter.full_name}


@READERS
@require_http_methods(["GET", "HEAD", "POST"])
def approval(request: HttpRequest, unit: Unit, period: str, report: int) -> HttpResponse:
    """The report as its unit sent it, with the step that is due."""
    found = _found(unit, period, report)
    allowed = _allowed(request, unit, found)
    note, status = request.POST.get("ghi-chu", ""), 200
    if request.method == "POST":
        deed = request.POST.get("viec", "")
        if deed not in DEEDS:
            raise Http404("no such step")
        if deed not in allowed:
            messages.error(request, _("This step is not yours, or the report has moved on."))
            status = 409
        else:
            try:
                done = _do(deed, by=request.user, report=found, note=note)  # type: ignore[arg-type]
            except Refused as fault:
                messages.error(request, refusal(fault))
                status = 422
            else:
                messages.success(request, done)
                return redirect("results:approval", unit=unit.address, period=period, report=report)
    is_seen = found.progress in seen_by_owner()
    context = {
        "unit": unit,
        "report": found,
        "sheet": sheet_of(found, on=timezone.localdate()) if is_seen else None,
        "allowed": allowed,
        "note": note,
        "period_words": period_words(found.round.period),
    }
    return render(request, "results/approval.html", context, status=status)


@READERS
@require_safe
def approval_file(
    request: HttpRequest, unit: Unit, period: str, report: int, form: str
) -> HttpResponse:
    """The report as a file, once it was sent."""
    found = _found(unit, period, report)
    if found.progress not in seen_by_owner():
        raise Http404("drafts stay with their unit")
    return report_file(found, form)
