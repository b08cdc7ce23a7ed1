"""What the units below say together where a unit does not report itself, with the coverage.

A total is compared only with what the same units had: growth over other units would be no growth.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from tiendo.board.reading import Reading, year_before
from tiendo.board.standing import DENOMINATOR, NUMERATOR
from tiendo_core.aggregation import Coverage, Entry, over_units
from tiendo_core.indicators import Indicator, Rule
from tiendo_core.numbers import EXACT
from tiendo_core.periods import Period
from tiendo_core.reasons import NoValue, Reason
from tiendo_core.results import State


@dataclass(frozen=True, slots=True)
class Total:
    """The value of the units below together, and what the same units had before."""

    value: Fraction | NoValue
    coverage: Coverage
    last_year: Fraction | NoValue
    last_end: Fraction | NoValue
    is_invented: bool = False


_STATES = {
    Reason.NOT_APPLICABLE: State.NOT_APPLICABLE,
    Reason.REFUSED: State.REFUSED,
}


def totals_of(
    readings: Mapping[int, Reading],
    asked: Mapping[str, Sequence[int]],
    catalogue: Mapping[str, Indicator],
    period: Period,
) -> dict[str, Total]:
    """The totals of the indicators, each over the units that are asked for it."""
    found = {}
    for code, units in asked.items():
        indicator = catalogue[code]
        entries = [_entry(readings[unit], indicator, period, str(unit)) for unit in units]
        total = over_units(indicator.aggregation, entries, indicator.factor)
        gave = [int(one.unit) for one in entries if one.state in {State.REPORTED, State.ZERO}]
        last_year, last_end = (
            _together(readings, gave, indicator, of)
            for of in (period.same_period_last_year(), year_before(period))
        )
        is_invented = any(readings[unit].is_invented(code, period) for unit in gave)
        found[code] = Total(total.value, total.coverage, last_year, last_end, is_invented)
    return found


def _together(
    readings: Mapping[int, Reading], units: Sequence[int], indicator: Indicator, period: Period
) -> Fraction | NoValue:
    """What these units had together, if all of them had something."""
    entries = [_entry(readings[unit], indicator, period, str(unit)) for unit in units]
    total = over_units(indicator.aggregation, entries, indicator.factor)
    if entries and total.coverage.reported < len(entries):
        return NoValue(Reason.MISSING, (period.code,))
    return total.value


def _entry(reading: Reading, indicator: Indicator, period: Period, unit: str) -> Entry:
    """What one unit gives to the total of an indicator."""
    value = reading.value(indicator.code, period)
    if isinstance(value, NoValue):
        return Entry(unit, _STATES.get(value.reason, State.MISSING))
    rule = indicator.aggregation
    row = reading.standing(indicator.code).rows.get(period.code)
    above = below = weight = None
    if rule.rule is Rule.RATIO:
        if row is not None and row[NUMERATOR] is not None:
            above, below = Decimal(row[NUMERATOR]), Decimal(row[DENOMINATOR] or 0)
        else:
            above = _number(reading, rule.numerator, period)
            below = _number(reading, rule.denominator, period)
    if rule.rule is Rule.WEIGHTED_MEAN:
        weight = _number(reading, rule.weight, period)
    shown = EXACT.divide(Decimal(value.numerator), Decimal(value.denominator))
    return Entry(unit, State.REPORTED, shown, above, below, weight)


def _number(reading: Reading, code: str | None, period: Period) -> Decimal | None:
    """Another indicator's value of the unit, as a part of a ratio or a weight."""
    value = reading.value(code, period) if code else None
    if not isinstance(value, Fraction):
        return None
    return EXACT.divide(Decimal(value.numerator), Decimal(value.denominator))
