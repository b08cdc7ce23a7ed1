"""The year-end outlook of a flow: a value, an interval, and the chance of meeting the plan.

The method is simple on purpose, so that an office can do it by hand. Two views of the year's end
are taken, and the outlook is the middle between them:

- by season: what is done, divided by the part of the year that was done by then in earlier years;
- by level: what is done, plus the usual part of the rest of the last twelve months, carried on by
  the mean yearly growth for the months that are left (growth beyond a half either way is cut).

The first follows the year and errs with every odd month, the second follows the past and errs when
the year is unlike it: together they err less than either (bench/README.md). Each earlier year is
then foretold as if it were now, by the other years' parts; the first of them by season alone, for
no year is known before it. With n such trials of mean square s² the error of the outlook is taken
as Student's t with n degrees of freedom (the next lower even number, which is wider) and scale
s·sqrt(1 + 1/n). Fewer than three whole years, or a year of nothing, give no outlook, with the
reason.

Counted in whole ten-thousandths of the unit and parts of 10^12, cut off at each step: far finer
than any outlook is true, and the same on every machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import isqrt

from tiendo_core.periods import Period
from tiendo_core.reasons import NoValue, Reason
from tiendo_core.results import ONE
from tiendo_core.seasons import Months, Series

FEWEST_YEARS = 3
"""How many earlier whole years an outlook needs."""

_MONTHS = 12
_PART = 10**12
_HALVINGS = 40
_HIGHEST_T = 1000


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the year will probably bring: between ``low`` and ``high`` with a probability.

    ``spread`` is the scale of the relative error, ``freedom`` its degrees of freedom.
    """

    value: Fraction
    low: Fraction
    high: Fraction
    years: tuple[int, ...]
    spread: Fraction
    freedom: int

    def chance(self, plan: Fraction, is_lower_better: bool = False) -> Fraction:
        """The chance, 0 to 1, that the year ends at the plan or on its good side."""
        if not self.spread:
            over = Fraction(self.value >= plan)
            return Fraction(self.value <= plan) if is_lower_better else over
        over = student((self.value - plan) / (self.value * self.spread), self.freedom)
        return 1 - over if is_lower_better else over


def outlook(
    value: Fraction, period: Period, series: Series, within: Fraction = Fraction(4, 5)
) -> Outlook | NoValue:
    """The outlook for the year of a period that began with the year and has brought ``value``.

    ``within`` is the probability of the interval, 4/5 unless said otherwise.
    """
    count = period.months_elapsed()
    if period.rest_of_year() is None:
        return NoValue(Reason.YEAR_OVER, (period.code,))
    if value <= 0 or not count:
        return NoValue(Reason.NOTHING_YET, (period.code,))
    years = series.whole_years(period.last_on.year)
    past = _Past(tuple(years.values()), count)
    known = sum(sum(months[:count]) > 0 and sum(months) > 0 for months in past.years)
    if len(years) < FEWEST_YEARS or known < len(years):
        return NoValue(Reason.SHORT_HISTORY, (str(known), str(FEWEST_YEARS)))
    done = int(value * ONE)
    middle = past.foretold(done, len(years))
    spread, freedom = past.spread(), len(years) // 2 * 2
    reach = middle * spread * _scales(within, freedom) // _PART**2
    return Outlook(
        Fraction(middle, ONE),
        Fraction(max(done, middle - reach), ONE),
        Fraction(middle + reach, ONE),
        tuple(years),
        Fraction(spread, _PART),
        freedom,
    )


class _Past:
    """The earlier years of a series, seen from the end of a month."""

    def __init__(self, years: tuple[Months, ...], count: int) -> None:
        self.years = years
        self._count = count
        self._done = [sum(months[:count]) for months in years]
        self._whole = [sum(months) for months in years]

    def foretold(self, done: int, place: int) -> int:
        """The year's end of the year that stands at a place, by all the others."""
        shares = [
            _PART * part // whole
            for other, (part, whole) in enumerate(zip(self._done, self._whole, strict=True))
            if other != place
        ]
        share = max(1, sum(shares) // len(shares))
        by_season = done * _PART // share
        if not place:
            return by_season
        last_months = done + self._whole[place - 1] - self._done[place - 1]
        rest = last_months * (_PART - share) // _PART
        left = _MONTHS - self._count
        by_level = done + rest * (_PART + self._growth() * left // _MONTHS) // _PART
        return (by_season + by_level) // 2

    def spread(self) -> int:
        """The scale of the relative error, from foretelling each year as if it were now."""
        count = len(self.years)
        squares = 0
        for place, (done, whole) in enumerate(zip(self._done, self._whole, strict=True)):
            squares += (_PART * self.foretold(done, place) // whole - _PART) ** 2
        return isqrt(squares * (count + 1) // count**2)

    def _growth(self) -> int:
        """The mean growth a year, from the first of the years to the last."""
        grown = _PART * self._whole[-1] // self._whole[0] - _PART
        return max(-_PART // 2, min(_PART // 2, grown // (len(self.years) - 1)))


def student(t: Fraction, freedom: int) -> Fraction:
    """The probability that Student's t with an even number of degrees of freedom is at most t."""
    if t < 0:
        return 1 - student(-t, freedom)
    square = int(t * t * _PART)
    cosine_square = freedom * _PART**2 // (freedom * _PART + square)
    total = term = _PART
    for step in range(1, freedom // 2):
        term = term * cosine_square * (2 * step - 1) // (2 * step * _PART)
        total += term
    half = isqrt((_PART - cosine_square) * _PART) * total // (2 * _PART)
    return Fraction(_PART // 2 + half, _PART)


@lru_cache(maxsize=64)
def quantile(within: Fraction, freedom: int) -> Fraction:
    """How many scales to either side hold a probability; found by halving."""
    low, high = Fraction(0), Fraction(_HIGHEST_T)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if 2 * student(middle, freedom) - 1 < within:
            low = middle
        else:
            high = middle
    return high


def _scales(within: Fraction, freedom: int) -> int:
    """The quantile in parts."""
    return int(quantile(within, freedom) * _PART)
