"""Adding people and shutting them out."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from tiendo.accounts.models import Person
from tiendo.audit.actions import Deed, record


@dataclass(frozen=True)
class NewPerson:
    """A person to be added; without a password nobody can sign in as them with one."""

    username: str
    family_names: str
    given_name: str
    password: str | None = None
    is_administrator: bool = False


class NameTakenError(ValueError):
    """Another person signs in under this name already."""


@transaction.atomic
def add_person(*, by: Person | None, at: datetime, new: NewPerson) -> Person:
    """Add a person. Raises ``NameTakenError``, or ``ValidationError`` for a weak password."""
    if Person.objects.filter(username=new.username).exists():
        raise NameTakenError(f"'{new.username}' is taken; choose another name to sign in with.")
    person = Person(
        username=new.username,
        last_name=new.family_names,
        first_name=new.given_name,
        is_staff=new.is_administrator,
        is_superuser=new.is_administrator,
        date_joined=at,
    )
    if new.password is None:
        person.set_unusable_password()
    else:
        validate_password(new.password, person)
        person.set_password(new.password)
    person.save()
    record(by=by, at=at, deed=Deed("accounts.add", "person", str(person.pk)))
    return person


@transaction.atomic
def set_password(*, by: Person | None, at: datetime, person: Person, password: str) -> None:
    """Give a person a new password. Raises ``ValidationError`` for a weak one."""
    validate_password(password, person)
    person.set_password(password)
    person.save(update_fields=["password"])
    record(by=by, at=at, deed=Deed("accounts.set_password", "person", str(person.pk)))


@transaction.atomic
def shut_out(*, by: Person | None, at: datetime, person: Person) -> None:
    """From now on this person cannot sign in; what they did stays theirs."""
    person.is_active = False
    person.save(update_fields=["is_active"])
    record(by=by, at=at, deed=Deed("accounts.shut_out", "person", str(person.pk)))


@transaction.atomic
def let_in(*, by: Person | None, at: datetime, person: Person) -> None:
    """The person may sign in again."""
    person.is_active = True
    person.save(update_fields=["is_active"])
    record(by=by, at=at, deed=Deed("accounts.let_in", "person", str(person.pk)))
