"""Closed rounds and what of them is public by now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tiendo.publishing.models import Citation, Kind, Snapshot
from tiendo.publishing.queries import subject_board
from tiendo.results.queries import Round, rounds_for
from tiendo.units.queries import Unit


@dataclass(frozen=True)
class Ready:
    """A closed round: whether its board was published since, and whether an article tells of it."""

    round: Round
    board: Snapshot | None
    has_board: bool
    has_article: bool

    @property
    def unit(self) -> Unit:
        """The unit whose regime it is."""
        return self.round.regime.unit


def closed_rounds(units: Sequence[Unit]) -> list[Ready]:
    """The closed rounds of these units, the latest first; three queries whatever their number."""
    if not units:
        return []
    own = {unit.pk for unit in units}
    found = [
        one
        for one in reversed(rounds_for(units, date.min))
        if one.closed_at is not None and one.regime.unit_id in own
    ]
    boards = _boards([subject_board(one.regime.unit, one.period) for one in found])
    told = _told(own, {one.period for one in found})
    ready = []
    for one in found:
        board = boards.get(subject_board(one.regime.unit, one.period))
        closed_at = one.closed_at
        has_board = board is not None and closed_at is not None and board.made_at >= closed_at
        has_article = (one.regime.unit_id, one.period) in told
        ready.append(Ready(one, board, has_board, has_article))
    return ready


def _boards(subjects: Sequence[str]) -> dict[str, Snapshot]:
    """The latest snapshot of each board."""
    if not subjects:
        return {}
    rows = Snapshot.objects.filter(subject__in=subjects).defer("content").order_by("version")
    return {row.subject: row for row in rows}


def _told(units: set[int], periods: set[str]) -> set[tuple[int, str]]:
    """Of which units and periods an article tells figures."""
    if not periods:
        return set()
    rows = Citation.objects.filter(
        snapshot__kind=Kind.ARTICLE, unit_id__in=units, period__in=periods
    )
    return set(rows.values_list("unit_id", "period").distinct())
