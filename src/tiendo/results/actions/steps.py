"""A report on its way: sent, verified, approved; given back and reopened with a reason.

Nobody verifies or approves what they sent, and nobody approves what they verified, as long as the
unit has somebody else for it on that day; a small office with one person for a role goes on.
"""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from tiendo.accounts.queries import Person
from tiendo.audit.actions import Deed, record
from tiendo.results.actions.entering import locked_report, must_be_open
from tiendo.results.actions.values import NewValue, add_versions
from tiendo.results.checking import Finding, check, key_of, known_of
from tiendo.results.models import Certainty, Entry, Progress, Report, State
from tiendo.results.queries.reports import Cell, Key, cells_of, entries_of, lines_of
from tiendo.results.refusals import Refused, Unready
from tiendo.units.queries import Assignment, Role
from tiendo_core.periods import Period


@transaction.atomic
def send(*, by: Person, at: datetime, report: Report) -> None:
    """Send a report for verification; ``Unready`` names each cell that is still open."""
    now = locked_report(report)
    must_be_open(now)
    cells = cells_of(now, lines_of(now))
    entries = {key_of(entry): entry for entry in now.entries.all()}
    known = known_of(now, {cell.indicator for cell in cells})
    still_open = open_cells(cells, entries, check(cells, entries, known))
    if still_open:
        raise Unready(still_open)
    before = now.progress
    now.progress = Progress.SENT
    now.sent_by, now.sent_at = by, at
    now.first_sent_at = now.first_sent_at or at
    now.verified_by = now.verified_at = now.approved_by = now.approved_at = None
    now.save()
    _tell(now, "results.send", before, by=by, at=at)


def open_cells(
    cells: list[Cell], entries: Mapping[Key, Entry], findings: Mapping[Key, list[Finding]]
) -> dict[Key, list[str]]:
    """What keeps a report from being sent, by cell: empty, unreadable, odd or missing without why.

    The codes: ``empty``, ``fault``, ``reason``.
    """
    found: dict[Key, list[str]] = {}
    for cell in cells:
        entry = entries.get(cell.key)
        why = []
        if entry is None or (entry.state == State.REPORTED and not entry.typed.strip()):
            why.append("empty")
        elif entry.state in {State.MISSING, State.REFUSED} and not entry.reason:
            why.append("reason")
        said = findings.get(cell.key, ())
        if any(finding.fault for finding in said):
            why.append("fault")
        if any(finding.oddity for finding in said) and not (entry and entry.reason):
            why.append("reason")
        if why:
            found[cell.key] = why
    return found


@transaction.atomic
def verify(*, by: Person, at: datetime, report: Report) -> None:
    """Say that a report was checked; it then waits for approval."""
    now = _standing_at(report, Progress.SENT)
    _somebody_else(now, Role.VERIFIER, by, at)
    now.progress = Progress.VERIFIED
    now.verified_by, now.verified_at = by, at
    now.save()
    _tell(now, "results.verify", Progress.SENT, by=by, at=at)


@transaction.atomic
def give_back(*, by: Person, at: datetime, report: Report, note: str) -> None:
    """Return a report to the body that sent it, with what is to be mended."""
    now = _standing_at(report, Progress.SENT, Progress.VERIFIED)
    _back(now, "results.give_back", note, by=by, at=at)


@transaction.atomic
def reopen(*, by: Person, at: datetime, report: Report, reason: str) -> None:
    """Open an approved report again, with a reason; its values stay as the versions they are."""
    now = _standing_at(report, Progress.APPROVED)
    _back(now, "results.reopen", reason, by=by, at=at)


@transaction.atomic
def approve(*, by: Person, at: datetime, report: Report) -> int:
    """Approve a report: each entry that says something new becomes a version of a value.

    Gives back how many versions were written. A figure that did not change since it was last
    approved gets none.
    """
    now = _standing_at(report, Progress.VERIFIED)
    _somebody_else(now, Role.APPROVER, by, at)
    entries = entries_of(now).exclude(state=State.NOT_DUE)
    changes = add_versions(by=by, at=at, rows=[_value(now, entry) for entry in entries])
    now.progress = Progress.APPROVED
    now.approved_by, now.approved_at = by, at
    now.save()
    _tell(now, "results.approve", Progress.VERIFIED, by=by, at=at, **changes)
    return len(changes)


def _value(report: Report, entry: Entry) -> NewValue:
    """What an entry says once it is approved."""
    is_to_cut_off = entry.certainty == Certainty.TO_CUT_OFF
    return NewValue(
        unit=report.duty.about,
        reporter=report.duty.reporter,
        indicator_id=entry.line.indicator_id,
        code=entry.line.indicator.code,
        period=Period.parse(entry.period),
        certainty=entry.certainty,
        state=entry.state,
        number=entry.number,
        numerator=entry.numerator,
        denominator=entry.denominator,
        note=entry.note,
        reason=entry.reason,
        quote=entry.quote,
        origin=entry.origin,
        evidence_id=entry.evidence_id,
        cut_off_on=report.round.cut_off_on if is_to_cut_off else None,
        entered_by=entry.changed_by,
        report=report,
    )


def _standing_at(report: Report, *allowed: Progress) -> Report:
    """The report, locked, if it stands at one of these steps in a round that is not closed."""
    now = locked_report(report)
    if now.round.closed_at is not None:
        raise Refused("round-closed", period=now.round.period)
    if now.progress not in allowed:
        raise Refused("other-step", progress=now.progress)
    return now


def _somebody_else(report: Report, role: Role, by: Person, at: datetime) -> None:
    """Refuse whoever did an earlier step, unless the unit has nobody else for this one."""
    earlier = [pk for pk in (report.sent_by_id, report.verified_by_id) if pk is not None]
    if by.pk not in earlier:
        return
    day = timezone.localdate(at)
    others = (
        Assignment.objects.filter(
            unit=report.round.regime.unit, role=role, valid_from_on__lte=day, person__is_active=True
        )
        .filter(Q(valid_to_on__isnull=True) | Q(valid_to_on__gt=day))
        .exclude(person_id__in=earlier)
    )
    other = others.select_related("person").first()
    if other is not None:
        raise Refused("own-work", other=str(other.person))


def _back(report: Report, action: str, note: str, *, by: Person, at: datetime) -> None:
    """Give the report back to be worked on."""
    if not note.strip():
        raise Refused("needs-note")
    before = report.progress
    report.progress = Progress.RETURNED
    report.returned_by, report.returned_at, report.return_note = by, at, note.strip()
    report.save()
    _tell(report, action, before, by=by, at=at, note=note.strip())


def _tell(
    report: Report,
    action: str,
    before: str,
    *,
    by: Person,
    at: datetime,
    **more: str | int | None,
) -> None:
    """The event of a step, with where the report stood before and stands now."""
    detail: dict[str, str | int | None] = {
        "before": str(before),
        "after": str(report.progress),
        "reporter": report.duty.reporter.code,
        **more,
    }
    unit = report.round.regime.unit.code
    record(by=by, at=at, deed=Deed(action, "report", str(report.pk), unit, detail))
