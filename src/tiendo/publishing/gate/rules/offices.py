"""Names and titles are those of the register of office holders on the day of the article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tiendo.publishing.gate.claims import claims
from tiendo.publishing.gate.desk import Desk, Spot
from tiendo.publishing.gate.known import Claim, Known
from tiendo.publishing.gate.manuscript import Objection, Passage
from tiendo.publishing.gate.titles import words_of
from tiendo.publishing.models import OfficeHolder
from tiendo_core.names import name_key


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


def judge(desk: Desk) -> Iterator[Objection]:
    """Stop at a wrong or a former title of a known name, and at an unknown holder of a title."""
    own = tuple(_keys(desk.unit.name))
    bare = Known(frozenset(), frozenset(), own).bare
    offices = [
        _Office(one, tuple(_keys(one.name)), bare(words_of(one.title))) for one in desk.register
    ]
    if not offices:
        return
    known = Known(
        frozenset(one.name for one in offices), frozenset(one.title for one in offices), own
    )
    for passage in desk.passages:
        for claim in dict.fromkeys(claims(passage.text, known)):
            yield from _judge(claim, offices, desk, passage)


def _keys(words: str) -> list[str]:
    return [name_key(word) for word in words.split()]


def _judge(
    claim: Claim, offices: Sequence[_Office], desk: Desk, passage: Passage
) -> Iterator[Objection]:
    spot = Spot(passage, claim.start, claim.end)
    theirs = [one for one in offices if one.name == claim.name]
    fitting = [one for one in theirs if _fits(claim.title, one.title)]
    if any(one.holds(desk.on) for one in fitting):
        return
    left = [one.holder for one in fitting if one.has_left(desk.on)]
    if left:
        last = max(left, key=lambda one: one.valid_to_on or date.min)
        ended_on = last.valid_to_on.isoformat() if last.valid_to_on else ""
        values = (last.name, last.title, ended_on)
        yield spot.objection("former-title", *values, stops=claim.is_sure)
    elif theirs:
        held = [one.holder for one in theirs if one.holds(desk.on)] or [theirs[0].holder]
        is_ours = any(_is_same(claim.title, one.title) for one in offices)
        titles = "; ".join(one.title for one in held)
        yield spot.objection("wrong-title", held[0].name, titles, stops=is_ours and claim.is_sure)
    else:
        holders = [
            one.holder for one in offices if _is_same(claim.title, one.title) and one.holds(desk.on)
        ]
        said = "; ".join(f"{one.title} {one.name}" for one in holders)
        yield spot.objection("unknown-holder", said, stops=claim.is_sure)


def _fits(said: Sequence[str], title: Sequence[str]) -> bool:
    """Whether a title as said is that of the register: the same head, and no word more."""
    head = 3 if title[:1] == (name_key("phó"),) else 2
    return tuple(said[:head]) == tuple(title[:head]) and set(said) <= set(title)


def _is_same(said: Sequence[str], title: Sequence[str]) -> bool:
    return tuple(said) == tuple(title)
