"""What a text says in figures: the values the reader hands out and the checks work on.

The fields follow the output contract of ``docs/guide/dev/contract.md``; ``record()`` is that
contract.
Offsets count code points of the text as it was given.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple


class Number(NamedTuple):
    """A number as printed: its exact value in its unit, and the weight of its last printed digit.

    ``step`` is s * 10^-d for a number printed with d decimals at scale s, in the same unit as
    ``value`` ("132,5 ngàn" has value 132500 and step 100). ``exact`` is true for counts and for the
    members of a pair, which carry no rounding. ``approx`` is the word that loosens it ("gần",
    "trên").
    """

    value: Decimal
    step: Decimal
    start: int
    end: int
    exact: bool = False
    approx: str | None = None

    def moved(self, back: Callable[[int], int]) -> Number:
        """The same number with its offsets carried back."""
        return self._replace(start=back(self.start), end=back(self.end))


class PlanShare(NamedTuple):
    """A further percentage of a further plan basis."""

    pct: Number
    basis: str


class Figure:
    """One indicator in one period, with everything the text says of it.

    ``base`` is the value the text states for the period compared with ("so với cùng kỳ 806 tỷ"), in
    the figure's unit. ``complete`` is true on a parent whose parts are said to be all of it; ``at``
    is
    where its first number stands. What the text does not say is None.
    """

    __slots__ = (
        "alt_plan",
        "amount",
        "approx",
        "at",
        "base",
        "change",
        "complete",
        "delta_amount",
        "delta_basis",
        "delta_share",
        "end",
        "growth",
        "indicator",
        "parent",
        "period",
        "place",
        "plan_amount",
        "plan_basis",
        "plan_share",
        "repeat_of",
        "role",
        "sentence",
        "share",
        "start",
        "unit",
        "whole",
    )

    def __init__(
        self, start: int, end: int, indicator: str, period: str | None = None, **told: object
    ) -> None:
        self.start = start
        self.end = end
        self.indicator = indicator
        self.period = period
        self.role = "result"
        self.amount: Number | None = None
        self.unit: str | None = None
        self.approx: str | None = None
        self.plan_share: Number | None = None
        self.plan_basis: str | None = None
        self.plan_amount: Number | None = None
        self.alt_plan: list[PlanShare] = []
        self.growth: Number | None = None
        self.change: Number | None = None
        self.delta_share: Number | None = None
        self.delta_amount: Number | None = None
        self.delta_basis: str | None = None
        self.whole: Number | None = None
        self.share: Number | None = None
        self.base: Number | None = None
        self.repeat_of: int | None = None
        self.parent: Figure | None = None
        self.complete = False
        self.sentence = self.at = 0
        self.place: str | None = None
        for name, value in told.items():
            setattr(self, name, value)

    def record(self, text: str) -> dict[str, object]:
        """The contract's record; ``text`` is the text the figure was read from."""
        amount, whole = self.amount, self.whole
        return {
            "quote": text[self.start : self.end],
            "start": self.start,
            "end": self.end,
            "indicator": self.indicator,
            "value": _value(amount),
            "unit": self.unit if amount else None,
            "approx": self.approx,
            "pct_plan": _value(self.plan_share),
            "plan_basis": self.plan_basis,
            "alt_plan": [{"pct": plain(a.pct.value), "basis": a.basis} for a in self.alt_plan],
            "plan_value": _value(self.plan_amount),
            "yoy_pct": _value(self.growth),
            "yoy_abs": _value(self.change),
            "delta_pct": _value(self.delta_share),
            "delta_abs": _value(self.delta_amount),
            "delta_basis": self.delta_basis,
            "numerator": _value(amount) if whole else None,
            "denominator": _value(whole),
            "pct_of_pair": _value(self.share),
            "period": self.period,
            "role": self.role,
            "repeat_of": self.repeat_of,
        }

    def shift(self, back: Callable[[int], int]) -> None:
        """Move every offset to the text as it was given."""
        self.start, self.end = back(self.start), back(self.end)
        if self.repeat_of is not None:
            self.repeat_of = back(self.repeat_of)
        for name in _NUMBERS:
            number = getattr(self, name)
            if number is not None:
                setattr(self, name, number.moved(back))
        self.alt_plan = [a._replace(pct=a.pct.moved(back)) for a in self.alt_plan]


_NUMBERS = (
    "amount",
    "plan_share",
    "plan_amount",
    "growth",
    "change",
    "delta_share",
    "delta_amount",
    "whole",
    "share",
    "base",
)


def plain(value: Decimal) -> Decimal:
    """The value without zeros that the text did not print (13E+2 becomes 1300)."""
    return Decimal(f"{value:f}")


def _value(number: Number | None) -> Decimal | None:
    return plain(number.value) if number is not None else None


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

    def records(self) -> list[dict[str, object]]:
        """The contract's records of all figures, in the order of the text."""
        return [figure.record(self.text) for figure in self.figures]
