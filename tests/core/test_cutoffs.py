"""Cut-off windows follow from a report regime's rule."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo_core import periods
from tiendo_core.cutoffs import CALENDAR, CALENDAR_YEAR, DECREE, CutOff
from tiendo_core.periods import Period, PeriodFault


@pytest.mark.parametrize(
    ("code", "first_on", "last_on"),
    [
        ("2020-09", date(2020, 8, 15), date(2020, 9, 14)),
        ("2021-01", date(2020, 12, 15), date(2021, 1, 14)),
        ("2021-Q1", date(2020, 12, 15), date(2021, 3, 14)),
        ("2021-Q3", date(2021, 6, 15), date(2021, 9, 14)),
        ("2020-6M", date(2019, 12, 15), date(2020, 6, 14)),
        ("2020-S2", date(2020, 6, 15), date(2020, 12, 14)),
        ("2020-9M", date(2019, 12, 15), date(2020, 9, 14)),
        ("2020", date(2019, 12, 15), date(2020, 12, 14)),
    ],
)
def test_the_decree_counts_from_the_15th_to_the_14th(
    code: str, first_on: date, last_on: date
) -> None:
    window = DECREE.window(Period.parse(code))
    assert (window.start_on, window.last_on) == (first_on, last_on)
    assert DECREE.closes_on(Period.parse(code)) == last_on


def test_statistics_and_schools_count_their_own_days() -> None:
    assert CALENDAR.window(Period.parse("2020-09")).code == "2020-09"
    assert CALENDAR.window(periods.school_year(2025)) == periods.school_year(2025)


def test_a_regime_may_except_the_year() -> None:
    assert CALENDAR_YEAR.window(Period.parse("2025")).code == "2025"
    assert CALENDAR_YEAR.closes_on(Period.parse("2025-06")) == date(2025, 6, 14)


@pytest.mark.parametrize("code", ["2023-05-15", "2025-07-01..2025-09-25", "2021..2025"])
def test_a_day_an_odd_range_and_a_term_have_no_window(code: str) -> None:
    with pytest.raises(PeriodFault):
        DECREE.window(Period.parse(code))


@pytest.mark.parametrize("opens_on_day", [0, 29, 31])
def test_a_window_opens_on_a_day_that_every_month_has(opens_on_day: int) -> None:
    with pytest.raises(PeriodFault):
        CutOff(opens_on_day)


@given(st.integers(1900, 2198), st.integers(1, 12), st.integers(1, 28))
def test_windows_of_months_in_a_row_leave_no_day_out(
    year: int, month: int, opens_on_day: int
) -> None:
    this = periods.month(year, month)
    after = Period(this.end_on, periods.month_start(this.end_on, 1))
    rule = CutOff(opens_on_day)
    assert rule.window(this).end_on == rule.window(after).start_on
