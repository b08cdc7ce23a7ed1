"""What stands against publishing a page: the gate's objections but those somebody answers for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.functional import cached_property

from tiendo.portal.gate.manuscript import manuscript_of
from tiendo.portal.gate.taken_over import is_as_taken
from tiendo.portal.models import ArticlePage, KeptPage, Overruling, PortalPage
from tiendo.publishing.gate import Objection, TooLong, judge
from tiendo.publishing.queries import Change
from tiendo.publishing.queries.ahead import changes_ahead

LONGEST_QUOTE = 300


class Stopped(Exception):
    """A page that may not become public as it is; the gate screen of ``page_id`` says why."""

    def __init__(self, page: PortalPage) -> None:
        self.page_id = page.pk
        super().__init__(f"The gate stops page {page.pk}.")


@dataclass(frozen=True)
class Checked:
    """What the gate says of a page as it is now."""

    page: PortalPage
    objections: list[Objection]
    overruled: list[tuple[Objection, Overruling]]
    changes: list[Change]
    is_as_taken: bool = False
    is_too_long: bool = False

    @cached_property
    def stopping(self) -> list[Objection]:
        """What stops it; what was taken over as it was printed is listed and stops nothing."""
        return [one for one in self.objections if one.stops and not self.is_as_taken]

    @property
    def lacks_note(self) -> bool:
        """Whether a number changed and nobody told the public why."""
        return bool(self.changes) and not getattr(self.page, "correction_note", "").strip()

    @property
    def stops(self) -> bool:
        """Whether it may not become public."""
        return bool(self.stopping or self.lacks_note or self.is_too_long)


def check(page: PortalPage) -> Checked:
    """Judge a page as it is in memory; of what a revision holds, its ``as_object``."""
    changes = changes_ahead(page.subject, content_to_keep(page)) if is_kept(page) else []
    as_taken = isinstance(page, ArticlePage) and is_as_taken(page)
    try:
        found = judge(manuscript_of(page), page.unit, timezone.localdate())
    except TooLong:
        return Checked(page, [], [], changes, as_taken, is_too_long=True)
    answered = {(one.code, one.quote): one for one in Overruling.objects.filter(page_id=page.pk)}
    standing, overruled = [], []
    for one in found:
        answer = answered.get((one.code, one.quote[:LONGEST_QUOTE]))
        if answer is not None and one.stops:
            overruled.append((one, answer))
        else:
            standing.append(one)
    return Checked(page, standing, overruled, changes, as_taken)


def is_kept(page: PortalPage) -> bool:
    """Whether a snapshot is kept of a page."""
    return isinstance(page, KeptPage)


def content_to_keep(page: PortalPage) -> dict[str, Any]:
    """The content of a page as its snapshot keeps it, with the address it stood at."""
    return page.content() | {"address": page.url or ""}
