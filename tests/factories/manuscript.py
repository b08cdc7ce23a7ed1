"""Articles before sign-off, made with the least, and faults put into them."""

from __future__ import annotations

from datetime import date
from typing import Any

from tiendo.publishing.gate import Binding, Manuscript, Objection, Passage, judge
from tiendo.publishing.gate.desk import Desk
from tiendo.publishing.gate.rules.unbound import FIGURES
from tiendo.units.models import Unit

ON = date(2026, 9, 14)


def a_manuscript(*texts: str, bindings: tuple[Binding, ...] = (), **said: Any) -> Manuscript:
    """Paragraphs p1, p2, …; bindings are of the first."""
    passages = tuple(
        Passage(f"p{at}", "text", text, bindings=bindings if at == 1 else ())
        for at, text in enumerate(texts, 1)
    )
    return Manuscript("Kết quả kinh tế - xã hội", passages, **said)


def judged(unit: Unit, manuscript: Manuscript, on: date = ON) -> list[Objection]:
    """What the gate says."""
    return judge(manuscript, unit, on)


def codes(objections: list[Objection]) -> list[str]:
    """The codes of objections, those that only warn with a question mark."""
    return [one.code if one.stops else f"{one.code}?" for one in objections]


def bound(text: str, unit: Unit, on: date = ON, **said: Any) -> Manuscript:
    """A whole text whose every figure says that it is of an outside source."""
    lines = [line for line in text.split("\n") if line.strip()]
    bare = a_manuscript(*lines, **said)
    desk = Desk(bare, unit, on)
    sources: dict[str, list[Binding]] = {}
    for token in desk.report.reading.tokens:
        if token.kind in FIGURES:
            spot = desk.spot(token.start, token.end)
            binding = Binding(spot.start, spot.end, "source", note="Báo cáo")
            sources.setdefault(spot.passage.place, []).append(binding)
    passages = tuple(
        Passage(one.place, one.kind, one.text, bindings=tuple(sources.get(one.place, ())))
        for one in bare.passages
    )
    return Manuscript(bare.title, passages)
