"""Quantities between bounds: "từ 5 đến 7 tỷ đồng", "trên 60%", "không quá 7.000 đồng".

Targets come as ranges and bounds as often as they come as levels. One expression is read, strictly.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from tiendo_core.numbers import SCALES, NumberFault, parse
from tiendo_core.quantities import Quantity, UnlikeThings, parse_quantity

_LONGEST = 300
_ABOUT = r"(?:(?:khoảng|chừng|tầm|xấp xỉ|gần) )*"
_BETWEEN = re.compile(
    rf"{_ABOUT}(?:từ (?P<a>.+?) (?:đến|tới) (?P<b>.+)|giữa (?P<c>.+?) và (?P<d>.+)"
    r"|(?P<e>[^-]+?) ?- ?(?P<f>[^-]+)|(?P<g>.+?) (?:đến|tới) (?P<h>.+))"
)
_AT_MOST = re.compile(
    r"(?:dưới|ít hơn|kém hơn|thấp hơn|không tới|không đến|không quá|không hơn|không cao hơn"
    r"|không vượt quá|không trên|tối đa|nhiều nhất|≤|<) ?(.+)"
    r"|từ (.+) trở xuống"
)
_AT_LEAST = re.compile(
    r"(?:trên|hơn|nhiều hơn|cao hơn|ít nhất|tối thiểu|không dưới|không ít hơn|không thấp hơn"
    r"|không kém|≥|>) ?(.+)"
    r"|từ (.+) trở lên"
)


class Range(NamedTuple):
    """From one quantity to another; None where a side is open."""

    low: Quantity | None
    high: Quantity | None


def parse_range(text: str) -> Range:
    """Read a range or a bound; a faulty number, unit or an upside-down range is refused."""
    if len(text) > _LONGEST:
        raise NumberFault("too-long", text)
    plain = " ".join(unicodedata.normalize("NFC", text).replace("–", "-").lower().split())
    bound = _AT_MOST.fullmatch(plain)
    if bound:
        return Range(None, parse_quantity(bound[1] or bound[2]))
    bound = _AT_LEAST.fullmatch(plain)
    if bound:
        return Range(parse_quantity(bound[1] or bound[2]), None)
    between = _BETWEEN.fullmatch(plain)
    if not between:
        raise NumberFault("not-a-number", text)
    low_text, high_text = (part for part in between.groups() if part is not None)
    high = parse_quantity(high_text)
    low = _lower(low_text, high)
    if high < low:
        raise UnlikeThings(f"A range cannot run from {low} down to {high}.")
    return Range(low, high)


def _lower(text: str, high: Quantity) -> Quantity:
    """The lower end; what it leaves unsaid it takes from the upper end: "từ 5 đến 7 tỷ đồng"."""
    try:
        number = parse(text)
    except NumberFault:
        return parse_quantity(text)
    scale = 0 if any(word in SCALES for word in text.split()) else high.scale
    return Quantity(number, high.unit, scale, high.prices)
