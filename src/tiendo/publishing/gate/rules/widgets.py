"""A block that would show nothing is not drawn: no empty rating, gallery, map or list."""

from __future__ import annotations

from collections.abc import Iterator

from tiendo.publishing.gate.desk import Desk
from tiendo.publishing.gate.manuscript import Objection


def judge(desk: Desk) -> Iterator[Objection]:
    """Stop at blocks that hold nothing."""
    for widget in desk.manuscript.widgets:
        if widget.is_empty:
            yield Objection("empty-widget", widget.place, None, None, "", (widget.kind,))
