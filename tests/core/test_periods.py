"""Reporting periods: one range, one code, and what follows from them."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo_core import periods
from tiendo_core.periods import Kind, Period, PeriodFault

DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))


@st.composite
def any_periods(draw: st.DrawFn) -> Period:
    """Periods of every kind, whole months and odd ranges alike."""
    start_on = draw(DAYS)
    if draw(st.booleans()):
        start_on = start_on.replace(day=1)
        return Period(start_on, periods.month_start(start_on, draw(st.integers(1, 30))))
    return Period(start_on, start_on + timedelta(days=draw(st.integers(1, 900))))


@pytest.mark.parametrize(
    ("code", "start_on", "last_on", "kind"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31), Kind.YEAR),
        ("2020-9M", date(2020, 1, 1), date(2020, 9, 30), Kind.FIRST_MONTHS),
        ("2018-6M", date(2018, 1, 1), date(2018, 6, 30), Kind.FIRST_MONTHS),
        ("2020-2M", date(2020, 1, 1), date(2020, 2, 29), Kind.FIRST_MONTHS),
        ("2020-11M", date(2020, 1, 1), date(2020, 11, 30), Kind.FIRST_MONTHS),
        ("2021-Q1", date(2021, 1, 1), date(2021, 3, 31), Kind.QUARTER),
        ("2021-Q4", date(2021, 10, 1), date(2021, 12, 31), Kind.QUARTER),
        ("2018-S2", date(2018, 7, 1), date(2018, 12, 31), Kind.SECOND_HALF),
        ("2017-05", date(2017, 5, 1), date(2017, 5, 31), Kind.MONTH),
        ("2023-05-15", date(2023, 5, 15), date(2023, 5, 15), Kind.DAY),
        ("2025-07-01..2025-09-25", date(2025, 7, 1), date(2025, 9, 25), Kind.RANGE),
        ("2021-01-01..2025-12-31", date(2021, 1, 1), date(2025, 12, 31), Kind.RANGE),
    ],
)
def test_a_code_names_its_days(code: str, start_on: date, last_on: date, kind: Kind) -> None:
    period = Period.parse(code)
    assert (period.start_on, period.last_on, period.kind) == (start_on, last_on, kind)
    assert period.code == str(period) == code


def test_another_spelling_of_a_range_gets_the_one_code() -> None:
    assert Period.parse("2020-1M").code == "2020-01"
    assert Period.parse("2021-07-01..2021-09-30").code == "2021-Q3"
    assert Period.parse("2020-01..2020-04").code == "2020-4M"


@pytest.mark.parametrize(
    "code",
    [
        "",
        "20",
        "2020-3M",
        "2020-12M",
        "2020-13M",
        "2020-0M",
        "2020-Q5",
        "2020-S1",
        "2020-13",
        "2020-00",
        "2021-04-31",
        "2021-02-29",
        "9999",
        "9999-12-31",
        "1750-05",
        "2020-9M ",
        "2020..",
        "..",
        "2020-09-30..2020-01-01",
        "2020" * 100_000,
    ],
)
def test_what_is_no_code_is_refused_with_a_sentence(code: str) -> None:
    with pytest.raises(PeriodFault) as fault:
        Period.parse(code)
    assert len(str(fault.value)) < 150


def test_a_period_holds_a_day_at_least() -> None:
    with pytest.raises(PeriodFault):
        Period(date(2020, 1, 1), date(2020, 1, 1))


@pytest.mark.parametrize(
    ("built", "code"),
    [
        (periods.first_months(2020, 3), "2020-Q1"),
        (periods.first_months(2020, 12), "2020"),
        (periods.last_months(2020, 3), "2020-Q4"),
        (periods.last_months(2020, 6), "2020-S2"),
        (periods.last_months(2020, 4), "2020-09-01..2020-12-31"),
        (periods.second_half(2018), "2018-S2"),
        (periods.term(2021, 2025), "2021-01-01..2025-12-31"),
        (periods.days(date(2025, 7, 1), date(2025, 9, 25)), "2025-07-01..2025-09-25"),
        (periods.school_year(2025), "2025-09-01..2026-08-31"),
        (periods.school_year(2025, ((2000, 9), (2025, 8))), "2025-08-01..2026-07-31"),
        (periods.school_year(2024, ((2000, 9), (2025, 8))), "2024-09-01..2025-08-31"),
    ],
)
def test_periods_are_built_by_name(built: Period, code: str) -> None:
    assert built.code == code


def test_what_a_year_does_not_have_is_refused() -> None:
    with pytest.raises(PeriodFault):
        periods.quarter(2020, 0)
    with pytest.raises(PeriodFault):
        periods.last_months(2020, 13)
    with pytest.raises(PeriodFault):
        periods.first_months(2020, 0)
    with pytest.raises(PeriodFault):
        periods.school_year(1999, ((2000, 9),))


@pytest.mark.parametrize(
    ("code", "last_year"),
    [
        ("2020-9M", "2019-9M"),
        ("2021-Q1", "2020-Q1"),
        ("2020", "2019"),
        ("2024-02", "2023-02"),
        ("2025-02", "2024-02"),
        ("2024-02-29", "2023-02-28"),
        ("2023-02-28", "2022-02-28"),
        ("2024-01-15..2024-02-29", "2023-01-15..2023-02-28"),
        ("2024-02-29..2024-06-30", "2023-02-28..2023-06-30"),
        ("2025-01-15..2025-02-28", "2024-01-15..2024-02-28"),
        ("2025-09-01..2026-08-31", "2024-09-01..2025-08-31"),
    ],
)
def test_the_same_period_last_year_has_the_same_days(code: str, last_year: str) -> None:
    assert Period.parse(code).same_period_last_year().code == last_year


@pytest.mark.parametrize(
    ("code", "rest", "elapsed", "share"),
    [
        ("2020-9M", "2020-Q4", 9, Fraction(3, 4)),
        ("2020-6M", "2020-S2", 6, Fraction(1, 2)),
        ("2020-Q3", "2020-Q4", 9, Fraction(3, 4)),
        ("2020-11", "2020-12", 11, Fraction(11, 12)),
        ("2020", None, 12, Fraction(1)),
        ("2020-Q4", None, 12, Fraction(1)),
        ("2023-09-14", "2023-09-15..2023-12-31", 8, Fraction(257, 365)),
        ("2024-12-31", None, 12, Fraction(1)),
    ],
)
def test_a_year_has_a_part_that_is_over_and_a_rest(
    code: str, rest: str | None, elapsed: int, share: Fraction
) -> None:
    period = Period.parse(code)
    left = period.rest_of_year()
    assert (left.code if left else None) == rest
    assert period.months_elapsed() == elapsed
    assert period.year_share() == share


def test_in_period_and_cumulative_values_rest_on_different_days() -> None:
    nine, six = Period.parse("2020-9M"), Period.parse("2020-6M")
    assert Period.parse("2020-Q3").cumulative() == nine
    assert Period.parse("2017-05-15").cumulative().code == "2017-01-01..2017-05-15"
    assert nine.is_cumulative
    assert not Period.parse("2020-Q3").is_cumulative
    assert nine.without(six).code == "2020-Q3"


@pytest.mark.parametrize(("whole", "part"), [("2020-6M", "2020-9M"), ("2020-9M", "2020-Q2")])
def test_only_an_earlier_beginning_can_be_taken_off(whole: str, part: str) -> None:
    with pytest.raises(PeriodFault):
        Period.parse(whole).without(Period.parse(part))


@pytest.mark.parametrize(
    ("code", "before"),
    [
        ("2021-01", "2020-12"),
        ("2021-Q1", "2020-Q4"),
        ("2021-S2", "2021-6M"),
        ("2021", "2020"),
        ("2021-03-01", "2021-02-28"),
    ],
)
def test_the_previous_period_is_as_long_and_just_before(code: str, before: str) -> None:
    assert Period.parse(code).previous().code == before


def test_periods_compare_by_their_days() -> None:
    year, quarter = Period.parse("2020"), Period.parse("2020-Q3")
    assert year.covers(quarter)
    assert not quarter.covers(year)
    assert quarter.holds(date(2020, 7, 1))
    assert not quarter.holds(date(2020, 10, 1))
    assert quarter.overlaps(Period.parse("2020-09"))
    assert not quarter.overlaps(Period.parse("2020-Q4"))
    assert not quarter.overlaps(Period.parse("2020-6M"))
    assert sorted([quarter, year]) == [year, quarter]


@given(any_periods())
def test_a_code_reads_back_as_its_period(period: Period) -> None:
    assert Period.parse(period.code) == period


@given(any_periods())
def test_the_year_is_made_of_what_is_over_and_what_is_left(period: Period) -> None:
    rest = period.rest_of_year()
    over = period.cumulative()
    whole = periods.year(period.last_on.year)
    assert over.start_on == whole.start_on
    assert (rest.end_on if rest else over.end_on) == whole.end_on
    assert rest is None or rest.start_on == over.end_on


@given(any_periods(), st.integers(1, 30))
def test_comparing_years_later_undoes_comparing_years_earlier(period: Period, years: int) -> None:
    earlier = period.years_before(years)
    assert earlier.months == period.months
    back = earlier.years_before(-years)
    assert abs(back.start_on - period.start_on) <= timedelta(days=1)
    assert abs(back.end_on - period.end_on) <= timedelta(days=1)


@given(any_periods())
def test_the_previous_period_ends_where_this_one_starts(period: Period) -> None:
    assert period.previous().end_on == period.start_on
