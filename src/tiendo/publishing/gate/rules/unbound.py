"""Each number that is read as a figure says what it is: a datum, an outside source, no figure."""

from __future__ import annotations

import re
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

_NAMES = re.compile(
    r"(?i)\b(?:tổ dân phố|tổ|khối phố|khối|thôn|xóm|ấp|số nhà|nhà số|ngõ|ngách|hẻm|kiệt|phòng số"
    r"|1800|1900|cc by(?:-(?:sa|nc|nd))*)\W{0,2}$"
)
"""What makes the number after it part of a name (of a place, an address, a licence: CC BY 4.0), or
a number everybody calls."""

_BEFORE = 16
_LONGEST = 120  # letters of a number with its unit, as a citation may print it


def judge(desk: Desk) -> Iterator[Objection]:
    """Stop at figures bound to nothing, and at sources without a name; warn of loose claims."""
    bound = {_plain(one.quote) for kind in (DATUM, SOURCE) for one in desk.bindings(kind)}
    for token in desk.report.reading.tokens:
        spot = desk.spot(token.start, token.end)
        if token.kind in FIGURES and not spot.bindings and not _is_named(spot):
            if _is_told_again(spot, bound):
                continue
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


def _is_named(spot: Spot) -> bool:
    """Whether a number names a place, or somebody is called by it: tổ dân phố 3, 1900 1234."""
    before = spot.passage.text[max(spot.start - _BEFORE, 0) : spot.start]
    return bool(_NAMES.search(before)) or spot.is_telephone


def _is_told_again(spot: Spot, bound: set[str]) -> bool:
    """Whether a headline, a lead or a caption, where nothing can be bound, prints a number that
    is bound elsewhere, with its unit where it was bound so; one bare digit is no such number."""
    if not spot.passage.is_plain:
        return False
    written = _plain(spot.quote)
    after = _plain(spot.passage.text[spot.start : spot.start + _LONGEST])
    return any(
        one == written or (len(one) > len(written) and after.startswith(one))
        for one in bound
        if len(one) > 1
    )


def _plain(words: str) -> str:
    """A number as it is printed, however it is spaced."""
    return "".join(words.lower().split())
