"""A finding: one thing that is wrong, or may be, with the places and the values it rests on."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

Interval = tuple[Decimal, Decimal]


class Quote(NamedTuple):
    """A place in the text; ``path`` names the document when several are checked together."""

    start: int
    end: int
    path: str | None = None


class Finding(NamedTuple):
    """What a check found. It speaks no language: sentences are made from code and values elsewhere.

    ``grade`` is error, inconsistent, truncated or note. ``printed`` and ``computed`` are closed
    intervals; ``distance`` is their gap in units of the last printed digit. ``suggestions`` are
    candidates, of which none is chosen.
    """

    code: str
    kind: str
    grade: str
    quotes: tuple[Quote, ...]
    printed: Interval | None = None
    computed: Interval | None = None
    distance: Decimal | None = None
    suggestions: tuple[str, ...] = ()
    values: tuple[Decimal | str, ...] = ()
