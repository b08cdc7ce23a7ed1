"""The data a writer can insert into a text, and the datum a number in a text is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from django.utils import timezone

from tiendo.board.composing import Line
from tiendo.board.kept import board_of, mark
from tiendo.board.periods import latest as latest_period
from tiendo.indicators.queries import catalogue, find
from tiendo.publishing.content import PointContent
from tiendo.publishing.printing import is_in_points, said_as
from tiendo.publishing.references import (
    ABOVE,
    ATTAINED,
    BELOW,
    CHANGE,
    PLAN,
    VALUE,
    Citable,
    Reference,
    Said,
)
from tiendo.results.queries import Origin, Standing, standing_values, values
from tiendo.units.queries import Unit, all_units, registry
from tiendo_core.indicators import Indicator
from tiendo_core.periods import Period
from tiendo_core.reasons import NoValue
from tiendo_core.units import UnitKey

OF_THE_BOARD = (PLAN, ATTAINED, CHANGE)
"""What the board says of a value."""

DERIVED = 0
"""The version of a value that follows from those of other periods."""


def citable(unit: Unit, words: str, period: str = "") -> list[Citable]:
    """What stands of the public indicators the words name, tones optional, for a period.

    Without a period for the latest one the unit has values of. A constant number of queries.
    """
    asked = Period.parse(period) if period else latest_period(unit, timezone.localdate())
    return data_of(unit, asked, [one.code for one in find(words, unit) if one.is_public])


def data_of(unit: Unit, period: Period, codes: Sequence[str]) -> list[Citable]:
    """What stands of these indicators for a period, with what the board says; those without a
    number are left out. A constant number of queries."""
    stands = standing_values(unit, [period.code], codes) if codes else {}
    lines = _lines(unit, period) if stands else {}
    known = catalogue()
    found = ((code, stands.get((code, period.code))) for code in codes)
    return [
        _citable(unit, known[code], one, lines.get(code))
        for code, one in found
        if one is not None and one.value is not None
    ]


def _lines(unit: Unit, period: Period) -> dict[str, Line]:
    """The lines of the board of a period that began with its year; none for any other."""
    if not period.is_cumulative or period.months is None:
        return {}
    board = board_of(unit, period, mark(unit, period, timezone.localdate()))
    return {line.indicator.code: line for line in board.lines}


def _citable(unit: Unit, indicator: Indicator, one: Standing, line: Line | None) -> Citable:
    """What stands, with what the board says of it."""
    reference = _reference(unit, one)
    value = one.value if one.value is not None else Fraction(0)
    numbers = {VALUE: value}
    if one.number is None and one.numerator is not None and one.denominator is not None:
        numbers |= {ABOVE: Fraction(one.numerator), BELOW: Fraction(one.denominator)}
    said = {
        part: Said(said_as(part, number, indicator), number) for part, number in numbers.items()
    }
    if line is not None and line.said.value == value:
        said |= _of_board(line)
    approved_on = timezone.localdate(one.approved_at) if one.approved_at else None
    return Citable(reference, indicator.name, indicator.unit, said, approved_on, one.is_invented)


def _reference(unit: Unit, one: Standing) -> Reference:
    """What names a value that stands."""
    version = DERIVED if one.is_derived else one.version
    source = "" if one.is_derived else one.source
    return Reference(unit.key, one.indicator, one.period, one.certainty, version, source)


def _of_board(line: Line) -> dict[str, Said]:
    """Plan, attainment and change, as the board says them; shares in per cent."""
    said, indicator = line.said, line.indicator
    found: dict[str, Fraction] = {}
    if not isinstance(said.level, NoValue):
        found[PLAN] = said.level
    if not isinstance(said.attained, NoValue):
        found[ATTAINED] = said.attained * 100
    if not isinstance(said.change, NoValue):
        found[CHANGE] = said.change if is_in_points(indicator) else said.change * 100
    return {part: Said(said_as(part, exact, indicator), exact) for part, exact in found.items()}


def cited(reference: Reference) -> Citable | None:
    """The very version of a value a number names; None when there is no such public datum.

    It is ``is_superseded`` when another version stands by now. A value that follows from other
    periods is taken as it follows today.
    """
    return cited_all([reference]).get(reference)


def cited_all(references: Iterable[Reference], *, in_full: bool = True) -> dict[Reference, Citable]:
    """The same of many references: a few queries for each unit and period that is cited.

    Not ``in_full`` nothing more is said of a bare value (its plan, its change), which spares a
    board for each period.
    """
    known, units = catalogue(), registry()
    asked: dict[UnitKey, list[Reference]] = defaultdict(list)
    for one in references:
        indicator = known.get(one.indicator)
        if one.unit in units.row_of and indicator is not None and indicator.is_public:
            asked[one.unit].append(one)
    rows = {units.row_of[key]: several for key, several in asked.items()}
    found: dict[Reference, Citable] = {}
    for unit in all_units().filter(pk__in=rows):
        found |= _cited_of(unit, rows[unit.pk], in_full=in_full)
    return found


def _cited_of(
    unit: Unit, references: Sequence[Reference], *, in_full: bool
) -> dict[Reference, Citable]:
    """What references to values of one unit name."""
    known = catalogue()
    periods = {code: Period.parse(code) for code in {one.period for one in references}}
    codes = {one.indicator for one in references}
    stands = standing_values(unit, sorted(periods), codes)
    on_board = {one.period for one in references if in_full or one.part in OF_THE_BOARD}
    lines = {code: _lines(unit, periods[code]) for code in on_board}
    found: dict[Reference, Citable] = {}
    versions: dict[tuple[object, ...], Standing] | None = None
    for one in references:
        standing = stands.get((one.indicator, one.period))
        is_standing = standing is not None and _names(_reference(unit, standing)) == _names(one)
        if not is_standing:
            versions = _versions(unit, codes) if versions is None else versions
            standing = versions.get((one.indicator, one.period, *_names(one)))
        if standing is None or standing.value is None:
            continue
        line = lines.get(one.period, {}).get(one.indicator)
        datum = _citable(unit, known[one.indicator], standing, line).part(one.part)
        if datum is not None:
            found[one] = replace(datum, is_superseded=not is_standing)
    return found


def _names(one: Reference) -> tuple[object, ...]:
    """What of a reference names the version."""
    return one.certainty, one.version, one.source


def _versions(unit: Unit, codes: Iterable[str]) -> dict[tuple[object, ...], Standing]:
    """Every version of a unit's values as if it stood."""
    return {
        (row.code, row.period, row.certainty, row.version, row.reporter): Standing(
            row.code,
            row.period,
            row.reporter,
            row.version,
            row.certainty,
            row.state,
            row.number,
            row.numerator,
            row.denominator,
            row.factor,
            approved_at=row.approved_at,
            is_invented=row.origin == Origin.INVENTED.value,
        )
        for row in values(unit, codes)
    }


def references_of(unit: Unit, period: Period, codes: Sequence[str]) -> dict[str, str]:
    """The references of what stands for a period, by indicator; one query."""
    stands = standing_values(unit, [period.code], codes) if codes else {}
    return {
        code: str(_reference(unit, one))
        for (code, _period), one in stands.items()
        if one.value is not None
    }


def references_of_points(
    unit: Unit, code: str, points: Sequence[PointContent], which: str
) -> dict[str, str]:
    """The references of the months of a chart, alone or from the beginning of the year, by month;
    those drawn of something else than what stands are left out. One query."""
    asked = {one["period"]: Period.parse(one["period"]) for one in points}
    if which == "total":
        asked = {name: period.cumulative() for name, period in asked.items()}
    stands = standing_values(unit, [one.code for one in asked.values()], [code]) if asked else {}
    found = {}
    for point in points:
        one = stands.get((code, asked[point["period"]].code))
        drawn = point["total" if which == "total" else "alone"]["exact"]
        if one is not None and one.value is not None and drawn and one.value == Fraction(drawn):
            found[point["period"]] = str(_reference(unit, one))
    return found
