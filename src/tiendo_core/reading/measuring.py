"""The unit of an amount, printed or implied, and the subject it leaves out."""

from __future__ import annotations

import re

from tiendo_core.reading import naming
from tiendo_core.reading.clues import Clue
from tiendo_core.reading.state import State
from tiendo_core.reading.units import is_measure, power_of

MONEYED = re.compile(
    r"tiền|vốn|thu|chi|kinh phí|giá trị|trị giá|doanh|nợ|quỹ|đầu tư|ngân sách|phạt|lương|thuế|phí|"
    r"hỗ trợ|giải ngân"
)
SCHOOLS = frozenset({"mầm non", "tiểu học", "trung học cơ", "trung học phổ"})
COUNTED = re.compile(r"(?:^|[,;:.(]) ?(?:tổng )?số [^,;:0-9]{2,30}$")
MONEY_NOUN = re.compile(
    r"(?:số )?tiền|kinh phí|trị giá|giá trị|tổng|vốn|số vốn|phạt|dài|thiệt hại|trọng lượng"
)


def unit_of(state: State, clue: Clue) -> str | None:
    """The unit of an amount: as printed, else the noun it counts."""
    mention = clue.mention
    if mention.unit and mention.kind != "bare scale":
        return mention.unit
    noun = naming.counted(clue.own) if clue.own else None
    parent = state.parent
    if (
        (
            noun
            and noun == clue.own.lower()
            and (" " not in noun or noun in SCHOOLS)
            and "/" not in noun
            and not naming.bare(noun)
            and parent is not None
        )
        and parent.unit
        and parent.amount
        and not is_measure(parent.unit)
    ):
        return parent.unit
    return _scaled(state, clue, noun) if mention.kind == "bare scale" else noun


def _scaled(state: State, clue: Clue, noun: str | None) -> str | None:
    """The unit of "12,6 nghìn cây" (things) or "3.307 tỷ" (money that leaves out its đồng)."""
    mention = clue.mention
    word = (mention.unit or "").split()[0]
    money = power_of(word) >= 9 or (
        power_of(word) == 6
        and (MONEYED.search(f"{clue.noun} {state.topic}".lower()) or noun is None)
    )
    if noun is None and not money:
        noun = implied_unit(state, clue) or naming.inner(clue.noun)
    if noun is None or (money and not naming.known(clue.own.lower())):
        return mention.unit if money else None
    mention.scale += power_of(word)
    mention.kind = ""
    return noun


def implied_unit(state: State, clue: Clue) -> str | None:
    """The unit of a number that prints none: its noun's, its parent's or its pair's."""
    pair = clue.mention.second is not None
    if (
        state.unit
        and not pair
        and (clue.noun or state.topic)
        and (":" in clue.shape or clue.cue == "e" or not clue.own)
    ):
        return state.unit
    named = clue.noun or (state.topic if pair else "")
    if named and (pair or clue.cue == "e" or COUNTED.search(clue.lead().lower())):
        noun = naming.inner(named)
        if noun:
            return noun
    if not pair and naming.numbered(clue.noun):
        return None
    listed = not pair and _listed(state, clue)
    first = state.item[0] if listed and state.topic and state.item else None
    for holder in (state.parent, state.open if pair or listed else None, first):
        if (
            holder is not None
            and holder.unit
            and (clue.noun or pair)
            and holder.amount
            and not is_measure(holder.unit)
        ):
            return holder.unit
    return None


def _listed(state: State, clue: Clue) -> bool:
    """ "khai sinh 112, khai tử 41": a short noun and its bare number in a list."""
    if clue.own or clue.sep not in (",", "(", ":", ";") or len(clue.noun.split()) > 4:
        return False
    return (clue.right.turn.ends and not clue.right.gap.shape) or clue.right.gap.shape[:1] in (
        ",",
        ";",
        ")",
        "(",
    )


def subject_of(state: State, clue: Clue) -> str:
    """What an elided subject stands for."""
    if state.open is not None and (
        "w" in clue.shape or (clue.noun and MONEY_NOUN.match(clue.noun.lower()))
    ):
        return state.open.indicator
    if state.parent is not None and not clue.noun and clue.sep == "(":
        return state.parent.indicator
    before = "" if clue.noun or clue.own else state.last_subject
    return (
        state.topic or (state.parent.indicator if state.parent else "") or state.subject or before
    )
