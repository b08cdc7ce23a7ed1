"""One value from several, across units and across periods, always with its coverage.

The indicator says how: flows and stocks add over units; a ratio is made anew of the sums of its
numerators and denominators, from the units that gave both; a mean of means is never taken. Over
time flows add and stocks keep their last value. Running totals are never summed. A total that not
all have reported to is shown as "8 of 12", never as if it were whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from tiendo_core.indicators import Aggregation, IndicatorKind, Rule
from tiendo_core.periods import Period
from tiendo_core.reasons import NoValue, Reason, divided
from tiendo_core.results import State

_REPORTED = frozenset({State.REPORTED, State.ZERO})


class Coverage(NamedTuple):
    """How many reported, of how many whose report is due, of how many the indicator applies to.

    Over units these are units; over periods they are months.
    """

    reported: int
    due: int
    of: int

    @property
    def is_complete(self) -> bool:
        """Whether everything the total should hold is in it."""
        return self.reported == self.of


@dataclass(frozen=True, slots=True)
class Total:
    """A value over units or periods with its coverage."""

    value: Fraction | NoValue
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class Entry:
    """What one unit gives to a total: its state and value, and the parts its rule needs."""

    unit: str
    state: State
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    weight: Decimal | None = None


def over_units(aggregation: Aggregation, entries: Sequence[Entry], factor: int = 1) -> Total:
    """The value of all units together; ``factor`` is the indicator's (100 for %)."""
    usable = [one for one in entries if one.state in _REPORTED and _has_parts(aggregation, one)]
    coverage = _unit_coverage(entries, len(usable))
    if aggregation.rule in {Rule.NONE, Rule.DERIVED}:
        return Total(NoValue(Reason.NOT_ADDITIVE), coverage)
    if not usable:
        return Total(NoValue(Reason.MISSING, tuple(one.unit for one in entries)), coverage)
    return Total(_put_together(aggregation.rule, usable, factor), coverage)


def over_time(kind: IndicatorKind, values: Mapping[Period, Decimal], period: Period) -> Total:
    """The value of a whole period from the values of periods inside it; coverage in months.

    A flow adds what does not overlap; a stock is what stood at the period's end; a ratio is made of
    its parts by ``quotient``. A value of the period itself is that value.
    """
    months = period.months or 0
    if period in values:
        return Total(Fraction(values[period]), Coverage(months, months, months))
    if kind is IndicatorKind.RATIO:
        return Total(NoValue(Reason.NOT_ADDITIVE), Coverage(0, months, months))
    inside = sorted(one for one in values if period.covers(one))
    if kind is IndicatorKind.STOCK:
        return _last(inside, values, period)
    clash = next((pair for pair in pairwise(inside) if pair[0].overlaps(pair[1])), None)
    reported = sum(one.months or 0 for one in inside)
    if clash:
        value: Fraction | NoValue = NoValue(Reason.OVERLAPPING, (clash[0].code, clash[1].code))
        return Total(value, Coverage(0, months, months))
    value = _sum(values[one] for one in inside) if inside else _missing(period)
    return Total(value, Coverage(reported, months, months))


def quotient(above: Total, below: Total, factor: int = 1) -> Total:
    """A ratio of two totals, as widely covered as the narrower of them."""
    coverage = min(above.coverage, below.coverage)
    if isinstance(above.value, NoValue):
        return Total(above.value, coverage)
    if isinstance(below.value, NoValue):
        return Total(below.value, coverage)
    return Total(divided(above.value * factor, below.value), coverage)


def _has_parts(aggregation: Aggregation, entry: Entry) -> bool:
    """Whether a unit gave all that the rule needs."""
    if aggregation.rule is Rule.RATIO:
        return entry.numerator is not None and entry.denominator is not None
    has_weight = aggregation.rule is not Rule.WEIGHTED_MEAN or entry.weight is not None
    return entry.value is not None and has_weight


def _unit_coverage(entries: Iterable[Entry], reported: int) -> Coverage:
    """How many units are in, are due, and are asked at all."""
    asked = [one for one in entries if one.state is not State.NOT_APPLICABLE]
    return Coverage(reported, sum(one.state is not State.NOT_DUE for one in asked), len(asked))


def _put_together(rule: Rule, entries: Sequence[Entry], factor: int) -> Fraction | NoValue:
    """The value of units that all gave what the rule needs."""
    if rule is Rule.RATIO:
        above, below = (
            _sum(one.numerator for one in entries),
            _sum(one.denominator for one in entries),
        )
        return divided(above * factor, below)
    if rule is Rule.WEIGHTED_MEAN:
        weights = _sum(one.weight for one in entries)
        weighed = (Fraction(one.value or 0) * Fraction(one.weight or 0) for one in entries)
        return divided(sum(weighed, Fraction(0)), weights)
    total = _sum(one.value for one in entries)
    return total / len(entries) if rule is Rule.MEAN else total


def _sum(values: Iterable[Decimal | None]) -> Fraction:
    """The exact sum of values that are there."""
    return sum((Fraction(value or 0) for value in values), Fraction(0))


def _last(inside: Sequence[Period], values: Mapping[Period, Decimal], period: Period) -> Total:
    """What stood at the end of a period; an earlier stand is not the stand of the end."""
    at_end = next((one for one in inside if one.end_on == period.end_on), None)
    if at_end is None:
        return Total(_missing(period), Coverage(0, 1, 1))
    return Total(Fraction(values[at_end]), Coverage(1, 1, 1))


def _missing(period: Period) -> NoValue:
    """Nothing was reported for a period."""
    return NoValue(Reason.MISSING, (period.code,))
