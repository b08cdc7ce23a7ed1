"""Recording units, and giving and ending roles; changes of units are in ``changes``."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from tiendo.accounts.queries import Person
from tiendo.audit.actions import Deed, record
from tiendo.units.models import Assignment, Kind, Role, StandIn, Unit
from tiendo.units.register import reissue
from tiendo_core.units import UnitKind


class UnitRefusedError(ValueError):
    """A unit that cannot be recorded as it is; the message is a sentence for the person."""


@dataclass(frozen=True)
class NewUnit:
    """A unit to be recorded; the name with or without the word for what the unit is."""

    code: str
    name: str
    kind: Kind
    valid_from_on: date
    valid_to_on: date | None = None
    parent_code: str = ""
    people: int | None = None
    area: Decimal | None = None

    @property
    def full_name(self) -> str:
        """The name with what the unit is."""
        return self.row().full_name

    def row(self) -> Unit:
        """The row it becomes, with the bare name."""
        title = UnitKind(self.kind).title
        row = Unit(**{name: getattr(self, name) for name in self.__dataclass_fields__})
        if title and self.name.lower().startswith(f"{title.lower()} "):
            row.name = self.name[len(title) + 1 :].strip()
        return row


@transaction.atomic
def record_unit(*, by: Person | None, at: datetime, new: NewUnit) -> Unit:
    """Record a unit; a record of the same code from the same day is given back as it is.

    Raises ``UnitRefusedError`` when another unit bears the code at that time.
    """
    same = Unit.objects.filter(code=new.code, valid_from_on=new.valid_from_on).first()
    if same is not None:
        return same
    other = overlapping(new).first()
    if other is not None:
        told = {
            "code": new.code,
            "name": other.full_name,
            "from": f"{other.valid_from_on:%-d/%-m/%Y}",
        }
        raise UnitRefusedError(
            _("The code %(code)s belongs to %(name)s since %(from)s at that time.") % told
        )
    unit = new.row()
    unit.save()
    mark_later_bearers([unit.code])
    reissue(at)
    record(by=by, at=at, deed=Deed("units.record", "unit", str(unit.pk), unit.code))
    return unit


def overlapping(new: NewUnit) -> QuerySet[Unit]:
    """The records that bear the same code on a day on which the new one would."""
    rows = Unit.objects.filter(code=new.code).filter(
        Q(valid_to_on__isnull=True) | Q(valid_to_on__gt=new.valid_from_on)
    )
    return rows if new.valid_to_on is None else rows.filter(valid_from_on__lt=new.valid_to_on)


def mark_later_bearers(codes: list[str] | None = None) -> None:
    """Note on former units whose code another bears now, so that addresses tell them apart."""
    later = Unit.objects.filter(code=OuterRef("code"), valid_from_on__gt=OuterRef("valid_from_on"))
    rows = Unit.objects.filter(Exists(later), has_later_bearer=False)
    if codes is not None:
        rows = rows.filter(code__in=codes)
    rows.update(has_later_bearer=True)


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
    """From this day on the person no longer acts in the role, nor does who stands in for them."""
    assignment.valid_to_on = on
    assignment.save(update_fields=["valid_to_on"])
    deed = Deed("units.end_role", "assignment", str(assignment.pk), assignment.unit.code)
    record(by=by, at=at, deed=deed)


@dataclass(frozen=True)
class Days:
    """Days from the first until the day before ``to_on``."""

    from_on: date
    to_on: date


@transaction.atomic
def let_stand_in(
    *, by: Person | None, at: datetime, assignment: Assignment, person: Person, days: Days
) -> StandIn:
    """Let a person take over somebody's role for some days.

    Raises ``UnitRefusedError`` when it is their own role, or when somebody stands in then already.
    """
    if person.pk == assignment.person_id:
        raise UnitRefusedError(_("Nobody stands in for themselves; choose another person."))
    taken = StandIn.objects.filter(
        assignment=assignment, valid_from_on__lt=days.to_on, valid_to_on__gt=days.from_on
    ).select_related("person")
    for other in taken[:1]:
        raise UnitRefusedError(
            _("%(name)s stands in on some of these days already.") % {"name": other.person}
        )
    made = StandIn.objects.create(
        assignment=assignment, person=person, valid_from_on=days.from_on, valid_to_on=days.to_on
    )
    detail: dict[str, str | int | None] = {
        "person": person.pk,
        "for": assignment.person_id,
        "role": assignment.role,
        "from": days.from_on.isoformat(),
        "to": days.to_on.isoformat(),
    }
    deed = Deed("units.stand_in", "stand_in", str(made.pk), assignment.unit.code, detail)
    record(by=by, at=at, deed=deed)
    return made


@transaction.atomic
def end_stand_in(*, by: Person | None, at: datetime, stand_in: StandIn, on: date) -> None:
    """From this day on the person no longer stands in; one that has not begun is called off."""
    unit, key = stand_in.assignment.unit.code, str(stand_in.pk)
    if stand_in.valid_from_on >= on:
        stand_in.delete()
    else:
        stand_in.valid_to_on = on
        stand_in.save(update_fields=["valid_to_on"])
    record(by=by, at=at, deed=Deed("units.end_stand_in", "stand_in", key, unit))
