"""Find every number, head first and maximally, with its tails: pair, %, scale and unit.

One compiled expression runs over the text once. It starts at a digit and takes the longest run of
digits, dots and commas; a part of a run can never win. What is not a figure (dates, documents,
levels, ...) is told apart in ``context`` by the word before and the words after.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from tiendo_core.reading.units import MEASURES, MONEY, NOUNS, SCALES
from tiendo_core.reading.wording import one_of

PERCENT = "%"
POINTS = "điểm phần trăm"
DIGITS = r"[0-9][0-9]*(?:[.,][0-9]+)*"
"""A run of digits and separators. It is not written "[0-9]+": an expression that begins with one
character of a set is searched for by that set, several times as fast as one that begins with a
repeat."""

_SCALE = rf"(?:{one_of(SCALES)})(?![^\W_]| (?:lệ|trọng|suất|giá|số|chứng|phú)(?![^\W_]))"
_UNIT = one_of([*MONEY, *MEASURES])
_PER = rf"(?:[ ]?/[ ]?(?:[0-9]{{1,2}} )?(?:{one_of(n for n in NOUNS if ' ' in n)}|[^\W\d_]+))"
NUMBER = re.compile(
    rf"({DIGITS})([oqlisz][0-9oqli.,]*[0-9]|[.,][.,]+[0-9][0-9.,]*|[oq](?![^\W_])|[.,]+(?=[ ]?%))?"
    rf"(?:[ ]?/[ ]?({DIGITS})(?![/\-][^\W_]))?"
    rf"(?:[ ]?(%)(?!o)|[ ]?({_SCALE})(?: ({_SCALE}))?)?"
    rf"(?:[ ]?((?:{_UNIT})(?![^\W_]| chí| bào|/c)))?({_PER}{{1,2}})?"
)
MORE = re.compile(rf"[ ]({DIGITS})[ ]?(tỷ|tỉ|triệu|nghìn|ngàn|đồng)(?![^\W_])(?! đồng/)")
LINKED = frozenset({"-", " - ", "- ", " -", " đến ", " tới ", "÷"})
_PLAIN = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})*(?:,[0-9]+)?|[0-9]+(?:,[0-9]+)?")
_ENGLISH = re.compile(
    r"[0-9]{1,3}(?:,[0-9]{3}){2,}(?:\.[0-9]+)?|[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+|[0-9]+\.[0-9]{1,2}|"
    r"0\.[0-9]+"
)


class Mention:
    """A number in the text with its tails, not yet attached to anything."""

    __slots__ = (
        "end",
        "head",
        "kind",
        "more",
        "percent",
        "scale",
        "second",
        "start",
        "tail",
        "unit",
    )

    def __init__(self, start: int, end: int, head: str) -> None:
        self.start = start
        self.end = end
        self.head = head
        self.tail = ""
        self.second: str | None = None
        self.scale = 0
        self.unit: str | None = None
        self.percent = False
        self.kind = ""
        self.more: list[tuple[str, int]] = []


@lru_cache(maxsize=1 << 16)
def mantissa(head: str) -> tuple[Decimal, int] | None:
    """The value of a digit token and its number of decimals; None when it is no number."""
    if len(head) > 32:
        return None
    if _PLAIN.fullmatch(head):
        whole, _, part = head.partition(",")
        return Decimal(whole.replace(".", "") + ("." + part if part else "")), len(part)
    if _ENGLISH.fullmatch(head):
        plain = head.replace(",", "")
        return Decimal(plain), len(plain.partition(".")[2])
    return None


def scan(low: str) -> Iterator[re.Match[str]]:
    """All number tokens with their tails, from left to right."""
    return NUMBER.finditer(low)
