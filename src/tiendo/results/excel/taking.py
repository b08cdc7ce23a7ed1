"""Filling a form from a report, and taking a filled one back: what would change."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tiendo.results.actions import Typed
from tiendo.results.checking import key_of, known_of
from tiendo.results.excel.filled import Filled, Line, NotThisForm, Taken, read_filled
from tiendo.results.excel.form import FormCell, FormColumn, FormRow, FormSheet
from tiendo.results.excel.identity import sign
from tiendo.results.models import Entry, Origin, Report, State
from tiendo.results.planned import planned_words
from tiendo.results.queries import Cell, CellKind, cells_of, lines_of, report_of
from tiendo.results.typed import read
from tiendo.results.wording import period_words, short_period
from tiendo_core.numbers import NumberFault, parse
from tiendo_core.schedule import counted_to


@dataclass(frozen=True)
class Change:
    """What one cell of a report was and would be; ``place`` is the cell of the file."""

    name: str
    column: str
    unit: str
    before: str
    after: str
    place: str
    typed: Typed


def form_of(report: Report, on: date) -> FormSheet:
    """Everything that stands in the form of a report."""
    lines = lines_of(report)
    cells = cells_of(report, lines)
    codes = [cell.indicator for cell in cells]
    entries = {key_of(entry): entry for entry in report.entries.all()}
    known = known_of(report, codes)
    plans = planned_words(report, codes, on)
    total = counted_to(known.period)
    asked: dict[int, dict[tuple[str, str], FormCell]] = {}
    for cell in cells:
        form_cell = _form_cell(entries.get(cell.key))
        asked.setdefault(cell.line.pk, {})[cell.period, cell.certainty.value] = form_cell
    rows = [
        FormRow(
            line.pk,
            str(place),
            line.indicator.name,
            line.indicator.unit,
            line.indicator.decimals,
            is_ratio=line.indicator.rule == "ratio",
            is_flow=line.indicator.kind == "flow",
            is_part=line.part_of_id is not None,
            plan=_number_or_words(plans.get(line.indicator.code, "")),
            last_year=known.number(line.indicator.code, total.same_period_last_year()),
            before=known.number(line.indicator.code, known.before),
            lowest=line.lowest,
            highest=line.highest,
            cells=asked.get(line.pk, {}),
        )
        for place, line in enumerate(lines, 1)
    ]
    return FormSheet(
        code=report.duty.form.code,
        title=report.duty.form.name.upper(),
        subtitle=_("%(period)s (figures to %(day)s)")
        % {"period": period_words(known.period.code), "day": _day(report.round.cut_off_on)},
        act=report.round.regime.act,
        deadline=_day(report.round.send_by_on),
        reporter=report.duty.reporter.full_name,
        about=report.duty.about.name,
        receiver=report.round.regime.receiver,
        before_heading=short_period(known.before.code) if known.before else _("Earlier this year"),
        columns=_columns(cells, report),
        rows=rows,
        states=list(state_names()),
        token=sign(report.pk),
    )


def state_names() -> dict[str, str]:
    """Why there may be no figure, in words, with its code."""
    return {str(one.label): one.value for one in State if one is not State.REPORTED}


def read_form(raw: bytes, report: Report) -> Taken:
    """A filled form of this report. Raises NotThisForm, naming both reports, and DocumentError."""
    lines = {
        line.pk: Line(
            line.indicator.name,
            line.indicator.rule == "ratio",
            line.indicator.unit[:1] in ("%", "‰"),
        )
        for line in lines_of(report)
    }
    try:
        return read_filled(raw, report.pk, lines, state_names())
    except NotThisForm as refusal:
        if refusal.fault.code != "foreign-form":
            raise
        named = report_of(int(refusal.fault.values[0]))
        values = (
            report_words(named) if named else _("a report that is gone"),
            report_words(report),
        )
        raise NotThisForm(type(refusal.fault)("foreign-form", values=values)) from refusal


def report_words(report: Report) -> str:
    """A report as one names it: “Biểu 01”, Phòng Kinh tế, 9 tháng 2026."""
    period = period_words(report.round.period)
    return f"“{report.duty.form.name}”, {report.duty.reporter.full_name}, {period}"


def changes_of(
    report: Report, filled: Sequence[Filled], origin: str = Origin.EXCEL
) -> list[Change]:
    """The cells that say something else than what is entered; an empty one says nothing."""
    cells = {cell.key: cell for cell in cells_of(report)}
    entries = {key_of(entry): entry for entry in report.entries.all()}
    columns = {
        (one.period, one.certainty): one.heading for one in _columns(list(cells.values()), report)
    }
    found = []
    for one in filled:
        cell = cells.get(one.key)
        if cell is None:
            continue
        entry = entries.get(one.key)
        typed = _typed(one, entry, cell, origin)
        if typed is None:
            continue
        found.append(
            Change(
                cell.line.indicator.name,
                columns[one.period, one.certainty],
                cell.line.indicator.unit,
                _words(entry) if entry else "",
                _typed_words(typed),
                one.place,
                typed,
            )
        )
    return found


def _typed(one: Filled, entry: Entry | None, cell: Cell, origin: str) -> Typed | None:
    """What would be entered; None when it is there already."""
    if not one.typed and not one.below and not one.state:
        # Notes alone go with what is entered already.
        if entry is None or (
            (one.note or entry.note) == entry.note
            and ((one.reason or entry.reason) == entry.reason)
        ):
            return None
        one = Filled(*one.key, entry.typed, entry.typed_below, entry.state, one.note, one.reason)
    typed = Typed(
        one.line,
        one.period,
        one.certainty,
        one.typed,
        one.below,
        one.state or State.REPORTED.value,
        one.note or (entry.note if entry else ""),
        one.reason or (entry.reason if entry else ""),
        entry.evidence_id if entry else None,
        origin,
    )
    return None if entry is not None and _says_the_same(typed, entry, cell) else typed


def _says_the_same(typed: Typed, entry: Entry, cell: Cell) -> bool:
    """Whether the cell holds this already: 12,5 and 12,50 are the same."""
    words = (typed.state, typed.note, typed.reason) == (entry.state, entry.note, entry.reason)
    if typed.state != State.REPORTED:
        return words
    new = read(typed.typed, typed.typed_below, cell.is_ratio)
    old = read(entry.typed, entry.typed_below, cell.is_ratio)
    if new.fault or old.fault:
        return words and (typed.typed, typed.typed_below) == (entry.typed, entry.typed_below)
    return words and new == old


def _form_cell(entry: Entry | None) -> FormCell:
    """What stands in a cell already."""
    if entry is None:
        return FormCell()
    state = "" if entry.state == State.REPORTED else str(State(entry.state).label)
    return FormCell(
        _number_or_words(entry.typed),
        _number_or_words(entry.typed_below),
        state,
        entry.note,
        entry.reason,
    )


def _number_or_words(text: str) -> Decimal | str:
    """A number as a number; anything else stays as it was typed."""
    try:
        return parse(text) if text and not text.endswith("%") else text
    except NumberFault:
        return text


def _columns(cells: Sequence[Cell], report: Report) -> list[FormColumn]:
    """The columns of figures, in the order the cells ask for them."""
    found: dict[tuple[str, str], FormColumn] = {}
    for cell in cells:
        heading = {
            CellKind.IN_PERIOD: _("In %(period)s"),
            CellKind.TO_CUT_OFF: _("Actual to %(day)s"),
            CellKind.ESTIMATE: _("Estimate of %(period)s"),
        }[cell.kind] % {
            "period": period_words(cell.period),
            "day": _day(report.round.cut_off_on),
        }
        key = (cell.period, cell.certainty.value)
        is_total = cell.kind is not CellKind.IN_PERIOD
        found.setdefault(key, FormColumn(*key, heading, is_total))
    return list(found.values())


def _words(entry: Entry) -> str:
    """An entry in one line."""
    if entry.state != State.REPORTED:
        return str(State(entry.state).label)
    return f"{entry.typed}/{entry.typed_below}" if entry.typed_below else entry.typed


def _typed_words(typed: Typed) -> str:
    if typed.state != State.REPORTED:
        return str(State(typed.state).label)
    return f"{typed.typed}/{typed.typed_below}" if typed.typed_below else typed.typed


def _day(on: date) -> str:
    return date_format(on, "SHORT_DATE_FORMAT")
