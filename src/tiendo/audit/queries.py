"""Reading the events."""

from collections.abc import Sequence

from django.db.models import QuerySet

from tiendo.audit.models import Event


def events_of(object_kind: str, object_key: str) -> QuerySet[Event]:
    """Everything that was done to one record, oldest first."""
    return Event.objects.filter(object_kind=object_kind, object_key=object_key).order_by("id")


def deeds(action: str, object_kind: str, object_keys: Sequence[str]) -> QuerySet[Event]:
    """One kind of deed done to several records, oldest first."""
    found = Event.objects.filter(
        action=action, object_kind=object_kind, object_key__in=list(object_keys)
    )
    return found.order_by("id")


def latest(limit: int, unit: str | None = None) -> list[Event]:
    """The latest events, newest first; of one unit when it is named."""
    events = Event.objects.all() if unit is None else Event.objects.filter(unit=unit)
    return list(events.order_by("-id")[:limit])
