"""Check several documents against each other: the same fact, running totals, growth, plans.

An article against its report, nine months against six, this year against last. Each document is
checked by itself elsewhere; here only figures of different documents meet. Names are the key, so
every comparison needs the evidence the single rules ask for (letters E, F, M and S).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tiendo_core.checks.cases import spot
from tiendo_core.checks.findings import KINDS, WRONG, Finding, Interval, Quote
from tiendo_core.checks.intervals import INCONSISTENT, distance, gap, rounding, verdict
from tiendo_core.checks.material import named, year_before
from tiendo_core.checks.rules.cumulative import fallen, is_flow, neighbours
from tiendo_core.checks.rules.growth import growth_of
from tiendo_core.checks.rules.same_fact import clashing
from tiendo_core.checks.scales import alike, moved
from tiendo_core.reading.figures import Figure, Number, Reading

Telling = tuple[str, str, Figure]
"""A path, the text there, and a figure of it."""


def check_together(readings: Sequence[tuple[str, Reading]]) -> list[Finding]:
    """Compare the figures of several documents; quotes carry the path of their document."""
    groups: dict[str, list[Telling]] = {}
    for path, reading in readings:
        for figure in reading.figures:
            if figure.repeat_of is None:
                key = named(figure.indicator)
                groups.setdefault(key, []).append((path, reading.text, figure))
    findings: list[Finding] = []
    for group in groups.values():
        if len({path for path, _, _ in group}) > 1:
            findings.extend(_same_facts(group))
            findings.extend(_running(group))
            findings.extend(_growth(group))
    return findings


def _same_facts(group: list[Telling]) -> Iterable[Finding]:
    """Facts told once in each of two documents, of one period, that differ.

    A name told several times in one document with different values names several things there, so
    it is left alone.
    """
    told: dict[tuple[str | None, str, str], dict[str, list[Telling]]] = {}
    for telling in group:
        figure = telling[2]
        above = named(figure.parent.indicator) if figure.parent else ""
        key = figure.period, figure.role, above
        told.setdefault(key, {}).setdefault(telling[0], []).append(telling)
    for documents in told.values():
        single = [tellings[0] for tellings in documents.values() if len(tellings) == 1]
        for other in single[1:]:
            sure = " " in named(other[2].indicator)
            clash = clashing(single[0][2], other[2], sure)
            if clash is not None:
                yield _finding("same-fact", single[0], other, clash)


def _running(group: list[Telling]) -> Iterable[Finding]:
    """Running totals that fall from one document to the next."""
    places = {id(telling[2]): telling for telling in group}
    for one, other in neighbours([figure for _, _, figure in group if is_flow(figure)]):
        first, second = places[id(one)], places[id(other)]
        clash = fallen(one, other) if first[0] != second[0] else None
        if clash is not None:
            yield _finding("cumulative", first, second, clash)


def _growth(group: list[Telling]) -> Iterable[Finding]:
    """Growth printed in one document that the value of last year's document denies."""
    bases = {figure.period: (path, text, figure) for path, text, figure in group}
    for path, text, figure in group:
        if figure.period is None or figure.growth is None or figure.amount is None:
            continue
        base = bases.get(year_before(figure.period))
        if base is None or base[0] == path or base[2].amount is None or figure.unit == "%":
            continue
        power = alike(base[2].unit, figure.unit)
        computed = None
        if power is not None:
            last_year = rounding(moved(base[2].amount, power))
            computed = growth_of(rounding(figure.amount), last_year)
        if computed is not None and verdict(computed, figure.growth) == INCONSISTENT:
            clash = base[2].amount, figure.amount
            plain = _finding("growth", base, (path, text, figure), clash)
            place = _placed((path, text, figure), figure.growth)
            yield plain._replace(
                quotes=(*plain.quotes, place),
                printed=rounding(figure.growth),
                computed=computed,
                distance=distance(computed, figure.growth),
            )


def _finding(code: str, first: Telling, second: Telling, clash: tuple[Number, Number]) -> Finding:
    """A finding over two documents, in units of the last digit printed in the second."""
    computed: Interval = rounding(clash[0])
    printed: Interval = rounding(clash[1])
    quotes = _placed(first, clash[0]), _placed(second, clash[1])
    away = gap(computed, printed) / clash[1].step
    return Finding(code, KINDS[code], WRONG, quotes, printed, computed, away)


def _placed(telling: Telling, number: Number) -> Quote:
    """The place of a number in its document."""
    return spot(telling[1], number)._replace(path=telling[0])
