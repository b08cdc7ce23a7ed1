"""Numbers in house style, as they are published: 864 tỷ đồng, 63,1%, tăng 7,2%."""

from __future__ import annotations

from fractions import Fraction

from django.utils import translation

from tiendo.publishing.references import ABOVE, ATTAINED, BELOW, CHANGE
from tiendo_core.indicators import Indicator
from tiendo_core.numbers import format_number
from tiendo_core.reasons import rounded

ROSE, FELL = "tăng", "giảm"
_PERCENTS = ("%", "‰")


def amount(value: Fraction, indicator: Indicator | None) -> str:
    """A value with its unit of measure, rounded as the indicator is, without zeros at its end."""
    if indicator is None:
        return format_number(rounded(value, 4).normalize())
    number = format_number(rounded(value, indicator.decimals))
    number = number.rstrip("0").rstrip(",") if "," in number else number
    if indicator.unit in _PERCENTS:
        return f"{number}{indicator.unit}"
    return f"{number} {indicator.unit}"


def share(value: Fraction, is_change: bool = False) -> str:
    """A part as per cent with at most one decimal; a change with the word for its direction."""
    number = _tenth(abs(value) * 100) + "%"
    return f"{ROSE if value >= 0 else FELL} {number}" if is_change else number


def points(value: Fraction) -> str:
    """A change of per cents, in percentage points."""
    return f"{ROSE if value >= 0 else FELL} {_tenth(abs(value))} điểm %"


def _tenth(value: Fraction) -> str:
    """With one decimal unless it is a whole number."""
    written = format_number(rounded(value, 1))
    return written.removesuffix(",0")


def is_in_points(indicator: Indicator) -> bool:
    """Whether a change is told in percentage points, because the indicator itself is a share."""
    return indicator.unit.startswith(_PERCENTS)


def said_as(part: str, exact: Fraction, indicator: Indicator) -> str:
    """A part of a datum in house style; shares and changes are given in per cent, as kept."""
    if part in (ABOVE, BELOW):
        return amount(exact, None)
    if part == ATTAINED:
        return share(exact / 100)
    if part == CHANGE:
        return points(exact) if is_in_points(indicator) else share(exact / 100, is_change=True)
    return amount(exact, indicator)


def in_vietnamese() -> translation.override:
    """What is published is written in Vietnamese, whoever looks at it while it is made."""
    return translation.override("vi")
