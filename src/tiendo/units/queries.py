"""Which unit an address names, and who may act for it today."""

from collections.abc import Sequence
from datetime import date

from django.db.models import F, Q, QuerySet

from tiendo.accounts.queries import Person
from tiendo.units.models import Assignment, Kind, Role, Unit

__all__ = [
    "Assignment",
    "Kind",
    "NoSuchUnitError",
    "Role",
    "Unit",
    "all_units",
    "assignments_on",
    "bearer",
    "roles_in",
    "roles_of",
    "units_of",
]


class NoSuchUnitError(LookupError):
    """No unit bears this code (on that day)."""


def bearer(address: str, today: date) -> Unit:
    """The unit an address names: ``18115`` the last bearer of the code until today,
    ``18115@2025-01-01`` the one that bore it on that day. Raises ``NoSuchUnitError``."""
    code, at_sign, written = address.partition("@")
    try:
        on = date.fromisoformat(written) if at_sign else today
    except ValueError as fault:
        raise NoSuchUnitError(f"'{written}' is not a day like 2025-01-01.") from fault
    bearers = Unit.objects.filter(code=code, valid_from_on__lte=on).order_by("-valid_from_on")
    if at_sign:
        bearers = bearers.filter(Q(valid_to_on__isnull=True) | Q(valid_to_on__gt=on))
    unit = bearers.first()
    if unit is None:
        raise NoSuchUnitError(f"No unit has the code {code}.")
    return unit


def assignments_on(person: Person, day: date) -> QuerySet[Assignment]:
    """Everything a person does on that day, with the units."""
    return (
        Assignment.objects.filter(person_id=person.pk, valid_from_on__lte=day)
        .filter(Q(valid_to_on__isnull=True) | Q(valid_to_on__gt=day))
        .select_related("unit")
        .order_by("unit__name", "role")
    )


def units_of(person: Person, day: date) -> list[Unit]:
    """The units a person acts for on that day, each once, by name."""
    return list({a.unit_id: a.unit for a in assignments_on(person, day)}.values())


def roles_in(person: Person, unit: Unit, day: date) -> set[Role]:
    """In which roles a person acts for this unit on that day."""
    found = assignments_on(person, day).filter(unit=unit).values_list("role", flat=True)
    return {Role(role) for role in found}


def all_units() -> QuerySet[Unit]:
    """Every unit, those in being first, by name."""
    return Unit.objects.order_by(F("valid_to_on").desc(nulls_first=True), "name")


def roles_of(people: Sequence[Person], day: date) -> dict[int, list[Assignment]]:
    """What each of these people does on that day, by person."""
    found: dict[int, list[Assignment]] = {person.pk: [] for person in people}
    for assignment in (
        Assignment.objects.filter(person_id__in=found)
        .filter(Q(valid_to_on__isnull=True) | Q(valid_to_on__gt=day))
        .select_related("unit")
        .order_by("unit__name", "role")
    ):
        found[assignment.person_id].append(assignment)
    return found
