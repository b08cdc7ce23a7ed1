"""Keeping what is typed into a report, whatever it is, and saying what is wrong with it."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from tiendo.accounts.queries import Person
from tiendo.audit.actions import Deed, record
from tiendo.results.checking import Finding, findings_of, key_of
from tiendo.results.models import Entry, Evidence, Line, Origin, Progress, Report, State
from tiendo.results.queries.reports import Key, cells_of, lines_of, report_of
from tiendo.results.refusals import Refused
from tiendo.results.typed import read
from tiendo.units.queries import Unit

OPEN = (Progress.DRAFT, Progress.RETURNED)


@dataclass(frozen=True)
class Typed:
    """One cell as it was typed, or read from a file or from prose; ``typed_below`` is what a ratio
    is divided by. ``evidence`` is the key of a kept file."""

    line_id: int
    period: str
    certainty: str
    typed: str = ""
    typed_below: str = ""
    state: str = State.REPORTED
    note: str = ""
    reason: str = ""
    evidence: int | None = None
    origin: str = Origin.FORM
    quote: str = ""

    @property
    def key(self) -> Key:
        """Which cell it is for."""
        return (self.line_id, self.period, self.certainty)


@dataclass(frozen=True)
class NewEvidence:
    """A file that proves a figure."""

    unit: Unit
    name: str
    original: bytes


@transaction.atomic
def enter(
    *, by: Person, at: datetime, report: Report, cells: Sequence[Typed]
) -> dict[Key, list[Finding]]:
    """Keep cells of a report that is open, even those that are no number; give back all findings.

    ``Refused`` when the report waits for others or its round is closed, or a cell is not asked.
    """
    locked = locked_report(report)
    must_be_open(locked)
    lines = lines_of(locked)
    asked = {cell.key for cell in cells_of(locked, lines)}
    by_line = {line.pk: line for line in lines}
    kept = {key_of(entry): entry for entry in locked.entries.all()}
    changes: dict[str, str | int | None] = {}
    for typed in cells:
        if typed.key not in asked:
            raise Refused("not-asked", line=typed.line_id, period=typed.period)
        change = _keep(kept.get(typed.key), typed, by_line[typed.line_id], (locked, by, at))
        if change:
            changes[f"{by_line[typed.line_id].indicator.code} {typed.period} {typed.certainty}"] = (
                change
            )
    if changes:
        deed = Deed(
            "results.enter", "report", str(locked.pk), locked.round.regime.unit.code, changes
        )
        record(by=by, at=at, deed=deed)
    return findings_of(locked)


def _keep(
    entry: Entry | None, typed: Typed, line: Line, context: tuple[Report, Person, datetime]
) -> str:
    """Write one cell if it changed; what it was and is, or nothing."""
    report, by, at = context
    number = read(typed.typed, typed.typed_below, line.indicator.rule == "ratio")
    is_reported = typed.state == State.REPORTED
    wanted = {
        "typed": typed.typed.strip()[:100],
        "typed_below": typed.typed_below.strip()[:100],
        "state": typed.state,
        "number": number.number if is_reported else None,
        "numerator": number.numerator if is_reported else None,
        "denominator": number.denominator if is_reported else None,
        "note": typed.note.strip()[:500],
        "reason": typed.reason.strip()[:500],
        "evidence_id": typed.evidence,
        "origin": typed.origin,
        "quote": typed.quote,
    }
    if entry is None:
        is_blank = is_reported and not any(
            wanted[name] for name in ("typed", "typed_below", "note", "reason", "evidence_id")
        )
        if is_blank:
            return ""
        entry = Entry(
            report=report, line=line, period=typed.period, certainty=typed.certainty, typed=""
        )
        before = "—"
    else:
        before = shown(entry)
        if all(getattr(entry, name) == value for name, value in wanted.items()):
            return ""
    for name, value in wanted.items():
        setattr(entry, name, value)
    entry.changed_by, entry.changed_at = by, at
    entry.save()
    return f"{before} → {shown(entry)}"


def shown(entry: Entry) -> str:
    """An entry in one line, for the record of what was before and after."""
    if entry.state != State.REPORTED:
        return f"{entry.state} ({entry.reason})" if entry.reason else str(entry.state)
    typed = f"{entry.typed}/{entry.typed_below}" if entry.typed_below else entry.typed
    return typed or "—"


def locked_report(report: Report) -> Report:
    """The report as it is now, kept from others until the transaction ends."""
    Report.objects.select_for_update().get(pk=report.pk)
    now = report_of(report.pk)
    assert now is not None  # noqa: S101 - it was just locked
    return now


def must_be_open(report: Report) -> None:
    """Refuse to change a report that is with others, or whose round is closed."""
    if report.round.closed_at is not None:
        raise Refused("round-closed", period=report.round.period)
    if report.progress not in OPEN:
        raise Refused("not-open", progress=report.progress)


@transaction.atomic
def keep_evidence(*, by: Person, at: datetime, new: NewEvidence) -> Evidence:
    """Keep a file for a unit; the same bytes are kept once."""
    digest = hashlib.sha256(new.original).hexdigest()
    kept, made = Evidence.objects.get_or_create(
        unit=new.unit,
        digest=digest,
        defaults={
            "name": new.name[-200:],
            "original": new.original,
            "added_by": by,
            "added_at": at,
        },
    )
    if made:
        detail: dict[str, str | int | None] = {"name": kept.name, "sha256": digest}
        deed = Deed("results.keep_evidence", "evidence", str(kept.pk), new.unit.code, detail)
        record(by=by, at=at, deed=deed)
    return kept
