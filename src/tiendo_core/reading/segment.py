"""Cut a text into sentences: at lines, at a full stop that is not inside a number.

A full stop with no space before a capital cuts too (").Văn hóa"). Wrapped lines were joined before.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_STOP = re.compile(r"[\n.!?…](?:(?<=\n)\s*|(?<!\n)[.!?…]*(?![0-9]))")
_NUMBERING = re.compile(r"\s*(?:[0-9]{1,2}(?:\.[0-9]{1,2})*|[IVX]{1,5}|[A-Za-zĐđ])")
_ABBREVIATIONS = frozenset(
    {"tp", "tx", "ths", "ts", "ttr", "v", "p", "q", "h", "st", "gs", "pgs", "đ/c", "tt"}
)


class Sentence(NamedTuple):
    """A sentence: its place, the number of its line, and whether it begins that line."""

    start: int
    end: int
    line: int
    first: bool


def sentences(text: str) -> list[Sentence]:
    """The sentences of a text, in order, without gaps of meaning between them."""
    found: list[Sentence] = []
    start = line = 0
    first = True
    size = len(text)
    for match in _STOP.finditer(text):
        at, end = match.span()
        if text[at] == "\n":
            if start < at:
                found.append(Sentence(start, at, line, first))
            start, line, first = end, line + 1, True
            continue
        after = text[end : end + 1]
        if after and not after.isspace() and not after.isupper() and after not in '"”)':
            continue
        word = text[max(start, at - 6) : at].rsplit(" ", maxsplit=1)[-1].lower()
        if word in _ABBREVIATIONS or (
            first and at - start <= 6 and _NUMBERING.fullmatch(text, start, at)
        ):
            continue
        found.append(Sentence(start, end, line, first))
        start, first = end, False
    if start < size:
        found.append(Sentence(start, size, line, first))
    return found
