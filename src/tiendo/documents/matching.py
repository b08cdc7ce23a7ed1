"""Figures read from prose, matched to the indicators and cells of a report that is open.

Name, unit of measure and period must fit; scales are converted exactly (385 triệu is 0,385 tỷ).
What does not fit is shown with the reason and cannot be accepted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from tiendo.documents.reports import Report as Read
from tiendo.indicators.queries import Indicator, Names
from tiendo.results.actions import Typed
from tiendo.results.queries import Cell, Certainty, Entry, Report, State, cells_of, entries_of
from tiendo_core.measures import MeasureFault
from tiendo_core.numbers import format_number
from tiendo_core.periods import Period, PeriodFault
from tiendo_core.quantities import UnlikeThings, converted
from tiendo_core.reading.figures import Figure, Number
from tiendo_core.results import OutOfRange, to_ten_thousandths

PROSE = "prose"
"""The origin of an entry that was accepted from prose."""
LONGEST_QUOTE = 500


@dataclass(frozen=True)
class Match:
    """A figure of the text and where it would go.

    ``problem`` names why it cannot be accepted; without one, ``typed`` and ``below`` would be
    entered into ``cell``. ``is_sure`` says that the name was known and nothing contradicts it.
    """

    number: int
    figure: Figure
    quote: str
    indicator: Indicator | None = None
    is_known: bool = False
    near: tuple[Indicator, ...] = ()
    cell: Cell | None = None
    typed: str = ""
    below: str = ""
    before: str = ""
    problem: str = ""
    is_sure: bool = False

    @property
    def name(self) -> str:
        """The name in the text with a capital, as a row begins."""
        return self.figure.indicator[:1].upper() + self.figure.indicator[1:]

    @property
    def after(self) -> str:
        """What would stand in the cell."""
        return f"{self.typed}/{self.below}" if self.below else self.typed

    @property
    def is_same(self) -> bool:
        """Whether it stands there already."""
        return not self.problem and self.after == self.before


@dataclass(frozen=True)
class Target:
    """The report that figures go into, with its cells and what is entered."""

    report: Report
    cells: Mapping[tuple[int, str], Sequence[Cell]]
    entries: Mapping[tuple[int, str, str], Entry]
    codes: frozenset[int]

    @classmethod
    def of(cls, report: Report) -> Target:
        """The cells by indicator and period: a few queries."""
        cells: dict[tuple[int, str], list[Cell]] = {}
        for cell in cells_of(report):
            cells.setdefault((cell.line.indicator_id, cell.period), []).append(cell)
        entries = {(one.line_id, one.period, one.certainty): one for one in entries_of(report)}
        return cls(report, cells, entries, frozenset(key[0] for key in cells))


def matches(
    read: Read, target: Target, names: Names, chosen: Mapping[int, str] | None = None
) -> list[Match]:
    """A match for each figure of the text; ``chosen`` are indicator codes said by hand, by number.

    Plans and repetitions are left out: only what the text says was done is a result.
    """
    found = [
        _match(read, target, names, (number, (chosen or {}).get(number)))
        for number, figure in enumerate(read.reading.figures, 1)
        if figure.role == "result" and figure.repeat_of is None
    ]
    spoilt = _spoilt(read)
    found = [replace(one, is_sure=False) if one.number in spoilt else one for one in found]
    said = {(one.cell.key, one.after) for one in found if one.cell and not one.problem}
    told = Counter(key for key, _after in said)
    return [
        replace(one, is_sure=False) if one.cell and told[one.cell.key] > 1 else one for one in found
    ]


def typed_of(match: Match, target: Target) -> Typed:
    """The cell as it is entered, with its quote; note, reason and evidence stay as they are."""
    assert match.cell is not None  # noqa: S101 - only matches without a problem are entered
    entry = target.entries.get(match.cell.key)
    return Typed(
        match.cell.line.pk,
        match.cell.period,
        match.cell.certainty.value,
        match.typed,
        match.below,
        note=entry.note if entry else "",
        reason=entry.reason if entry else "",
        evidence=entry.evidence_id if entry else None,
        origin=PROSE,
        quote=match.quote,
    )


def _match(read: Read, target: Target, names: Names, said: tuple[int, str | None]) -> Match:
    """Where one figure goes, or the first thing that does not fit."""
    number, code = said
    figure = read.reading.figures[number - 1]
    quote = " ".join(read.document.text[figure.start : figure.end].split())[:LONGEST_QUOTE]
    match = Match(number, figure, quote)
    if figure.amount is None:
        return replace(match, problem="malformed" if _is_malformed(read, figure) else "no-amount")
    known = names.match(figure.indicator)
    indicator = known if code is None else names.by_code.get(code)
    if indicator is None:
        near = tuple(names.near(figure.indicator))
        return replace(match, near=near, problem="no-code" if code else "no-indicator")
    match = replace(match, indicator=indicator, is_known=indicator == known)
    if indicator.pk not in target.codes:
        return replace(match, problem="not-asked")
    cell = _cell(read, target, figure, indicator)
    if cell is None:
        return replace(match, problem="other-period")
    match = replace(match, cell=cell, before=_entered(target.entries.get(cell.key)))
    typed, below, problem = _typed(figure, figure.amount, indicator)
    return replace(
        match,
        typed=typed,
        below=below,
        problem=problem,
        is_sure=match.is_known and not problem and figure.unit is not None,
    )


def _cell(read: Read, target: Target, figure: Figure, indicator: Indicator) -> Cell | None:
    """The cell of the figure's period; "ước" goes to the estimate where both are asked."""
    code = figure.period or read.reading.period
    try:
        period = Period.parse(code).code if code else ""
    except PeriodFault:
        return None
    cells = target.cells.get((indicator.pk, period), ())
    is_estimate = "ước" in (figure.approx or "") or "ước" in _words(read, figure)
    wanted = Certainty.ESTIMATE if is_estimate else Certainty.TO_CUT_OFF
    return next((one for one in cells if one.certainty == wanted), next(iter(cells), None))


def _words(read: Read, figure: Figure) -> str:
    """The words of a figure up to its number, where "ước đạt" stands."""
    end = figure.amount.start if figure.amount else figure.end
    return read.document.text[figure.start : max(end, figure.start)].lower()


def _typed(figure: Figure, amount: Number, indicator: Indicator) -> tuple[str, str, str]:
    """Number, denominator and problem: both parts of a pair, else the amount in the right unit."""
    is_ratio = indicator.rule == "ratio"
    if figure.whole is not None:
        if not is_ratio:
            return "", "", "pair"
        return format_number(amount.value), format_number(figure.whole.value), ""
    try:
        value = (
            amount.value if figure.unit is None else _in_unit(amount.value, figure.unit, indicator)
        )
        to_ten_thousandths(value)
    except OutOfRange:
        return "", "", "not-exact"
    except (MeasureFault, UnlikeThings):
        return "", "", "other-unit"
    written = format_number(value)
    return (f"{written}%" if is_ratio and indicator.unit.startswith("%") else written), "", ""


def _in_unit(value: Decimal, unit: str | None, indicator: Indicator) -> Decimal:
    """The value in the indicator's unit, exactly; a figure without a unit is taken to be in it."""
    if unit is None or unit.lower() == indicator.unit.lower():
        return value
    return converted(value, unit, indicator.unit)


def _is_malformed(read: Read, figure: Figure) -> bool:
    return any(
        token.kind == "malformed" and figure.start <= token.start < figure.end
        for token in read.reading.tokens
    )


def _spoilt(read: Read) -> set[int]:
    """The numbers of figures whose words hold something the checks call an error."""
    places = [
        quote.start
        for finding in read.findings
        if finding.grade in ("error", "inconsistent")
        for quote in finding.quotes
    ]
    return {
        number
        for number, figure in enumerate(read.reading.figures, 1)
        if any(figure.start <= place < figure.end for place in places)
    }


def _entered(entry: Entry | None) -> str:
    if entry is None:
        return ""
    if entry.state != State.REPORTED:
        return str(State(entry.state).label)
    return f"{entry.typed}/{entry.typed_below}" if entry.typed_below else entry.typed
