"""Reading people; the door through which other apps meet ``Person``."""

from django.db.models import QuerySet

from tiendo.accounts.models import Person

__all__ = ["Person", "people", "person_named"]


def person_named(username: str) -> Person | None:
    """The person who signs in under this name."""
    return Person.objects.filter(username=username).first()


def people() -> QuerySet[Person]:
    """Everybody, by given name as lists of people are ordered here, then by family name."""
    return Person.objects.order_by("-is_active", "first_name", "last_name", "pk")
