"""One indicator of a unit: its months, versions, plans, the units below, and its like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tiendo.board.composing import (
    Board,
    Frame,
    Line,
    facts_of,
    read,
    reading_of,
    thresholds,
    tree_day,
)
from tiendo.board.queries import (
    Decision,
    Shelf,
    Version,
    Window,
    decisions_on,
    rows_of_each,
    shelf,
    versions_of,
)
from tiendo.board.reading import Reading
from tiendo.board.standing import value_of
from tiendo.board.totals import Total, totals_of
from tiendo.plans.queries import LAYERS
from tiendo.units.queries import Unit, registry
from tiendo_core.assessed import Assessed, assess
from tiendo_core.indicators import Indicator, Rule
from tiendo_core.periods import Period, year
from tiendo_core.plans import Form, Layer, Plan, PlannedTarget, Target
from tiendo_core.reasons import NoValue
from tiendo_core.results import from_ten_thousandths
from tiendo_core.succession import LegalAct
from tiendo_core.units import Unit as CoreUnit
from tiendo_core.units import UnitKey

DRAWN_MONTHS = 24


@dataclass(frozen=True)
class Peer:
    """Another unit beside the one that is looked at: what is said of it, and its months."""

    unit: CoreUnit
    said: Assessed
    drawn: tuple[int | None, ...]
    is_invented: bool


@dataclass(frozen=True)
class Likes:
    """The unit among those of its kind below the same unit.

    ``together`` is their total, ``mean`` what one has on average, ``place`` the unit's place among
    them by attainment (1 is the best) of how many. ``units`` holds them by name for those who may
    see them.
    """

    superior: CoreUnit
    count: int
    together: Total
    mean: Fraction | NoValue
    place: tuple[int, int] | None
    units: tuple[Peer, ...]


@dataclass(frozen=True)
class Drill:
    """Everything on the page of one indicator; months and totals are in ten-thousandths."""

    line: Line
    months: Mapping[int, Sequence[int | None]]
    totals: Mapping[int, Sequence[int | None]]
    bodies: Sequence[tuple[str, Fraction | NoValue]]
    versions: Sequence[Version]
    decisions: Sequence[Decision]
    below: Sequence[Peer]
    likes: Likes | None


def drill(board: Board, line: Line, may_see_likes: bool) -> Drill:
    """Look into one line of a board; likes are named only to whoever sees the unit above."""
    known, window = shelf(), Window(board.period)
    code, unit = line.indicator.code, board.unit
    row = next(pk for pk, of in known.code_of.items() if of == code)
    reading = read(unit, window, known)
    look = _Look(board, known, window, line.indicator, row)
    tree = registry().on(tree_day(unit, board.period))
    own = tree.units.get(unit.code)
    return Drill(
        line,
        {of_year: reading.months(code, of_year) for of_year in window.years},
        {of_year: reading.totals(code, of_year) for of_year in window.years},
        look.bodies(reading),
        versions_of(unit.pk, row, board.period),
        decisions_on([unit.pk], row, year(board.period.last_on.year)),
        look.peers(tree.children(unit.code))[0],
        _likes(look, tree.units.get(own.parent or "") if own else None, unit, may_see_likes),
    )


@dataclass(frozen=True)
class _Look:
    """What all parts of the page are asked about."""

    board: Board
    known: Shelf
    window: Window
    indicator: Indicator
    row: int

    def rows(self) -> list[int]:
        """The rows of the catalogue that are needed: the indicator and what it is made of."""
        wanted, of = {self.indicator.code}, self.known.indicators
        waiting = [self.indicator]
        for one in waiting:
            rule = one.aggregation
            terms = [term.code for term in one.formula.terms] if one.formula else []
            parts = [rule.numerator, rule.denominator, rule.weight, *terms]
            fresh = {part for part in parts if part is not None and part in of} - wanted
            wanted |= fresh
            waiting += [of[part] for part in fresh]
        return [pk for pk, code in self.known.code_of.items() if code in wanted]

    def bodies(self, reading: Reading) -> list[tuple[str, Fraction | NoValue]]:
        """What each body says, where several reported the same."""
        said = reading.standing(self.indicator.code).bodies.get(self.board.period.code, {})
        names = {row: key for key, row in registry().row_of.items() if row in said}
        records = registry().records
        return [
            (records[names[body]].full_name, value_of(row, self.indicator.factor))
            for body, row in said.items()
        ]

    def peers(self, units: Sequence[CoreUnit]) -> tuple[list[Peer], dict[int, Reading]]:
        """What is said of several units, those that reported something or have a target."""
        row_of = registry().row_of
        rows = {row_of[unit.key]: unit for unit in units}
        read_rows = rows_of_each(list(rows), self.window, self.rows())
        targets = _targets(
            decisions_on(list(rows), self.row, year(self.board.period.last_on.year)),
            self.board.on,
            rows,
            self.indicator.code,
        )
        readings = {row: reading_of(read_rows[row], self.known, self.window) for row in rows}
        frame, found = Frame.of(self.known, self.board.period), []
        for row, unit in rows.items():
            if read_rows[row] or row in targets:
                facts = facts_of(frame, readings[row], self.indicator, targets=targets.get(row, ()))
                said = assess(self.indicator, facts, thresholds())
                drawn = readings[row].drawn(self.indicator.code, self.board.period, DRAWN_MONTHS)
                is_invented = readings[row].is_invented(self.indicator.code, self.board.period)
                found.append(Peer(unit, said, tuple(drawn), is_invented))
        return found, {row: one for row, one in readings.items() if read_rows[row]}


def _likes(look: _Look, superior: CoreUnit | None, unit: Unit, named: bool) -> Likes | None:
    """The units of the same kind below the same one; None where there is no other."""
    if superior is None:
        return None
    tree = registry().on(tree_day(unit, look.board.period))
    units = [one for one in tree.children(superior.code) if one.kind.value == unit.kind]
    peers, readings = look.peers(units)
    if len(readings) < 2:
        return None
    code, period = look.indicator.code, look.board.period
    together = totals_of(readings, {code: list(readings)}, look.known.indicators, period)[code]
    return Likes(
        superior,
        len(readings),
        together,
        _mean(look.indicator, together),
        _place(peers, UnitKey(unit.code, unit.valid_from_on)),
        tuple(peers) if named else (),
    )


def _mean(indicator: Indicator, together: Total) -> Fraction | NoValue:
    """What one of the units has on average; a ratio is that of all together."""
    if isinstance(together.value, NoValue) or not together.coverage.reported:
        return together.value
    if indicator.aggregation.rule is Rule.SUM:
        return together.value / together.coverage.reported
    return together.value


def _place(peers: Sequence[Peer], key: UnitKey) -> tuple[int, int] | None:
    """The unit's place by attainment, among those that have one."""
    reached = {
        peer.unit.key: peer.said.attained
        for peer in peers
        if isinstance(peer.said.attained, Fraction)
    }
    if key not in reached or len(reached) < 2:
        return None
    return 1 + sum(other > reached[key] for other in reached.values()), len(reached)


def _targets(
    decisions: Sequence[Decision], on: date, units: Mapping[int, CoreUnit], code: str
) -> dict[int, list[PlannedTarget]]:
    """The targets that held on a day, by unit, the best plan first."""
    held: dict[int, dict[str, Decision]] = {}
    for one in decisions:
        if one.decided_on <= on:
            held.setdefault(one.unit, {})[one.plan] = one
    order = [layer.value for layer in LAYERS]
    return {
        unit: [
            _planned(one, units[unit].key, code, year(on.year))
            for one in sorted(plans.values(), key=lambda one: order.index(one.layer))
        ]
        for unit, plans in held.items()
    }


def _planned(one: Decision, key: UnitKey, code: str, of_year: Period) -> PlannedTarget:
    """A decision on a target of a year, which is often taken the December before."""
    act = LegalAct(one.act, one.decided_on, "")
    target = Target(Form(one.form), _number(one.low), _number(one.high), one.text)
    plan = Plan(one.plan, Layer(one.layer), of_year, act)
    return PlannedTarget(plan, code, key, of_year, target, one.decided_on, one.number)


def _number(whole: int | None) -> Decimal | None:
    return None if whole is None else from_ten_thousandths(whole)
