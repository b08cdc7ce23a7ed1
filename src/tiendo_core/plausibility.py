"""Whether a typed figure can be true: what is odd about it, against the unit's own other figures.

Nothing here refuses a figure: an oddity is a question to whoever typed it, and a reason answers it.
Each rule is arithmetic on a few numbers, so that the same rule can be written in SQL.

* bounds: below the least or above the most that the line allows; a flow or stock below zero;
* slip: the figure fits the earlier ones once it is divided by 1,000 (or 10, 1,000,000 ...): a wrong
  unit (triệu for tỷ) or a lost comma;
* falling: a running total that is smaller than the one before it in the same year;
* below_cut_off: the estimate of a whole period under what is done to the cut-off;
* part_above_whole: a ratio whose numerator is larger than its denominator;
* parts_above_total: "trong đó" lines that together exceed the line they are part of;
* months_differ: a running total beside months that are all there and sum to something else;
* outlier: outside the outer fences of the unit's own history (Tukey 1977: three times the distance
  of the quartiles), which must be at least four figures long;
* odd_month: what the month itself brought (or stood at) outside the same fences of the months right
  before it, at least six in a row: it speaks where a unit is too young for a history of years.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from tiendo_core.indicators import IndicatorKind
from tiendo_core.numbers import EXACT

SLIPS: tuple[tuple[int, Fraction], ...] = (
    (3, Fraction(3)),
    (6, Fraction(3)),
    (9, Fraction(3)),
    (1, Fraction(5, 4)),
    (2, Fraction(5, 4)),
)
"""Powers of ten that slip, and how near the mended figure must come to an earlier one (a factor).

Whole units (10^3k) slip often and far; a lost comma is only believed when the rest fits closely.
"""

FAR = Fraction(3)
LEAST_HISTORY = 4
LEAST_MONTHS = 6
_NARROWEST = Fraction(1, 10)
_ZERO = Decimal(0)


class Rule(Enum):
    """Which rule found a figure odd."""

    BOUNDS = "bounds"
    SLIP = "slip"
    FALLING = "falling"
    BELOW_CUT_OFF = "below_cut_off"
    PART_ABOVE_WHOLE = "part_above_whole"
    PARTS_ABOVE_TOTAL = "parts_above_total"
    MONTHS_DIFFER = "months_differ"
    OUTLIER = "outlier"
    ODD_MONTH = "odd_month"


@dataclass(frozen=True, slots=True)
class Oddity:
    """What is odd: the rule and the numbers its sentence needs, in the order the rule names."""

    rule: Rule
    values: tuple[Decimal, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with what it is judged by, all in the indicator's unit; None or empty is unknown.

    ``before`` is the running total before it in the same year (for a stock or ratio: the figure
    before it), ``last_year`` the same period of the year before, ``history`` earlier figures of
    the same kind of period, ``to_cut_off`` what the same report says to the cut-off (for an
    estimate), ``months`` the sum of the months when all are there. ``month`` is what the last month
    of the figure brought (of a stock or ratio: what it stood at), ``months_before`` the same of the
    months right before it, in a row.
    """

    value: Decimal
    kind: IndicatorKind
    is_running_total: bool = True
    lowest: Decimal | None = None
    highest: Decimal | None = None
    before: Decimal | None = None
    last_year: Decimal | None = None
    history: Sequence[Decimal] = ()
    to_cut_off: Decimal | None = None
    months: Decimal | None = None
    month: Decimal | None = None
    months_before: Sequence[Decimal] = ()


def oddities(figure: Figure) -> list[Oddity]:
    """Everything odd about one figure; a slip explains a fall and an outlier by itself."""
    found = [*_bounds(figure), *_below_cut_off(figure), *_months_differ(figure)]
    slipped = _slip(figure)
    if slipped is not None:
        return [*found, slipped]
    return [*found, *(_falling(figure) or _outlier(figure) or _odd_month(figure))]


def ratio_oddities(numerator: Decimal, denominator: Decimal) -> list[Oddity]:
    """What is odd about the two parts of a share: more than the whole."""
    if numerator > denominator:
        return [Oddity(Rule.PART_ABOVE_WHOLE, (numerator, denominator))]
    return []


def parts_oddities(total: Decimal, parts: Iterable[Decimal]) -> list[Oddity]:
    """What is odd about the parts of a line ("trong đó"): together more than the whole.

    Less is no oddity: such parts seldom name everything.
    """
    together = _ZERO
    for part in parts:
        together = EXACT.add(together, part)
    return [Oddity(Rule.PARTS_ABOVE_TOTAL, (together, total))] if together > total else []


def fences(
    history: Sequence[Decimal], least: int = LEAST_HISTORY
) -> tuple[Fraction, Fraction] | None:
    """Between what a further figure is no outlier; None when the history is too short.

    Quartiles are the values at the places n/4 and 3n/4, rounded inwards. Where the quartiles lie
    closer together than a tenth of the median, a tenth of it counts.
    """
    if len(history) < least:
        return None
    ordered = sorted(Fraction(one) for one in history)
    last = len(ordered) - 1
    low, high = ordered[-(-last // 4)], ordered[last - -(-last // 4)]
    reach = FAR * max(high - low, abs(ordered[last // 2]) * _NARROWEST)
    return low - reach, high + reach


def _bounds(figure: Figure) -> list[Oddity]:
    """Outside what the line allows; a flow or stock without a bound of its own not below zero."""
    lowest = figure.lowest
    if lowest is None and figure.kind is not IndicatorKind.RATIO:
        lowest = _ZERO
    if lowest is not None and figure.value < lowest:
        return [Oddity(Rule.BOUNDS, (figure.value, lowest))]
    if figure.highest is not None and figure.value > figure.highest:
        return [Oddity(Rule.BOUNDS, (figure.value, figure.highest))]
    return []


def _below_cut_off(figure: Figure) -> list[Oddity]:
    """An estimate of the whole under what is already done."""
    done = figure.to_cut_off
    if figure.kind is not IndicatorKind.FLOW or done is None or figure.value >= done:
        return []
    return [Oddity(Rule.BELOW_CUT_OFF, (figure.value, done))]


def _months_differ(figure: Figure) -> list[Oddity]:
    """A running total beside months that sum to something else."""
    if figure.months is None or figure.months == figure.value:
        return []
    return [Oddity(Rule.MONTHS_DIFFER, (figure.value, figure.months))]


def _slip(figure: Figure) -> Oddity | None:
    """The figure fits an earlier one only after it is moved by a power of ten."""
    known = [one for one in (figure.before, figure.last_year) if one is not None and one > 0]
    size = Fraction(figure.value)
    if size <= 0 or not known or any(_near(size, one, Fraction(3)) for one in known):
        return None
    for power, nearness in SLIPS:
        for moved in (power, -power):
            mended = size / Fraction(10) ** moved
            fitting = next((one for one in known if _near(mended, one, nearness)), None)
            if fitting is not None:
                mended_value = figure.value.scaleb(-moved, EXACT)
                return Oddity(Rule.SLIP, (figure.value, Decimal(moved), mended_value, fitting))
    return None


def _near(one: Fraction, other: Decimal, factor: Fraction) -> bool:
    """Whether one is not more than so many times the other, nor less than the other divided."""
    return Fraction(other) / factor <= one <= Fraction(other) * factor


def _falling(figure: Figure) -> list[Oddity]:
    """A running total below the one before it."""
    before = figure.before
    is_total = figure.is_running_total and figure.kind is IndicatorKind.FLOW
    if not is_total or before is None or figure.value >= before:
        return []
    return [Oddity(Rule.FALLING, (figure.value, before))]


def _outlier(figure: Figure) -> list[Oddity]:
    """Far outside everything this unit ever reported of the same kind of period."""
    between = fences(figure.history)
    if between is None or between[0] <= Fraction(figure.value) <= between[1]:
        return []
    return [Oddity(Rule.OUTLIER, (figure.value, min(figure.history), max(figure.history)))]


def _odd_month(figure: Figure) -> list[Oddity]:
    """The month alone far outside the months right before it."""
    month, before = figure.month, figure.months_before
    between = None if month is None else fences(before, LEAST_MONTHS)
    if month is None or between is None or between[0] <= Fraction(month) <= between[1]:
        return []
    return [Oddity(Rule.ODD_MONTH, (month, min(before), max(before)))]
