"""Assessment: what a result means, by its direction, its prices and the calendar."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo_core.assessment import (
    Measuring,
    Needed,
    Pace,
    Point,
    Status,
    ThresholdFault,
    Thresholds,
    attainment,
    calendar_pace,
    growth,
    needed,
    path_pace,
    points,
    seasonal_pace,
    status,
)
from tiendo_core.indicators import (
    Aggregation,
    Definition,
    Direction,
    Indicator,
    IndicatorKind,
    Rule,
)
from tiendo_core.periods import Period, month
from tiendo_core.quantities import CURRENT_PRICES, Prices
from tiendo_core.reasons import NoValue, Reason, rounded
from tiendo_core.seasons import Series

NINE, NINE_BEFORE = Period.parse("2020-9M"), Period.parse("2019-9M")
OUTPUT = Indicator("KT.CN.01", "Giá trị sản xuất CN-TTCN", "tỷ đồng", IndicatorKind.FLOW)
POOR = Indicator(
    "XH.02",
    "Tỷ lệ hộ nghèo",
    "%",
    IndicatorKind.RATIO,
    Direction.LOWER,
    Aggregation(Rule.RATIO, "XH.01", "households"),
    definitions=(Definition(date(2016, 1, 1), date(2020, 1, 1)), Definition(date(2020, 1, 1))),
)


def test_higher_is_better_counts_the_part_of_the_plan():
    reached = attainment(Direction.HIGHER, Fraction(864), Fraction("1369.3"))
    assert isinstance(reached, Fraction)
    assert rounded(reached * 100, 1) == Decimal("63.1")
    assert attainment(Direction.NEUTRAL, Fraction(1), Fraction(2)) == Fraction(1, 2)
    zero = attainment(Direction.HIGHER, Fraction(1), Fraction(0))
    assert zero == NoValue(Reason.ZERO_DIVISOR, ("plan",))


def test_lower_is_better_counts_the_reduction_achieved_of_the_reduction_planned():
    lower = Direction.LOWER
    assert attainment(lower, Fraction(240), Fraction(200), Fraction(300)) == Fraction(3, 5)
    assert attainment(lower, Fraction(200), Fraction(200), Fraction(300)) == 1
    assert attainment(lower, Fraction(330), Fraction(200), Fraction(300)) == Fraction(-3, 10)
    assert attainment(lower, Fraction(1), Fraction(1)) == NoValue(Reason.MISSING, ("start",))
    stays = attainment(lower, Fraction(250), Fraction(300), Fraction(300))
    assert stays == NoValue(Reason.NO_CHANGE_PLANNED)


def test_a_band_is_met_or_not():
    assert attainment(Direction.BAND, Fraction(105), Fraction(104)) == NoValue(Reason.OPEN_TARGET)


def test_growth_is_over_the_same_period():
    grown = growth(OUTPUT, Point(NINE, Fraction(864)), Point(NINE_BEFORE, Fraction(806)))
    assert isinstance(grown, Fraction)
    assert rounded(grown * 100, 1) == Decimal("7.2")


@pytest.mark.parametrize("before", [0, -5])
def test_there_is_no_growth_from_zero_or_less(before: int):
    none = growth(OUTPUT, Point(NINE, Fraction(1)), Point(NINE_BEFORE, Fraction(before)))
    assert none == NoValue(Reason.ZERO_DIVISOR, ("2019-9M",))


@pytest.mark.parametrize("other", [CURRENT_PRICES, Prices(2020), None])
def test_constant_and_current_prices_are_never_mixed(other: Prices | None):
    now = Point(NINE, Fraction(864), Prices(2010))
    none = growth(OUTPUT, now, Point(NINE_BEFORE, Fraction(806), other))
    assert isinstance(none, NoValue)
    assert none.reason is Reason.OTHER_PRICES
    assert none.about == ("constant 2010 prices", str(other or "prices not stated"))
    assert growth(OUTPUT, now, Point(NINE_BEFORE, Fraction(432), Prices(2010))) == 1


def test_percentages_differ_in_points_and_not_across_definitions():
    iip = Indicator("KT.CN.02", "IIP", "%", IndicatorKind.RATIO, aggregation=Aggregation(Rule.NONE))
    gap = points(iip, Point(NINE, Fraction("9.12")), Point(NINE_BEFORE, Fraction(13)))
    assert gap == Fraction("-3.88")
    across = points(POOR, Point(NINE, Fraction(3)), Point(NINE_BEFORE, Fraction(5)))
    assert across == NoValue(Reason.OTHER_DEFINITION, ("2020-9M", "2019-9M"))


def test_pace_is_measured_by_the_calendar():
    pace = calendar_pace(Fraction("0.631"), NINE)
    assert pace == Pace(Fraction("0.631"), Fraction(3, 4), Measuring.CALENDAR)
    assert pace.gap == Fraction("-11.9")
    assert status(pace) is Status.RISK


def test_pace_is_measured_by_the_season_where_there_is_one():
    months = {month(2019, number): Decimal(1 if number < 10 else 3) for number in range(1, 13)}
    pace = seasonal_pace(Fraction("0.6"), NINE, Series.of(months))
    assert isinstance(pace, Pace)
    assert (pace.expected, pace.by, pace.gap) == (Fraction(1, 2), Measuring.SEASON, 10)
    assert seasonal_pace(Fraction(1), NINE, Series({})) == NoValue(Reason.SHORT_HISTORY, ("0",))


def test_what_the_rest_must_bring_each_month_and_over_last_year():
    months = {month(2019, number): Decimal(100) for number in (10, 11, 12)}
    answer = needed(Fraction(864), Fraction(1314), NINE, Series.of(months))
    assert answer == Needed(Fraction(450), 3, Fraction(150), Fraction(1, 2))
    silent = needed(Fraction(864), Fraction(1314), NINE, Series({}))
    assert isinstance(silent, Needed)
    assert isinstance(silent.growth, NoValue)
    nothing = needed(Fraction(1), Fraction(2), NINE, Series.of(dict.fromkeys(months, Decimal(0))))
    assert isinstance(nothing, Needed)
    assert nothing.growth == NoValue(Reason.ZERO_DIVISOR, ("last year",))
    over = needed(Fraction(864), Fraction(1314), Period.parse("2020"), Series.of(months))
    assert over == NoValue(Reason.YEAR_OVER, ("2020",))


@given(st.fractions(0, 10**6), st.fractions(0, 10**6), st.integers(1, 11))
def test_the_rest_added_to_what_is_done_is_the_plan(value: Fraction, plan: Fraction, count: int):
    period = Period.between(month(2020, 1), month(2020, count))
    answer = needed(value, plan, period, Series({}))
    assert isinstance(answer, Needed)
    assert value + answer.per_month * answer.months == plan


@pytest.mark.parametrize(
    ("gap", "expected"),
    [
        ("5", Status.SAFE),
        ("-3", Status.SAFE),
        ("-3.01", Status.ATTENTION),
        ("-8", Status.ATTENTION),
        ("-8.01", Status.RISK),
        ("-15", Status.RISK),
        ("-15.01", Status.ALARM),
    ],
)
def test_a_gap_has_the_status_of_its_threshold(gap: str, expected: Status):
    pace = Pace(Fraction(1, 2) + Fraction(gap) / 100, Fraction(1, 2), Measuring.CALENDAR)
    assert status(pace) is expected


def test_a_met_plan_stays_met_and_thresholds_are_settings():
    assert status(Pace(Fraction(1), Fraction(1), Measuring.CALENDAR)) is Status.REACHED
    behind = Pace(Fraction(40, 100), Fraction(1, 2), Measuring.CALENDAR)
    strict = Thresholds(Fraction(0), Fraction(-5), Fraction(-9))
    assert (status(behind), status(behind, strict)) == (Status.RISK, Status.ALARM)
    with pytest.raises(ThresholdFault, match="must fall"):
        Thresholds(Fraction(-8), Fraction(-3), Fraction(-15))


def test_a_ceiling_is_kept_by_staying_below_the_pace_and_once_broken_stays_broken():
    used = calendar_pace(Fraction(3, 5), NINE, is_ceiling=True)
    assert (used.gap, status(used)) == (15, Status.SAFE)
    fast = calendar_pace(Fraction(4, 5), NINE, is_ceiling=True)
    assert (fast.gap, status(fast)) == (-5, Status.ATTENTION)
    broken = seasonal_pace(Fraction(11, 10), NINE, Series({2019: [1] * 12}), is_ceiling=True)
    assert isinstance(broken, Pace)
    assert status(broken) is Status.MISSED
    assert status(calendar_pace(Fraction(1), NINE, is_ceiling=True)) is Status.ALARM


def test_what_does_not_add_up_is_measured_on_its_way_from_last_year_to_the_plan():
    insured = path_pace(Direction.HIGHER, Fraction(93), Fraction(95), Fraction(91), NINE)
    assert insured == Pace(Fraction(93, 95), Fraction(94, 95), Measuring.CALENDAR)
    there = path_pace(Direction.HIGHER, Fraction(97), Fraction(95), Fraction(97), NINE)
    assert there == Pace(Fraction(97, 95), Fraction(1), Measuring.CALENDAR)
    poor = path_pace(Direction.LOWER, Fraction(240), Fraction(200), Fraction(300), NINE)
    assert poor == Pace(Fraction(3, 5), Fraction(3, 4), Measuring.CALENDAR)
    stays = path_pace(Direction.LOWER, Fraction(1), Fraction(2), Fraction(2), NINE)
    assert stays == NoValue(Reason.NO_CHANGE_PLANNED)
    none = path_pace(Direction.HIGHER, Fraction(1), Fraction(0), Fraction(0), NINE)
    assert none == NoValue(Reason.ZERO_DIVISOR, ("plan",))
