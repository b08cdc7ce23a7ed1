"""Everything known about one number before it is attached: the clue.

A clue gathers the number, the words that lead to it and the words that follow it, so that the rules
of
``attach`` read as sentences.
"""

from __future__ import annotations

from typing import NamedTuple

from tiendo_core.reading import naming
from tiendo_core.reading.gaps import Gap
from tiendo_core.reading.tokens import Mention
from tiendo_core.reading.turns import Turn

RATED = ("đạt tỷ lệ", "đạt tỉ lệ", "chiếm tỷ lệ", "chiếm tỉ lệ")


class Side(NamedTuple):
    """The words on one side of a number: spelled, placed and worked out."""

    gap: Gap
    start: int
    turn: Turn


class Clue:
    """One number and the words around it."""

    __slots__ = (
        "basis",
        "cue",
        "left",
        "mention",
        "noun",
        "noun_start",
        "own",
        "own_end",
        "right",
        "sep",
        "shape",
        "text",
        "words",
    )

    def __init__(self, text: str, mention: Mention, left: Side, right: Side) -> None:
        self.text = text
        self.mention = mention
        self.left = left
        self.right = right
        turn, after = left.turn, right.turn
        self.shape = left.gap.shape
        self.sep = turn.sep
        self.cue = turn.cue
        self.basis = after.basis_after or turn.basis
        self.words = self._basis_words() if self.basis else ""
        self.noun, self.noun_start = "", mention.start
        if turn.noun[0] < turn.noun[1]:
            self.noun, self.noun_start = self._noun(turn)
        self.own, self.own_end = "", mention.end
        if after.own > 0 or after.opens_plan:
            self.own, self.own_end = self._own(after)

    def _basis_words(self) -> str:
        """The words of the plan or comparison the number is measured against."""
        if self.right.turn.basis_after:
            gap, start, turn = self.right
            chunks = [c for c in gap.chunks[max(turn.own, 0) : turn.after] if c.letter in "YPDN"]
        else:
            gap, start, turn = self.left
            chunks = [c for c in gap.chunks[turn.lead :] if c.letter in "YPD"]
        return self.text[start + chunks[0].start : start + chunks[-1].end].strip(" .,;:()")

    def _noun(self, turn: Turn) -> tuple[str, int]:
        """The noun phrase before the number, and where it begins."""
        begin, cut = turn.noun
        gap, start, _ = self.left
        first = start + gap.chunks[begin].start
        phrase = self.text[first : start + gap.chunks[cut - 1].end]
        if "," in gap.shape[:begin] and phrase.lower().startswith(RATED):
            self.cue = "h"
            return "", self.mention.start
        noun = naming.clean(phrase)
        return noun, first + max(0, phrase.find(noun))

    def _own(self, turn: Turn) -> tuple[str, int]:
        """The noun right after the number, and where it ends."""
        gap, start, _ = self.right
        mention = self.mention
        if turn.own < 0 and gap.shape[:1] == "P" and mention.unit is None:
            self.basis = self.left.turn.basis
            if not self.basis:
                self.words = ""
            size = 1
            while (
                size < len(gap.shape)
                and gap.shape[size] in "NPxue"
                and (size + 1 < len(gap.shape) or turn.lead == len(gap.shape))
            ):
                size += 1
            chunk = gap.chunks[size - 1]
            return self.text[
                start + gap.chunks[0].start : start + chunk.end
            ].strip(), start + chunk.end
        if turn.own < 0:
            return "", self.mention.end
        first = last = gap.chunks[0]
        if self.text[start : start + first.start].strip(" \"'“”"):
            return "", self.mention.end
        shape, at = gap.shape, 0
        while shape[at + 1 : at + 3] == ",N" and (
            shape[at + 3 : at + 4] in (",", ";", ")") or (turn.ends and at + 3 == len(shape))
        ):
            if gap.chunks[at].end - gap.chunks[at].start > 14 or not self._coordinates(
                gap, start, at
            ):
                break
            at += 2
        if turn.ends and shape[at + 1 :] == "e":
            at += 1
        last = gap.chunks[at]
        return self.text[start + first.start : start + last.end].strip(), start + last.end

    def _coordinates(self, gap: Gap, start: int, at: int) -> bool:
        """Whether two nouns with a comma are counted together ("cán bộ, công chức")."""
        one, two = gap.chunks[at], gap.chunks[at + 2]
        first = self.text[start + one.start : start + one.end].lower()
        second = self.text[start + two.start : start + two.end].lower()
        if naming.bare(first):
            return naming.known(second) or first.split()[0] == second.split()[0]
        return first.split()[0] == second.split()[0]

    def approx(self) -> str | None:
        """The words that loosen the number, as written."""
        gap, start, turn = self.left
        if not turn.approx:
            return None
        chunks = [gap.chunks[i] for i in turn.approx]
        return " ".join([self.text[start + c.start : start + c.end] for c in chunks])
