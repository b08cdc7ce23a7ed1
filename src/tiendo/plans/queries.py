"""Reading plans and targets; what a target says is decided in ``tiendo_core.plans``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, QuerySet

from tiendo.indicators.queries import Indicator
from tiendo.plans.models import Document, Layer, Plan, Revision, Target
from tiendo.units.queries import Unit
from tiendo_core.periods import Period
from tiendo_core.plans import Form, PlannedTarget, in_force
from tiendo_core.plans import Layer as CoreLayer
from tiendo_core.plans import Plan as CorePlan
from tiendo_core.plans import Target as CoreTarget
from tiendo_core.succession import LegalAct
from tiendo_core.units import UnitKey

__all__ = [
    "Layer",
    "Part",
    "Plan",
    "Revision",
    "Target",
    "document_of",
    "history_of",
    "is_whole",
    "plan_of",
    "plans_named",
    "plans_of",
    "said",
    "splits_of",
    "target_of",
    "targets_of",
    "targets_on",
    "years_of",
]

LAYERS = (Layer.ADJUSTED, Layer.COUNCIL, Layer.HIGHER_LEVEL, Layer.SCENARIO)
"""Which plan a result is measured by first; a scenario is never the measure."""

_RANK = {layer.value: place for place, layer in enumerate(LAYERS)}
_REVISION = ("number", "form", "low", "high", "text", "decided_on")
_TARGET = ("target_id", "target__indicator__code")
_PLAN = ("id", "name", "layer", "period", "act_number", "signed_on", "issuing_body")
_OF_PLAN = tuple(f"target__plan__{name}" for name in _PLAN)


class Part(NamedTuple):
    """A target with what holds of it: the rule's view, its revision, and how many there are."""

    target: Target
    said: CoreTarget
    revision: Revision
    revisions: int


def plans_of(unit: Unit, period_code: str | None = None) -> list[Plan]:
    """The plans of a unit, for one period or all: the latest period first, then the best first."""
    plans = Plan.objects.filter(unit=unit).annotate(targets_count=Count("targets"))
    if period_code is not None:
        plans = plans.filter(period=period_code)
    newest_first = sorted(plans, key=lambda plan: plan.signed_on, reverse=True)
    ranked = sorted(newest_first, key=lambda plan: _RANK[plan.layer])
    return sorted(ranked, key=lambda plan: plan.period, reverse=True)


def plan_of(unit: Unit, pk: int) -> Plan | None:
    """One plan of this unit; plans of other units are not found."""
    return Plan.objects.filter(unit=unit, pk=pk).select_related("unit", "entered_by").first()


def plans_named(unit: Unit, words: Sequence[str]) -> QuerySet[Plan]:
    """The unit's plans whose name or act holds all words, as they are written."""
    plans = Plan.objects.filter(unit=unit).order_by("-period", "name")
    for word in words:
        plans = plans.filter(folded_name__contains=word)
    return plans


def years_of(unit: Unit) -> list[str]:
    """The periods a unit has plans for, the latest first."""
    periods = Plan.objects.filter(unit=unit).values_list("period", flat=True)
    return list(periods.distinct().order_by("-period"))


def document_of(plan: Plan) -> Document | None:
    """The act as a file, with its bytes."""
    return Document.objects.filter(plan=plan).first()


def said(revision: Revision) -> CoreTarget:
    """What a revision decided."""
    return CoreTarget(Form(revision.form), revision.low, revision.high, revision.text)


def targets_on(
    unit: Unit, period_code: str, on: date, codes: Iterable[str] | None = None
) -> dict[str, list[PlannedTarget]]:
    """What held on a day for a unit and a period, by indicator, the best plan first.

    The order is adjusted, council, higher level, and scenarios last; of two plans of one layer the
    one signed later comes first. One query, plain rows: the board reads through it.
    """
    wanted = Revision.objects.filter(
        target__unit=unit, target__period=period_code, decided_on__lte=on
    )
    if codes is not None:
        wanted = wanted.filter(target__indicator__code__in=set(codes))
    rows = wanted.order_by("target_id").values_list(*_TARGET, *_REVISION, *_OF_PLAN)
    revisions: dict[int, list[PlannedTarget]] = {}
    plans: dict[int, CorePlan] = {}
    key, period = UnitKey(unit.code, unit.valid_from_on), Period.parse(period_code)
    for pk, code, number, form, low, high, text, decided_on, plan_pk, *plan in rows:
        if plan_pk not in plans:
            plans[plan_pk] = _core_plan(plan)
        target = CoreTarget(Form(form), low, high, text)
        one = PlannedTarget(plans[plan_pk], code, key, period, target, decided_on, number)
        revisions.setdefault(pk, []).append(one)
    return _best_first(in_force(several, on) for several in revisions.values())


def _core_plan(row: Sequence[Any]) -> CorePlan:
    """A plan of a plain row."""
    name, layer, period, act_number, signed_on, body = row
    act = LegalAct(act_number, signed_on, body)
    return CorePlan(name, CoreLayer(layer), Period.parse(period), act)


def _best_first(held: Iterable[PlannedTarget | None]) -> dict[str, list[PlannedTarget]]:
    """What held, by indicator, in the order of the layers."""
    found: dict[str, list[PlannedTarget]] = {}
    for one in held:
        if one is not None:
            found.setdefault(one.indicator, []).append(one)
    for several in found.values():
        several.sort(key=lambda one: one.plan.act.signed_on, reverse=True)
        several.sort(key=lambda one: _RANK[one.plan.layer.value])
    return found


def targets_of(plan: Plan, on: date | None = None) -> list[Part]:
    """Every target of a plan with what holds of it on a day (or at last), in two queries."""
    decided: dict[int, list[Revision]] = {}
    revisions = Revision.objects.filter(target__plan=plan)
    if on is not None:
        revisions = revisions.filter(decided_on__lte=on)
    for revision in revisions.order_by("decided_on", "number"):
        decided.setdefault(revision.target_id, []).append(revision)
    targets = Target.objects.filter(plan=plan).select_related("indicator", "unit")
    ordered = targets.order_by("indicator__field", "indicator__code", "unit__name", "period")
    return [
        Part(target, said(decided[target.pk][-1]), decided[target.pk][-1], len(decided[target.pk]))
        for target in ordered
        if target.pk in decided
    ]


def splits_of(plan: Plan, indicator: Indicator) -> list[Part]:
    """The parts of one target of a plan: of units below it, of months and quarters."""
    return [
        part
        for part in targets_of(plan)
        if part.target.indicator_id == indicator.pk and not is_whole(plan, part.target)
    ]


def is_whole(plan: Plan, target: Target) -> bool:
    """Whether a target is of the plan's own unit and period, and not a part of that."""
    return target.unit_id == plan.unit_id and target.period == plan.period


def target_of(plan: Plan, pk: int) -> Target | None:
    """One target of this plan."""
    found = Target.objects.filter(plan=plan, pk=pk)
    return found.select_related("plan", "indicator", "unit").first()


def history_of(target: Target) -> list[Revision]:
    """Every revision of a target in the order they were decided, with who entered each."""
    revisions = Revision.objects.filter(target=target).select_related("entered_by")
    return list(revisions.order_by("decided_on", "number"))
