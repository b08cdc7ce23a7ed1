"""A report as it is laid out: one line an indicator, what is known beside it, what was typed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from tiendo.common.wording import period_words
from tiendo.results.checking import Finding, check, key_of, known_of, number_of
from tiendo.results.models import Entry, Evidence, Line, Origin, Report, State
from tiendo.results.planned import planned_words
from tiendo.results.queries.reports import Cell, CellKind, Key, cells_of, lines_of
from tiendo.results.sentences import open_sentence, sentence
from tiendo.results.wording import figure, short_period
from tiendo_core.periods import Period
from tiendo_core.schedule import counted_to

LETTERS = {CellKind.IN_PERIOD: "k", CellKind.TO_CUT_OFF: "d", CellKind.ESTIMATE: "u"}
"""How the fields of a line are told apart: kỳ, đến ngày, ước."""


@dataclass(frozen=True)
class Box:
    """A cell as it is drawn; ``name`` is the field's, ``quotient`` what a ratio comes to."""

    cell: Cell
    name: str
    typed: str
    typed_below: str
    number: Decimal | None
    quotient: str
    sentences: tuple[str, ...]
    is_faulty: bool
    change: str
    is_invented: bool


@dataclass(frozen=True)
class Row:
    """A line as it is drawn."""

    line: Line
    plan: str
    last_year: str
    before: str
    boxes: tuple[Box | None, ...]
    state: str
    note: str
    reason: str
    evidence: Evidence | None
    findings: tuple[tuple[str, str], ...]
    is_part: bool
    last_year_is_invented: bool
    before_is_invented: bool

    @property
    def is_odd(self) -> bool:
        """Whether a reason is asked."""
        return any(grade == "odd" for grade, _words in self.findings)

    @property
    def state_words(self) -> str:
        """Why there is no figure, or nothing."""
        return "" if self.state == State.REPORTED else str(State(self.state).label)


@dataclass(frozen=True)
class Sheet:
    """A whole report, ready to be drawn."""

    report: Report
    columns: tuple[tuple[CellKind, str], ...]
    before_head: str
    rows: tuple[Row, ...]
    saved_at: datetime | None
    open_count: int

    @property
    def width(self) -> int:
        """How many columns the table has."""
        return 5 + len(self.columns)


def sheet_of(
    report: Report,
    *,
    only: Iterable[int] | None = None,
    open_cells: Mapping[Key, Sequence[str]] | None = None,
    on: date,
) -> Sheet:
    """Lay a report out, or ``only`` some lines; ``open_cells`` is what sending still lacks."""
    lines = lines_of(report)
    cells = cells_of(report, lines)
    entries = {key_of(entry): entry for entry in report.entries.select_related("evidence")}
    known = known_of(report, {cell.indicator for cell in cells})
    findings = check(cells, entries, known)
    plans = planned_words(report, [cell.indicator for cell in cells], on)
    kinds = tuple(kind for kind in LETTERS if any(cell.kind is kind for cell in cells))
    by_line: dict[int, dict[CellKind, Cell]] = {}
    for cell in cells:
        by_line.setdefault(cell.line.pk, {})[cell.kind] = cell
    total = counted_to(known.period)
    wanted = None if only is None else set(only)
    rows = []
    for line in lines:
        if wanted is not None and line.pk not in wanted:
            continue
        asked = by_line[line.pk]
        code = line.indicator.code
        last_year = known.number(code, total.same_period_last_year())
        boxes = tuple(
            _box(asked[kind], entries, findings, last_year) if kind in asked else None
            for kind in kinds
        )
        first = next((entries[c.key] for c in asked.values() if c.key in entries), None)
        said = _said(asked.values(), findings, open_cells or {})
        decimals = line.indicator.decimals
        rows.append(
            Row(
                line,
                plans.get(code, "—"),
                figure(last_year, decimals),
                figure(known.number(code, known.before), decimals),
                boxes,
                first.state if first else State.REPORTED,
                first.note if first else "",
                first.reason if first else "",
                first.evidence if first else None,
                said,
                line.part_of_id is not None,
                known.is_invented(code, total.same_period_last_year()),
                known.is_invented(code, known.before),
            )
        )
    heads = _heads(known.period)
    return Sheet(
        report,
        tuple((kind, heads[kind]) for kind in kinds),
        short_period(known.before.code) if known.before else _("Earlier this year"),
        tuple(rows),
        max((entry.changed_at for entry in entries.values()), default=None),
        sum(_is_open(cell, entries) for cell in cells),
    )


def _heads(period: Period) -> dict[CellKind, str]:
    """What stands over each column of cells."""
    total = short_period(counted_to(period).code)
    return {
        CellKind.IN_PERIOD: _("In %(period)s") % {"period": period_words(period)},
        CellKind.TO_CUT_OFF: _("To the cut-off"),
        CellKind.ESTIMATE: _("Estimate of %(period)s") % {"period": total},
    }


def _is_open(cell: Cell, entries: Mapping[Key, Entry]) -> bool:
    """Whether nothing was entered yet: no figure and no state."""
    entry = entries.get(cell.key)
    return entry is None or (entry.state == State.REPORTED and not entry.typed)


def _box(
    cell: Cell,
    entries: Mapping[Key, Entry],
    findings: Mapping[Key, list[Finding]],
    last_year: Decimal | None,
) -> Box:
    entry = entries.get(cell.key)
    indicator = cell.line.indicator
    number = number_of(entry, indicator.factor)
    quotient = ""
    if cell.is_ratio and entry and entry.typed_below and number is not None:
        quotient = f"{figure(number, indicator.decimals)} {indicator.unit}"
    said = findings.get(cell.key, [])
    return Box(
        cell,
        f"{cell.line.pk}-{LETTERS[cell.kind]}",
        entry.typed if entry else "",
        entry.typed_below if entry else "",
        number,
        quotient,
        tuple(sentence(one) for one in said),
        any(one.fault for one in said),
        _change(number, last_year, indicator.kind),
        entry is not None and entry.origin == Origin.INVENTED,
    )


def _change(number: Decimal | None, before: Decimal | None, kind: str) -> str:
    """The change against the same period of last year: per cent, or points for a ratio."""
    if number is None or before is None or (kind != "ratio" and not before):
        return ""
    if kind == "ratio":
        return _("%(points)s points") % {"points": _signed(number - before, 2)}
    return f"{_signed((number - before) * 100 / abs(before), 1)}%"


def _signed(value: Decimal, decimals: int) -> str:
    """A change with its sign."""
    written = figure(abs(value), decimals)
    return f"+{written}" if value > 0 else f"−{written}" if value < 0 else written


def _said(
    cells: Iterable[Cell],
    findings: Mapping[Key, list[Finding]],
    open_cells: Mapping[Key, Sequence[str]],
) -> tuple[tuple[str, str], ...]:
    """What is said under a line, each sentence once: its grade and its words."""
    said: dict[str, str] = {}
    for cell in cells:
        for finding in findings.get(cell.key, ()):
            said.setdefault(sentence(finding), "fault" if finding.fault else "odd")
    for cell in cells:
        for code in open_cells.get(cell.key, ()):
            if code == "fault":  # its own sentence stands there already
                continue
            said.setdefault(open_sentence(code), "open")
    return tuple((grade, words) for words, grade in said.items())


def days_left(report: Report, on: date) -> int:
    """Days until the report is due; below zero when it is late."""
    return (report.round.send_by_on - on).days
