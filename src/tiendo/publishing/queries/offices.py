"""Who holds which office of a unit on a day, and where the unit is found."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from tiendo.publishing.models import Contact, OfficeHolder
from tiendo.units.queries import Unit


@dataclass(frozen=True)
class ContactChanged:
    """What other apps hear of when a unit says anew where it is found."""

    unit: Unit


def office_holders(unit: Unit, on: date) -> list[OfficeHolder]:
    """Who holds an office of a unit on a day, in the unit's own order."""
    held = OfficeHolder.objects.filter(unit=unit, valid_from_on__lte=on)
    held = held.filter(Q(valid_to_on__isnull=True) | Q(valid_to_on__gt=on))
    return list(held.order_by("order", "title", "name", "pk"))


def register_of(units: Iterable[Unit]) -> QuerySet[OfficeHolder]:
    """Everybody who holds, held or will hold an office of these units, with the unit."""
    held = OfficeHolder.objects.filter(unit__in=list(units)).select_related("unit")
    return held.order_by("order", "title", "-valid_from_on", "pk")


def office_holder(unit: Unit, pk: int) -> OfficeHolder | None:
    """One entry of a unit's register."""
    return OfficeHolder.objects.filter(unit=unit, pk=pk).first()


def contact_of(unit: Unit) -> Contact | None:
    """Where a unit is found, once it has said so."""
    return Contact.objects.filter(unit=unit).first()


def contacts_of(unit: Unit, on: date) -> list[OfficeHolder]:
    """The officers who publish their telephone and e-mail for the unit on a day."""
    return [one for one in office_holders(unit, on) if one.is_contact]
