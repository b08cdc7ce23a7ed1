"""A finding: one thing that is wrong, or may be, with the places and the values it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

Interval = tuple[Decimal, Decimal]
Plain = str | int | Decimal | None | list["Plain"] | dict[str, "Plain"]
"""What a record holds: values any JSON writer knows, with Decimal for numbers."""

ERROR = "error"
WRONG = "inconsistent"
CUT = "truncated"
NOTE = "note"

KINDS = {
    "pair-percent": "arithmetic",
    "percent-of-count": "arithmetic",
    "pair-impossible": "arithmetic",
    "plan-percent": "arithmetic",
    "implied-plan": "arithmetic",
    "growth": "arithmetic",
    "delta-growth": "arithmetic",
    "delta-values": "arithmetic",
    "parts-total": "arithmetic",
    "shares-total": "arithmetic",
    "total-growth": "arithmetic",
    "derived-rate": "arithmetic",
    "same-fact": "inconsistent",
    "unit-slip": "unit",
    "malformed-number": "malformed_number",
    "separator": "malformed_number",
    "impossible-value": "arithmetic",
    "stages": "arithmetic",
    "cumulative": "inconsistent",
    "percentage-points": "unit",
    "period": "inconsistent",
    "typo": "typo",
    "pace": "pace",
    "missing-partner": "missing_partner",
    "over-plan": "ambiguous",
}
"""The kind of each code, as the contract's table has them; the last three are notes only."""

_SHOWN = Decimal("0.000001")
_SHOWN_DISTANCE = Decimal("0.01")
_LONGEST = 60


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

    def record(self, text: str | Mapping[str, str]) -> dict[str, Plain]:
        """The finding as the contract prints it; of several documents, ``text`` is by path."""
        return {
            "code": self.code,
            "kind": self.kind,
            "grade": self.grade,
            "quotes": [_quoted(quote, text) for quote in self.quotes],
            "printed": _ends(self.printed),
            "computed": _ends(self.computed),
            "distance": _distance(self.distance),
            "suggestions": list(self.suggestions),
            "values": [_shown(value) for value in self.values],
        }


def _quoted(quote: Quote, text: str | Mapping[str, str]) -> Plain:
    """A quote with its words, and its path when the documents are several."""
    whole = text if isinstance(text, str) else text[quote.path or ""]
    record: dict[str, Plain] = {
        "quote": whole[quote.start : quote.end],
        "start": quote.start,
        "end": quote.end,
    }
    if quote.path is not None:
        record["path"] = quote.path
    return record


def _ends(interval: Interval | None) -> Plain:
    """An interval as two strings of at most six decimals."""
    return None if interval is None else [_shown(interval[0]), _shown(interval[1])]


def _shown(value: Decimal | str) -> str:
    """A number with at most six decimals and no exponent; words as they are."""
    if isinstance(value, str):
        return value
    if abs(value.adjusted()) < _LONGEST // 3 and value != value.to_integral_value():
        value = value.quantize(_SHOWN).normalize()
    return f"{value:f}"


def _distance(value: Decimal | None) -> Decimal | None:
    """A distance with two decimals; a large one as it is."""
    if value is None or value.adjusted() > _LONGEST // 3:
        return value
    return value.quantize(_SHOWN_DISTANCE)
