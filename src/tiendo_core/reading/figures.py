"""What a text says in figures: the values the reader hands out and the checks work on.

The fields follow the output contract of ``docs/guide/dev/contract.md``; ``record()`` is that contract.
Offsets count code points of the text as it was given.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple


class Number(NamedTuple):
    """A number as printed: its exact value in its unit, and the weight of its last printed digit.

    ``step`` is s * 10^-d for a number printed with d decimals at scale s, in the same unit as
    ``value`` ("132,5 ngàn" has value 132500 and step 100). ``exact`` is true for counts and for the
    members of a pair, which carry no rounding. ``approx`` is the word that loosens it ("gần", "trên").
    """

    value: Decimal
    step: Decimal
    start: int
    end: int
    exact: bool = False
    approx: str | None = None


class PlanShare(NamedTuple):
    """A further percentage of a further plan basis."""

    pct: Number
    basis: str


@dataclass(slots=True, eq=False)
class Figure:
    """One indicator in one period, with everything the text says of it."""

    start: int
    end: int
    indicator: str
    period: str | None = None
    role: str = "result"
    amount: Number | None = None
    unit: str | None = None
    approx: str | None = None
    plan_share: Number | None = None
    plan_basis: str | None = None
    alt_plan: list[PlanShare] = field(default_factory=list)
    plan_amount: Number | None = None
    growth: Number | None = None
    change: Number | None = None
    delta_share: Number | None = None
    delta_amount: Number | None = None
    delta_basis: str | None = None
    whole: Number | None = None
    share: Number | None = None
    repeat_of: int | None = None
    parent: Figure | None = None
    complete: bool = False
    sentence: int = 0
    place: str | None = None


class Token(NamedTuple):
    """A number found in the text and what became of it.

    ``kind`` is "figure" when it was attached; "malformed" when it is no number; "unattached" when
    nothing could be made of it; any other kind is the reason it is no figure ("date", "level",
    "term", "document", "period", "target", "telephone", "counter", ...).
    """

    start: int
    end: int
    text: str
    kind: str


class Remark(NamedTuple):
    """Something only the reader sees, for a check to judge ("vượt 106,4%" has two readings)."""

    code: str
    start: int
    end: int
    values: tuple[Decimal, ...] = ()


@dataclass(slots=True, eq=False)
class Reading:
    """A text read once: its figures, every number token, and the period of the whole."""

    text: str
    figures: list[Figure]
    tokens: list[Token]
    remarks: list[Remark]
    period: str | None = None
