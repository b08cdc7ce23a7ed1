"""Seasons: what part of a year is usually done, from whole earlier years."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from tiendo_core.periods import Period, month
from tiendo_core.reasons import NoValue, Reason
from tiendo_core.seasons import Series, rest_last_year, seasonal_share, share_done

NINE = Period.parse("2020-9M")


def _year(year: int, *values: int) -> dict[Period, Decimal]:
    months = values if len(values) == 12 else (*values[:1] * 12,)
    return {month(year, number + 1): Decimal(value) for number, value in enumerate(months)}


EVEN = _year(2018, 1)
LATE = _year(2019, *[1] * 9, 3, 3, 3)
BOTH = Series.of(EVEN | LATE)


def test_only_whole_years_right_before_count():
    values = {
        **_year(2015, 1),
        **EVEN,
        **LATE,
        month(2017, 5): Decimal(1),
        month(2020, 1): Decimal(1),
    }
    series = Series.of(values)
    assert list(series.whole_years(2020)) == [2018, 2019]
    assert series.whole_years(2018) == {}
    assert series.months(2017) is None
    assert series.months(2018) == (10_000,) * 12


def test_the_usual_part_is_the_mean_of_the_years():
    assert seasonal_share(NINE, BOTH) == (Fraction(3, 4) + Fraction(1, 2)) / 2
    assert seasonal_share(Period.parse("2020"), BOTH) == 1


def test_without_whole_years_or_with_a_year_of_nothing_there_is_no_usual_part():
    assert seasonal_share(NINE, Series({})) == NoValue(Reason.SHORT_HISTORY, ("0",))
    empty = Series.of({**_year(2018, 0), **LATE})
    assert seasonal_share(NINE, empty) == NoValue(Reason.SHORT_HISTORY, ("1",))
    assert share_done((0,) * 12, 3) is None


def test_the_rest_of_last_year_needs_each_of_its_months():
    assert rest_last_year(NINE, Series.of(LATE)) == 9
    assert rest_last_year(NINE, Series({})) == NoValue(
        Reason.MISSING, ("2019-10", "2019-11", "2019-12")
    )
    assert rest_last_year(Period.parse("2020"), Series.of(LATE)) == NoValue(
        Reason.YEAR_OVER, ("2020",)
    )
