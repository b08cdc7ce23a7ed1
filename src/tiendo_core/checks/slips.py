"""Slips of the hand: how one printed number becomes another (a digit, two digits, a shift).

Used to tell a mistyped telling of the same fact from another fact, and to offer what was meant.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

_LONGEST = 20


def digits(value: Decimal) -> str:
    """The digits of a number without sign, separators and zeros at the ends."""
    written = str(value)
    if "E" in written:
        written = f"{value:f}"
    return written.lstrip("-").replace(".", "").strip("0")


def one_slip(one: Decimal, other: Decimal) -> bool:
    """Whether one wrong digit, two swapped digits or a moved separator turns one into the other.

    One wrong digit counts only in numbers of three digits or more: 12 and 15 are two facts.
    """
    if one == other:
        return False
    left, right = digits(one), digits(other)
    if left == right:
        return len(left) > 1
    if not same_scale(one, other) or len(left) != len(right):
        return False
    return swapped(left, right) or (len(left) >= 3 and differing(left, right) == 1)


def swapped(left: str, right: str) -> bool:
    """Whether two digits of one string changed places."""
    return sorted(left) == sorted(right) and differing(left, right) == 2


def differing(left: str, right: str) -> int:
    """In how many places two strings of one length differ."""
    return sum(a != b for a, b in zip(left, right, strict=True))


def same_scale(one: Decimal, other: Decimal) -> bool:
    """Whether two numbers have as many digits before the decimal comma."""
    return one.adjusted() == other.adjusted()


def rounded_like(value: Decimal, step: Decimal) -> Decimal:
    """A value rounded half up to whole steps, as it would be printed; a huge one as it is."""
    if (value / step).adjusted() > _LONGEST:
        return value
    return (value / step).quantize(Decimal(1), ROUND_HALF_UP) * step
