"""Each number that is read as a figure says what it is: a datum, an outside source, no figure."""

from __future__ import annotations

from collections.abc import Iterator

from tiendo.publishing.gate.desk import Desk, Spot
from tiendo.publishing.gate.manuscript import DATUM, SOURCE, Objection

FIGURES = ("figure", "unattached")
"""What the reader makes of a number that must be bound."""

CLAIMS = ("target", "threshold", "limit", "norm", "range")
"""What it passes over and yet says something in figures: worth a look, and no more.

Everything else it passes over is a date, an ordinal, a document's number, an article of a law, a
telephone number, a name: none of these needs a binding.
"""


def judge(desk: Desk) -> Iterator[Objection]:
    """Stop at figures bound to nothing, and at sources without a name; warn of loose claims."""
    for token in desk.report.reading.tokens:
        spot = desk.spot(token.start, token.end)
        if token.kind in FIGURES and not spot.bindings:
            yield spot.objection("unbound", stops=_has_digit(spot))
        elif token.kind in CLAIMS and not spot.bindings and _has_digit(spot):
            yield spot.objection("unbound-claim", stops=False)
    for spot in desk.bindings(SOURCE):
        if any(one.kind == SOURCE and not one.note.strip() for one in spot.bindings):
            yield spot.objection("source-unnamed")
    for spot in desk.bindings(DATUM):
        if not _has_digit(spot):
            yield spot.objection("bound-to-no-number")


def _has_digit(spot: Spot) -> bool:
    """Whether the number is written in digits; one in words ("hai đợt") only warns."""
    return any(letter.isdigit() for letter in spot.quote)
