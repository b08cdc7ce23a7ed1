"""Spell the words between two numbers as a short string of letters, one a cue.

", bằng " is ",e"; " kế hoạch năm, tăng " is "P,u"; " so với cùng kỳ; dịch vụ ước đạt " is "vY;Nae".
The grammar of ``attach`` works on these shapes; there are few of them, so what a shape means is
worked out once (``turns``), however long the text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tiendo_core.reading.vocabulary import CUES, PLAN_TAIL, PLAN_WORDS, YEAR_AGO_WORDS
from tiendo_core.reading.wording import one_of

_OTHER_BASE = re.compile(r"tháng|quý|/|đầu|cuối")
_SEASONS = ("vụ ", "niên vụ", "mùa ", "tết ")
_COMPARING = ("hơn", "so với", "so", "gấp", "bằng")
_COUNTABLE = frozenset({"nhiệm vụ trọng tâm", "nhiệm vụ đặt ra", "chỉ tiêu phấn đấu"})
"""Targets that are counted when they stand right after a number ("đạt 16/18 nhiệm vụ ...")."""
_CLASS = {phrase: letter for letter, phrases in CUES.items() for phrase in phrases}
_YEAR = r"(?:(?:19|20)[0-9]{2})"
_END = r"(?![^\W_])"
CUE = re.compile(
    r"([,;:()])"
    rf"|"
    rf"(?<![^\W_])(?:((?:{one_of(YEAR_AGO_WORDS)}){_END}(?! (?:tháng|quý) trước)"
    rf"(?:,? (?:của )?(?:các )?(?:năm(?: "
    rf"học)?|vụ)(?: trước| ngoái| ?{_YEAR}(?:[ ]?-[ ]?{_YEAR})?)?{_END}| {_YEAR}{_END})?)"
    rf"|((?:{one_of(PLAN_WORDS)}){_END}(?: (?:{one_of(PLAN_TAIL)}){_END}|"
    rf" {_YEAR}{_END})*)"
    r"|((?:(?:ngày|tháng|quý|năm học|năm|đầu năm|cuối năm|hết|đầu|nửa|"
    r"giữa) ?)*[0-9][\w./,\-]*(?: (?:tháng|năm|đầu năm|cuối năm|quý|còn lại))*"
    rf"|(?:quý|tháng) (?:i{{1,3}}|iv){_END})"
    rf"|((?:{one_of(_CLASS)}){_END}))"
    r"|([+\-=⬆▲↑⬇▼↓](?=$| $))"
)


class Chunk(NamedTuple):
    """A cue or a noun phrase of a gap, with its place in the gap."""

    letter: str
    start: int
    end: int


class Gap(NamedTuple):
    """A spelled gap: the letters and, one a letter, the places.

    ``timed`` is where a period stands in it ("; lũy kế 9 tháng"), -1 without one.
    """

    shape: str
    chunks: tuple[Chunk, ...]
    timed: int = -1


def spell(gap: str) -> Gap:
    """The shape of the lower-cased words between two numbers."""
    chunks: list[Chunk] = []
    last = 0
    for match in CUE.finditer(gap):
        start, end = match.span()
        if start > last:
            _words(gap, last, start, chunks)
        mark, ago, plan, period, cue, sign = match.groups()
        if mark:
            letter = mark
        elif ago:
            letter = "Y"
        elif plan:
            aimed = plan.startswith("mục tiêu") and chunks and chunks[-1].letter in "N,;:"
            letter = "t" if aimed else "P"
        elif period:
            letter = "p"
        elif sign:
            letter = "u" if sign in "+⬆▲↑" else "e" if sign == "=" else "d"
        elif cue == "khoản" and end + 1 < len(gap):
            letter = "N"  # a slip for "khoảng" right before a number, else the noun
        else:
            letter = "N" if start == 1 and cue in _COUNTABLE else _CLASS[cue]
        if letter == "p" and gap[:start].rstrip().endswith(_COMPARING):
            letter = "D" if _OTHER_BASE.search(period) else "Y"
        chunks.append(Chunk(letter, start, end))
        last = end
    if last < len(gap):
        _words(gap, last, len(gap), chunks)
    timed = max(
        [
            c.start
            for c in chunks
            if c.letter == "p" or gap.startswith(("lũy kế", "luỹ kế", "cộng dồn"), c.start)
        ],
        default=-1,
    )
    chunks = _merge(gap, chunks)
    return Gap("".join([c.letter for c in chunks]), tuple(chunks), timed)


def _words(gap: str, start: int, end: int, chunks: list[Chunk]) -> None:
    """A noun phrase, unless there is no letter in it."""
    piece = gap[start:end]
    text = piece.strip(" -–*+•.\"'“”…/\n")
    if text and any(c.isalpha() for c in text):
        lead = piece.find(text[0])
        chunks.append(Chunk("N", start + lead, start + lead + len(text)))


def _compared(words: str) -> str:
    """What "so với" is followed by: a crop season is a year ago, anything else another base."""
    return "Y" if words.startswith(("vụ", "niên vụ", "mùa", "tết")) else "D"


def _merge(gap: str, chunks: list[Chunk]) -> list[Chunk]:
    """Idle words and periods fall away; a cue that is followed by a noun belongs to the noun."""
    kept: list[Chunk] = []
    for chunk in chunks:
        letter = chunk.letter
        if letter in "op":
            continue
        if (
            letter == "N"
            and len(kept) == 1
            and kept[0].letter == "w"
            and not gap.startswith("với", kept[0].start)
        ):
            kept = [Chunk("N", kept[0].start, chunk.end)]
            continue
        if letter == "N" and kept and kept[-1].letter == "v":
            kept.append(Chunk(_compared(gap[chunk.start : chunk.end]), chunk.start, chunk.end))
            continue
        if (
            letter == "N"
            and kept
            and kept[-1].letter in "ud"
            and gap.startswith(_SEASONS, chunk.start)
            and gap.endswith("hơn", 0, kept[-1].end)
        ):
            kept.append(Chunk("Y", chunk.start, chunk.end))
            continue
        if letter == "Y" and len(kept) > 1 and kept[-1].letter == "D" and kept[-2].letter == "v":
            kept[-1] = Chunk("Y", kept[-1].start, chunk.end)
            continue
        if letter == "N":
            start = chunk.start
            while kept and kept[-1].letter in "Neamhglxfv":
                start = kept.pop().start
            while (
                kept and kept[-1].letter in "ud" and not (len(kept) > 1 and kept[-2].letter == "(")
            ):
                start = kept.pop().start
            kept.append(Chunk("N", start, chunk.end))
            continue
        if letter == ")" and len(kept) > 1 and kept[-1].letter != "(":
            at = len(kept) - 1
            while at > 0 and kept[at].letter not in "();":
                at -= 1
            if kept[at].letter == "(" and at and kept[at - 1].letter == "N":
                kept[at - 1 :] = [Chunk("N", kept[at - 1].start, chunk.end)]
                continue
        elif (
            letter in ",;&" and len(kept) > 1 and kept[-1].letter == "e" and kept[-2].letter == "N"
        ):
            kept[-2:] = [Chunk("N", kept[-2].start, kept[-1].end)]
        kept.append(chunk)
    return kept
