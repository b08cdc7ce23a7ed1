"""Tell figures from the other numbers of a page: dates, documents, levels, terms, telephones.

A number with a unit is a figure unless it is the bound of a class. For a bare one the word before
it decides (``dates``, ``reasons``). What is left is a mention: a number that may be a figure.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tiendo_core.reading import timing
from tiendo_core.reading.amounts import compose, mention_of
from tiendo_core.reading.dates import span_at
from tiendo_core.reading.figures import Token
from tiendo_core.reading.reasons import SIZES, is_same_telephone, reason
from tiendo_core.reading.timing import Span
from tiendo_core.reading.tokens import Mention, scan

GLUED = re.compile(
    r"(?<![^\W_])(?:đạt|là|ước|tăng|giảm|bằng|trên|gần|hơn|khoảng|được|còn|có|chiếm|vượt)$"
)
AT_LEAST = (" trở lên", " trở xuống")
LOOK_BACK = 26
NETWORKS = frozenset({"2g", "3g", "4g", "5g", "6g"})


class Scanned(NamedTuple):
    """What a text holds in numbers: mentions that may be figures, periods, and the rest."""

    mentions: list[Mention]
    spans: list[Span]
    tokens: list[Token]


def sort_numbers(low: str) -> Scanned:
    """Every number as a mention, a period or a token with the reason it is no figure."""
    found = Scanned([], [], [])
    worded = timing.worded(low)
    worded.append(Span(len(low) + 1, len(low) + 1, timing.EVENT, None))
    at = skip = 0
    for match in scan(low):
        start = match.start()
        while worded[at].end <= start:
            if worded[at].start >= skip:
                found.spans.append(worded[at])
            at += 1
        if start < skip:
            continue
        if worded[at].start <= start:
            found.spans.append(worded[at])
            skip = worded[at].end
            at += 1
            continue
        skip = _sort(low, match, found)
    while worded[at].start <= len(low):
        if worded[at].start >= skip:
            found.spans.append(worded[at])
        at += 1
    return found


def _sort(low: str, match: re.Match[str], found: Scanned) -> int:
    """Put one number where it belongs; the offset from which the next may start."""
    start = match.start()
    percent, scale, unit = match.group(4, 5, 7)
    if start and ((left := low[start - 1]).isalnum() or left == "_"):
        end = _glued(low, match, found)
        if end:
            return end
    if percent or scale or (unit and unit != "m"):
        mention = mention_of(match)
        if scale and unit is None:
            compose(low, mention)
        if unit in SIZES or (unit == "g" and match.group() in NETWORKS):
            return _leave(low, match, found, "furniture")
        if low.startswith(AT_LEAST, mention.end) and low.startswith("từ ", start - 3):
            return _leave(low, match, found, "threshold")
        found.mentions.append(mention)
        return mention.end
    before = low[max(0, start - LOOK_BACK) : start]
    words = before.rsplit(None, 1) if before and before[-1] in " (:" else ()
    word = words[-1] if words else ""
    span = span_at(low, start, word.strip("(,;:"), before)
    if span is not None:
        return _timed(span, found)
    why = reason(low, match, before, word)
    if why is None and found.tokens and found.tokens[-1].kind == "telephone":
        why = "telephone" if is_same_telephone(low, found.tokens[-1].end, start) else None
    if why is not None:
        return _leave(low, match, found, why)
    found.mentions.append(mention_of(match))
    return found.mentions[-1].end


def _timed(span: Span, found: Scanned) -> int:
    """Take in a period; a year right after a count ("12 2019") only belongs to a table."""
    last = found.mentions[-1].end if found.mentions else None
    if span.kind == timing.YEAR and last == span.start - 1:
        span = span._replace(kind=timing.EVENT)
    found.spans.append(span)
    return span.end


def _leave(low: str, match: re.Match[str], found: Scanned, why: str) -> int:
    """Keep a number as a token with the reason it is no figure."""
    start, end = match.span(1)
    if match.group(3) and why in ("document", "rank", "furniture", "counter"):
        end = match.end(3)
    found.tokens.append(Token(start, end, low[start:end], why))
    return end


def _glued(low: str, match: re.Match[str], found: Scanned) -> int:
    """A number glued to a letter: "t9/2023", "l23,4", part of a name; 0 for "tăng9,5%"."""
    start = match.start()
    left = low[start - 1]
    alone = start < 2 or not low[start - 2].isalnum()
    if left == "t" and alone and (month := timing.MONTHLY.match(low, start)):
        year = month.group(2) or month.group(4)
        if year:
            number = int(month.group(1) or month.group(3))
            span = Span(start - 1, month.end(), timing.MONTH, int(year), (number,))
            found.spans.append(span)
            return month.end()
    if left in "oli" and alone:
        mention = mention_of(match)
        mention.start -= 1
        mention.kind = "malformed"
        found.mentions.append(mention)
        return mention.end
    told = match.group(4) or match.group(5) or match.group(7)
    if told and GLUED.search(low[max(0, start - 8) : start]):
        return 0
    return match.end(1)
