"""How a year's value spreads over its months, by the unit's own earlier years.

n/12 misleads for what has a season (domain practice: for such items take last year's full value
times cumulative now over cumulative last year). Shares are of whole years with all twelve months.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from tiendo_core.periods import Period, first_months, month
from tiendo_core.reasons import NoValue, Reason

_MONTHS = 12

MonthValues = Mapping[Period, Decimal]
"""In-period values of calendar months, keyed by month."""


def months_of(year: int, values: MonthValues) -> tuple[Fraction, ...] | None:
    """The twelve months of a year; None when one is missing."""
    needed = [month(year, number) for number in range(1, _MONTHS + 1)]
    if any(one not in values for one in needed):
        return None
    return tuple(Fraction(values[one]) for one in needed)


def whole_years(before: int, values: MonthValues) -> dict[int, tuple[Fraction, ...]]:
    """The whole years right before a year, oldest first; one behind a gap is left out."""
    found: dict[int, tuple[Fraction, ...]] = {}
    year = before - 1
    while (months := months_of(year, values)) is not None:
        found[year] = months
        year -= 1
    return dict(sorted(found.items()))


def share_done(months: tuple[Fraction, ...], count: int) -> Fraction | None:
    """The part of a year's value that its first months brought; None for a year of nothing."""
    whole = sum(months, Fraction(0))
    return sum(months[:count], Fraction(0)) / whole if whole > 0 else None


def seasonal_share(period: Period, values: MonthValues) -> Fraction | NoValue:
    """The part of a year that is usually done by a period's end: the mean of the earlier years."""
    years = whole_years(period.last_on.year, values)
    shares = [share_done(months, period.months_elapsed()) for months in years.values()]
    known = [share for share in shares if share is not None]
    if not known or len(known) < len(shares):
        return NoValue(Reason.SHORT_HISTORY, (str(len(known)),))
    return sum(known, Fraction(0)) / len(known)


def rest_last_year(period: Period, values: MonthValues) -> Fraction | NoValue:
    """What the months after a period's end brought in the year before."""
    last_year, done = period.last_on.year - 1, period.months_elapsed()
    rest = [month(last_year, number) for number in range(done + 1, _MONTHS + 1)]
    missing = tuple(one.code for one in rest if one not in values)
    if missing:
        return NoValue(Reason.MISSING, missing)
    if not rest:
        return NoValue(Reason.YEAR_OVER, (first_months(last_year + 1, _MONTHS).code,))
    return sum((Fraction(values[one]) for one in rest), Fraction(0))
