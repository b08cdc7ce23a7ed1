"""What the pages of plans show, as rows; the same rows become files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any, Protocol, TypeVar

from tiendo.common.tables import Table
from tiendo.indicators.queries import Field, Indicator, records
from tiendo.plans.models import Revision
from tiendo.plans.queries import (
    LAYERS,
    Part,
    Plan,
    Target,
    history_of,
    is_whole,
    lines_of,
    said,
    targets_of,
    targets_on,
)
from tiendo.plans.splitting import Split, Way, splits, ways_of
from tiendo.units.queries import Unit
from tiendo_core.plans import Plan as CorePlan
from tiendo_core.target_phrases import format_target


@dataclass(frozen=True)
class Row:
    """One line of a plan: the target, what holds of it, and how it is split."""

    target: Target
    part: Part | None
    splits: Sequence[Split] = ()

    @property
    def indicator(self) -> Indicator:
        """What it is a target of."""
        return self.target.indicator

    @property
    def written(self) -> str:
        """What holds, as an office writes it; nothing where nothing is decided."""
        return format_target(self.part.said) if self.part else ""

    @property
    def differs(self) -> bool:
        """Whether a split does not add up to it."""
        return any(one.check is not None and not one.check.adds_up for one in self.splits)


@dataclass(frozen=True)
class SideBySide:
    """One indicator with what each plan says of it, in the order of the plans."""

    indicator: Indicator
    cells: Sequence[str]


class OfIndicator(Protocol):
    """A row that tells of an indicator."""

    @property
    def indicator(self) -> Indicator:
        """What it tells of."""


R = TypeVar("R", bound=OfIndicator)


def by_field(rows: Iterable[R]) -> list[tuple[str, list[R]]]:
    """Rows under the fields of their indicators, in the order of a yearly report."""
    place = {field: number for number, field in enumerate(Field.values)}
    ordered = sorted(rows, key=lambda row: (place[row.indicator.field], row.indicator.code))
    grouped = groupby(ordered, key=lambda row: row.indicator.field)
    return [(str(Field(field).label), list(several)) for field, several in grouped]


def plan_rows(plan: Plan) -> list[Row]:
    """The lines of a plan with their splits, in a constant number of queries."""
    parts = targets_of(plan)
    whole = {part.target.indicator_id: part for part in parts if is_whole(plan, part.target)}
    split: dict[int, list[Part]] = {}
    for part in parts:
        if not is_whole(plan, part.target):
            split.setdefault(part.target.indicator_id, []).append(part)
    rows = []
    for target in lines_of(plan):
        stands = whole.get(target.indicator_id)
        its = splits(plan, stands, split.get(target.indicator_id, [])) if stands else []
        rows.append(Row(target, stands, its))
    return rows


def plan_table(plan: Plan) -> Table:
    """Every target and part of a plan for a file; numbers as numbers."""
    columns = ("code", "indicator", "unit_of_measure", "unit_code", "unit", "period", "form")
    more = ("low", "high", "text", "decided_on", "act_number", "plan", "layer")
    rows = [
        (
            *(part.target.indicator.code, part.target.indicator.name, part.target.indicator.unit),
            *(part.target.unit.code, part.target.unit.full_name, part.target.period),
            *(part.said.form.value, _bare(part.said.low), _bare(part.said.high), part.said.text),
            *(part.revision.decided_on, part.revision.act_number or plan.act_number),
            *(plan.name, plan.layer),
        )
        for part in targets_of(plan)
    ]
    return Table("targets", (*columns, *more), rows)


def _bare(number: Decimal | None) -> Decimal | None:
    """A number without the zeros at its end that the database gives it."""
    return None if number is None else Decimal(f"{number.normalize():f}")


def side_by_side(unit: Unit, period: str, on: date) -> tuple[list[CorePlan], list[SideBySide]]:
    """The plans that hold for a unit and period, best first, and what each says."""
    held = targets_on(unit, period, on)
    plans: dict[CorePlan, None] = {}
    for several in held.values():
        plans.update((one.plan, None) for one in several)
    ordered = _in_order(list(plans))
    rows = []
    for indicator in records(held):
        said_by = {one.plan: format_target(one.target) for one in held[indicator.code]}
        rows.append(SideBySide(indicator, [said_by.get(plan, "") for plan in ordered]))
    return ordered, rows


def side_by_side_table(unit: Unit, period: str, on: date) -> Table:
    """The plans side by side for a file: one row for each plan's word on an indicator."""
    columns = ("code", "indicator", "unit_of_measure", "plan", "layer", "act_number", "target")
    plans, rows = side_by_side(unit, period, on)
    found = [
        (
            *(row.indicator.code, row.indicator.name, row.indicator.unit),
            *(plan.name, plan.layer.value, plan.act.number, cell),
        )
        for row in rows
        for plan, cell in zip(plans, row.cells, strict=True)
        if cell
    ]
    return Table("plans_side_by_side", columns, found)


def _in_order(plans: Sequence[CorePlan]) -> list[CorePlan]:
    """Plans, the best measure first."""
    place = {layer.value: number for number, layer in enumerate(LAYERS)}
    newest = sorted(plans, key=lambda plan: plan.act.signed_on, reverse=True)
    return sorted(newest, key=lambda plan: place[plan.layer.value])


@dataclass(frozen=True)
class Change:
    """One revision with what it changed."""

    revision: Revision
    before: str
    after: str
    act_number: str


def history_rows(target: Target) -> list[Change]:
    """Every revision of a target, the newest first: who, when, before, after."""
    changes: list[Change] = []
    before = ""
    for revision in history_of(target):
        after = format_target(said(revision))
        act_number = revision.act_number or ("" if before else target.plan.act_number)
        changes.append(Change(revision, before, after, act_number))
        before = after
    return changes[::-1]


def history_table(target: Target) -> Table:
    """The revisions of a target for a file."""
    columns = ("number", "decided_on", "act_number", "before", "after", "reason")
    rows = [
        (
            *(one.revision.number, one.revision.decided_on, one.act_number),
            *(one.before, one.after, one.revision.reason),
            *(str(one.revision.entered_by or ""), one.revision.entered_at),
        )
        for one in history_rows(target)
    ]
    return Table("revisions", (*columns, "entered_by", "entered_at"), rows)


def split_rows(plan: Plan, target: Target) -> dict[str, Any]:
    """What holds of a target and how it is split, for its page."""
    of_indicator = [
        part for part in targets_of(plan) if part.target.indicator_id == target.indicator_id
    ]
    this = next((part for part in of_indicator if part.target.pk == target.pk), None)
    whole = this is not None and is_whole(plan, target)
    return {
        "part": this,
        "written": format_target(this.said) if this else "",
        "splits": splits(plan, this, of_indicator) if whole and this else [],
        "ways": [(way.value, Way(way).label) for way in ways_of(plan)] if whole else [],
    }
