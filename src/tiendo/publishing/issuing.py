"""A board or an indicator as it would be published now, ready for ``actions.publish``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tiendo.publishing.actions import NewCitation, NewSnapshot
from tiendo.publishing.models import Kind
from tiendo.publishing.queries import (
    Reference,
    board_content,
    indicator_content,
    subject_board,
    subject_indicator,
)
from tiendo.publishing.queries.boards import numbers_cited
from tiendo.units.queries import Unit
from tiendo_core.periods import Period


def board_snapshot(unit: Unit, period: Period, note: str = "") -> NewSnapshot:
    """The board of a unit and a period that began with its year."""
    content = board_content(unit, period)
    subject = subject_board(unit, period)
    return NewSnapshot(Kind.BOARD, unit, subject, content, _citations(content), note)


def indicator_snapshot(unit: Unit, code: str, period: Period, note: str = "") -> NewSnapshot | None:
    """One indicator up to a period; None where it may not be published or is not there."""
    content = indicator_content(unit, code, period)
    if content is None:
        return None
    subject = subject_indicator(unit, code)
    return NewSnapshot(Kind.INDICATOR, unit, subject, content, _citations(content), note)


def _citations(content: Mapping[str, Any]) -> list[NewCitation]:
    """The values of a content, each at the place of its indicator."""
    return [
        NewCitation(code, Reference.parse(reference), printed)
        for code, (reference, printed) in numbers_cited(content).items()
    ]
