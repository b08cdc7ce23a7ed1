"""What the register of office holders is to a text, and what a text says of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Claim:
    """A name and a title that a text sets side by side; letters count from ``start`` to ``end``.

    ``is_sure`` is false where the title may be that of somebody else: of a further name after it,
    or one of several titles of a person nobody knows.
    """

    name: tuple[str, ...]
    title: tuple[str, ...]
    start: int
    end: int
    is_sure: bool = True


@dataclass(frozen=True)
class Known:
    """What the register holds, as texts are searched for it; ``own`` is the unit's own name."""

    names: frozenset[tuple[str, ...]]
    titles: frozenset[tuple[str, ...]]
    own: tuple[str, ...]

    def bare(self, words: Sequence[str]) -> tuple[str, ...]:
        """The words of a title without the unit's own name."""
        for at in range(len(words) - len(self.own), -1, -1):
            if tuple(words[at : at + len(self.own)]) == self.own:
                return (*words[:at], *words[at + len(self.own) :])
        return tuple(words)
