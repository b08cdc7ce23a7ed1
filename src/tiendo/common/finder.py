"""Finding anything by its name or code, across every app that keeps something with a name.

An app offers it on its configuration, as it does its ``menu_entry``:

    def finder(self, request: HttpRequest, words: str) -> list[Found]: ...

It is asked only for somebody who is signed in, with words as they were typed (tones optional: the
app folds them as its own names are folded), and gives only what this person may open, best first.
"""

from dataclasses import dataclass
from itertools import groupby

from django.apps import apps
from django.http import HttpRequest
from django.utils.functional import Promise

SHOWN = 12
"""How many of one kind are shown; whoever seeks more words it more narrowly."""


@dataclass(frozen=True)
class Found:
    """Something that was found; ``kind`` is the heading it stands under ("Units")."""

    label: str
    detail: str
    address: str
    kind: str | Promise


def find(request: HttpRequest, words: str) -> list[tuple[str, list[Found]]]:
    """What the words find, under one heading a kind, in the order of the flow."""
    found: list[Found] = []
    for app in reversed(list(apps.get_app_configs())):
        offer = getattr(app, "finder", None)
        found += offer(request, words) if offer and words else []
    kinds = groupby(found, key=lambda one: str(one.kind))
    return [(kind, list(several)[:SHOWN]) for kind, several in kinds]
