"""Snapshots: the latest of a subject, all of them, corrections, and what they cite by now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, Q

from tiendo.publishing.models import Citation, Kind, Snapshot
from tiendo.publishing.references import VALUE
from tiendo.results.queries import standing_values
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


@dataclass(frozen=True)
class Outdated:
    """A published number whose value has been corrected since."""

    snapshot: Snapshot
    title: str
    place: str
    indicator: str
    unit: Unit
    period: str
    printed: str
    was: Fraction
    now: Fraction


_CORRECTED_SINCE = (
    "SELECT c.id FROM publishing_citation c"
    " JOIN publishing_snapshot s ON s.id = c.snapshot_id"
    " JOIN indicators_indicator i ON i.code = c.indicator"
    " WHERE s.unit_id IN ({units}) AND s.kind = %s AND c.part = %s"
    " AND NOT EXISTS (SELECT 1 FROM publishing_snapshot l"
    "  WHERE l.subject = s.subject AND l.version > s.version)"
    " AND EXISTS (SELECT 1 FROM results_value v WHERE v.unit_id = c.unit_id"
    "  AND v.indicator_id = i.id AND v.period = c.period AND v.approved_at > s.made_at)"
)


def outdated(units: Sequence[Unit]) -> list[Outdated]:
    """The cited values of the units' articles that stand otherwise by now.

    Two queries, and one for each unit that is cited. Only values of the cited period itself wake an
    article; months that a total follows from do when their total is read next.
    """
    if not units:
        return []
    marks = ", ".join(["%s"] * len(units))
    with connection.cursor() as cursor:
        cursor.execute(
            _CORRECTED_SINCE.format(units=marks), [*(one.pk for one in units), Kind.ARTICLE, VALUE]
        )
        keys = [row[0] for row in cursor.fetchall()]
    if not keys:
        return []
    known = Citation.objects.filter(pk__in=keys).select_related("snapshot__unit", "unit")
    rows = list(known.order_by("-snapshot__made_at", "pk"))
    return [one for one in map(_by_now(rows), rows) if one is not None and one.was != one.now]


def _by_now(rows: Sequence[Citation]) -> Any:
    """How a citation stands now, for citations of a few units."""
    stands: dict[tuple[int, str, str], Fraction | None] = {}
    for unit in {row.unit_id: row.unit for row in rows}.values():
        theirs = [row for row in rows if row.unit_id == unit.pk]
        periods, codes = {row.period for row in theirs}, {row.indicator for row in theirs}
        for (code, period), one in standing_values(unit, sorted(periods), codes).items():
            stands[unit.pk, code, period] = one.value

    def compared(row: Citation) -> Outdated | None:
        now = stands.get((row.unit_id, row.indicator, row.period))
        if now is None:
            return None
        title = str(row.snapshot.content.get("title", ""))
        what = (row.place, row.indicator, row.unit, row.period, row.printed)
        return Outdated(row.snapshot, title, *what, Fraction(row.exact), now)

    return compared
