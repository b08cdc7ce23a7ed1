"""The publication gate: what stands against publishing an article, one rule a file.

It stops what would make the public believe something untrue (a number that is malformed,
contradicts another, is bound to nothing or disagrees with its datum; a name with a wrong title),
what shows private data, and what some readers could not use (no alternative text, no transcript).
Everything else is a warning. Nothing is repaired here, and nothing is hidden: whoever publishes
against an objection says why, by name.
"""

from __future__ import annotations

from datetime import date

from tiendo.publishing.gate.desk import LONGEST, Desk, TooLong
from tiendo.publishing.gate.manuscript import (
    Binding,
    Link,
    Manuscript,
    Objection,
    Passage,
    Picture,
    Recording,
    Widget,
)
from tiendo.publishing.gate.registry import RULES
from tiendo.units.queries import Unit

__all__ = [
    "LONGEST",
    "Binding",
    "Link",
    "Manuscript",
    "Objection",
    "Passage",
    "Picture",
    "Recording",
    "TooLong",
    "Widget",
    "judge",
]


def judge(manuscript: Manuscript, unit: Unit, on: date) -> list[Objection]:
    """Everything that stands against publishing a manuscript of a unit on a day.

    In the order of the text, what stops before what warns at one place. A constant number of
    queries. ``TooLong`` when there is more than the gate reads.
    """
    desk = Desk(manuscript, unit, on)
    found = [objection for rule in RULES for objection in rule(desk)]
    order = {passage.place: number for number, passage in enumerate(desk.passages)}
    last = len(order)
    return sorted(
        dict.fromkeys(found),
        key=lambda one: (order.get(one.place, last), one.start or 0, not one.stops, one.code),
    )
