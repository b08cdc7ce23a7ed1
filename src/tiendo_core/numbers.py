"""One Vietnamese number, read strictly and written for reading.

This module reads a text that is one number and nothing else: digits, compound scales ("25 tỷ 941
triệu"), words ("hai mươi mốt"). Finding numbers in prose is the reader's work. All values are
exact Decimals; rounding, half up, happens only when a number is written out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from typing import NamedTuple

from tiendo_core.number_tokens import (
    EXACT,
    MAX_DIGITS,
    NumberFault,
    Style,
    candidates,
    decimals,
    parse_digits,
    parse_foreign,
    printed_step,
    readings,
    style,
)
from tiendo_core.number_words import (
    DIGITS,
    HALVES,
    SCALES,
    WORDS,
    below_thousand,
    starts_with_zero,
    zero_and_unit,
)

__all__ = [
    "EXACT",
    "MAX_DIGITS",
    "SCALES",
    "WORDS",
    "NumberFault",
    "Printed",
    "Style",
    "candidates",
    "decimals",
    "format_count",
    "format_money",
    "format_number",
    "format_percent",
    "parse",
    "parse_digits",
    "parse_foreign",
    "parse_fraction",
    "parse_printed",
    "printed_step",
    "readings",
    "style",
]

_LONGEST_TEXT = 300
_MINUS = re.compile(r"[-\u2212\u2013]\s*|(?:âm|trừ)\s+")
_SHORT_MILLION = re.compile(r"(?<=[0-9])tr$")
_FRACTION = re.compile(r"(?:([0-9.]+) )?([0-9.]+) ?/ ?([0-9.]+)")
_HALF = ("nửa", "một nửa")
_DISPLAY = Context(prec=EXACT.prec)
_MONEY_SCALES = ((0, 10**6, "đồng"), (6, 10**3, "triệu đồng"), (9, 10**MAX_DIGITS, "tỷ đồng"))


class Printed(NamedTuple):
    """A number as printed: its value, and the worth of its last printed digit."""

    value: Decimal
    step: Decimal


def parse(text: str) -> Decimal:
    """Read one number; NumberFault (with candidates where there are any) for anything else."""
    return parse_printed(text).value


def parse_printed(text: str) -> Printed:
    """Read one number and the step it is printed in: "25 tỷ 941 triệu" is printed in millions."""
    negative, rest = _sign(_plain(text))
    words = rest.split()
    if not words:
        raise NumberFault("empty", text)
    number = _whole_text(words)
    return Printed(number.value.copy_negate(), number.step) if negative else number


def parse_fraction(text: str) -> Fraction:
    """Read "3/4", "23 1/5", "-3/4", "hai phần ba" or "một nửa" exactly."""
    negative, rest = _sign(_plain(text))
    found = _FRACTION.fullmatch(rest)
    if found:
        whole, numerator, denominator = (_count(part or "0", text) for part in found.groups())
    elif rest in _HALF:
        whole, numerator, denominator = 0, 1, 2
    else:
        upper, mark, lower = rest.partition(" phần ")
        if not mark:
            raise NumberFault("not-a-number", text)
        whole, numerator, denominator = 0, _count(upper, text), _count(lower, text)
    if denominator == 0:
        raise NumberFault("not-a-number", text)
    value = whole + Fraction(numerator, denominator)
    return -value if negative else value


def format_number(
    value: Decimal | int, decimals: int | None = None, leading_zero: bool = False
) -> str:
    """Write a number: dots between groups, a decimal comma, halves rounded away from zero.

    ``decimals`` None writes every digit the value has, without zeros at the end. ``leading_zero``
    writes whole numbers from 1 to 9 as offices count things: 04.
    """
    number = _rounded(Decimal(value), decimals)
    if leading_zero and number == number.to_integral_value() and 0 < number < 10:
        return "0" + f"{number:f}".partition(".")[0]
    if number.is_zero():
        number = number.copy_abs()
    return f"{number:,f}".translate(str.maketrans(",.", ".,"))


def format_count(value: int, leading_zero: bool = True) -> str:
    """Write a count of things or people: 04, 28, 1.892. The leading zero is a house setting."""
    return format_number(Decimal(value), leading_zero=leading_zero)


def format_percent(value: Decimal | int, decimals: int | None = None) -> str:
    """Write a percentage, without a space before its sign: 63,1%."""
    return format_number(value, decimals) + "%"


def format_money(dong: Decimal | int, decimals: int | None = None) -> str:
    """Write an amount given in đồng in the scale that reads best: 3.886,413 tỷ đồng."""
    for power, limit, unit in _MONEY_SCALES:
        shown = _rounded(Decimal(dong).scaleb(-power, EXACT), decimals)
        if abs(shown) < limit:
            return f"{format_number(shown, decimals)} {unit}"
    raise NumberFault("too-long", str(dong))


def _plain(text: str) -> str:
    """The text in NFC, lower case, single spaces, the "tr" of a table cell ("10tr") written out.

    Too long a text is refused unread.
    """
    if len(text) > _LONGEST_TEXT:
        raise NumberFault("too-long", text)
    plain = " ".join(unicodedata.normalize("NFC", text).lower().split())
    return _SHORT_MILLION.sub(" triệu", plain)


def _sign(text: str) -> tuple[bool, str]:
    """Whether a minus (a sign, or âm, trừ) opens the text, and the rest of it."""
    minus = _MINUS.match(text)
    return (True, text[minus.end() :]) if minus else (False, text)


def _count(text: str, whole_text: str) -> int:
    """A whole number of a fraction, in digits or words."""
    value = parse(text)
    if value != value.to_integral_value():
        raise NumberFault("not-a-number", whole_text)
    return int(value)


def _rounded(value: Decimal, decimals: int | None) -> Decimal:
    """The value with so many decimals, half up; with None, without zeros at the end."""
    if not value.is_finite() or abs(value.adjusted()) > 2 * MAX_DIGITS:
        raise NumberFault("too-long", str(value))
    if decimals is not None:
        return value.quantize(Decimal((0, (1,), -decimals)), ROUND_HALF_UP, _DISPLAY)
    return value.normalize(EXACT)


def _whole_text(words: Sequence[str]) -> Printed:
    """A number made of words, digit tokens and scales: the largest scale splits it in two."""
    power, at = max(
        ((SCALES[word], -place) for place, word in enumerate(words) if word in SCALES),
        default=(0, 1),
    )
    if at > 0:
        return _coefficient(words)
    left, right = words[:-at], words[-at + 1 :]
    if not left:
        raise _unread(words)
    head = _whole_text(left)
    head = Printed(_written_out(head.value, power), _written_out(head.step, power))
    if not right:
        return head
    tail = _after_scale(right, power, words)
    if head.step < Decimal(10) ** power or tail.value >= Decimal(10) ** power:
        raise _unread(words)
    return Printed(EXACT.add(head.value, tail.value), tail.step)


def _written_out(value: Decimal, power: int) -> Decimal:
    """The value times 10^power, kept without an exponent above 0 so that it prints as digits."""
    scaled = value.scaleb(power, EXACT)
    whole = scaled.to_integral_value()
    return whole.quantize(Decimal(1), context=EXACT) if whole == scaled else scaled


def _after_scale(words: Sequence[str], power: int, whole: Sequence[str]) -> Printed:
    """What follows a scale: a half, a smaller number with its scale, or one filling every place.

    "một triệu hai" is 1,2 triệu in speech and 1.000.002 by its words: two readings, so a fault.
    """
    if len(words) == 1 and words[0] in HALVES:
        return Printed(Decimal((0, (5,), power - 1)), Decimal((0, (1,), power - 1)))
    if any(word in SCALES for word in words):
        return _whole_text(words)
    unit = zero_and_unit(words)
    if unit is not None:
        return Printed(Decimal(unit), Decimal(1))
    tail = _coefficient(words)
    if tail.step != 1 or tail.value >= 10**power:
        raise _unread(whole)
    if words[0][0].isdigit():
        fills = len(words[0].replace(".", "")) == power
    else:
        fills = starts_with_zero(words) or (power == SCALES["nghìn"] and tail.value >= 10)
    if not fills:
        raise NumberFault("ambiguous", " ".join(whole), _two_readings(words, power, whole))
    return tail


def _two_readings(words: Sequence[str], power: int, whole: Sequence[str]) -> tuple[str, ...]:
    """The spoken and the literal reading of a number left open after its scale."""
    head = _whole_text(whole[: len(whole) - len(words)]).value
    tail = _coefficient(words).value
    digits = len(f"{tail:f}")
    spoken = tail.scaleb(power - digits, EXACT)
    return tuple(format_number(EXACT.add(head, part)) for part in (spoken, tail))


def _coefficient(words: Sequence[str]) -> Printed:
    """A number before or without a scale: one digit token, or words below a thousand."""
    if len(words) == 1 and not words[0].isalpha():
        value = parse_digits(words[0])
        return Printed(value, printed_step(words[0]))
    if " ".join(words) in _HALF:
        return Printed(Decimal("0.5"), Decimal("0.1"))
    whole, comma, places = " ".join(words).partition(" phẩy ")
    number = below_thousand(whole.split())
    if number is None:
        raise _unread(words)
    if not comma:
        return Printed(Decimal(number), Decimal(1))
    digits = [DIGITS.get(word) for word in places.split()]
    if not digits or None in digits:
        raise _unread(words)
    fraction = "".join(map(str, digits))
    return Printed(Decimal(f"{number}.{fraction}"), Decimal((0, (1,), -len(fraction))))


def _unread(words: Sequence[str]) -> NumberFault:
    """The fault of words that are no number; digits split by spaces get their groups offered."""
    joined = "".join(words)
    if len(words) > 1 and joined.isascii() and joined.isdigit():
        grouped = ".".join(words)
        offered = (grouped,) if style(grouped) in (Style.EITHER, Style.VIETNAMESE) else ()
        return NumberFault("malformed", " ".join(words), offered)
    return NumberFault("not-a-number", " ".join(words))
