"""The same figure told twice: the second telling names the first."""

from __future__ import annotations

from tiendo_core.reading.figures import Figure


def mark_repeats(figures: list[Figure]) -> None:
    """Fill ``repeat_of`` where indicator, period and value are those of an earlier figure."""
    seen: dict[tuple[object, ...], Figure] = {}
    for figure in figures:
        amount = figure.amount.value if figure.amount else None
        growth = figure.growth.value if figure.growth else None
        if amount is None and growth is None:
            continue
        key = (
            figure.indicator.lower(),
            figure.period,
            figure.unit,
            amount,
            growth if amount is None else None,
        )
        first = seen.setdefault(key, figure)
        if first is not figure:
            figure.repeat_of = first.start
