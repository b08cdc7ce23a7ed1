"""From the reading desk into a report: figures accepted one by one, or all sure ones."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_safe

from tiendo.common.tables import Table, download
from tiendo.common.wording import period_words
from tiendo.documents.matching import Match, Target, matches, typed_of
from tiendo.documents.queries import Text, report_of, text_of
from tiendo.indicators.actions import learn_synonym
from tiendo.indicators.queries import Names, names_in
from tiendo.results.actions import Refused, enter
from tiendo.results.queries import Progress, Report, open_rounds, reports_of
from tiendo.results.sentences import refusal
from tiendo.units.access import for_roles
from tiendo.units.queries import Role, Unit, roles_in

OFFICE = for_roles(Role.CLERK, Role.SYNTHESIS)
MOST_ROWS = 500

PROBLEMS = {
    "malformed": gettext_noop("The number is none. Mend it in the text first."),
    "no-amount": gettext_noop("The text says no amount."),
    "no-indicator": gettext_noop("No indicator of this name. Enter its code once."),
    "no-code": gettext_noop("No indicator has this code."),
    "not-asked": gettext_noop("The report does not ask for this indicator."),
    "other-period": gettext_noop("The report does not ask for this period."),
    "other-unit": gettext_noop("The unit of measure does not fit the indicator."),
    "not-exact": gettext_noop("It cannot be kept exactly in the indicator's unit."),
    "pair": gettext_noop("Two numbers, but the indicator is no ratio."),
}


@OFFICE
@require_http_methods(["GET", "HEAD", "POST"])
def into_report(request: HttpRequest, unit: Unit, pk: int) -> HttpResponse:
    """The figures of a text beside the cells of the chosen report; a POST matches or accepts."""
    text = _found(unit, pk)
    reports = _open_reports(request, unit)
    chosen = _chosen(request, reports)
    if chosen is None:
        context = {"unit": unit, "text": text, "reports": []}
        return render(request, "documents/into_report.html", context)
    target, names, read = Target.of(chosen), names_in(unit), report_of(text)
    codes = _codes(request, len(read.reading.figures))
    found = matches(read, target, names, codes)
    if request.method == "POST" and "match" not in request.POST:
        return _accept(request, unit, (target, names), found)
    known = sorted(
        (one for one in names.by_code.values() if one.pk in target.codes), key=lambda one: one.code
    )
    context = {
        "unit": unit,
        "text": text,
        "reports": [(one.pk, _words(one)) for one in reports],
        "chosen": chosen,
        "chosen_words": _words(chosen),
        "rows": [
            (one, _(PROBLEMS[one.problem]) if one.problem else "") for one in found[:MOST_ROWS]
        ],
        "sure": sum(one.is_sure and not one.is_same for one in found),
        "indicators": known,
        "is_matched": request.method == "POST",
        "codes": codes,
    }
    return render(request, "documents/into_report.html", context)


@OFFICE
@require_safe
def into_report_file(request: HttpRequest, unit: Unit, pk: int, form: str) -> HttpResponse:
    """The same table as a file."""
    text = _found(unit, pk)
    chosen = _chosen(request, _open_reports(request, unit))
    rows: list[tuple[str | int, ...]] = []
    if chosen is not None:
        found = matches(report_of(text), Target.of(chosen), names_in(unit))
        rows = [
            (
                one.number,
                one.figure.indicator,
                one.indicator.code if one.indicator else "",
                one.figure.period or "",
                one.before,
                one.after,
                int(one.is_sure),
                one.problem,
                one.quote,
            )
            for one in found
        ]
    columns = (
        "figure",
        "name",
        "indicator",
        "period",
        "before",
        "after",
        "is_sure",
        "problem",
        "quote",
    )
    return download(Table("matches", columns, rows), form)


def _accept(
    request: HttpRequest,
    unit: Unit,
    about: tuple[Target, Names],
    found: Sequence[Match],
) -> HttpResponse:
    """Enter what was accepted and remember the names that were matched by hand."""
    target, names = about
    if "all" in request.POST:
        accepted = [one for one in found if one.is_sure and not one.is_same]
    else:
        wanted = {int(one) for one in request.POST.getlist("accept") if one.isdecimal()}
        accepted = [one for one in found if one.number in wanted and not one.problem]
    by, now = request.user, timezone.now()
    last = {one.cell.key: one for one in accepted if one.cell is not None}
    try:
        cells = [typed_of(one, target) for one in last.values()]
        enter(by=by, at=now, report=target.report, cells=cells)  # type: ignore[arg-type]
    except Refused as fault:
        messages.error(request, refusal(fault))
    else:
        for one in last.values():
            if one.indicator is not None and names.match(one.figure.indicator) != one.indicator:
                name = one.figure.indicator[:300]
                learn_synonym(by=by, at=now, unit=unit, indicator=one.indicator, name=name)  # type: ignore[arg-type]
        said = _("%(count)s figures were taken into %(report)s.")
        values = {"count": len(last), "report": _words(target.report)}
        messages.success(request, said % values)
    address = f"{request.path}?bao-cao={target.report.pk}"
    return redirect(address)


def _found(unit: Unit, pk: int) -> Text:
    text = text_of(unit, pk)
    if text is None:
        raise Http404("no such text in this unit")
    return text


def _open_reports(request: HttpRequest, unit: Unit) -> list[Report]:
    """The reports this person may type into for the unit now; only a clerk types."""
    if Role.CLERK not in roles_in(request.user, unit, timezone.localdate()):  # type: ignore[arg-type]
        return []
    return [
        report
        for one in open_rounds(unit, timezone.localdate())
        for report in reports_of(one)
        if report.duty.reporter_id == unit.pk
        and report.progress in (Progress.DRAFT, Progress.RETURNED)
    ]


def _chosen(request: HttpRequest, reports: Sequence[Report]) -> Report | None:
    """The report that was asked for, else the first that is open."""
    wanted = request.GET.get("bao-cao") or request.POST.get("bao-cao") or ""
    asked = next((one for one in reports if str(one.pk) == wanted), None)
    return asked or next(iter(reports), None)


def _codes(request: HttpRequest, count: int) -> dict[int, str]:
    """The indicator codes that were entered by hand, by the number of the figure."""
    sent = {number: request.POST.get(f"i-{number}", "").strip() for number in range(1, count + 1)}
    return {number: code for number, code in sent.items() if code}


def _problem(match: Match) -> str:
    """Why a figure cannot be accepted."""
    return _(PROBLEMS[match.problem]) if match.problem else ""


def _words(report: Report) -> str:
    """A report as one names it."""
    return f"“{report.duty.form.name}”, {period_words(report.round.period)}"
