"""Printed numbers as intervals, and the verdict on a computed interval against a printed one.

A number printed with d decimals at scale s stands for every value that rounds to it: with
u = s * 10^-d that is R(x) = [x - u/2, x + u/2]. Offices also cut digits off instead of rounding:
T(x) = [x, x + u). Counts and the members of a pair are exact. Sources: statcheck (Nuijten et al.
2016: both ends of the rounding interval are carried through the computation), GRIM (Brown and
Heathers 2016: printed decimals and whole counts restrict each other) and XBRL Calculations 1.1
(2023: facts are intervals, and only intervals that do not meet are inconsistent). Everything is
Decimal; the few inexact divisions carry 28 digits, far below any printed step.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from tiendo_core.checks.findings import Interval
from tiendo_core.reading.figures import Number

OK = "ok"
TRUNCATED = "truncated"
INCONSISTENT = "inconsistent"
UNTESTABLE = "untestable"

HUNDRED = Decimal(100)
HALF = Decimal("0.5")
TWICE_ROUNDED = Decimal("0.0556")
WIDEST = 10
"""A computed interval wider than so many units of the last printed digit tests nothing."""

_BELOW = frozenset({"gần", "ngót", "suýt"})
_ABOVE = frozenset({"hơn", "trên", "quá", "ngoài"})
_AROUND = frozenset({"khoảng", "chừng", "khoản", "xấp", "độ", "cỡ", "tầm"})


@lru_cache(maxsize=256)
def loosening(approx: str) -> tuple[int, int]:
    """How an approximation word loosens a number: steps allowed below and above it.

    "gần" is below, "hơn" and "trên" above, "khoảng" both; "ước" loosens nothing, and words stack.
    """
    words = frozenset(approx.lower().split())
    if words & _AROUND:
        return 1, 1
    return int(bool(words & _BELOW)), int(bool(words & _ABOVE))


def rounding(number: Number) -> Interval:
    """R(x), the values a printed number may stand for; widened by its approximation word."""
    value = number.value
    if number.exact:
        low = high = value
    else:
        half = number.step * HALF
        low, high = value - half, value + half
    if number.approx:
        below, above = loosening(number.approx)
        if below or above:
            width = last_digit(number)
            low = min(low, value - below * width) if below else value
            high = max(high, value + above * width) if above else value
    return low, high


def last_digit(number: Number) -> Decimal:
    """One unit of the last digit of a number that is not zero: 1 thousand for 4 thousand."""
    if not number.value:
        return number.step
    exponent = number.value.normalize().as_tuple().exponent
    return Decimal((0, (1,), int(exponent)))


def truncation(number: Number) -> Interval:
    """The values that print as this number when digits are cut off, or when rounded twice.

    T(x) = [x, x + u), taken closed here because the open end cannot matter to a printed number.
    Rounding twice or more (57,8446 to 57,845 to 57,85 to 57,9) reaches an eighteenth of a unit
    below R(x).
    """
    value, step = number.value, number.step
    low, high = value - step * (HALF + TWICE_ROUNDED), value + step
    return (low, high) if value >= 0 else (value - step, value + step * (HALF + TWICE_ROUNDED))


def meets(one: Interval, other: Interval) -> bool:
    """Whether two closed intervals share a value."""
    return one[0] <= other[1] and other[0] <= one[1]


def gap(one: Interval, other: Interval) -> Decimal:
    """How far two intervals lie apart; 0 when they meet."""
    return max(one[0] - other[1], other[0] - one[1], Decimal(0))


def distance(computed: Interval, printed: Number) -> Decimal:
    """The gap of a computed interval to R(p), in units of the last printed digit of p."""
    return gap(computed, rounding(printed)) / printed.step


def verdict(computed: Interval, printed: Number) -> str:
    """Judge a computed interval against a printed number: ok, truncated, inconsistent, untestable.

    An interval wider than ten units says nothing when it meets the number or lies near it; it does
    speak when the number is further off than the interval is wide (14,87% printed for 41,8 to
    42,0), since no rounding of the parts explains that.
    """
    allowed = rounding(printed)
    width = computed[1] - computed[0]
    if width > WIDEST * printed.step:
        return INCONSISTENT if gap(computed, allowed) > width else UNTESTABLE
    if meets(computed, allowed):
        return OK
    if printed.exact:
        return INCONSISTENT
    return TRUNCATED if meets(computed, truncation(printed)) else INCONSISTENT


def ratio(part: Interval, whole: Interval) -> Interval | None:
    """Percent of one interval of the other; None when the whole may be 0 or is below it.

    A part below 0 is furthest from 0 over the smaller whole, a part above 0 likewise.
    """
    low, high = whole
    if low <= 0:
        return None
    return (
        HUNDRED * part[0] / (high if part[0] >= 0 else low),
        HUNDRED * part[1] / (low if part[1] >= 0 else high),
    )


def total(intervals: Iterable[Interval]) -> Interval:
    """The sum of intervals: the lower ends and the upper ends added."""
    low = high = Decimal(0)
    for each in intervals:
        low += each[0]
        high += each[1]
    return low, high


def minus(one: Interval, other: Interval) -> Interval:
    """The difference of two independent intervals."""
    return one[0] - other[1], one[1] - other[0]


def common(intervals: Iterable[Interval]) -> Interval | None:
    """The values all intervals share, or None; how XBRL 1.1 treats a fact printed twice."""
    pairs = list(intervals)
    low, high = max(each[0] for each in pairs), min(each[1] for each in pairs)
    return (low, high) if low <= high else None
