"""Reading people; the door through which other apps meet ``Person``."""

from tiendo.accounts.models import Person

__all__ = ["Person", "person_named"]


def person_named(username: str) -> Person | None:
    """The person who signs in under this name."""
    return Person.objects.filter(username=username).first()
