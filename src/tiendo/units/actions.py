"""Recording units, and giving and ending roles."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from tiendo.accounts.queries import Person
from tiendo.audit.actions import Deed, record
from tiendo.units.models import Assignment, Kind, Role, Unit


@dataclass(frozen=True)
class NewUnit:
    """A unit to be recorded."""

    code: str
    name: str
    kind: Kind
    valid_from_on: date
    valid_to_on: date | None = None


@transaction.atomic
def record_unit(*, by: Person | None, at: datetime, new: NewUnit) -> Unit:
    """Record a unit; a record of the same code from the same day is given back as it is."""
    unit, made = Unit.objects.get_or_create(
        code=new.code,
        valid_from_on=new.valid_from_on,
        defaults={"name": new.name, "kind": new.kind, "valid_to_on": new.valid_to_on},
    )
    if made:
        record(by=by, at=at, deed=Deed("units.record", "unit", str(unit.pk), unit.code))
    return unit


@dataclass(frozen=True)
class Post:
    """A role in a unit, held from a day on."""

    unit: Unit
    role: Role
    from_on: date


@transaction.atomic
def give_role(*, by: Person | None, at: datetime, person: Person, post: Post) -> Assignment:
    """Let a person act for a unit in a role from a day on; what is so already stays as it is."""
    held = Assignment.objects.filter(
        unit=post.unit, person=person, role=post.role, valid_to_on__isnull=True
    ).first()
    if held is not None:
        return held
    given = Assignment.objects.create(
        unit=post.unit, person=person, role=post.role, valid_from_on=post.from_on
    )
    detail: dict[str, str | int | None] = {"person": person.pk, "role": post.role.value}
    deed = Deed("units.give_role", "assignment", str(given.pk), post.unit.code, detail)
    record(by=by, at=at, deed=deed)
    return given


@transaction.atomic
def end_role(*, by: Person | None, at: datetime, assignment: Assignment, on: date) -> None:
    """From this day on the person no longer acts in the role."""
    assignment.valid_to_on = on
    assignment.save(update_fields=["valid_to_on"])
    deed = Deed("units.end_role", "assignment", str(assignment.pk), assignment.unit.code)
    record(by=by, at=at, deed=deed)
