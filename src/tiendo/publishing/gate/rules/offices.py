"""Names and titles are those of the register of office holders on the day of the article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tiendo.publishing.gate.desk import Desk, Spot
from tiendo.publishing.gate.manuscript import Objection, Passage
from tiendo.publishing.gate.titles import LONGEST_NAME, LONGEST_TITLE, Sentence, expanded, words_of
from tiendo.publishing.models import OfficeHolder
from tiendo.units.queries import Unit
from tiendo_core.names import name_key

FORMER = ("nguyên", "cựu")


@dataclass(frozen=True)
class _Office:
    """An entry of the register as the rule compares it."""

    holder: OfficeHolder
    name: tuple[str, ...]
    title: tuple[str, ...]

    def holds(self, on: date) -> bool:
        """Whether they hold it on a day."""
        ends = self.holder.valid_to_on
        return self.holder.valid_from_on <= on and (ends is None or on < ends)

    def has_left(self, on: date) -> bool:
        """Whether they have left it by a day."""
        return self.holder.valid_to_on is not None and self.holder.valid_to_on <= on


@dataclass(frozen=True)
class _Register:
    """The register as texts are searched for it: names, titles, and whose they are."""

    names: set[tuple[str, ...]]
    titles: set[tuple[str, ...]]
    unit: Unit

    def title(self, sentence: Sentence, at: int, end: int) -> tuple[str, ...]:
        """The words from one place to another as the register writes titles."""
        return _bare(expanded([word.written for word in sentence.words[at:end]]), self.unit)

    def named(self, sentence: Sentence, first: int, end: int) -> int:
        """Where a known name ends that begins at a word; 0 when none does."""
        for name in self.names:
            last = first + len(name)
            if last <= end and tuple(word.key for word in sentence.words[first:last]) == name:
                return last if sentence.words[first].is_capital else 0
        return 0


@dataclass(frozen=True)
class _Claim:
    """A name and a title that a text sets side by side."""

    name: tuple[str, ...]
    title: tuple[str, ...]
    start: int
    end: int
    is_former: bool


def judge(desk: Desk) -> Iterator[Objection]:
    """Stop at a wrong or a former title of a known name, and at an unknown holder of a title."""
    offices = [
        _Office(one, tuple(_keys(one.name)), _bare(words_of(one.title), desk.unit))
        for one in desk.register
    ]
    if not offices:
        return
    for passage in desk.passages:
        for claim in _claims(passage.text, offices, desk.unit):
            yield from _judge(claim, offices, desk, passage)


def _keys(words: str) -> list[str]:
    return [name_key(word) for word in words.split()]


def _bare(words: Sequence[str], unit: Unit) -> tuple[str, ...]:
    """The words of a title without the unit's own name."""
    own = _keys(unit.name)
    for at in range(len(words) - len(own), -1, -1):
        if list(words[at : at + len(own)]) == own:
            return (*words[:at], *words[at + len(own) :])
    return tuple(words)


def _judge(
    claim: _Claim, offices: Sequence[_Office], desk: Desk, passage: Passage
) -> Iterator[Objection]:
    spot = Spot(passage, claim.start, claim.end)
    theirs = [one for one in offices if one.name == claim.name]
    fitting = [one for one in theirs if _fits(claim.title, one.title)]
    if claim.is_former or any(one.holds(desk.on) for one in fitting):
        return
    left = [one.holder for one in fitting if one.has_left(desk.on)]
    if left:
        last = max(left, key=lambda one: one.valid_to_on or date.min)
        ended_on = last.valid_to_on.isoformat() if last.valid_to_on else ""
        yield spot.objection("former-title", last.name, last.title, ended_on)
    elif theirs:
        held = [one.holder for one in theirs if one.holds(desk.on)] or [theirs[0].holder]
        is_ours = any(_is_same(claim.title, one.title) for one in offices)
        titles = "; ".join(one.title for one in held)
        yield spot.objection("wrong-title", held[0].name, titles, stops=is_ours)
    else:
        holders = [
            one.holder for one in offices if _is_same(claim.title, one.title) and one.holds(desk.on)
        ]
        said = "; ".join(f"{one.title} {one.name}" for one in holders)
        yield spot.objection("unknown-holder", said)


def _fits(said: Sequence[str], title: Sequence[str]) -> bool:
    """Whether a title as said is that of the register: the same head, and no word more."""
    head = 3 if title[:1] == (name_key("phó"),) else 2
    return tuple(said[:head]) == tuple(title[:head]) and set(said) <= set(title)


def _is_same(said: Sequence[str], title: Sequence[str]) -> bool:
    return tuple(said) == tuple(title)


def _claims(text: str, offices: Sequence[_Office], unit: Unit) -> Iterator[_Claim]:
    """The names and titles that stand side by side in a text."""
    sentence = Sentence(text)
    register = _Register({one.name for one in offices}, {one.title for one in offices}, unit)
    for at, head in sentence.heads():
        before = list(_name_first(sentence, at, register))
        yield from before
        end = sentence.run(at, LONGEST_TITLE)
        if not before and _goes_on(sentence, end):
            end = sentence.run(end, LONGEST_TITLE)
        yield from _title_first(sentence, (at, head, end), register)


def _goes_on(sentence: Sentence, end: int) -> bool:
    """Whether a name follows after a comma or a colon: "Chủ tịch UBND phường, ông Nguyễn Văn A".

    Only where no name stands before the title: in a list the next name has a title of its own.
    """
    return sentence.is_beside(end) and sentence.address(end) > end


def _title_first(
    sentence: Sentence, place: tuple[int, int, int], register: _Register
) -> Iterator[_Claim]:
    """ "Chủ tịch UBND phường Nguyễn Văn A", with or without words of address between them."""
    at, head, end = place
    for first in range(head, end):
        named = register.named(sentence, first, end)
        is_known = named > 0
        named = named or sentence.name(first)
        if not named:
            continue
        last = sentence.without_address(at, first)
        title = register.title(sentence, at, last)
        if is_known or title in register.titles:
            yield _claim(sentence, (at, named), (first, named), title)
        return


def _name_first(sentence: Sentence, at: int, register: _Register) -> Iterator[_Claim]:
    """ "Nguyễn Văn A, Chủ tịch UBND phường" and "Nguyễn Văn A là Chủ tịch UBND phường"."""
    before = at
    if at and sentence.words[at - 1].key == name_key("là") and sentence.is_joined(at):
        before = at - 1
    if not (sentence.is_beside(at) or before < at):
        return
    firsts = range(max(before - LONGEST_NAME, 0), before - 1)
    known = [first for first in firsts if register.named(sentence, first, before) == before]
    like = [first for first in firsts if sentence.name(first) == before]
    for first in (known or like)[:1]:
        end, title = _title(sentence, at, register)
        if title in register.titles or known:
            yield _claim(sentence, (first, end), (first, before), title)


def _title(sentence: Sentence, at: int, register: _Register) -> tuple[int, tuple[str, ...]]:
    """Where a title ends that begins at a word: the longest of the register, else as far as its
    words look like one."""
    longest, head = sentence.run(at, LONGEST_TITLE), sentence.head(at)
    for end in range(longest, head, -1):
        said = register.title(sentence, at, end)
        if said in register.titles:
            return end, said
    last = head
    while last < longest and sentence.words[last].is_capital:
        last += 1
    return last, register.title(sentence, at, last)


def _claim(
    sentence: Sentence, whole: tuple[int, int], name: tuple[int, int], title: tuple[str, ...]
) -> _Claim:
    start, end = whole
    said = tuple(word.key for word in sentence.words[name[0] : name[1]])
    before = min(start, name[0])
    title_at = start if start != name[0] else name[1]
    is_former = any(
        place > 0 and sentence.words[place - 1].key in map(name_key, FORMER)
        for place in (before, title_at)
    )
    first, last = sentence.words[start], sentence.words[end - 1]
    return _Claim(said, title, first.start, last.end, is_former)
