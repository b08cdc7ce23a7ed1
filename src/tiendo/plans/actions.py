"""Recording plans and what they decide; every decision is a revision, nothing is overwritten."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from tiendo.accounts.queries import Person
from tiendo.audit.actions import Deed, record
from tiendo.common.fold import fold
from tiendo.indicators.queries import Indicator
from tiendo.plans.models import Document, Layer, Plan, Revision, Target
from tiendo.plans.queries import said
from tiendo.units.queries import Unit
from tiendo_core.plans import Target as CoreTarget

_Key = tuple[int, int, str]


class ReasonMissing(ValueError):
    """A target that stands is revised by an act or with a reason."""


@dataclass(frozen=True)
class NewPlan:
    """A plan as a legal act, for a unit and a period (its code); with its file, if there is one."""

    unit: Unit
    name: str
    layer: Layer
    period: str
    act_number: str
    signed_on: date
    issuing_body: str
    document_name: str = ""
    document: bytes = b""


@dataclass(frozen=True)
class Decision:
    """What is decided of one indicator; unit and period are the plan's own unless named.

    A first decision rests on the plan's act and day. A later one needs its own act, or a reason.
    """

    plan: Plan
    indicator: Indicator
    target: CoreTarget
    unit: Unit | None = None
    period: str = ""
    decided_on: date | None = None
    act_number: str = ""
    reason: str = ""


@transaction.atomic
def record_plan(*, by: Person | None, at: datetime, new: NewPlan) -> Plan:
    """Record a plan; one of the same unit, period, layer and name is given back as it is."""
    plan, made = Plan.objects.get_or_create(
        unit=new.unit,
        period=new.period,
        layer=new.layer,
        name=new.name,
        defaults={
            "folded_name": fold(f"{new.name} {new.act_number}"),
            "act_number": new.act_number,
            "signed_on": new.signed_on,
            "issuing_body": new.issuing_body,
            "entered_by": by,
            "entered_at": at,
        },
    )
    if made:
        detail: dict[str, str | int | None] = {"act": new.act_number, "period": new.period}
        deed = Deed("plans.record", "plan", str(plan.pk), new.unit.code, detail)
        record(by=by, at=at, deed=deed)
        if new.document:
            attach_document(by=by, at=at, plan=plan, name=new.document_name, original=new.document)
    return plan


@transaction.atomic
def attach_document(
    *, by: Person | None, at: datetime, plan: Plan, name: str, original: bytes
) -> Document:
    """Keep the act of a plan as a file, in place of one that was kept before."""
    document, _made = Document.objects.update_or_create(
        plan=plan, defaults={"name": name[-200:], "original": original}
    )
    detail: dict[str, str | int | None] = {"name": name[-200:], "bytes": len(original)}
    record(by=by, at=at, deed=Deed("plans.attach", "plan", str(plan.pk), plan.unit.code, detail))
    return document


@transaction.atomic
def decide(*, by: Person | None, at: datetime, decision: Decision) -> Revision | None:
    """Add one decision; None when the target says so already. May raise ``ReasonMissing``."""
    plan = decision.plan
    revision = next(iter(_decided(by, at, plan, [decision])), None)
    if revision is not None:
        detail: dict[str, str | int | None] = {
            "indicator": decision.indicator.code,
            "number": revision.number,
            "reason": decision.reason,
        }
        deed = Deed("plans.decide", "plan", str(plan.pk), plan.unit.code, detail)
        record(by=by, at=at, deed=deed)
    return revision


@transaction.atomic
def decide_many(
    *, by: Person | None, at: datetime, plan: Plan, decisions: Iterable[Decision]
) -> int:
    """Add many decisions of one plan, all or none, under one event; how many said something new."""
    made = _decided(by, at, plan, list(decisions))
    if made:
        detail: dict[str, str | int | None] = {"decisions": len(made)}
        deed = Deed("plans.decide_many", "plan", str(plan.pk), plan.unit.code, detail)
        record(by=by, at=at, deed=deed)
    return len(made)


def _decided(
    by: Person | None, at: datetime, plan: Plan, decisions: Sequence[Decision]
) -> list[Revision]:
    """The revisions of the decisions that say something new; a few queries for however many."""
    targets = _targets(plan, decisions)
    known: dict[int, list[Revision]] = {target.pk: [] for target in targets.values()}
    earlier = Revision.objects.filter(target__in=known).order_by("decided_on", "number")
    for revision in earlier:
        known[revision.target_id].append(revision)
    made: list[Revision] = []
    for decision in decisions:
        target = targets[_key(decision)]
        new = _revision(target, decision, known[target.pk])
        if new is not None:
            new.entered_by_id, new.entered_at = by.pk if by else None, at
            known[target.pk].append(new)
            made.append(new)
    return Revision.objects.bulk_create(made)


def _revision(target: Target, decision: Decision, earlier: Sequence[Revision]) -> Revision | None:
    """What a decision adds to the earlier ones of its target; None when it says the same."""
    decided_on = decision.decided_on or decision.plan.signed_on
    held = [one for one in earlier if one.decided_on <= decided_on]
    if held and said(max(held, key=_in_time)) == decision.target:
        return None
    if earlier and not decision.act_number and not decision.reason:
        raise ReasonMissing(decision.indicator.code)
    return Revision(
        target=target,
        number=max((one.number for one in earlier), default=0) + 1,
        form=decision.target.form.value,
        low=decision.target.low,
        high=decision.target.high,
        text=decision.target.text,
        decided_on=decided_on,
        act_number=decision.act_number,
        reason=decision.reason,
    )


def _in_time(revision: Revision) -> tuple[date, int]:
    return revision.decided_on, revision.number


def _targets(plan: Plan, decisions: Sequence[Decision]) -> dict[_Key, Target]:
    """The targets of the decisions, made where there are none yet."""
    kept = Target.objects.select_for_update().filter(
        plan=plan, indicator__in={one.indicator.pk for one in decisions}
    )
    targets = {(one.indicator_id, one.unit_id, one.period): one for one in kept}
    missing = {_key(one) for one in decisions} - targets.keys()
    new = [
        Target(plan=plan, indicator_id=indicator, unit_id=unit, period=period)
        for indicator, unit, period in missing
    ]
    for one in Target.objects.bulk_create(new):
        targets[one.indicator_id, one.unit_id, one.period] = one
    return targets


def _key(decision: Decision) -> _Key:
    """What a target is known by within its plan: indicator, unit, period."""
    unit = decision.unit or decision.plan.unit
    return decision.indicator.pk, unit.pk, decision.period or decision.plan.period
