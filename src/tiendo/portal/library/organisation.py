"""What a unit is made of and how it is reached, from the registers, as plain values."""

from datetime import date
from typing import Any

from tiendo.publishing.queries import contact_of, office_holders
from tiendo.units.queries import Unit, below

DEEPEST = 3


def organisation(unit: Unit, on: date, entered: list[dict[str, Any]]) -> dict[str, Any]:
    """The structure below a unit, its contact, its office holders and contact officers on a day.

    The structure is what was entered, else the units below. Of a former unit, its last day counts.
    """
    day = unit.last_day(on)
    holders = office_holders(unit, day)
    contact = contact_of(unit)
    return {
        "unit": unit.full_name,
        "on": day.isoformat(),
        "structure": entered or _structure(unit, day, DEEPEST),
        "contact": {name: getattr(contact, name) for name in CONTACT} if contact else {},
        "holders": [{"name": one.name, "office": one.title} for one in holders],
        "contacts": [
            {"name": one.name, "office": one.title, "phone": one.phone, "email": one.email}
            for one in holders
            if one.is_contact
        ],
    }


CONTACT = ("address", "phone", "email", "hours", "functions")
"""What a unit says of where it is found."""


def _structure(unit: Unit, day: date, deep: int) -> list[dict[str, Any]]:
    """The units below one, each with those below it."""
    if not deep:
        return []
    return [
        {"name": one.full_name, "below": _structure(one, day, deep - 1)} for one in below(unit, day)
    ]
