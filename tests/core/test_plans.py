"""Plans: several at once, each named; targets of every form; revisions that erase nothing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo_core.indicators import Direction, IndicatorKind, Rule
from tiendo_core.periods import Period
from tiendo_core.plans import (
    Form,
    Layer,
    PercentOfPlan,
    Plan,
    PlanFault,
    PlannedTarget,
    Target,
    against_plans,
    check_split,
    divide_evenly,
    history,
    in_force,
    splits_add_up,
)
from tiendo_core.reasons import NoValue, Reason, rounded
from tiendo_core.succession import LegalAct
from tiendo_core.units import UnitKey

YEAR = Period.parse("2026")
UNIT = UnitKey("15", date(2025, 7, 1))
HIGHER = Direction.HIGHER


def _plan(name: str, layer: Layer) -> Plan:
    return Plan(name, layer, YEAR, LegalAct("12/NQ-HĐND", date(2025, 12, 10), "HĐND tỉnh"))


COUNCIL = _plan("HĐND giao", Layer.COUNCIL)
CENTRAL = _plan("Trung ương giao", Layer.HIGHER_LEVEL)


def _level(value: str) -> Target:
    return Target(Form.LEVEL, Decimal(value))


def _planned(target: Target, on: date, revision: int = 1, plan: Plan = COUNCIL) -> PlannedTarget:
    return PlannedTarget(plan, "KT.TC.01", UNIT, YEAR, target, on, revision)


FIRST = _planned(_level("1000"), date(2025, 12, 10))
SECOND = _planned(_level("1200"), date(2026, 7, 15), 2)


def test_a_per_cent_of_plan_always_names_its_plan():
    targets = [FIRST, _planned(_level("800"), date(2025, 12, 1), plan=CENTRAL)]
    percents = against_plans(Fraction(600), targets)
    assert percents == [
        PercentOfPlan(COUNCIL, Fraction(1000), Fraction(3, 5)),
        PercentOfPlan(CENTRAL, Fraction(800), Fraction(3, 4)),
    ]


def test_a_target_without_a_level_has_no_per_cent():
    words = _planned(Target(Form.TEXT, text="hoàn thành"), date(2026, 1, 1))
    none = NoValue(Reason.TEXT_TARGET, ("hoàn thành",))
    assert against_plans(Fraction(1), [words]) == [PercentOfPlan(COUNCIL, none, none)]
    zero = _planned(_level("0"), date(2026, 1, 1))
    assert against_plans(Fraction(1), [zero])[0].share == NoValue(
        Reason.ZERO_DIVISOR, ("HĐND giao",)
    )


def test_the_revision_of_the_day_holds_and_all_of_them_stay():
    revisions = [SECOND, FIRST]
    assert in_force(revisions, date(2026, 7, 14)) == FIRST
    assert in_force(revisions, date(2026, 7, 15)) == SECOND
    assert in_force(revisions, date(2025, 1, 1)) is None
    assert history(revisions) == [FIRST, SECOND]
    again = _planned(_level("1100"), date(2026, 7, 15), 3)
    assert in_force([again, *revisions], date(2026, 12, 31)) == again


def test_a_growth_becomes_a_level_with_last_years_value():
    target = Target(Form.GROWTH, Decimal("10.1"))
    level = target.level(Fraction(1000))
    assert level == 1101
    assert target.level() == NoValue(Reason.MISSING, ("last year",))
    assert target.is_met(Fraction(1101), HIGHER, Fraction(1000)) is True
    assert target.is_met(Fraction(1101), HIGHER) == NoValue(Reason.MISSING, ("last year",))


@pytest.mark.parametrize(
    ("target", "value", "direction", "is_met"),
    [
        (_level("95"), 95, HIGHER, True),
        (_level("95"), 94, HIGHER, False),
        (_level("5"), 4, Direction.LOWER, True),
        (_level("5"), 6, Direction.LOWER, False),
        (_level("5"), 5, Direction.NEUTRAL, True),
        (_level("5"), 6, Direction.NEUTRAL, False),
        (Target(Form.RANGE, Decimal(104), Decimal(106)), 106, Direction.BAND, True),
        (Target(Form.RANGE, Decimal(104), Decimal(106)), 107, Direction.BAND, False),
        (Target(Form.RANGE, Decimal(104), Decimal(106)), 103, Direction.BAND, False),
        (Target(Form.AT_LEAST, Decimal(95)), 95, Direction.NEUTRAL, True),
        (Target(Form.AT_LEAST, Decimal(95)), 94, Direction.NEUTRAL, False),
        (Target(Form.AT_MOST, high=Decimal(5)), 5, HIGHER, True),
        (Target(Form.AT_MOST, high=Decimal(5)), 6, HIGHER, False),
    ],
)
def test_every_form_of_target_is_met_or_not(
    target: Target, value: int, direction: Direction, is_met: bool
):
    assert target.is_met(Fraction(value), direction) is is_met


@pytest.mark.parametrize(
    "given",
    [
        {"form": Form.LEVEL},
        {"form": Form.LEVEL, "low": Decimal(1), "text": "một"},
        {"form": Form.RANGE, "low": Decimal(1)},
        {"form": Form.RANGE, "low": Decimal(2), "high": Decimal(1)},
        {"form": Form.AT_MOST, "low": Decimal(1)},
        {"form": Form.TEXT, "text": " "},
    ],
)
def test_a_target_without_its_numbers_or_words_is_refused(given: dict[str, object]):
    with pytest.raises(PlanFault):
        Target(**given)  # type: ignore[arg-type]


def test_the_parts_of_a_target_are_checked_against_the_whole():
    check = check_split(Decimal(1000), [Decimal("400.5"), Decimal("599.4")])
    assert (check.parts, check.difference, check.adds_up) == (
        Decimal("999.9"),
        Decimal("-0.1"),
        False,
    )
    assert check_split(Decimal(0), []).adds_up


@given(st.lists(st.decimals(0, 10**9, places=4), max_size=20))
def test_parts_that_were_split_from_the_whole_add_up(parts: list[Decimal]):
    assert check_split(sum(parts, Decimal(0)), parts).adds_up


def test_seventy_four_per_cent_of_one_estimate_is_fifty_five_of_another():
    shares = [
        one.share
        for one in against_plans(
            Fraction(741),
            [_planned(_level("1000"), YEAR.start_on), _planned(_level("1340"), YEAR.start_on)],
        )
    ]
    assert [rounded(share * 100, 1) for share in shares if isinstance(share, Fraction)] == [
        Decimal("74.1"),
        Decimal("55.3"),
    ]


@given(
    st.decimals(min_value=-(10**9), max_value=10**9, places=4),
    st.integers(min_value=1, max_value=60),
    st.integers(min_value=0, max_value=4),
)
def test_like_parts_are_the_whole_and_differ_by_one_step_at_most(
    whole: Decimal, count: int, decimals: int
) -> None:
    parts = divide_evenly(whole, count, decimals)
    assert len(parts) == count
    assert check_split(whole, parts).adds_up
    places = -min(part.as_tuple().exponent for part in parts)  # type: ignore[type-var]
    assert max(parts) - min(parts) <= Decimal(1).scaleb(-places)
    assert parts == sorted(parts, reverse=True)


def test_like_parts_have_the_decimals_of_the_indicator_or_of_the_whole():
    assert divide_evenly(Decimal("10"), 3, 0) == [4, 3, 3]
    assert divide_evenly(Decimal("1369.3000"), 2, 1) == [Decimal("684.7"), Decimal("684.6")]
    assert divide_evenly(Decimal("1E+3"), 4, 0) == [250] * 4


@pytest.mark.parametrize(
    ("kind", "rule", "over_time", "adds"),
    [
        (IndicatorKind.FLOW, Rule.SUM, True, True),
        (IndicatorKind.STOCK, Rule.SUM, True, False),
        (IndicatorKind.STOCK, Rule.SUM, False, True),
        (IndicatorKind.RATIO, Rule.RATIO, False, False),
        (IndicatorKind.FLOW, Rule.NONE, True, False),
    ],
)
def test_parts_add_up_over_units_where_summed_and_over_time_for_flows(
    kind: IndicatorKind, rule: Rule, over_time: bool, adds: bool
) -> None:
    assert splits_add_up(kind, rule, over_time) is adds
