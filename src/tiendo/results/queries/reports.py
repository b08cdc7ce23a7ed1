"""One report: the cells it asks for, and what was entered in them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from django.db.models import QuerySet

from tiendo.audit.queries import deeds
from tiendo.results.models import Certainty, Entry, Line, Report
from tiendo.units.queries import Unit
from tiendo_core.indicators import Rule
from tiendo_core.periods import Period
from tiendo_core.schedule import counted_to

Key = tuple[int, str, str]
"""Which cell of a report: the line, the period's code, the certainty."""


class CellKind(Enum):
    """Which column of a form a cell stands in."""

    TO_CUT_OFF = "to_cut_off"
    ESTIMATE = "estimate"
    IN_PERIOD = "in_period"


@dataclass(frozen=True)
class Cell:
    """A figure that a report asks for."""

    line: Line
    indicator: str
    period: str
    certainty: Certainty
    kind: CellKind

    @property
    def key(self) -> Key:
        """Which cell of the report it is."""
        return (self.line.pk, self.period, self.certainty.value)

    @property
    def is_ratio(self) -> bool:
        """Whether it is given by numerator and denominator."""
        return self.line.indicator.rule == Rule.RATIO.value


def report_of(pk: int) -> Report | None:
    """A report with its round, regime and the units it concerns."""
    with_all = (
        "round__regime__unit",
        "duty__form",
        "duty__reporter",
        "duty__about",
        "sent_by",
        "verified_by",
        "approved_by",
        "returned_by",
    )
    return Report.objects.filter(pk=pk).select_related(*with_all).first()


def lines_of(report: Report) -> list[Line]:
    """The lines of the report's form that somebody types, in order; computed ones are left out."""
    return list(
        Line.objects.filter(form_id=report.duty.form_id)
        .filter(indicator__formula="")
        .select_related("indicator")
        .order_by("order", "pk")
    )


def cells_of(report: Report, lines: list[Line] | None = None) -> list[Cell]:
    """The cells a report asks for, line by line in the order of the form.

    To the cut-off and the estimate are running totals of the round's period; the figure of the
    period alone is asked only where the period is not its own running total.
    """
    period = Period.parse(report.round.period)
    total = counted_to(period)
    found = []
    for line in lines_of(report) if lines is None else lines:
        asked = []
        if line.asks_in_period and period != total:
            sure = Certainty.ESTIMATE if line.asks_estimate else Certainty.TO_CUT_OFF
            asked.append((period, sure, CellKind.IN_PERIOD))
        if line.asks_to_cut_off or (line.asks_in_period and period == total):
            asked.append((total, Certainty.TO_CUT_OFF, CellKind.TO_CUT_OFF))
        if line.asks_estimate:
            asked.append((total, Certainty.ESTIMATE, CellKind.ESTIMATE))
        code = line.indicator.code
        found += [Cell(line, code, of.code, sure, kind) for of, sure, kind in asked]
    return found


def entries_of(report: Report) -> QuerySet[Entry]:
    """What is entered in a report, in the order of its form."""
    return report.entries.select_related("line__indicator", "evidence", "changed_by").order_by(
        "line__order", "line_id", "period", "-certainty"
    )


def reports_about(unit: Unit, code: str, period: str) -> dict[str, Report]:
    """The latest report of each body that holds this figure of a unit, by the body's code: how far
    its checking has come."""
    found = (
        Report.objects.filter(
            duty__about=unit, entries__line__indicator__code=code, entries__period=period
        )
        .select_related("duty__reporter")
        .order_by("round__send_by_on", "pk")
        .distinct()
    )
    return {one.duty.reporter.code: one for one in found}


def reopening_reasons(reports: Collection[int]) -> dict[int, list[tuple[datetime, str]]]:
    """When and why reports were opened again after their approval, oldest first; one query."""
    found: dict[int, list[tuple[datetime, str]]] = {}
    if reports:
        keys = [str(report) for report in reports]
        for event in deeds("results.reopen", "report", keys):
            note = str(event.detail.get("note", ""))
            found.setdefault(int(event.object_key), []).append((event.at, note))
    return found
