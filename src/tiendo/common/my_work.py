"""What waits for a person, gathered from every app that has work to hand out.

An app offers it on its configuration, as it does its ``menu_entry``:

    def my_work(self, request: HttpRequest) -> list[WorkItem]: ...
    def next_event(self, request: HttpRequest) -> NextEvent | None: ...

Both are asked only for somebody who is signed in. ``next_event`` says what comes next when nothing
waits ("Round 9 tháng 2026 opens").
"""

from dataclasses import dataclass
from datetime import date

from django.apps import apps
from django.http import HttpRequest
from django.utils.functional import Promise


@dataclass(frozen=True)
class WorkItem:
    """One thing that waits: what it is, for which unit, until when, and the one action it asks.

    ``kind`` is the heading it stands under ("To report"), ``action`` the word on the link.
    """

    kind: str | Promise
    sentence: str | Promise
    unit: str
    due_on: date | None
    address: str
    action: str | Promise

    def days_left(self, today: date) -> int | None:
        """Days until it is due; below zero when it is late."""
        return None if self.due_on is None else (self.due_on - today).days


@dataclass(frozen=True)
class NextEvent:
    """What comes next, and on which day."""

    sentence: str | Promise
    on: date


def my_work(request: HttpRequest) -> list[WorkItem]:
    """Everything that waits for this person, the most urgent first, what has no day last."""
    found: list[WorkItem] = []
    for app in reversed(list(apps.get_app_configs())):
        offer = getattr(app, "my_work", None)
        found += offer(request) if offer else []
    return sorted(found, key=lambda item: item.due_on or date.max)


def next_event(request: HttpRequest) -> NextEvent | None:
    """The earliest of what the apps say comes next."""
    offers = [getattr(app, "next_event", None) for app in apps.get_app_configs()]
    events = [event for offer in offers if offer and (event := offer(request))]
    return min(events, key=lambda event: event.on, default=None)
