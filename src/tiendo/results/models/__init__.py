"""Regimes, rounds, what is typed, and approved values.

Two kinds of number never mix. An ``Entry`` is what somebody is working on: it belongs to one report
of one body and may change until the report is approved. A ``Value`` is a version of an approved
figure: append-only, never changed, never deleted. Approval turns entries into values, so whoever
reads values sees approved ones alone.

The period code says whether a figure is of a period or cumulative: 2026-09 is September alone,
2026-9M the nine months to its end.
"""

from tiendo.results.models.intake import BulkFile, Mapping
from tiendo.results.models.regimes import (
    CalendarLink,
    Duty,
    Form,
    Holiday,
    Line,
    ReportRegime,
    Round,
)
from tiendo.results.models.reports import Entry, Evidence, Number, Reminder, Report
from tiendo.results.models.values import Value
from tiendo.results.models.words import Certainty, CutOffRule, Frequency, Origin, Progress, State

__all__ = [
    "BulkFile",
    "CalendarLink",
    "Certainty",
    "CutOffRule",
    "Duty",
    "Entry",
    "Evidence",
    "Form",
    "Frequency",
    "Holiday",
    "Line",
    "Mapping",
    "Number",
    "Origin",
    "Progress",
    "Reminder",
    "Report",
    "ReportRegime",
    "Round",
    "State",
    "Value",
]
