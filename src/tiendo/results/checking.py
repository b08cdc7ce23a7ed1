"""Everything to be said of a report's cells: what cannot be read, and what is odd about a figure.

Which oddities there are is decided in ``tiendo_core.plausibility``; here the numbers it needs are
brought together, in two queries a report.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from tiendo.results.models import Certainty, Entry, Report, State
from tiendo.results.queries.reports import Cell, CellKind, Key, cells_of, lines_of
from tiendo.results.queries.values import Standing, standing_values
from tiendo.results.typed import Fault, read
from tiendo_core.indicators import IndicatorKind
from tiendo_core.numbers import EXACT
from tiendo_core.periods import Kind, Period, first_months, month
from tiendo_core.plausibility import Figure, Oddity, oddities, parts_oddities, ratio_oddities
from tiendo_core.reasons import NoValue, rounded
from tiendo_core.results import cumulated

YEARS_OF_HISTORY = 5
MONTHS_OF_HISTORY = 24


@dataclass(frozen=True)
class Finding:
    """What is wrong or odd about a cell: a fault stops the report, an oddity asks for a reason."""

    key: Key
    fault: Fault | None = None
    oddity: Oddity | None = None

    @property
    def code(self) -> str:
        """The name of the fault or of the rule."""
        if self.fault is not None:
            return self.fault.code
        return self.oddity.rule.value if self.oddity else ""


@dataclass(frozen=True)
class Known:
    """The unit's earlier approved figures that a report's cells are judged by."""

    standing: Mapping[tuple[str, str], Standing]
    period: Period
    before: Period | None

    def number(self, code: str, period: Period | None) -> Decimal | None:
        """The number that stands for an indicator and a period; a ratio's quotient, rounded."""
        if period is None:
            return None
        found = self.standing.get((code, period.code))
        if found is None or found.value is None:
            return None
        return found.number if found.number is not None else _four_places(found)

    def is_invented(self, code: str, period: Period | None) -> bool:
        """Whether the number that stands is illustrative."""
        found = self.standing.get((code, period.code)) if period else None
        return found is not None and found.is_invented


def _four_places(found: Standing) -> Decimal | None:
    """A quotient to four decimals, for judging and showing only."""
    value = found.value
    return None if value is None else rounded(value, 4)


def totals_before(period: Period) -> list[Period]:
    """The running totals before a period in its year, the nearest first."""
    if period.months is None or period.kind is Kind.RANGE:
        return []
    upto = period.cumulative()
    return [
        Period(upto.start_on, upto.start_on.replace(month=ends))
        for ends in range(upto.end_on.month - 1 or 12, 1, -1)
    ]


def known_of(report: Report, codes: Iterable[str]) -> Known:
    """What stands of the unit a report is about: this year, and the same periods of the last."""
    period = Period.parse(report.round.period)
    totals = totals_before(period)
    now = {period, *([] if period.kind is Kind.RANGE else [period.cumulative()])}
    same = [one.years_before(years) for one in now for years in range(1, YEARS_OF_HISTORY + 1)]
    months = [one for one in (*_months(period), *_months_before(period)) if one not in now]
    ends = [one.cumulative() for one in months]
    wanted = dict.fromkeys(one.code for one in (*totals, *same, *months, *ends))
    standing = standing_values(report.duty.about, list(wanted), list(codes))
    reported = {key[1] for key in standing}
    before = next((one for one in totals if one.code in reported), None)
    return Known(standing, period, before)


def _months(period: Period) -> list[Period]:
    """The months of a period's year up to its end."""
    if period.months is None or period.kind is Kind.RANGE:
        return []
    return [month(period.last_on.year, number) for number in range(1, period.months_elapsed() + 1)]


def _months_before(period: Period) -> list[Period]:
    """The months right before a period's last month, the nearest first."""
    if period.months is None or period.kind is Kind.RANGE:
        return []
    found = [month(period.last_on.year, period.last_on.month).previous()]
    while len(found) < MONTHS_OF_HISTORY:
        found.append(found[-1].previous())
    return found


def check(
    cells: Sequence[Cell], entries: Mapping[Key, Entry], known: Known
) -> dict[Key, list[Finding]]:
    """All findings of a report by cell, from what is entered and what is known."""
    found: dict[Key, list[Finding]] = {}
    for cell in cells:
        entry = entries.get(cell.key)
        if entry is not None and entry.state == State.REPORTED:
            found[cell.key] = _of_cell(cell, entry, entries, known)
    for key, finding in _of_parts(cells, entries):
        found.setdefault(key, []).append(finding)
    return {key: findings for key, findings in found.items() if findings}


def findings_of(report: Report) -> dict[Key, list[Finding]]:
    """All findings of a report, from the database."""
    cells = cells_of(report, lines_of(report))
    entries = {key_of(entry): entry for entry in report.entries.all()}
    return check(cells, entries, known_of(report, {cell.indicator for cell in cells}))


def key_of(entry: Entry) -> Key:
    """The cell that an entry fills."""
    return (entry.line_id, entry.period, entry.certainty)


def number_of(entry: Entry | None, factor: int = 1) -> Decimal | None:
    """The figure of an entry as one number; a ratio's quotient to four decimals."""
    if entry is None or entry.state != State.REPORTED:
        return None
    if entry.number is not None or entry.numerator is None or not entry.denominator:
        return entry.number
    return rounded(Fraction(entry.numerator) * factor / Fraction(entry.denominator), 4)


def _of_cell(cell: Cell, entry: Entry, entries: Mapping[Key, Entry], known: Known) -> list[Finding]:
    """The faults and oddities of one cell."""
    fault = read(entry.typed, entry.typed_below, cell.is_ratio).fault
    if fault is not None:
        return [Finding(cell.key, fault=fault)]
    value = number_of(entry, cell.line.indicator.factor)
    if value is None:
        return []
    odd: list[Oddity] = []
    if entry.numerator is not None and entry.denominator is not None:
        odd += ratio_oddities(entry.numerator, entry.denominator)
    odd += oddities(_figure(cell, value, entries, known))
    return [Finding(cell.key, oddity=one) for one in odd]


def _figure(cell: Cell, value: Decimal, entries: Mapping[Key, Entry], known: Known) -> Figure:
    """A cell's figure beside all that it is judged by."""
    of, code = Period.parse(cell.period), cell.indicator
    years = range(1, YEARS_OF_HISTORY + 1)
    history = [known.number(code, of.years_before(count)) for count in years]
    is_total = cell.kind is not CellKind.IN_PERIOD
    to_cut_off = None
    if cell.kind is CellKind.ESTIMATE:
        other = entries.get((cell.line.pk, cell.period, Certainty.TO_CUT_OFF.value))
        to_cut_off = number_of(other, cell.line.indicator.factor)
    months = None
    if cell.kind is CellKind.ESTIMATE or not cell.line.asks_estimate:
        months = _sum_of_months(cell, entries, known) if is_total else None
    return Figure(
        value,
        IndicatorKind(cell.line.indicator.kind),
        is_running_total=is_total,
        lowest=cell.line.lowest,
        highest=cell.line.highest,
        before=known.number(code, known.before if is_total else of.previous()),
        last_year=known.number(code, of.same_period_last_year()),
        history=[one for one in history if one is not None],
        to_cut_off=to_cut_off,
        months=months,
        month=_month_alone(cell, value, known),
        months_before=_in_a_row(cell, known),
    )


def _month_alone(cell: Cell, value: Decimal, known: Known) -> Decimal | None:
    """What the last month of a cell's period brought, or stood at; None where it is not known.

    A figure to the cut-off beside an estimate speaks of a part of the month and is left out.
    """
    of = Period.parse(cell.period)
    if of.months is None or (cell.kind is CellKind.TO_CUT_OFF and cell.line.asks_estimate):
        return None
    if cell.line.indicator.kind != IndicatorKind.FLOW.value or of.kind is Kind.MONTH:
        return value
    if not of.is_cumulative:
        return None
    earlier = known.number(cell.indicator, first_months(of.start_on.year, of.months - 1))
    return None if earlier is None else EXACT.subtract(value, earlier)


def _in_a_row(cell: Cell, known: Known) -> list[Decimal]:
    """The same of the months right before, until one is not known."""
    is_flow = cell.line.indicator.kind == IndicatorKind.FLOW.value
    found: list[Decimal] = []
    for one in _months_before(Period.parse(cell.period)):
        number = known.number(cell.indicator, one)
        if number is None and not is_flow:
            number = known.number(cell.indicator, one.cumulative())
        if number is None:
            return found
        found.append(number)
    return found


def _sum_of_months(cell: Cell, entries: Mapping[Key, Entry], known: Known) -> Decimal | None:
    """The months of a running total, summed, where each is reported; this one may be typed here."""
    of = Period.parse(cell.period)
    if cell.line.indicator.kind != IndicatorKind.FLOW.value or of.months is None:
        return None
    if of.kind is Kind.RANGE:
        return None
    numbers = {one: known.number(cell.indicator, one) for one in _months(of)}
    for (line, period, _certainty), entry in entries.items():
        if line == cell.line.pk and period == known.period.code != cell.period:
            numbers[known.period] = number_of(entry)
    given = {one: number for one, number in numbers.items() if number is not None}
    total = cumulated(of, given)
    return None if isinstance(total, NoValue) else total


def _of_parts(cells: Sequence[Cell], entries: Mapping[Key, Entry]) -> Iterable[tuple[Key, Finding]]:
    """Totals whose parts in the same form are together more than they."""
    parts: dict[tuple[int, str, str], list[Decimal]] = {}
    for cell in cells:
        number = number_of(entries.get(cell.key))
        if cell.line.part_of_id is not None and number is not None:
            total_key = (cell.line.part_of_id, cell.period, cell.certainty.value)
            parts.setdefault(total_key, []).append(number)
    for cell in cells:
        total = number_of(entries.get(cell.key))
        if total is None or cell.line.indicator.kind == IndicatorKind.RATIO.value:
            continue
        for oddity in parts_oddities(total, parts.get(cell.key, ())):
            yield cell.key, Finding(cell.key, oddity=oddity)
