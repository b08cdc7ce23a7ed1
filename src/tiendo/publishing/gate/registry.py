"""The rules of the gate, in the order they are run."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tiendo.publishing.gate.desk import Desk
from tiendo.publishing.gate.manuscript import Objection
from tiendo.publishing.gate.rules import (
    alternative_text,
    contradictory,
    disagreeing,
    headings,
    links,
    malformed,
    media,
    offices,
    personal,
    unbound,
    widgets,
)

Rule = Callable[[Desk], Iterable[Objection]]

RULES: tuple[Rule, ...] = (
    malformed.judge,
    contradictory.judge,
    unbound.judge,
    disagreeing.judge,
    offices.judge,
    personal.judge,
    headings.judge,
    alternative_text.judge,
    links.judge,
    widgets.judge,
    media.judge,
)
