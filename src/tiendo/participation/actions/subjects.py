"""Opening and closing what citizens are asked about."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from tiendo.participation.models import Subject, SubjectKind
from tiendo.units.queries import Unit


@dataclass(frozen=True)
class NewSubject:
    """A public page or draft: its key (``article:<uuid>``), unit, title and address.

    ``closes_on`` is the last day on which anything is taken; None takes for as long as it is open.
    """

    key: str
    unit: Unit
    title: str
    address: str
    kind: SubjectKind = SubjectKind.PAGE
    takes_rating: bool = True
    takes_comments: bool = True
    closes_on: date | None = None


@transaction.atomic
def open_subject(*, at: datetime, new: NewSubject) -> Subject:
    """Open a subject, or bring the one with this key up to date; asking twice changes nothing."""
    said = {
        "unit_id": new.unit.pk,
        "title": new.title[:300],
        "address": new.address,
        "kind": new.kind,
        "takes_rating": new.takes_rating,
        "takes_comments": new.takes_comments,
        "closes_on": new.closes_on,
        "is_closed": False,
        "withdrawn_at": None,
    }
    subject, made = Subject.objects.select_for_update().get_or_create(
        key=new.key, defaults={**said, "opened_at": at}
    )
    changed = {name: value for name, value in said.items() if getattr(subject, name) != value}
    if changed and not made:
        Subject.objects.filter(pk=subject.pk).update(**changed, revision=F("revision") + 1)
        subject.refresh_from_db()
    return subject


@transaction.atomic
def close_subject(*, at: datetime, key: str) -> None:
    """Take nothing more on a subject whose page was withdrawn, and show nothing of what was given.

    It is kept for a while (``retention``), for pages come back. An unknown key is no fault.
    """
    Subject.objects.filter(key=key, withdrawn_at=None).update(
        is_closed=True, withdrawn_at=at, revision=F("revision") + 1
    )


def bump(subject_id: int) -> None:
    """Note that readers of a subject see something else from now on."""
    Subject.objects.filter(pk=subject_id).update(revision=F("revision") + 1)
