"""What stands against publishing a page: the gate's objections but those somebody answers for."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone
from django.utils.functional import cached_property

from tiendo.portal.gate.manuscript import manuscript_of
from tiendo.portal.gate.taken_over import is_as_taken
from tiendo.portal.models import ArticlePage, KeptPage, Overruling, PortalPage
from tiendo.publishing.gate import Manuscript, Objection, TooLong, judge
from tiendo.publishing.queries import Change
from tiendo.publishing.queries.ahead import changes_ahead

LONGEST_QUOTE = 300
AROUND = 40
"""So many letters on each side belong to what somebody answers for."""


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
    signs: dict[Objection, str] = field(default_factory=dict)

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
    manuscript = manuscript_of(page)
    try:
        found = judge(manuscript, page.unit, timezone.localdate())
    except TooLong:
        return Checked(page, [], [], changes, as_taken, is_too_long=True)
    signs = signs_of(found, manuscript)
    answers = defaultdict(list)
    for answer in Overruling.objects.filter(page_id=page.pk).order_by("-pk"):
        answers[answer.sign].append(answer)
    standing, overruled = [], []
    for one in found:
        if one.stops and answers[signs[one]]:
            overruled.append((one, answers[signs[one]].pop()))
        else:
            standing.append(one)
    return Checked(page, standing, overruled, changes, as_taken, signs=signs)


def signs_of(objections: Iterable[Objection], manuscript: Manuscript) -> dict[Objection, str]:
    """What tells each objection from another: its words, what is said of them, and where they
    stand: the block, and the words around them, so that a paragraph may move within its block."""
    texts = {one.place: one.text for one in (*manuscript.passages, *manuscript.others)}
    return {one: _sign(one, texts.get(one.place, "")) for one in objections}


def _sign(objection: Objection, text: str) -> str:
    around, holder = "", objection.place
    if objection.start is not None and objection.end is not None:
        around = text[max(objection.start - AROUND, 0) : objection.end + AROUND]
        block, _dot, last = holder.rpartition(".")
        holder = block if last.isdigit() else holder
    said = [objection.code, objection.quote, *objection.values, holder, around]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


def is_kept(page: PortalPage) -> bool:
    """Whether a snapshot is kept of a page."""
    return isinstance(page, KeptPage)


def content_to_keep(page: PortalPage) -> dict[str, Any]:
    """The content of a page as its snapshot keeps it, with the address it stood at."""
    return page.content() | {"address": page.url or ""}
