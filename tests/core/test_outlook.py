"""The outlook: foretold from the unit's own years, honest about its interval."""

from __future__ import annotations

import math
import random
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo_core.outlook import Outlook, outlook, quantile, student
from tiendo_core.periods import Period, first_months, month
from tiendo_core.reasons import NoValue, Reason
from tiendo_core.seasons import Series

NINE = Period.parse("2020-9M")


def _history(*years: list[int]) -> Series:
    """Months of the years up to 2019."""
    return Series.of(_months(*years))


def _months(*years: list[int]) -> dict[Period, Decimal]:
    first = 2020 - len(years)
    return {
        month(first + place, number + 1): Decimal(value)
        for place, values in enumerate(years)
        for number, value in enumerate(values)
    }


EVEN = [10] * 12
LATE = [10] * 9 + [20] * 3
MILD = [10] * 9 + [12] * 3


def _made(answer: Outlook | NoValue) -> Outlook:
    assert isinstance(answer, Outlook)
    return answer


def test_years_that_were_alike_foretell_one_number():
    answer = _made(outlook(Fraction(90), NINE, _history(EVEN, EVEN, EVEN)))
    assert answer == Outlook(
        Fraction(120), Fraction(120), Fraction(120), (2017, 2018, 2019), Fraction(0), 2
    )
    assert (answer.chance(Fraction(120)), answer.chance(Fraction(121))) == (1, 0)
    assert answer.chance(Fraction(121), is_lower_better=True) == 1
    assert answer.chance(Fraction(119), is_lower_better=True) == 0


def test_a_late_season_foretells_more_than_the_calendar():
    answer = _made(outlook(Fraction(90), NINE, _history(LATE, LATE, LATE)))
    assert answer.value == 150


def test_unlike_years_widen_the_interval():
    answer = _made(outlook(Fraction(90), NINE, _history(EVEN, MILD, EVEN)))
    wider = _made(outlook(Fraction(90), NINE, _history(EVEN, MILD, EVEN), Fraction(19, 20)))
    assert 90 <= wider.low < answer.low < answer.value < answer.high < wider.high
    assert answer.chance(answer.value) == Fraction(1, 2)
    assert answer.chance(Fraction(100)) > Fraction(1, 2) > answer.chance(Fraction(200))
    above = answer.chance(answer.high)
    assert abs(above - Fraction(1, 10)) < Fraction(1, 10**6)
    assert answer.chance(Fraction(100)) + answer.chance(Fraction(100), is_lower_better=True) == 1


def test_a_flow_never_ends_below_what_it_has_brought():
    years = _history([1] * 9 + [90] * 3, EVEN, [30] * 9 + [1] * 3)
    assert _made(outlook(Fraction(90), NINE, years)).low == 90


def test_there_is_no_outlook_without_history_and_it_is_said_why():
    assert outlook(Fraction(90), NINE, _history(EVEN, EVEN)) == NoValue(
        Reason.SHORT_HISTORY, ("2", "3")
    )
    gap = _months(EVEN, EVEN, EVEN)
    del gap[month(2018, 4)]
    assert outlook(Fraction(90), NINE, Series.of(gap)) == NoValue(Reason.SHORT_HISTORY, ("1", "3"))
    nothing = outlook(Fraction(90), NINE, _history(EVEN, [0] * 12, EVEN))
    assert nothing == NoValue(Reason.SHORT_HISTORY, ("2", "3"))
    late_only = outlook(Fraction(90), NINE, _history(EVEN, [0] * 9 + [1] * 3, EVEN))
    assert late_only == NoValue(Reason.SHORT_HISTORY, ("2", "3"))


def test_there_is_no_outlook_when_the_year_is_over_or_has_not_begun():
    history = _history(EVEN, EVEN, EVEN)
    assert outlook(Fraction(1), Period.parse("2020"), history) == NoValue(
        Reason.YEAR_OVER, ("2020",)
    )
    assert outlook(Fraction(0), NINE, history) == NoValue(Reason.NOTHING_YET, ("2020-9M",))
    first_days = Period.parse("2020-01-01..2020-01-14")
    assert outlook(Fraction(5), first_days, history) == NoValue(
        Reason.NOTHING_YET, ("2020-01-01..2020-01-14",)
    )


@pytest.mark.parametrize(
    ("t", "freedom", "probability"),
    [
        ("1.8856", 2, "0.9"),
        ("4.3027", 2, "0.975"),
        ("1.5332", 4, "0.9"),
        ("2.7764", 4, "0.975"),
        ("1.3722", 10, "0.9"),
    ],
)
def test_student_agrees_with_the_printed_tables(t: str, freedom: int, probability: str):
    assert abs(student(Fraction(t), freedom) - Fraction(probability)) < Fraction(1, 10**4)
    assert student(-Fraction(t), freedom) == 1 - student(Fraction(t), freedom)
    within = 2 * Fraction(probability) - 1
    assert abs(quantile(within, freedom) - Fraction(t)) < Fraction(1, 1000)


@given(st.fractions(-50, 50), st.fractions(-50, 50), st.sampled_from([2, 4, 6]))
def test_student_rises_from_nothing_to_one(one: Fraction, other: Fraction, freedom: int):
    low, high = sorted([one, other])
    assert 0 < student(low, freedom) <= student(high, freedom) < 1


def _seeded(chance: random.Random, years: int) -> list[list[int]]:
    """Monthly values with a trend, a season and now and then a shock."""
    rise, tilt = chance.uniform(0.97, 1.12), chance.uniform(-0.6, 0.6)
    made = []
    for year in range(years):
        months = []
        for number in range(12):
            season = 1 + tilt * math.sin(2 * math.pi * (number - 2) / 12) + tilt * number / 12
            shock = chance.uniform(0.5, 0.8) if chance.random() < 0.03 else 1
            noise = chance.gauss(1, 0.08)
            months.append(max(0, round(10**6 * rise**year * max(season, 0.1) * noise * shock)))
        made.append(months)
    return made


def test_on_seeded_series_the_interval_holds_and_the_error_beats_the_calendar():
    chance = random.Random(2020)
    held, ours, calendars, trials = 0, 0.0, 0.0, 0
    for _ in range(200):
        *earlier, now = _seeded(chance, chance.choice([4, 5, 6]))
        count = chance.choice([4, 6, 9])
        done, end = sum(now[:count]), sum(now)
        answer = _made(outlook(Fraction(done), first_months(2020, count), _history(*earlier)))
        held += answer.low <= end <= answer.high
        ours += abs(float(answer.value) / end - 1)
        calendars += abs(done * 12 / count / end - 1)
        trials += 1
    assert 0.75 <= held / trials <= 0.95
    assert ours < calendars / 2
