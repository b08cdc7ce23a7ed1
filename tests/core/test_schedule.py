"""Rounds follow from a regime's frequency, its cut-off and its working days."""

from __future__ import annotations

from datetime import date

import pytest

from tiendo_core.cutoffs import CALENDAR, DECREE
from tiendo_core.periods import Period, school_year
from tiendo_core.schedule import (
    Frequency,
    Terms,
    asked,
    counted_to,
    next_after,
    open_on,
    round_days,
)
from tiendo_core.working_days import WorkingDays

WORKING = WorkingDays()
MONTHLY = Terms(Frequency.MONTH, DECREE, send_by=2, closes_after=10)


@pytest.mark.parametrize(
    ("frequency", "codes"),
    [
        (Frequency.QUARTER, ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]),
        (Frequency.HALF, ["2026-6M", "2026"]),
        (Frequency.QUARTER_NINE, ["2026-Q1", "2026-6M", "2026-9M", "2026"]),
        (Frequency.YEAR, ["2026"]),
        (Frequency.SCHOOL_YEAR, ["2026-09-01..2027-08-31"]),
    ],
)
def test_a_frequency_asks_for_its_periods(frequency: Frequency, codes: list[str]) -> None:
    assert [one.code for one in asked(frequency, 2026)] == codes


def test_a_monthly_regime_asks_for_twelve_months() -> None:
    assert [one.code for one in asked(Frequency.MONTH, 2026)][::11] == ["2026-01", "2026-12"]


def test_a_round_opens_before_its_cut_off_and_is_due_in_working_days_after_it() -> None:
    days = round_days(Period.parse("2026-9M"), MONTHLY, WORKING)
    assert days.opens_on == date(2026, 9, 1)
    assert days.cut_off_on == date(2026, 9, 14)
    assert days.send_by_on == date(2026, 9, 16)
    assert days.closes_on == date(2026, 9, 28)


def test_a_calendar_regime_is_due_after_the_period_is_over() -> None:
    terms = Terms(Frequency.MONTH, CALENDAR, send_by=2, closes_after=5)
    assert round_days(Period.parse("2026-08"), terms, WORKING).send_by_on == date(2026, 9, 3)


def test_the_rounds_of_a_day_are_those_begun_and_not_closed() -> None:
    codes = [one.period.code for one in open_on(MONTHLY, WORKING, date(2026, 9, 10))]
    assert codes == ["2026-09"]
    assert [one.period.code for one in open_on(MONTHLY, WORKING, date(2026, 12, 28))] == ["2026-12"]
    school = Terms(Frequency.SCHOOL_YEAR, CALENDAR, 5, 20)
    assert [one.period for one in open_on(school, WORKING, date(2026, 8, 15))] == [
        school_year(2025)
    ]


def test_the_next_round_is_the_first_that_opens_after_a_day() -> None:
    following = next_after(MONTHLY, WORKING, date(2026, 12, 15))
    assert following is not None
    assert following.period.code == "2027-01"
    assert next_after(MONTHLY, WORKING, date(2199, 12, 2)) is None


def test_a_running_total_goes_from_the_year_s_beginning_and_a_school_year_is_its_own() -> None:
    assert counted_to(Period.parse("2026-Q3")).code == "2026-9M"
    assert counted_to(school_year(2025)) == school_year(2025)
