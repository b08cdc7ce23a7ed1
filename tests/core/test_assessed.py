"""Assessed: one indicator in one unit and period, with everything that is said of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from tiendo_core.assessed import Assessed, Known, assess
from tiendo_core.assessment import Measuring, Needed, Pace, Status, Thresholds
from tiendo_core.indicators import (
    Aggregation,
    Definition,
    Direction,
    Indicator,
    IndicatorKind,
    Rule,
)
from tiendo_core.outlook import Outlook
from tiendo_core.periods import Period
from tiendo_core.plans import Form, Layer, Plan, PlannedTarget, Target
from tiendo_core.reasons import NoValue, Reason, rounded
from tiendo_core.seasons import Series
from tiendo_core.succession import LegalAct
from tiendo_core.units import UnitKey

NINE = Period.parse("2020-9M")
WHOLE = Period.parse("2020")
TOWN = UnitKey("451", date(2004, 1, 1))
MISSING = NoValue(Reason.MISSING, ("2019",))

OUTPUT = Indicator("KT.CN.01", "Giá trị sản xuất CN-TTCN", "tỷ đồng", IndicatorKind.FLOW)
ACCIDENTS = Indicator("QA.04", "Tai nạn", "vụ", IndicatorKind.FLOW, Direction.LOWER)
POOR = Indicator("XH.01", "Hộ nghèo", "hộ", IndicatorKind.STOCK, Direction.LOWER)
INSURED = Indicator(
    "VX.YT.01", "BHYT", "%", IndicatorKind.RATIO, aggregation=Aggregation(Rule.NONE)
)
SEX_RATIO = replace(INSURED, code="VX.DS.03", direction=Direction.BAND)

LATE = [500_000] * 9 + [1_500_000] * 3
"""50 in each of nine months and 150 in each of three: half of the year is done after nine."""


def _target(target: Target, layer: Layer = Layer.COUNCIL, indicator: str = "x") -> PlannedTarget:
    act = LegalAct("42/NQ-HĐND", date(2019, 12, 20), "HĐND")
    plan = Plan(f"Plan ({layer.value})", layer, WHOLE, act)
    return PlannedTarget(plan, indicator, TOWN, WHOLE, target, date(2019, 12, 20))


def _level(number: str, layer: Layer = Layer.COUNCIL) -> PlannedTarget:
    return _target(Target(Form.LEVEL, Decimal(number)), layer)


def _known(value: str | None, last_year: str | None = None, last_end: str | None = None) -> Known:
    def given(number: str | None) -> Fraction | NoValue:
        return MISSING if number is None else Fraction(number)

    return Known(NINE, given(value), given(last_year), given(last_end))


def _with(known: Known, *targets: PlannedTarget) -> Known:
    return replace(known, targets=targets)


def test_a_flow_with_history_has_everything():
    series = Series({2017: LATE, 2018: LATE, 2019: LATE})
    known = _with(replace(_known("480", "450", "900"), series=series), _level("1000"))
    said = assess(OUTPUT, known)
    assert said.measure is known.targets[0]
    assert (said.attained, said.change) == (Fraction(48, 100), Fraction(1, 15))
    assert said.calendar == Pace(Fraction(48, 100), Fraction(3, 4), Measuring.CALENDAR)
    assert said.season == Pace(Fraction(48, 100), Fraction(1, 2), Measuring.SEASON)
    assert said.pace is said.season
    assert said.needed == Needed(Fraction(520), 3, Fraction(520, 3), Fraction(520, 450) - 1)
    assert isinstance(said.outlook, Outlook)
    assert rounded(said.outlook.value, 2) == Decimal("952.50")
    assert said.chance == said.outlook.chance(Fraction(1000))
    assert said.status is Status.SAFE
    strict = assess(OUTPUT, known, Thresholds(Fraction(-1), Fraction(-2), Fraction(-3)))
    assert strict.status is Status.ATTENTION


def test_without_a_value_only_the_plan_is_told():
    said = assess(OUTPUT, _with(_known(None, "450"), _level("1000")))
    assert (said.level, said.last_year) == (1000, 450)
    assert {said.value, said.attained, said.change, said.pace, said.needed, said.status} == {
        MISSING
    }
    assert said.of_plans == ()


def test_without_a_plan_there_is_growth_and_no_status():
    said = assess(OUTPUT, _known("480", "400"))
    assert said.change == Fraction(1, 5)
    none = NoValue(Reason.NO_PLAN)
    assert {said.level, said.attained, said.pace, said.needed, said.status} == {none}
    assert said.measure is None
    assert said.outlook == NoValue(Reason.SHORT_HISTORY, ("0", "3"))
    assert said.chance == said.outlook


def test_an_outlook_without_a_plan_has_no_chance():
    series = Series({2017: LATE, 2018: LATE, 2019: LATE})
    said = assess(OUTPUT, replace(_known("480"), series=series))
    assert isinstance(said.outlook, Outlook)
    assert said.chance == NoValue(Reason.NO_PLAN)


def test_a_scenario_is_shown_and_never_measures():
    scenario, council = _level("600", Layer.SCENARIO), _level("1000")
    said = assess(OUTPUT, _with(_known("480"), scenario, council))
    assert said.measure is council
    assert [one.share for one in said.of_plans] == [Fraction(4, 5), Fraction(48, 100)]
    assert [one.plan.name for one in said.of_plans] == ["Plan (scenario)", "Plan (council)"]
    alone = assess(OUTPUT, _with(_known("480"), scenario))
    assert (alone.measure, alone.status) == (None, NoValue(Reason.NO_PLAN))


def test_words_and_growth_rates_are_plans_too():
    words = assess(OUTPUT, _with(_known("480"), _target(Target(Form.TEXT, text="hoàn thành"))))
    assert words.status == NoValue(Reason.TEXT_TARGET, ("hoàn thành",))
    rate = _target(Target(Form.GROWTH, Decimal(10)))
    assert assess(OUTPUT, _with(_known("480", last_end="900"), rate)).level == 990
    unknown = assess(OUTPUT, _with(_known("480"), rate))
    assert unknown.status == NoValue(Reason.MISSING, ("last year",))


def test_a_plan_of_nothing_has_no_part_reached():
    said = assess(OUTPUT, _with(_known("-1"), _level("0")))
    assert said.status == NoValue(Reason.ZERO_DIVISOR, ("plan",))
    assert said.calendar == said.season == said.status


def test_a_flow_that_is_to_be_lower_is_compared_with_the_same_months():
    """60 accidents last year, 45 of them in nine months, 50 allowed now: 30 are well below."""
    known = _with(_known("30", "45", "60"), _level("50"))
    said = assess(ACCIDENTS, known)
    assert said.attained == Fraction(45 - 30) / (45 - Fraction(50 * 45, 60))
    assert said.calendar == Pace(Fraction(3, 5), Fraction(3, 4), Measuring.CALENDAR, True)
    assert said.status is Status.SAFE
    assert assess(ACCIDENTS, _with(_known("51", "45", "60"), _level("50"))).status is Status.MISSED
    whole = replace(known, period=WHOLE, value=Fraction(50), last_year=Fraction(60))
    done = assess(ACCIDENTS, whole)
    assert (done.attained, done.status) == (1, Status.REACHED)


@pytest.mark.parametrize(
    ("last_year", "last_end", "why"),
    [
        (None, "60", MISSING),
        ("45", None, MISSING),
        ("0", "0", NoValue(Reason.ZERO_DIVISOR, ("last year",))),
    ],
)
def test_a_reduction_is_not_known_without_last_year(last_year, last_end, why):
    said = assess(ACCIDENTS, _with(_known("30", last_year, last_end), _level("50")))
    assert said.attained == why
    assert said.status is Status.SAFE


def test_a_stock_that_is_to_be_lower_counts_the_reduction():
    said = assess(POOR, _with(_known("240", "310", "300"), _level("200")))
    assert said.attained == Fraction(3, 5)
    assert said.calendar == Pace(Fraction(3, 5), Fraction(3, 4), Measuring.CALENDAR)
    none = NoValue(Reason.NOT_ADDITIVE, ("XH.01",))
    assert {said.season, said.needed, said.outlook, said.chance} == {none}
    assert said.status is Status.RISK
    assert assess(POOR, _with(_known("199", "310", "300"), _level("200"))).status is Status.REACHED
    assert assess(POOR, _with(_known("240"), _level("200"))).status == MISSING


def test_per_cents_change_in_points():
    known = replace(_known("93", "90.5", "91"), is_percent=True)
    said = assess(INSURED, _with(known, _level("95")))
    assert (said.change, said.attained) == (Fraction(5, 2), Fraction(93, 95))
    assert said.status is Status.SAFE


def test_a_ratio_that_grows_through_the_year_begins_at_nothing():
    known = _with(_known("40", "50", "96"), _level("95"))
    assert assess(INSURED, known).status is Status.ALARM
    paid = assess(INSURED, replace(known, accumulates=True))
    assert paid.calendar == Pace(Fraction(40, 95), Fraction(3, 4), Measuring.CALENDAR)
    assert paid.status is Status.ALARM
    early = replace(known, accumulates=True, value=Fraction(67))
    assert assess(INSURED, early).status is Status.ATTENTION


def test_a_band_is_kept_or_not():
    band = _target(Target(Form.RANGE, Decimal(104), Decimal(106)))
    inside = assess(SEX_RATIO, _with(_known("105", last_end="107"), band))
    assert (inside.status, inside.pace) == (Status.REACHED, NoValue(Reason.OPEN_TARGET))
    assert assess(SEX_RATIO, _with(_known("107"), band)).status is Status.RISK


def test_neither_way_is_better_of_what_is_neutral():
    neutral = replace(OUTPUT, direction=Direction.NEUTRAL)
    said = assess(neutral, _with(_known("480", "450", "900"), _level("1000")))
    assert (said.attained, said.status) == (Fraction(48, 100), NoValue(Reason.NO_DIRECTION))


def test_when_the_year_is_over_the_plan_is_met_or_missed():
    known = _with(replace(_known("999", "900", "900"), period=WHOLE), _level("1000"))
    said = assess(OUTPUT, known)
    assert said.status is Status.MISSED
    assert said.needed == said.outlook == NoValue(Reason.YEAR_OVER, ("2020",))
    assert assess(OUTPUT, replace(known, value=Fraction(1000))).status is Status.REACHED


def test_nothing_is_compared_across_a_change_of_definition():
    changed = replace(
        OUTPUT,
        definitions=(Definition(date(2016, 1, 1), date(2019, 1, 1)), Definition(date(2019, 1, 1))),
    )
    series = Series({2017: LATE, 2018: LATE, 2019: LATE})
    known = _with(replace(_known("480", "450", "900"), series=series), _level("1000"))
    said = assess(changed, known)
    assert said.change == Fraction(1, 15)
    assert said.outlook == NoValue(Reason.SHORT_HISTORY, ("1", "3"))
    again = replace(
        changed,
        definitions=(Definition(date(2016, 1, 1), date(2020, 1, 1)), Definition(date(2020, 1, 1))),
    )
    broken = assess(again, known)
    assert broken.change == NoValue(Reason.OTHER_DEFINITION, ("2020-9M", "2019-9M"))
    assert broken.season == NoValue(Reason.SHORT_HISTORY, ("0",))
    rate = _target(Target(Form.GROWTH, Decimal(10)))
    assert assess(again, _with(known, rate)).status == NoValue(Reason.MISSING, ("last year",))


def test_what_is_said_is_a_value():
    known = _with(_known("480", "450", "900"), _level("1000"))
    assert assess(OUTPUT, known) == assess(OUTPUT, known)
    assert isinstance(assess(OUTPUT, known), Assessed)
