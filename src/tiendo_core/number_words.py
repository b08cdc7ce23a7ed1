"""Vietnamese number words: from "không" to "chín trăm chín mươi chín", and the words of scale.

Only the spelling of official writing is read: "hai mươi mốt", "một trăm linh năm". Spoken
shortenings ("hai mốt", "trăm hai") have two readings and are left unread. The scales above a
thousand are put together in numbers.
"""

from __future__ import annotations

from collections.abc import Sequence

SCALES: dict[str, int] = {"nghìn": 3, "ngàn": 3, "vạn": 4, "triệu": 6, "tỷ": 9, "tỉ": 9}
"""Words of scale and their power of ten, as written after a number."""

HALVES = frozenset({"rưỡi", "rưởi"})
"""Words for half of the scale before them: "hai tỷ rưỡi" is 2,5 tỷ."""

DIGITS: dict[str, int] = {
    "không": 0,
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
}
"""The words of one digit standing alone."""

_AFTER_TEN = DIGITS | {"lăm": 5, "nhăm": 5}
_AFTER_TENS = _AFTER_TEN | {"mốt": 1, "tư": 4}
_AFTER_ZERO_TENS = DIGITS | {"tư": 4}
_ZERO_TENS = frozenset({"linh", "lẻ"})
_TENS = frozenset({"mươi", "chục"})

WORDS = frozenset({*_AFTER_TENS, *_ZERO_TENS, *_TENS, *SCALES, *HALVES, "mười", "trăm", "nửa"})
"""Every word a number may hold; elsewhere most of them mean other things ("năm" is a year)."""


def below_thousand(words: Sequence[str]) -> int | None:
    """The whole number from 0 to 999 that lower-case words spell, or None."""
    if len(words) >= 2 and words[1] == "trăm":
        hundreds = DIGITS.get(words[0])
        rest = _after_hundred(words[2:])
        return None if hundreds is None or rest is None else 100 * hundreds + rest
    return _below_hundred(words)


def starts_with_zero(words: Sequence[str]) -> bool:
    """Whether words name their empty places ("không trăm", "linh năm") and so cannot mislead."""
    return words[0] in _ZERO_TENS or list(words[:2]) == ["không", "trăm"]


def zero_and_unit(words: Sequence[str]) -> int | None:
    """The unit of "linh năm" or "lẻ tư", or None."""
    if len(words) == 2 and words[0] in _ZERO_TENS:
        return _AFTER_ZERO_TENS.get(words[1]) or None
    return None


def _after_hundred(words: Sequence[str]) -> int | None:
    """What follows "trăm": nothing, "linh" and a unit, or a number from 10 to 99."""
    if not words:
        return 0
    if words[0] in _ZERO_TENS:
        return zero_and_unit(words)
    number = _below_hundred(words)
    return number if number is not None and number >= 10 else None


def _below_hundred(words: Sequence[str]) -> int | None:
    """A number from 0 to 99."""
    match list(words):
        case [digit]:
            return 10 if digit == "mười" else DIGITS.get(digit)
        case ["mười", unit]:
            return _with_unit(10, _AFTER_TEN.get(unit))
        case [tens, mark] if mark in _TENS:
            return _tens(tens)
        case [tens, "mươi", unit]:
            return _with_unit(_tens(tens), _AFTER_TENS.get(unit))
    return None


def _tens(word: str) -> int | None:
    """The tens before "mươi" or "chục": 20 to 90 (ten is "mười", or "một chục")."""
    digit = DIGITS.get(word)
    return 10 * digit if digit else None


def _with_unit(tens: int | None, unit: int | None) -> int | None:
    """Tens and a unit from 1 to 9 together."""
    return tens + unit if tens and unit else None
