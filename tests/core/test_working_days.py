"""Deadlines count working days, without holidays and with the Saturdays worked in their place."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo_core.working_days import NoWorkingDay, WorkingDays

PLAIN = WorkingDays()
TET_2026 = WorkingDays.of(
    off=[date(2026, 2, day) for day in (16, 17, 18, 19, 20)], worked=[date(2026, 8, 22)]
)


@pytest.mark.parametrize(
    ("on", "is_working"),
    [
        (date(2026, 9, 14), True),
        (date(2026, 9, 12), False),
        (date(2026, 9, 2), False),
        (date(2026, 1, 1), False),
        # 30/4 and 1/5 of 2022 fell on Saturday and Sunday: Monday and Tuesday make up for them
        (date(2022, 5, 2), False),
        (date(2022, 5, 3), False),
        (date(2022, 5, 4), True),
        # 30/4 of 2023 was a Sunday and 1/5 a holiday itself
        (date(2023, 5, 2), False),
        (date(2023, 5, 3), True),
    ],
)
def test_weekends_and_fixed_holidays_are_off_and_made_up_for(on: date, is_working: bool) -> None:
    assert PLAIN.is_working(on) is is_working


def test_announced_days_are_off_and_a_worked_saturday_is_worked() -> None:
    assert not TET_2026.is_working(date(2026, 2, 17))
    assert PLAIN.is_working(date(2026, 2, 17))
    assert TET_2026.is_working(date(2026, 8, 22))


def test_an_announced_day_off_is_not_used_to_make_up_for_a_fixed_holiday() -> None:
    # Giỗ Tổ 2023 was Saturday 29/4, made up for on 3/5 beside 30/4 made up for on 2/5
    announced = WorkingDays.of(off=[date(2023, 5, 2)])
    assert not announced.is_working(date(2023, 5, 3))


@pytest.mark.parametrize(
    ("on", "count", "due_on"),
    [
        (date(2026, 9, 14), 2, date(2026, 9, 16)),
        (date(2026, 9, 11), 1, date(2026, 9, 14)),
        (date(2026, 2, 13), 2, date(2026, 2, 24)),
        (date(2026, 9, 14), 0, date(2026, 9, 14)),
        (date(2026, 9, 12), 0, date(2026, 9, 14)),
    ],
)
def test_so_many_working_days_after_a_day(on: date, count: int, due_on: date) -> None:
    assert TET_2026.after(on, count) == due_on


def test_working_days_between_two_days_count_the_last_and_not_the_first() -> None:
    assert TET_2026.between(date(2026, 2, 13), date(2026, 2, 24)) == 2
    assert PLAIN.between(date(2026, 9, 14), date(2026, 9, 14)) == 0


def test_a_calendar_without_any_working_day_is_refused() -> None:
    start = date(2026, 3, 1)
    nothing = WorkingDays.of(off=(start + timedelta(days) for days in range(90)))
    with pytest.raises(NoWorkingDay):
        nothing.after(start, 1)


@given(st.dates(date(2000, 1, 1), date(2150, 1, 1)), st.integers(1, 40))
def test_as_many_working_days_lie_between_as_were_counted(on: date, count: int) -> None:
    due_on = PLAIN.after(on, count)
    assert PLAIN.is_working(due_on)
    assert PLAIN.between(on, due_on) == count
