"""How a year's value spreads over its months, by the unit's own earlier years.

n/12 misleads for what has a season (domain practice: for such items take last year's full value
times cumulative now over cumulative last year). Shares are of whole years with all twelve months.
Months are kept as whole ten-thousandths, as the database has them: a board asks for hundreds of
series, and whole numbers add faster than anything else that is exact.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from tiendo_core.periods import Period, first_months, month
from tiendo_core.reasons import NoValue, Reason
from tiendo_core.results import ONE, to_ten_thousandths

_MONTHS = 12

Months = tuple[int, ...]
"""What the twelve months of a whole year brought, in ten-thousandths."""


@dataclass(frozen=True, slots=True)
class Series:
    """What a flow brought month by month, in ten-thousandths; None where nothing is known."""

    years: Mapping[int, Sequence[int | None]]

    @classmethod
    def of(cls, values: Mapping[Period, Decimal]) -> Series:
        """The series of in-period values of calendar months."""
        years: dict[int, list[int | None]] = {}
        for period, value in values.items():
            months = years.setdefault(period.start_on.year, [None] * _MONTHS)
            months[period.start_on.month - 1] = to_ten_thousandths(value)
        return cls(years)

    def months(self, year: int) -> Months | None:
        """The twelve months of a year; None when one is missing."""
        months = tuple(one for one in self.years.get(year, ()) if one is not None)
        return months if len(months) == _MONTHS else None

    def whole_years(self, before: int) -> dict[int, Months]:
        """The whole years right before a year, oldest first; one behind a gap is left out."""
        found: dict[int, Months] = {}
        year = before - 1
        while (months := self.months(year)) is not None:
            found[year] = months
            year -= 1
        return dict(sorted(found.items()))


NO_MONTHS = Series({})
"""A series that nothing is known of."""


def share_done(months: Months, count: int) -> Fraction | None:
    """The part of a year's value that its first months brought; None for a year of nothing."""
    whole = sum(months)
    return Fraction(sum(months[:count]), whole) if whole > 0 else None


def seasonal_share(period: Period, series: Series) -> Fraction | NoValue:
    """The part of a year that is usually done by a period's end: the mean of the earlier years."""
    years = series.whole_years(period.last_on.year)
    shares = [share_done(months, period.months_elapsed()) for months in years.values()]
    known = [share for share in shares if share is not None]
    if not known or len(known) < len(shares):
        return NoValue(Reason.SHORT_HISTORY, (str(len(known)),))
    return sum(known, Fraction(0)) / len(known)


def rest_last_year(period: Period, series: Series) -> Fraction | NoValue:
    """What the months after a period's end brought in the year before."""
    last_year, done = period.last_on.year - 1, period.months_elapsed()
    if done == _MONTHS:
        return NoValue(Reason.YEAR_OVER, (first_months(last_year + 1, _MONTHS).code,))
    rest = series.years.get(last_year, (None,) * _MONTHS)[done:]
    missing = tuple(
        month(last_year, number).code
        for number, value in enumerate(rest, done + 1)
        if value is None
    )
    if missing:
        return NoValue(Reason.MISSING, missing)
    return Fraction(sum(value for value in rest if value is not None), ONE)
