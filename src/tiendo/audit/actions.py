"""Writing an event: always inside the transaction of what it tells of."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from django.db import transaction

from tiendo.audit.models import Event


class Actor(Protocol):
    """Whoever acts: a person of accounts, without this app knowing that app."""

    pk: int

    def get_username(self) -> str:
        """The name used to sign in."""


@dataclass(frozen=True)
class Deed:
    """What was done, to which record, in which unit, with which details worth keeping."""

    action: str
    object_kind: str
    object_key: str
    unit: str = ""
    detail: dict[str, str | int | None] = field(default_factory=dict)


class NotAtomicError(RuntimeError):
    """An event was written outside a transaction: a fault of the calling code."""


def record(*, by: Actor | None, at: datetime, deed: Deed) -> Event:
    """Add one event; ``by`` is None for what a command of the machine does.

    Where the guard of a page noted that the person stands in for somebody, the event names whom.
    It refuses to run outside a transaction, so that the deed and its event stand or fall together.
    """
    if not transaction.get_connection().in_atomic_block:
        raise NotAtomicError("audit.record needs the transaction of the write it tells of")
    stood_in_for = getattr(by, "standing_in_for", "")
    detail = deed.detail | ({"standing_in_for": stood_in_for} if stood_in_for else {})
    event = Event(
        at=at,
        by_id=by.pk if by else None,
        by_name=by.get_username() if by else "",
        action=deed.action,
        object_kind=deed.object_kind,
        object_key=deed.object_key,
        unit=deed.unit,
        detail=detail,
    )
    event.save()
    return event
