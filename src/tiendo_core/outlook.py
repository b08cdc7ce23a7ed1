"""The year-end outlook of a flow: a value, an interval, and the chance of meeting the plan.

The method is simple on purpose, so that an office can do it by hand. For each earlier whole year
the part of the year that was done by the same month is known. Value now divided by the mean part is
the outlook. Each earlier year is then foretold from the other years' parts as if it were now; the
relative errors of these trials say how far an outlook of this unit and month goes astray. With n
trials of mean square s² the error of the outlook is taken as Student's t with n-1 degrees of
freedom (the next lower even number, which is wider) and scale s·sqrt(1 + 1/n). Fewer than three
whole years, or a year of nothing, give no outlook, with the reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction
from functools import lru_cache

from tiendo_core.periods import Period
from tiendo_core.reasons import NoValue, Reason
from tiendo_core.seasons import MonthValues, share_done, whole_years

FEWEST_YEARS = 3
"""How many earlier whole years an outlook needs."""

_SQRT = Context(prec=40)
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
    value: Fraction, period: Period, history: MonthValues, within: Fraction = Fraction(4, 5)
) -> Outlook | NoValue:
    """The outlook for the year of a period that began with the year and has brought ``value``.

    ``within`` is the probability of the interval, 4/5 unless said otherwise.
    """
    count = period.months_elapsed()
    if period.rest_of_year() is None:
        return NoValue(Reason.YEAR_OVER, (period.code,))
    if value <= 0 or not count:
        return NoValue(Reason.NOTHING_YET, (period.code,))
    years = whole_years(period.last_on.year, history)
    shares = [share_done(months, count) for months in years.values()]
    known = [share for share in shares if share is not None and share > 0]
    if len(years) < FEWEST_YEARS or len(known) < len(years):
        return NoValue(Reason.SHORT_HISTORY, (str(len(known)), str(FEWEST_YEARS)))
    mean = sum(known, Fraction(0)) / len(known)
    spread = _spread(known)
    freedom = max(2, (len(known) - 1) // 2 * 2)
    middle = value / mean
    reach = middle * spread * quantile(within, freedom)
    return Outlook(
        middle, max(value, middle - reach), middle + reach, tuple(years), spread, freedom
    )


def student(t: Fraction, freedom: int) -> Fraction:
    """The probability that Student's t with an even number of degrees of freedom is at most t."""
    if t < 0:
        return 1 - student(-t, freedom)
    cosine_square = Fraction(freedom) / (freedom + t * t)
    total = term = Fraction(1)
    for step in range(1, freedom // 2):
        term *= cosine_square * Fraction(2 * step - 1, 2 * step)
        total += term
    return Fraction(1, 2) + _root(1 - cosine_square) * total / 2


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


def _spread(shares: list[Fraction]) -> Fraction:
    """The scale of the relative error, from foretelling each year by the others."""
    count, whole = len(shares), sum(shares, Fraction(0))
    squares = Fraction(0)
    for share in shares:
        others = (whole - share) / (count - 1)
        squares += (others / share - 1) ** 2
    return _root(squares / count * (1 + Fraction(1, count)))


def _root(value: Fraction) -> Fraction:
    """A square root to forty digits."""
    quotient = _SQRT.divide(Decimal(value.numerator), Decimal(value.denominator))
    return Fraction(_SQRT.sqrt(quotient))
