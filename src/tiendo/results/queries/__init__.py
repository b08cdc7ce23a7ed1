"""Reading regimes, rounds, reports and values: the door for other apps."""

from tiendo.results.models import (
    Certainty,
    Duty,
    Entry,
    Form,
    Line,
    Origin,
    Progress,
    Report,
    ReportRegime,
    Round,
    State,
)
from tiendo.results.queries.reports import (
    Cell,
    CellKind,
    cells_of,
    entries_of,
    lines_of,
    report_of,
)
from tiendo.results.queries.rounds import (
    open_rounds,
    regime_of,
    regimes_of,
    reports_of,
    round_of,
    working_days,
)
from tiendo.results.queries.values import (
    Row,
    Standing,
    history,
    standing_values,
    values,
)

__all__ = [
    "Cell",
    "CellKind",
    "Certainty",
    "Duty",
    "Entry",
    "Form",
    "Line",
    "Origin",
    "Progress",
    "Report",
    "ReportRegime",
    "Round",
    "Row",
    "Standing",
    "State",
    "cells_of",
    "entries_of",
    "history",
    "lines_of",
    "open_rounds",
    "regime_of",
    "regimes_of",
    "report_of",
    "reports_of",
    "round_of",
    "standing_values",
    "values",
    "working_days",
]
