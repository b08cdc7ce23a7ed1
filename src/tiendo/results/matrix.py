"""A round as a table of bodies and forms, one mark a cell, with counts and rates."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from tiendo.common.fold import fold
from tiendo.results.models import Entry, Form, Progress, Reminder, Report, Round
from tiendo.results.queries import reports_of

MARKS = {
    "none": "○",
    "draft": "◔",
    "sent": "◑",
    "verified": "◕",
    "returned": "▲",
    "approved": "●",
    "late": "■",
}
"""One mark a step; a word always stands beside it."""

STATUSES = tuple(MARKS)


def status_word(status: str) -> str:
    """The word of a step."""
    return {
        "none": _("not sent"),
        "draft": _("draft"),
        "sent": _("waiting for verification"),
        "verified": _("waiting for approval"),
        "returned": _("returned"),
        "approved": _("approved"),
        "late": _("late"),
    }[status]


@dataclass(frozen=True)
class Mark:
    """One cell: the report and how it stands; ``late`` counts days."""

    report: Report
    status: str
    late: int
    reminded: int

    @property
    def sign(self) -> str:
        """Its mark."""
        return MARKS[self.status]

    @property
    def words(self) -> str:
        """How it stands, in words, with the days it is late."""
        said = status_word("none" if self.status == "late" else self.status)
        if self.late and self.report.first_sent_at is None:
            return _("late by %(days)s days") % {"days": self.late}
        if self.late:
            return _("%(status)s, sent %(days)s days late") % {"status": said, "days": self.late}
        return said


@dataclass(frozen=True)
class MatrixRow:
    """A body (about a unit) and its marks, one for each form or None where it owes none."""

    label: str
    code: str
    marks: tuple[Mark | None, ...]


@dataclass(frozen=True)
class Matrix:
    """The whole table."""

    forms: tuple[Form, ...]
    rows: tuple[MatrixRow, ...]
    counts: tuple[tuple[str, str, str, int], ...]
    whole: int

    @property
    def marks(self) -> list[Mark]:
        """Every mark of the table."""
        return [mark for row in self.rows for mark in row.marks if mark is not None]


def days_late(report: Report, on: date) -> int:
    """Days after the deadline on which it was first sent, or by which it is not sent yet."""
    sent = timezone.localdate(report.first_sent_at) if report.first_sent_at else on
    return max((sent - report.round.send_by_on).days, 0)


def mark_of(report: Report, has_entries: bool, reminded: int, on: date) -> Mark:
    """How a report stands on a day."""
    late = days_late(report, on)
    status = str(report.progress)
    if report.progress == Progress.DRAFT:
        status = "late" if late else "draft" if has_entries else "none"
    return Mark(report, status, late, reminded)


def matrix_of(the_round: Round, on: date, status: str = "", words: Sequence[str] = ()) -> Matrix:
    """The table of a round; with a status or words, the rows that hold them alone."""
    reports = reports_of(the_round)
    begun = set(Entry.objects.filter(report__in=reports).values_list("report_id", flat=True))
    reminded = Reminder.objects.filter(report__in=reports).values_list("report_id", flat=True)
    reminders = Counter(reminded)
    forms = sorted({one.duty.form for one in reports}, key=lambda form: (form.order, form.pk))
    rows: dict[tuple[int, int], dict[int, Mark]] = {}
    for report in reports:
        mark = mark_of(report, report.pk in begun, reminders[report.pk], on)
        key = (report.duty.reporter_id, report.duty.about_id)
        rows.setdefault(key, {})[report.duty.form_id] = mark
    every = [mark for by_form in rows.values() for mark in by_form.values()]
    counts = tuple(
        (name, MARKS[name], status_word(name), sum(mark.status == name for mark in every))
        for name in STATUSES
    )
    drawn = (_row(tuple(by_form.get(form.pk) for form in forms)) for by_form in rows.values())
    wanted = tuple(row for row in drawn if _is_wanted(row, status, words))
    return Matrix(tuple(forms), wanted, counts, len(every))


def _row(marks: tuple[Mark | None, ...]) -> MatrixRow:
    duty = next(mark for mark in marks if mark is not None).report.duty
    label = duty.reporter.full_name
    if duty.about_id != duty.reporter_id:
        label += f" ({duty.about.name})"
    return MatrixRow(label, duty.reporter.code, marks)


def _is_wanted(row: MatrixRow, status: str, words: Iterable[str]) -> bool:
    """Whether a row has a cell of this status and its name holds the words, tones optional."""
    folded = fold(f"{row.label} {row.code}")
    held = all(word in folded for word in words)
    return held and (not status or any(mark and mark.status == status for mark in row.marks))


@dataclass(frozen=True)
class Rate:
    """How punctual a body was over several rounds, in reports."""

    label: str
    code: str
    asked: int
    on_time: int
    late: int
    missing: int

    @property
    def share(self) -> int | None:
        """The part that came on time, in per cent rounded half up; None when none was due."""
        return (200 * self.on_time + self.asked) // (2 * self.asked) if self.asked else None


def rates_of(rounds: Iterable[Round], on: date) -> list[Rate]:
    """Each body's rates over rounds whose deadline is over, the least punctual first."""
    due = [one for one in rounds if one.send_by_on < on]
    reports = Report.objects.filter(round__in=due).select_related("round", "duty__reporter")
    counted: dict[int, list[Report]] = {}
    for report in reports:
        counted.setdefault(report.duty.reporter_id, []).append(report)
    found = []
    for theirs in counted.values():
        unit = theirs[0].duty.reporter
        missing = sum(one.first_sent_at is None for one in theirs)
        late = sum(one.first_sent_at is not None and days_late(one, on) > 0 for one in theirs)
        whole = len(theirs)
        found.append(Rate(unit.name, unit.code, whole, whole - late - missing, late, missing))
    return sorted(found, key=lambda rate: (rate.share or 0, rate.label))
