"""Headings say how a text is built: none is empty, and no level is skipped on the way down."""

from __future__ import annotations

from collections.abc import Iterator

from tiendo.publishing.gate.desk import Desk, Spot
from tiendo.publishing.gate.manuscript import HEADING, Objection


def judge(desk: Desk) -> Iterator[Objection]:
    """Stop at an empty heading or a second title; warn where a level is skipped."""
    before = 1
    for passage in desk.passages:
        if passage.kind != HEADING:
            continue
        spot = Spot(passage, 0, len(passage.text))
        if not passage.text.strip():
            yield spot.objection("empty-heading")
            continue
        if passage is desk.passages[0]:
            continue
        if passage.level < 2:
            yield spot.objection("second-title")
        elif passage.level > before + 1:
            yield spot.objection("skipped-level", str(before), str(passage.level), stops=False)
        before = max(passage.level, 1)
