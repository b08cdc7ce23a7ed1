"""Making something public, and keeping the register of office holders."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, transaction

from tiendo.accounts.queries import Person
from tiendo.audit.actions import Deed, record
from tiendo.common.telling import tell_apps
from tiendo.publishing.changes import Change, changes, recorded
from tiendo.publishing.models import Citation, Contact, OfficeHolder, Snapshot
from tiendo.publishing.queries import Reference, latest
from tiendo.publishing.queries.boards import exact
from tiendo.publishing.queries.citing import cited_all
from tiendo.publishing.queries.offices import ContactChanged
from tiendo.units.queries import Unit, registry

_LONGEST_KEY = 80


class NoteMissing(ValueError):
    """A number changed and nobody told the public why; ``changes`` says which."""

    def __init__(self, found: Sequence[Change]) -> None:
        self.changes = list(found)
        super().__init__(f"{len(self.changes)} numbers changed and there is no note.")


class PublishedMeanwhile(RuntimeError):
    """Somebody published the same subject at the same moment: look at it and try again."""


class NoSuchDatum(ValueError):
    """A citation names a datum that is not there; ``reference`` is what it named."""

    def __init__(self, reference: Reference) -> None:
        self.reference = reference
        super().__init__(f"{reference} names no public datum.")


@dataclass(frozen=True)
class NewCitation:
    """A number of the content that is a datum: where it stands, what it is, how it is printed."""

    place: str
    reference: Reference
    printed: str


@dataclass(frozen=True)
class Override:
    """Objections of the gate that somebody answers for: which, at which places, and why.

    ``by`` is the name they sign in with, where it is not whoever publishes.
    """

    codes: tuple[str, ...]
    places: tuple[str, ...]
    reason: str
    by: str = ""


@dataclass(frozen=True)
class NewSnapshot:
    """What is to be made public of a subject; the subject is one of ``queries.subject_*``."""

    kind: str
    unit: Unit
    subject: str
    content: Mapping[str, Any]
    citations: Sequence[NewCitation] = ()
    note: str = ""
    overrides: Sequence[Override] = ()


@transaction.atomic
def publish(*, by: Person | None, at: datetime, new: NewSnapshot) -> Snapshot:
    """Make a content public: the next version of its subject, with what it cites.

    What stands already is given back unchanged. ``NoteMissing`` when a number differs from the
    version before and there is no note; ``NoSuchDatum`` when a citation names nothing;
    ``ValueError`` for an override without a reason; ``PublishedMeanwhile`` when another was faster.
    """
    if any(not one.reason.strip() for one in new.overrides):
        raise ValueError("An override needs a reason.")
    content = json.loads(json.dumps(new.content, cls=DjangoJSONEncoder))
    before = latest(new.subject)
    if before is not None and before.content == content:
        return before
    found = changes(before.content, content) if before is not None else []
    note = new.note.strip()
    if found and not note:
        raise NoteMissing(found)
    who = by.get_username() if by else ""
    made = Snapshot(
        kind=new.kind,
        unit=new.unit,
        subject=new.subject,
        version=before.version + 1 if before else 1,
        content=content,
        made_at=at,
        made_by=by,
        note=note,
        changes=recorded(found),
        is_correction=bool(found),
        overrides=[asdict(one) | {"by": one.by or who} for one in new.overrides],
    )
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError as fault:
        raise PublishedMeanwhile(new.subject) from fault
    Citation.objects.bulk_create(_citations(made, new.citations))
    _tell(made, new, by=by, at=at)
    tell_apps(made)
    return made


def _citations(snapshot: Snapshot, new: Sequence[NewCitation]) -> list[Citation]:
    """The citations, each with the exact value it stands for."""
    known = cited_all((one.reference for one in new), in_full=False)
    rows = registry().row_of
    made = []
    for citation in new:
        one = citation.reference
        if one not in known:
            raise NoSuchDatum(one)
        made.append(
            Citation(
                snapshot=snapshot,
                place=citation.place,
                indicator=one.indicator,
                unit_id=rows[one.unit],
                period=one.period,
                part=one.part,
                certainty=one.certainty,
                value_version=one.version,
                source=one.source,
                printed=citation.printed,
                exact=exact(known[one].exact),
            )
        )
    return made


def _tell(made: Snapshot, new: NewSnapshot, *, by: Person | None, at: datetime) -> None:
    """The events of a publication: that it was made, and each override by itself."""
    key = made.subject[:_LONGEST_KEY]
    deed = "publishing.correct" if made.is_correction else "publishing.publish"
    said: dict[str, str | int | None] = {"version": made.version}
    if made.is_correction:
        said |= {"changes": len(made.changes), "note": made.note}
    record(by=by, at=at, deed=Deed(deed, "snapshot", key, made.unit.code, said))
    for one in new.overrides:
        detail: dict[str, str | int | None] = {
            "objections": ", ".join(one.codes),
            "places": ", ".join(one.places),
            "reason": one.reason,
        }
        event = Deed("publishing.override", "snapshot", key, made.unit.code, detail)
        record(by=by, at=at, deed=event)


@dataclass(frozen=True)
class NewOffice:
    """Who holds which office of a unit, and how they are reached where they are a contact."""

    unit: Unit
    name: str
    title: str
    valid_from_on: date
    valid_to_on: date | None = None
    phone: str = ""
    email: str = ""
    order: int = 0
    is_contact: bool = False


@transaction.atomic
def record_holder(
    *, by: Person | None, at: datetime, new: NewOffice, holder: OfficeHolder | None = None
) -> OfficeHolder:
    """Record who holds an office, or say an entry anew; the log keeps what it was."""
    said = {one.name: getattr(new, one.name) for one in fields(new)}
    made = OfficeHolder(pk=holder.pk if holder else None, **said)
    made.save(force_insert=holder is None)
    detail: dict[str, str | int | None] = {"name": made.name, "title": made.title}
    if holder is not None:
        detail |= {
            name: f"{getattr(holder, name)} → {value}"
            for name, value in said.items()
            if name != "unit" and getattr(holder, name) != value
        }
    deed = "publishing.change_holder" if holder else "publishing.add_holder"
    event = Deed(deed, "office_holder", str(made.pk), new.unit.code, detail)
    record(by=by, at=at, deed=event)
    return made


@transaction.atomic
def remove_holder(*, by: Person | None, at: datetime, holder: OfficeHolder) -> None:
    """Take out an entry that was recorded by mistake; whoever left the office gets an end."""
    detail: dict[str, str | int | None] = {"name": holder.name, "title": holder.title}
    event = Deed(
        "publishing.remove_holder", "office_holder", str(holder.pk), holder.unit.code, detail
    )
    holder.delete()
    record(by=by, at=at, deed=event)


@dataclass(frozen=True)
class NewContact:
    """Where a unit is found and what it does."""

    unit: Unit
    address: str = ""
    phone: str = ""
    email: str = ""
    hours: str = ""
    functions: str = ""


@transaction.atomic
def record_contact(*, by: Person | None, at: datetime, new: NewContact) -> Contact:
    """Say where a unit is found; the log keeps what was said before."""
    before = Contact.objects.filter(unit=new.unit).first()
    said = {one.name: getattr(new, one.name) for one in fields(new)}
    made = Contact(**said)
    made.save(force_insert=before is None)
    detail: dict[str, str | int | None] = {
        name: f"{getattr(before, name)} → {value}" if before else str(value)
        for name, value in said.items()
        if name != "unit" and (before is None or getattr(before, name) != value)
    }
    event = Deed("publishing.record_contact", "contact", str(new.unit.pk), new.unit.code, detail)
    record(by=by, at=at, deed=event)
    tell_apps(ContactChanged(new.unit))
    return made
