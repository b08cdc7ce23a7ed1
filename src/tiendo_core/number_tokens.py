"""One token of digits and separators: whose style it is written in, and what it is worth.

Vietnamese writing groups by dots and marks decimals by a comma (1.892.345,6). A token in another
style, or in none, is told apart here and never mended in silence: "60,6,2" offers candidates, of
which none is chosen. Tokens are ASCII digits with "." and ","; signs and scales belong to numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Context, Decimal, Inexact, InvalidOperation, Overflow
from enum import Enum

MAX_DIGITS = 30
"""A figure of an office has fewer digits; a longer run is refused before anything is computed."""

EXACT = Context(prec=200, traps=[Inexact, InvalidOperation, Overflow])
"""Arithmetic that is exact, or crashes: nothing in this package rounds by accident."""

_LONGEST_TOKEN = 2 * MAX_DIGITS
_SHOWN = 40
_MOST_CANDIDATES = 6
_LETTERS_FOR_DIGITS = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1"})

_SWAP = str.maketrans(".,", ",.")

_PLAIN = re.compile(r"[0-9]+")
_VIETNAMESE = re.compile(r"(?:[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?")
_FOREIGN = re.compile(
    r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?"  # 1,892.5 and 1,234,567
    r"|0[0-9]*\.[0-9]+"  # 0.892: no dot group starts with 0, so the dot is a decimal point
    r"|[1-9][0-9]*\.[0-9]{1,2}"  # 47.6; with more decimals it may as well be a broken group
)
_SEPARATORS = re.compile(r"[.,]+")


class NumberFault(ValueError):
    """A text that is not one number, or not surely one.

    ``code`` is "empty", "too-long", "foreign" (47.6), "malformed" (60,6,2), "ambiguous" (một triệu
    hai) or "not-a-number". ``candidates`` are readings in Vietnamese style; none is chosen.
    """

    def __init__(self, code: str, text: str, candidates: tuple[str, ...] = ()) -> None:
        self.code = code
        self.candidates = candidates
        shown = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
        sentence = f"“{shown}” is not one number in Vietnamese style ({code})."
        if candidates:
            sentence += " It may stand for " + " or ".join(candidates) + "."
        super().__init__(sentence)


class Style(Enum):
    """The style a token of digits is written in."""

    PLAIN = "plain"
    """Digits alone: 1892."""
    VIETNAMESE = "vietnamese"
    """Dot groups or a decimal comma, with no other reading: 1.892.345 or 63,1."""
    EITHER = "either"
    """Good Vietnamese, and good foreign writing of another value: 1.892 or 108,987."""
    FOREIGN = "foreign"
    """Only readable with a decimal point or comma groups: 47.6 or 1,892.5."""
    MALFORMED = "malformed"
    """No number in any style: 60,6,2 or 1.8920; or longer than any figure."""


def style(token: str) -> Style:
    """Tell the style of a token of digits and separators."""
    if len(token) > MAX_DIGITS and _is_too_long(token):
        return Style.MALFORMED
    if _PLAIN.fullmatch(token):
        return Style.PLAIN
    foreign = _FOREIGN.fullmatch(token) is not None
    if _VIETNAMESE.fullmatch(token):
        one_group = token.count(".") == 1 and "," not in token
        return Style.EITHER if foreign or one_group else Style.VIETNAMESE
    return Style.FOREIGN if foreign else Style.MALFORMED


def parse_digits(token: str) -> Decimal:
    """Read a digit token in Vietnamese style; NumberFault for anything else."""
    if len(token) <= MAX_DIGITS and _VIETNAMESE.fullmatch(token):
        return Decimal(token.replace(".", "").replace(",", "."))
    return Decimal(_checked(token).replace(".", "").replace(",", "."))


def parse_foreign(token: str) -> Decimal:
    """Read a digit token with a decimal point and comma groups ("1.892" is then 1,892)."""
    if style(token) not in (Style.EITHER, Style.FOREIGN):
        raise NumberFault("malformed", token, candidates(token))
    return Decimal(token.replace(",", ""))


def readings(token: str) -> tuple[Decimal, ...]:
    """All values a token may have, the Vietnamese one first; empty when it is malformed."""
    found = style(token)
    if found is Style.MALFORMED:
        return ()
    if found is Style.FOREIGN:
        return (parse_foreign(token),)
    if found is Style.EITHER:
        return (parse_digits(token), parse_foreign(token))
    return (parse_digits(token),)


def decimals(token: str) -> int:
    """How many decimals a token in Vietnamese style prints ("63,10" prints two)."""
    return len(token.partition(",")[2])


def printed_step(token: str, scale: int = 0) -> Decimal:
    """The worth of the last printed digit of a token at a scale of 10^scale ("132,5" at 3: 100)."""
    return Decimal((0, (1,), scale - decimals(token)))


def candidates(token: str) -> tuple[str, ...]:
    """What a token that is no Vietnamese number may have been meant to be, likeliest first.

    Each candidate is one slip of the hand away: a letter typed for a digit, a separator too many or
    of the wrong kind, a digit typed twice, a correction left standing. Never more than six.
    """
    if len(token) > _LONGEST_TOKEN or _VIETNAMESE.fullmatch(token):
        return ()
    lettered = token.translate(_LETTERS_FOR_DIGITS)
    tries = [lettered] if lettered != token else list(_mended(token))
    fit = (one for one in tries if _VIETNAMESE.fullmatch(one) and not _is_too_long(one))
    return tuple(dict.fromkeys(fit))[:_MOST_CANDIDATES]


def _checked(token: str) -> str:
    """The token itself when it is Vietnamese, else the fault that fits it."""
    if not token:
        raise NumberFault("empty", token)
    found = style(token)
    if found is Style.FOREIGN:
        raise NumberFault("foreign", token, candidates(token))
    if found is Style.MALFORMED:
        raise NumberFault(
            "too-long" if _is_too_long(token) else "malformed", token, candidates(token)
        )
    return token


def _is_too_long(token: str) -> bool:
    """Whether a token has more digits, or more signs in all, than any figure."""
    return len(token) > _LONGEST_TOKEN or sum(map(str.isdigit, token)) > MAX_DIGITS


def _mended(token: str) -> Iterator[str]:
    """Every mending of the separators of a token; some of them are no numbers either."""
    yield token.translate(_SWAP)
    if _FOREIGN.fullmatch(token):
        return
    single = _SEPARATORS.sub(lambda run: run[0][0], token)
    if single != token:
        yield from (single, single.translate(_SWAP))
    head, mark, tail = _split_last(single)
    if mark == "," and _SEPARATORS.search(head):
        yield from (head, head + tail)
    if "," in head:
        for found in _SEPARATORS.finditer(single):
            before, after = single[: found.start()], single[found.end() :]
            yield from (before[:-1] + after, before + after[1:], before + after)
        return
    yield _regrouped(head.replace(".", "") + (tail if mark == "." else "")) + (
        "," + tail if mark == "," else ""
    )
    if mark == "." and len(tail) > len("000"):
        yield single[:-1]


def _split_last(token: str) -> tuple[str, str, str]:
    """The token before, at and after its last separator."""
    at = max(token.rfind("."), token.rfind(","))
    return (token, "", "") if at < 0 else (token[:at], token[at], token[at + 1 :])


def _regrouped(digits: str) -> str:
    """Digits with dots between groups of three; anything else as it is."""
    if not _PLAIN.fullmatch(digits) or digits.startswith("0"):
        return digits
    return f"{int(digits):,}".replace(",", ".")
