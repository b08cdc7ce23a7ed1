"""All versions of a value: who said what, when, and what each changed; bodies side by side."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tiendo.common.tables import Table, download
from tiendo.common.wording import period_words
from tiendo.indicators.queries import record
from tiendo.results.models import State, Value
from tiendo.results.queries import (
    Standing,
    history,
    reopening_reasons,
    reports_about,
    standing_values,
)
from tiendo.results.wording import figure
from tiendo.units.access import for_roles
from tiendo.units.queries import Role, Unit
from tiendo_core.periods import Period, PeriodFault
from tiendo_core.reasons import rounded

READERS = for_roles(Role.CLERK, Role.SYNTHESIS, Role.VERIFIER, Role.APPROVER, Role.LEADER)


def said(value: Value | Standing) -> str:
    """What a version says: its number, both parts of a ratio, or why there is none."""
    if value.state != State.REPORTED:
        return str(State(value.state).label)
    if value.number is not None or value.numerator is None:
        return figure(value.number)
    return f"{figure(value.numerator)}/{figure(value.denominator)}"


@READERS
@require_safe
def versions(request: HttpRequest, unit: Unit, period: str, indicator: str) -> HttpResponse:
    """The history of one figure of a unit, and what stands by each body."""
    found = record(indicator)
    if found is None or not _is_period(period):
        raise Http404("no such indicator or period")
    held = list(history(unit, indicator, period))
    standing = standing_values(unit, [period], [indicator]).get((indicator, period))
    bodies = standing.by_source if standing else ()
    names = {one.reporter.code: one.reporter.full_name for one in held}
    checking = reports_about(unit, indicator, period)
    context = {
        "unit": unit,
        "indicator": found,
        "period": period,
        "period_words": period_words(period),
        "standing": standing,
        "stands": _stands(standing, found.decimals),
        "bodies": [
            (names.get(one.source, one.source), said(one), one, checking.get(one.source))
            for one in bodies
        ],
        "rows": _rows(held),
        "file_address": f"{request.path}bang",
    }
    return render(request, "results/versions.html", context)


def _is_period(code: str) -> bool:
    try:
        Period.parse(code)
    except PeriodFault:
        return False
    return True


def _stands(standing: Standing | None, decimals: int) -> str:
    """The figure that stands; a dash when none does or bodies differ."""
    if standing is None or standing.value is None:
        return "—"
    return figure(rounded(standing.value, decimals))


@dataclass(frozen=True)
class Version:
    """A version, what it says, what the same body said before of the same kind, and why its report
    was opened again for it."""

    value: Value
    said: str
    before: str
    reopened_because: str


def _rows(held: list[Value]) -> list[Version]:
    """The versions of a figure as they are shown."""
    reasons = reopening_reasons({one.report_id for one in held if one.report_id is not None})
    rows: list[Version] = []
    last: dict[tuple[int, str], Value] = {}
    for one in held:
        before = last.get((one.reporter_id, one.certainty))
        because = ""
        if before is not None and one.report_id is not None:
            told = reasons.get(one.report_id, ())
            because = "; ".join(
                note for at, note in told if before.approved_at <= at <= one.approved_at
            )
        rows.append(Version(one, said(one), "" if before is None else said(before), because))
        last[one.reporter_id, one.certainty] = one
    return rows


@READERS
@require_safe
def versions_file(
    request: HttpRequest, unit: Unit, period: str, indicator: str, form: str
) -> HttpResponse:
    """All versions as a file."""
    columns = (
        "reporter",
        "certainty",
        "version",
        "state",
        "number",
        "numerator",
        "denominator",
        "origin",
        "cut_off_on",
        "entered_by",
        "approved_by",
        "approved_at",
        "reason",
        "reopened_because",
        "note",
    )
    rows = [
        (
            one.reporter.code,
            one.certainty,
            one.version,
            one.state,
            one.number,
            one.numerator,
            one.denominator,
            one.origin,
            one.cut_off_on,
            str(one.entered_by or ""),
            str(one.approved_by or ""),
            one.approved_at,
            one.reason,
            row.reopened_because,
            one.note,
        )
        for row in _rows(list(history(unit, indicator, period)))
        for one in (row.value,)
    ]
    return download(Table("versions", columns, rows), form)
