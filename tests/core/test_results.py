"""Results: versions that stand, states that stay different, numbers that lose nothing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo_core.periods import Period, PeriodFault, first_months, month
from tiendo_core.reasons import NoValue, Reason
from tiendo_core.results import (
    LARGEST,
    Certainty,
    Duty,
    OutOfRange,
    Result,
    State,
    cumulated,
    disagreement,
    filled,
    from_ten_thousandths,
    side_by_side,
    standing,
    state,
    to_ten_thousandths,
    within,
)
from tiendo_core.units import UnitKey

UNIT = UnitKey("18115", date(2025, 7, 1))
MAY = Period.parse("2026-05")
DUTY = Duty(date(2026, 5, 18), date(2026, 5, 25))


def _result(
    value: str | None,
    certainty: Certainty = Certainty.ESTIMATE,
    version: int = 1,
    source: str = "UBND",
    **more: object,
) -> Result:
    number = None if value is None else Decimal(value)
    return Result("KT.CN.01", UNIT, MAY, source, version, certainty, number, **more)  # type: ignore[arg-type]


def test_zero_missing_not_due_late_not_applicable_and_refused_are_different():
    on = date(2026, 5, 20)
    assert state(_result("0"), DUTY, on) is State.ZERO
    assert state(_result("0.0001"), DUTY, on) is State.REPORTED
    assert state(_result(None, state=State.REFUSED), DUTY, on) is State.REFUSED
    assert state(_result(None, state=State.NOT_APPLICABLE), DUTY, on) is State.NOT_APPLICABLE
    assert state(None, DUTY, date(2026, 5, 18)) is State.NOT_DUE
    assert state(None, DUTY, date(2026, 5, 19)) is State.LATE
    assert state(None, DUTY, date(2026, 5, 25)) is State.LATE
    assert state(None, DUTY, date(2026, 5, 26)) is State.MISSING


def test_the_surest_version_stands_whatever_came_last():
    estimate = _result("5", Certainty.ESTIMATE, 3)
    preliminary = _result("6", Certainty.PRELIMINARY, 1)
    official = _result("7", Certainty.OFFICIAL, 2)
    for order in permutations([estimate, preliminary, official]):
        assert standing(order) == official
    assert standing([estimate, preliminary]) == preliminary
    assert standing([]) is None


def test_of_equally_sure_versions_the_last_stands():
    first, second = _result("5", version=1), _result("6", version=2)
    assert standing([second, first]) == second


def test_a_number_to_the_cut_off_does_not_stand_for_the_whole_period():
    cut = _result("3", Certainty.TO_CUT_OFF, 2, cut_off_on=date(2026, 5, 14))
    estimate = _result("5")
    whole = _result("5.2", Certainty.TO_CUT_OFF, 3, cut_off_on=date(2026, 5, 31))
    assert standing([estimate, cut]) == estimate
    assert standing([cut]) is None
    assert standing([estimate, cut, whole]) == whole


def test_two_bodies_stand_side_by_side_and_none_is_chosen():
    ours, theirs = _result("5"), _result("6", source="Thống kê")
    cut = _result("1", Certainty.TO_CUT_OFF, source="Chi cục", cut_off_on=date(2026, 5, 14))
    both = side_by_side([ours, theirs, cut])
    assert both.by_source == {"UBND": ours, "Thống kê": theirs}
    assert both.differs
    assert not side_by_side([ours]).differs


def test_impossible_results_are_refused():
    with pytest.raises(OutOfRange, match="only if reported"):
        _result("1", state=State.REFUSED)
    with pytest.raises(OutOfRange, match="only if reported"):
        _result(None)
    with pytest.raises(OutOfRange, match="concluded"):
        _result("0", state=State.ZERO)
    with pytest.raises(OutOfRange, match="day of the cut-off"):
        _result("1", Certainty.TO_CUT_OFF)


MONTHS = {month(2026, number): Decimal(number) for number in (1, 2, 3)}


def test_months_make_the_running_total_when_they_are_complete():
    assert cumulated(month(2026, 3), MONTHS) == 6
    assert cumulated(Period.parse("2026-Q1"), MONTHS) == 6
    assert cumulated(month(2026, 5), MONTHS) == NoValue(Reason.MISSING, ("2026-04", "2026-05"))
    with pytest.raises(PeriodFault, match="whole months"):
        cumulated(Period.parse("2026-03-15"), MONTHS)


def test_two_running_totals_make_the_month_between():
    totals = {first_months(2026, 1): Decimal(1), first_months(2026, 2): Decimal("3.5")}
    assert within(month(2026, 2), totals) == Decimal("2.5")
    assert within(month(2026, 1), totals) == 1
    assert within(month(2026, 4), totals) == NoValue(Reason.MISSING, ("2026-4M", "2026-Q1"))


def test_a_total_that_contradicts_its_months_is_told():
    march = month(2026, 3)
    assert disagreement(march, MONTHS, {march.cumulative(): Decimal(5)}) == -1
    assert disagreement(march, MONTHS, {march.cumulative(): Decimal(6)}) is None
    assert disagreement(march, MONTHS, {}) is None
    assert disagreement(march, {}, {march.cumulative(): Decimal(6)}) is None


@given(st.lists(st.decimals(-(10**9), 10**9, places=4), min_size=1, max_size=12))
def test_months_and_totals_are_two_forms_of_one_thing(values: list[Decimal]):
    months = {month(2026, place + 1): value for place, value in enumerate(values)}
    totals = {one.cumulative(): cumulated(one, months) for one in months}
    known = {period: total for period, total in totals.items() if isinstance(total, Decimal)}
    assert len(known) == len(values)
    for one, value in months.items():
        assert within(one, known) == value


def test_a_large_exact_value_comes_back_as_it_was():
    value = Decimal("12345678901234.5678")
    assert to_ten_thousandths(value) == 123456789012345678
    assert from_ten_thousandths(123456789012345678) == value


@given(st.integers(-LARGEST, LARGEST))
def test_every_whole_number_of_ten_thousandths_comes_back(whole: int):
    assert to_ten_thousandths(from_ten_thousandths(whole)) == whole


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("922337203685477.5808", "too large"),
        ("-922337203685477.5808", "too large"),
        ("1E+500", "too large"),
        ("0.00001", "more than 4 decimals"),
        ("1E-500", "more than 4 decimals"),
        ("NaN", "no number"),
        ("Infinity", "no number"),
    ],
)
def test_a_value_that_would_lose_something_is_refused_with_a_sentence(text: str, sentence: str):
    with pytest.raises(OutOfRange, match=sentence):
        to_ten_thousandths(Decimal(text))


def test_a_sum_beyond_the_range_is_refused():
    assert from_ten_thousandths(LARGEST) == Decimal("922337203685477.5807")
    with pytest.raises(OutOfRange, match="sum is too large"):
        from_ten_thousandths(LARGEST + 1)


_AMOUNTS = st.integers(-(10**9), 10**9)


@given(st.lists(st.none() | _AMOUNTS, min_size=12, max_size=12))
def test_a_year_filled_from_its_months_says_what_the_sum_says(months: list[int | None]):
    year = filled(months, [None] * 12)
    known = {
        month(2020, number): from_ten_thousandths(value)
        for number, value in enumerate(months, 1)
        if value is not None
    }
    for number, total in enumerate(year.totals, 1):
        summed = cumulated(month(2020, number), known)
        assert (total is None) == isinstance(summed, NoValue)
        assert total is None or from_ten_thousandths(total) == summed
    assert year.months == months


@given(st.lists(st.none() | _AMOUNTS, min_size=12, max_size=12))
def test_a_year_filled_from_running_totals_says_what_the_difference_says(totals: list[int | None]):
    year = filled([None] * 12, totals)
    known = {
        first_months(2020, number): from_ten_thousandths(value)
        for number, value in enumerate(totals, 1)
        if value is not None
    }
    for number, alone in enumerate(year.months, 1):
        part = within(month(2020, number), known)
        assert (alone is None) == isinstance(part, NoValue)
        assert alone is None or from_ten_thousandths(alone) == part
    assert year.totals == totals


def test_a_given_running_total_stands_before_the_sum_and_the_months_go_on_from_it():
    year = filled([1, None, 3, 4, *[None] * 8], [None, 5, None, 20, None, 9, *[None] * 6])
    assert year.totals == [1, 5, 8, 20, None, 9, *[None] * 6]
    assert year.months == [1, 4, 3, 4, *[None] * 8]
