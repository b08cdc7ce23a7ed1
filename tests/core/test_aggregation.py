"""Aggregation: totals by the indicator's rule, never without their coverage."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo_core.aggregation import Coverage, Entry, Total, over_time, over_units, quotient
from tiendo_core.indicators import Aggregation, IndicatorKind, Rule
from tiendo_core.periods import Period, month
from tiendo_core.reasons import NoValue, Reason
from tiendo_core.results import State

SUM = Aggregation(Rule.SUM)
RATIO = Aggregation(Rule.RATIO, "XH.01", "households")
Q1 = Period.parse("2026-Q1")


def _entry(unit: str, value: int | None, state: State = State.REPORTED, **parts: int) -> Entry:
    number = None if value is None else Decimal(value)
    return Entry(unit, state, number, **{name: Decimal(part) for name, part in parts.items()})


GAPS = [
    _entry("late", None, State.LATE),
    _entry("missing", None, State.MISSING),
    _entry("refused", None, State.REFUSED),
    _entry("not due", None, State.NOT_DUE),
    _entry("not applicable", None, State.NOT_APPLICABLE),
]


def test_a_total_says_how_many_reported_of_how_many():
    total = over_units(SUM, [_entry("a", 10), _entry("b", 11), _entry("c", 0, State.ZERO), *GAPS])
    assert total == Total(Fraction(21), Coverage(3, 6, 7))
    assert not total.coverage.is_complete
    assert over_units(SUM, [_entry("a", 10)]).coverage.is_complete


def test_a_zero_is_a_value_and_a_gap_is_none():
    assert over_units(SUM, [_entry("a", 0, State.ZERO)]).value == 0
    assert over_units(SUM, GAPS).value == NoValue(Reason.MISSING, tuple(one.unit for one in GAPS))


def test_a_value_beside_a_state_without_one_is_not_counted():
    assert over_units(SUM, [_entry("a", 5), _entry("b", 9, State.REFUSED)]).value == 5


def test_a_ratio_is_made_of_sums_and_not_of_ratios():
    entries = [
        _entry("a", 10, numerator=10, denominator=100),
        _entry("b", 1, numerator=10, denominator=1000),
        _entry("c", 50, numerator=1),
        _entry("d", 50, denominator=1),
    ]
    total = over_units(RATIO, entries, factor=100)
    assert total == Total(Fraction(2000, 1100), Coverage(2, 4, 4))
    nothing = over_units(RATIO, [_entry("a", 0, numerator=0, denominator=0)])
    assert nothing.value == NoValue(Reason.ZERO_DIVISOR)


def test_means_are_weighted_where_a_weight_is_named():
    weighted = Aggregation(Rule.WEIGHTED_MEAN, weight="population")
    entries = [_entry("a", 10, weight=1), _entry("b", 20, weight=3), _entry("c", 99)]
    assert over_units(weighted, entries) == Total(Fraction(70, 4), Coverage(2, 3, 3))
    assert over_units(Aggregation(Rule.MEAN), entries[:2]).value == 15


@pytest.mark.parametrize("rule", [Rule.NONE, Rule.DERIVED])
def test_what_does_not_add_up_has_no_total(rule: Rule):
    total = over_units(Aggregation(rule), [_entry("a", 10)])
    assert total == Total(NoValue(Reason.NOT_ADDITIVE), Coverage(1, 1, 1))


@given(st.lists(st.decimals(-(10**9), 10**9, places=4), min_size=2, max_size=12))
def test_a_total_of_totals_is_the_total(values: list[Decimal]):
    entries = [Entry(str(place), State.REPORTED, value) for place, value in enumerate(values)]
    parts = [over_units(SUM, entries[:1]), over_units(SUM, entries[1:])]
    assert sum(one.value for one in parts if isinstance(one.value, Fraction)) == sum(
        map(Fraction, values)
    )
    assert over_units(SUM, entries).value == sum(map(Fraction, values))


def test_a_flow_adds_its_months_and_says_how_many():
    months = {month(2026, number): Decimal(number) for number in (1, 2)}
    flow = IndicatorKind.FLOW
    assert over_time(flow, months, Q1) == Total(Fraction(3), Coverage(2, 3, 3))
    months[month(2026, 3)] = Decimal(3)
    months[month(2026, 4)] = Decimal(100)
    assert over_time(flow, months, Q1) == Total(Fraction(6), Coverage(3, 3, 3))
    assert over_time(flow, {}, Q1).value == NoValue(Reason.MISSING, ("2026-Q1",))


def test_a_value_of_the_period_itself_is_its_value():
    values = {Q1: Decimal(7), month(2026, 1): Decimal(1)}
    for kind in IndicatorKind:
        assert over_time(kind, values, Q1) == Total(Fraction(7), Coverage(3, 3, 3))


def test_running_totals_are_never_summed():
    totals = {Period.parse(code): Decimal(9) for code in ("2026-01", "2026-2M")}
    value = over_time(IndicatorKind.FLOW, totals, Q1).value
    assert value == NoValue(Reason.OVERLAPPING, ("2026-01", "2026-2M"))


def test_a_day_within_a_month_does_not_make_the_month_reported():
    days = {Period.parse("2026-01-15"): Decimal(1)}
    assert over_time(IndicatorKind.FLOW, days, Q1) == Total(Fraction(1), Coverage(0, 3, 3))
    span = Period.parse("2026-01-10..2026-01-20")
    assert over_time(IndicatorKind.FLOW, days, span) == Total(Fraction(1), Coverage(0, 0, 0))


def test_a_stock_is_what_stood_at_the_end():
    stocks = {month(2026, number): Decimal(number) for number in (1, 2)}
    stock = IndicatorKind.STOCK
    assert over_time(stock, stocks, Q1).value == NoValue(Reason.MISSING, ("2026-Q1",))
    stocks[Period.parse("2026-03-31")] = Decimal(30)
    assert over_time(stock, stocks, Q1) == Total(Fraction(30), Coverage(1, 1, 1))


def test_a_ratio_over_time_is_made_of_its_parts():
    months = {month(2026, 1): Decimal(50), month(2026, 2): Decimal(60)}
    assert over_time(IndicatorKind.RATIO, months, Q1).value == NoValue(Reason.NOT_ADDITIVE)
    above = Total(Fraction(57), Coverage(2, 3, 3))
    below = Total(Fraction(110), Coverage(3, 3, 3))
    none = Total(NoValue(Reason.MISSING), Coverage(0, 3, 3))
    assert quotient(above, below, 100) == Total(Fraction(5700, 110), Coverage(2, 3, 3))
    assert quotient(none, below) == quotient(above, none) == none
    zero = Total(Fraction(0), Coverage(3, 3, 3))
    assert quotient(above, zero).value == NoValue(Reason.ZERO_DIVISOR)
