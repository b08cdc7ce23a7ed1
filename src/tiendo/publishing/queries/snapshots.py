"""Snapshots: the latest of a subject, all of them, and corrections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q

from tiendo.publishing.models import Snapshot
from tiendo.units.queries import Unit
from tiendo_core.periods import Period


def subject_board(unit: Unit, period: Period | str) -> str:
    """The name under which the board of a unit and period is published."""
    return f"board:{unit.key}:{period}"


def subject_indicator(unit: Unit, code: str) -> str:
    """The name under which an indicator of a unit is published."""
    return f"indicator:{unit.key}:{code}"


def subject_article(key: object) -> str:
    """The name under which an article is published: by its key, whatever its address."""
    return f"article:{key}"


def subject_page(key: object) -> str:
    """The name under which any other page of the portal is published."""
    return f"page:{key}"


def latest(subject: str) -> Snapshot | None:
    """What the public sees of a subject; None when it never was published."""
    return Snapshot.objects.filter(subject=subject).order_by("-version").first()


def versions(subject: str) -> list[Snapshot]:
    """Everything that was ever made public of a subject, the newest first, with who did it."""
    found = Snapshot.objects.filter(subject=subject).select_related("made_by", "unit")
    return list(found.order_by("-version"))


@dataclass(frozen=True)
class Public:
    """What stands of one subject, without its content: the latest version and who made it."""

    pk: int
    kind: str
    subject: str
    title: str
    version: int
    made_at: datetime
    made_by: str
    note: str
    is_correction: bool


def latest_of_unit(unit: Unit, kinds: Sequence[str] = ()) -> list[Public]:
    """The latest snapshot of each subject of a unit, the newest first; one query."""
    found = _latest().filter(unit=unit)
    if kinds:
        found = found.filter(kind__in=kinds)
    rows = found.order_by("-made_at", "-pk").values_list(
        *("pk", "kind", "subject", "content__title", "version", "made_at"),
        *("made_by__last_name", "made_by__first_name", "note", "is_correction"),
    )
    return [_public(row) for row in rows]


def _public(row: tuple[Any, ...]) -> Public:
    """What stands, of a plain row."""
    pk, kind, subject, title, version, made_at, family, given, note, is_correction = row
    made_by = " ".join(filter(None, (family, given)))
    named = (pk, kind, subject, title or subject, version, made_at, made_by)
    return Public(*named, note, is_correction)


def _latest() -> Any:
    """The latest of every subject."""
    later = Snapshot.objects.filter(subject=OuterRef("subject"), version__gt=OuterRef("version"))
    return Snapshot.objects.filter(~Exists(later))


@dataclass(frozen=True)
class Correction:
    """A version after the first that tells the public what changed."""

    subject: str
    kind: str
    title: str
    address: str
    version: int
    made_at: datetime
    note: str
    changes: list[dict[str, str]]
    changed_a_number: bool


def corrections(unit: Unit, since: date | None = None) -> list[Correction]:
    """What was corrected of a unit, the newest first; ``since`` a day, that day counted."""
    found = Snapshot.objects.filter(unit=unit, version__gt=1)
    found = found.filter(Q(is_correction=True) | ~Q(note=""))
    if since is not None:
        found = found.filter(made_at__date__gte=since)
    rows = found.order_by("-made_at", "-pk").values_list(
        *("subject", "kind", "content__title", "content__address", "version", "made_at"),
        *("note", "changes", "is_correction"),
    )
    return [Correction(row[0], row[1], row[2] or "", row[3] or "", *row[4:]) for row in rows]
