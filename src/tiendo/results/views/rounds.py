"""Rounds: the list of a unit's, the matrix of one, its totals, and what is done with it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tiendo.common.fold import fold
from tiendo.common.tables import Table, download
from tiendo.results.actions import Refused, close_round, remind, reopen_round
from tiendo.results.matrix import STATUSES, days_late, mark_of, matrix_of, rates_of
from tiendo.results.models import Report, Round
from tiendo.results.opening import open_when_looked
from tiendo.results.queries import own_reports, regime_of, reports_of, round_of, rounds_of
from tiendo.results.sentences import refusal
from tiendo.results.totals import differences, kind_words, totals_of
from tiendo.results.wording import period_words
from tiendo.units.access import for_roles
from tiendo.units.queries import Role, Unit, roles_in

EVERYONE = for_roles(Role.CLERK, Role.SYNTHESIS, Role.VERIFIER, Role.APPROVER, Role.LEADER)
OWNERS = for_roles(Role.SYNTHESIS, Role.VERIFIER, Role.APPROVER, Role.LEADER)


def _found(unit: Unit, period: str, regime: str) -> Round:
    """The round of this unit's regime, or 404."""
    found = round_of(unit, period, regime)
    if found is None:
        raise Http404("no such round of this unit")
    return found


def _is_synthesis(request: HttpRequest, unit: Unit) -> bool:
    """Whether this person runs the unit's rounds."""
    return Role.SYNTHESIS in roles_in(request.user, unit, timezone.localdate())  # type: ignore[arg-type]


@EVERYONE
@require_safe
def rounds(request: HttpRequest, unit: Unit) -> HttpResponse:
    """The reports the unit owes and the rounds it runs, the latest first."""
    open_when_looked(timezone.now())
    today = timezone.localdate()
    roles = roles_in(request.user, unit, today)  # type: ignore[arg-type]
    own = own_reports(unit) if Role.CLERK in roles else []
    run = rounds_of(unit) if roles - {Role.CLERK} else []
    context = {
        "unit": unit,
        "own": [(mark_of(one, is_begun, 0, today), one) for one, is_begun in own],
        "run": run,
        "today": today,
        "is_synthesis": Role.SYNTHESIS in roles,
    }
    return render(request, "results/rounds.html", context)


@EVERYONE
@require_safe
def rounds_file(request: HttpRequest, unit: Unit, form: str) -> HttpResponse:
    """The rounds a unit runs, as a file; who only reports gets its own reports."""
    roles = roles_in(request.user, unit, timezone.localdate())  # type: ignore[arg-type]
    if roles - {Role.CLERK}:
        columns = ("regime", "period", "cut_off_on", "send_by_on", "approved", "of", "closed_at")
        rows = [
            (
                one.regime.code,
                one.period,
                one.cut_off_on,
                one.send_by_on,
                approved,
                whole,
                one.closed_at,
            )
            for one, approved, whole in rounds_of(unit)
        ]
        return download(Table("rounds", columns, rows), form)
    columns_of_own = ("regime", "period", "form", "progress", "send_by_on", "first_sent_at")
    own = [
        (
            one.round.regime.code,
            one.round.period,
            one.duty.form.code,
            one.progress,
            one.round.send_by_on,
            one.first_sent_at,
        )
        for one, _is_begun in own_reports(unit)
    ]
    return download(Table("reports", columns_of_own, own), form)


@OWNERS
@require_http_methods(["GET", "HEAD", "POST"])
def matrix(request: HttpRequest, unit: Unit, period: str, regime: str) -> HttpResponse:
    """Who has sent what; select bodies and remind them, close the round, open it again."""
    found = _found(unit, period, regime)
    today = timezone.localdate()
    if request.method == "POST":
        if not _is_synthesis(request, unit):
            raise Http404("only the synthesis office runs rounds")
        try:
            messages.success(request, _done(request, found))
        except Refused as fault:
            messages.error(request, refusal(fault))
        return redirect(request.get_full_path())
    status = request.GET.get("trang-thai", "")
    search = request.GET.get("q", "").strip()[:100]
    status = status if status in STATUSES else ""
    context = {
        "unit": unit,
        "round": found,
        "matrix": matrix_of(found, today, status, fold(search).split()),
        "status": status,
        "search": search,
        "is_synthesis": _is_synthesis(request, unit),
        "period_words": period_words(period),
        "left": (found.send_by_on - today).days,
        "late": max((today - found.send_by_on).days, 0),
    }
    return render(request, "results/matrix.html", context)


def _done(request: HttpRequest, found: Round) -> str:
    """Do what was pressed, and say so."""
    deed, note = request.POST.get("viec", ""), request.POST.get("ghi-chu", "")
    by, at = request.user, timezone.now()
    if deed == "nhac":
        chosen = {int(pk) for pk in request.POST.getlist("bao-cao") if pk.isdecimal()}
        wanted = [one for one in _with_all(found) if one.pk in chosen]
        if not wanted:
            return _("Nobody was selected, so nobody was reminded.")
        kept = remind(by=by, at=at, reports=wanted, note=note)  # type: ignore[arg-type]
        sent = sum(one.addresses for one in kept)
        return _("%(reports)s reports were reminded; messages went to %(addresses)s addresses.") % {
            "reports": len(kept),
            "addresses": sent,
        }
    if deed == "dong":
        closed = close_round(by=by, at=at, the_round=found)  # type: ignore[arg-type]
        return _("The round is closed; %(count)s missing reports are in its record.") % {
            "count": len(closed.closing_record["missing"])
        }
    if deed == "mo-lai":
        reopen_round(by=by, at=at, the_round=found, reason=note)  # type: ignore[arg-type]
        return _("The round is open again.")
    raise Http404("no such deed")


def _with_all(found: Round) -> list[Report]:
    """The reports of a round with what a reminder tells."""
    return list(
        Report.objects.filter(round=found).select_related(
            "round__regime__unit", "duty__form", "duty__reporter", "duty__about"
        )
    )


@OWNERS
@require_safe
def matrix_file(
    request: HttpRequest, unit: Unit, period: str, regime: str, form: str
) -> HttpResponse:
    """The matrix as a file, a row a report."""
    found = _found(unit, period, regime)
    today = timezone.localdate()
    columns = ("reporter", "name", "about", "form", "progress", "days_late", "first_sent_at")
    rows = [
        (
            one.duty.reporter.code,
            one.duty.reporter.full_name,
            one.duty.about.code,
            one.duty.form.code,
            one.progress,
            days_late(one, today),
            one.first_sent_at,
        )
        for one in reports_of(found)
    ]
    return download(Table("round", columns, rows), form)


@OWNERS
@require_safe
def totals(request: HttpRequest, unit: Unit, period: str, regime: str) -> HttpResponse:
    """What the totals would be now, each with how many units are in it."""
    found = _found(unit, period, regime)
    context = {
        "unit": unit,
        "round": found,
        "rows": [(row, kind_words(row.kind)) for row in totals_of(found, timezone.localdate())],
        "differences": differences(found),
        "period_words": period_words(period),
    }
    return render(request, "results/totals.html", context)


@OWNERS
@require_safe
def totals_file(
    request: HttpRequest, unit: Unit, period: str, regime: str, form: str
) -> HttpResponse:
    """The totals as a file, to four decimals, with their coverage."""
    found = _found(unit, period, regime)
    columns = (
        "indicator", "name", "unit_of_measure", "figure", "total", "reported", "due", "of",
        "illustrative",
    )  # fmt: skip
    rows = [
        (
            row.line.indicator.code,
            row.line.indicator.name,
            row.line.indicator.unit,
            row.kind.value,
            row.number,
            *row.coverage,
            row.is_invented,
        )
        for row in totals_of(found, timezone.localdate())
    ]
    return download(Table("totals", columns, rows), form)


@OWNERS
@require_safe
def rates(request: HttpRequest, unit: Unit, regime: str) -> HttpResponse:
    """How punctual each body was over the rounds of a regime."""
    found = regime_of(unit, regime)
    if found is None:
        raise Http404("no such regime of this unit")
    held = list(Round.objects.filter(regime=found).order_by("-send_by_on"))
    today = timezone.localdate()
    context = {"unit": unit, "regime": found, "rates": rates_of(held, today), "rounds": held}
    return render(request, "results/rates.html", context)


@OWNERS
@require_safe
def rates_file(request: HttpRequest, unit: Unit, regime: str, form: str) -> HttpResponse:
    """The rates as a file."""
    found = regime_of(unit, regime)
    if found is None:
        raise Http404("no such regime of this unit")
    held = list(Round.objects.filter(regime=found))
    columns = ("unit", "name", "reports", "on_time", "late", "missing")
    rows = [
        (one.code, one.label, one.asked, one.on_time, one.late, one.missing)
        for one in rates_of(held, timezone.localdate())
    ]
    return download(Table("rates", columns, rows), form)
