"""A figure is odd when it does not fit the unit's own other figures; fitting ones keep quiet."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo_core.indicators import IndicatorKind
from tiendo_core.plausibility import (
    Figure,
    Oddity,
    Rule,
    fences,
    oddities,
    parts_oddities,
    ratio_oddities,
)

FLOW, STOCK, RATIO = IndicatorKind.FLOW, IndicatorKind.STOCK, IndicatorKind.RATIO


def d(*numbers: str) -> tuple[Decimal, ...]:
    return tuple(Decimal(number) for number in numbers)


def figure(value: str, kind: IndicatorKind = FLOW, **more: object) -> Figure:
    known = {name: Decimal(one) if isinstance(one, str) else one for name, one in more.items()}
    return Figure(Decimal(value), kind, **known)  # type: ignore[arg-type]


def rules(found: list[Oddity]) -> list[Rule]:
    return [one.rule for one in found]


def test_a_lost_comma_is_told_with_the_figure_it_may_have_been() -> None:
    assert oddities(figure("3559", before="318.2", last_year="301.4")) == [
        Oddity(Rule.SLIP, d("3559", "1", "355.9", "318.2"))
    ]


@pytest.mark.parametrize(
    ("value", "power"),
    [("355900", "3"), ("355900000", "6"), ("0.3559", "-3"), ("0.0000003559", "-9"), ("35590", "2")],
)
def test_a_wrong_unit_of_measure_is_told(value: str, power: str) -> None:
    found = oddities(figure(value, before="318.2"))
    assert [(one.rule, one.values[1]) for one in found] == [(Rule.SLIP, Decimal(power))]


@pytest.mark.parametrize(
    "known",
    [{}, {"before": "0"}, {"before": "1200"}, {"before": "318.2", "last_year": "3300"}],
)
def test_a_figure_near_an_earlier_one_or_without_any_is_no_slip(known: dict[str, str]) -> None:
    assert Rule.SLIP not in rules(oddities(figure("3559", **known)))


def test_a_growth_that_is_large_but_no_power_of_ten_is_no_slip() -> None:
    assert oddities(figure("2000", before="318.2")) == []


def test_a_running_total_that_falls_is_odd_and_a_stock_or_a_month_is_not() -> None:
    assert oddities(figure("300", before="318.2")) == [Oddity(Rule.FALLING, d("300", "318.2"))]
    assert oddities(figure("300", STOCK, before="318.2")) == []
    assert oddities(figure("300", is_running_total=False, before="318.2")) == []
    assert oddities(figure("318.2", before="318.2")) == []


def test_bounds_are_the_line_s_own_or_zero_for_what_cannot_be_negative() -> None:
    assert oddities(figure("-1")) == [Oddity(Rule.BOUNDS, d("-1", "0"))]
    assert oddities(figure("-1", RATIO)) == []
    assert oddities(figure("-1", lowest="-5")) == []
    assert oddities(figure("101", RATIO, highest="100")) == [Oddity(Rule.BOUNDS, d("101", "100"))]
    assert oddities(figure("99", RATIO, highest="100")) == []


def test_an_estimate_below_what_is_done_is_odd() -> None:
    found = oddities(figure("300", to_cut_off="318.2"))
    assert found == [Oddity(Rule.BELOW_CUT_OFF, d("300", "318.2"))]
    assert oddities(figure("320", to_cut_off="318.2")) == []
    assert oddities(figure("300", STOCK, to_cut_off="318.2")) == []


def test_months_that_sum_to_something_else_are_told() -> None:
    found = oddities(figure("10", months="11"))
    assert found == [Oddity(Rule.MONTHS_DIFFER, d("10", "11"))]
    assert oddities(figure("11", months="11")) == []


HISTORY = d("100", "110", "121", "133", "146")


def test_a_figure_far_outside_the_unit_s_history_is_an_outlier() -> None:
    found = oddities(figure("250", history=HISTORY))
    assert found == [Oddity(Rule.OUTLIER, d("250", "100", "146"))]
    assert oddities(figure("20", history=HISTORY)) == [Oddity(Rule.OUTLIER, d("20", "100", "146"))]
    assert oddities(figure("161", history=HISTORY)) == []
    assert oddities(figure("250", history=HISTORY[:3])) == []


def test_a_history_without_any_spread_still_allows_a_tenth_three_times() -> None:
    assert fences(d("100", "100", "100", "100")) == (70, 130)


def test_a_fall_is_told_once_and_not_again_as_an_outlier() -> None:
    assert rules(oddities(figure("20", before="140", history=HISTORY))) == [Rule.FALLING]


MONTHS = d("10", "11", "9", "10", "12", "11")


def test_a_month_far_outside_the_months_right_before_it_is_odd() -> None:
    found = oddities(figure("100", month="37", months_before=MONTHS))
    assert found == [Oddity(Rule.ODD_MONTH, d("37", "9", "12"))]
    assert oddities(figure("100", month="12", months_before=MONTHS)) == []
    assert oddities(figure("100", month="37", months_before=MONTHS[:5])) == []
    assert oddities(figure("100", months_before=MONTHS)) == []


def test_an_outlier_of_the_years_is_not_told_again_of_its_month() -> None:
    odd = figure("250", history=HISTORY, month="150", months_before=MONTHS)
    assert rules(oddities(odd)) == [Rule.OUTLIER]


def test_a_part_above_its_whole_is_odd() -> None:
    found = ratio_oddities(Decimal(600), Decimal(540))
    assert found == [Oddity(Rule.PART_ABOVE_WHOLE, d("600", "540"))]
    assert ratio_oddities(Decimal(540), Decimal(540)) == []


def test_parts_above_their_total_are_odd_and_parts_below_are_not() -> None:
    found = parts_oddities(Decimal(10), d("6", "5"))
    assert found == [Oddity(Rule.PARTS_ABOVE_TOTAL, d("11", "10"))]
    assert parts_oddities(Decimal(10), d("6", "3")) == []


@given(st.lists(st.decimals(1, 10**9, places=2), min_size=4, max_size=30))
def test_nothing_inside_the_history_s_quartiles_is_an_outlier(history: list[Decimal]) -> None:
    middle = sorted(history)[len(history) // 2]
    assert Rule.OUTLIER not in rules(oddities(figure(str(middle), STOCK, history=history)))


@given(st.decimals(1, 10**6, places=2), st.sampled_from([3, 6]))
def test_a_figure_moved_by_whole_units_is_always_told(value: Decimal, power: int) -> None:
    moved = value.scaleb(power)
    found = oddities(figure(str(moved), before=str(value), last_year=str(value)))
    assert rules(found) == [Rule.SLIP]
    assert found[0].values[2] == value
