"""What the totals of a round would be now: over the units that sent theirs, with coverage."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from tiendo.indicators.queries import records
from tiendo.results.models import Entry, Line, Origin, Progress, Round, State
from tiendo.results.queries import (
    Cell,
    CellKind,
    cells_of,
    lines_of,
    reports_of,
    standing_values,
)
from tiendo.results.queries.reports import Key
from tiendo.results.wording import figure
from tiendo_core.aggregation import Coverage, over_units
from tiendo_core.aggregation import Entry as Part
from tiendo_core.indicators import Aggregation, Rule
from tiendo_core.periods import Period
from tiendo_core.reasons import NoValue, rounded
from tiendo_core.results import OutOfRange, to_ten_thousandths
from tiendo_core.results import State as CoreState
from tiendo_core.schedule import counted_to

COUNTED = (Progress.SENT, Progress.VERIFIED, Progress.APPROVED)
"""Reports that count: drafts stay with their unit."""

CORE_STATES = {
    State.NOT_DUE: CoreState.NOT_DUE,
    State.MISSING: CoreState.MISSING,
    State.NOT_APPLICABLE: CoreState.NOT_APPLICABLE,
    State.REFUSED: CoreState.REFUSED,
}


@dataclass(frozen=True)
class TotalRow:
    """The total of a line: what is summed, its value or why there is none, and the coverage."""

    line: Line
    kind: CellKind
    value: Fraction | NoValue
    coverage: Coverage
    is_too_large: bool
    is_invented: bool

    @property
    def words(self) -> str:
        """The total as it is written, or a dash."""
        if isinstance(self.value, NoValue) or self.is_too_large:
            return "—"
        return figure(rounded(self.value, self.line.indicator.decimals))

    @property
    def number(self) -> Decimal | None:
        """The total for a file, to four decimals."""
        if isinstance(self.value, NoValue) or self.is_too_large:
            return None
        return rounded(self.value, 4)


def totals_of(the_round: Round, on: date) -> list[TotalRow]:
    """The totals of every form's lines, in order, from what was sent until now."""
    reports = reports_of(the_round)
    entries: dict[int, dict[Key, Entry]] = {}
    for entry in Entry.objects.filter(report__round=the_round, report__progress__in=COUNTED):
        key = (entry.line_id, entry.period, entry.certainty)
        entries.setdefault(entry.report_id, {})[key] = entry
    by_form = {report.duty.form_id: report for report in reports}
    found = []
    for form in sorted(by_form, key=lambda pk: (by_form[pk].duty.form.order, pk)):
        sample = by_form[form]
        theirs = [one for one in reports if one.duty.form_id == form]
        for cell in cells_of(sample, lines_of(sample)):
            given = [entries.get(one.pk, {}).get(cell.key) for one in theirs]
            parts = [
                _part(one.duty.about.code, entry, the_round, on)
                for one, entry in zip(theirs, given, strict=True)
            ]
            invented = any(entry and entry.origin == Origin.INVENTED for entry in given)
            found.append(_total(cell, parts, is_invented=invented))
    return found


def _part(unit: str, entry: Entry | None, the_round: Round, on: date) -> Part:
    """What one unit gives to a total; nothing yet is not due before the deadline, then missing."""
    if entry is None:
        is_due = on > the_round.send_by_on
        return Part(unit, CoreState.MISSING if is_due else CoreState.NOT_DUE)
    if entry.state != State.REPORTED:
        return Part(unit, CORE_STATES[State(entry.state)])
    return Part(
        unit,
        CoreState.REPORTED,
        value=entry.number,
        numerator=entry.numerator,
        denominator=entry.denominator,
    )


def _total(cell: Cell, parts: list[Part], *, is_invented: bool) -> TotalRow:
    indicator = cell.line.indicator
    total = over_units(_aggregation(cell.line), parts, indicator.factor)
    is_too_large = _is_too_large(total.value)
    return TotalRow(cell.line, cell.kind, total.value, total.coverage, is_too_large, is_invented)


def _is_too_large(value: Fraction | NoValue) -> bool:
    """Whether a sum is beyond what a database keeps exactly."""
    if isinstance(value, NoValue):
        return False
    try:
        to_ten_thousandths(rounded(value, 4))
    except OutOfRange:
        return True
    return False


def _aggregation(line: Line) -> Aggregation:
    """How the indicator's values of several units become one."""
    indicator = line.indicator
    rule = Rule(indicator.rule)
    if rule is Rule.RATIO:
        return Aggregation(rule, indicator.numerator_code, indicator.denominator_code)
    if rule is Rule.WEIGHTED_MEAN:
        return Aggregation(rule, weight=indicator.weight_code)
    return Aggregation(rule)


def differences(the_round: Round) -> list[tuple[str, str, str]]:
    """The figures of the round's period that several bodies report differently about the unit that
    owns it: the indicator's code and name, and the period's code."""
    period = counted_to(Period.parse(the_round.period)).code
    standing = standing_values(the_round.regime.unit, [period])
    codes = sorted(code for (code, _period), one in standing.items() if one.differs)
    names = {one.code: one.name for one in records(codes)} if codes else {}
    return [(code, names[code], period) for code in codes]


def kind_words(kind: CellKind) -> str:
    """What a column of a report holds."""
    return {
        CellKind.TO_CUT_OFF: _("to the cut-off"),
        CellKind.ESTIMATE: _("estimate"),
        CellKind.IN_PERIOD: _("in the period"),
    }[kind]
