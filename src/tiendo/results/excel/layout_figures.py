"""The figures of a mapped layout in the indicators' own units, and what does not fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from tiendo.common.workbook import column_letters
from tiendo.results.excel.cells import Fault
from tiendo.results.excel.layout import FIGURES, Layout, LayoutColumn, LayoutRow, Meaning
from tiendo_core.measures import MeasureFault
from tiendo_core.numbers import EXACT, format_number
from tiendo_core.quantities import UnlikeThings, converted
from tiendo_core.results import OutOfRange, to_ten_thousandths

_HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Measured:
    """What must be known of the indicator a row was matched to."""

    id: int
    code: str
    name: str
    unit: str


@dataclass(frozen=True)
class RowFigures:
    """One row: the indicator, and a figure for each column that holds one, in its unit."""

    row: int
    name: str
    indicator: Measured
    figures: Mapping[Meaning, Decimal] = field(default_factory=dict)
    words: Mapping[Meaning, str] = field(default_factory=dict)
    places: Mapping[Meaning, str] = field(default_factory=dict)


def figures_of(
    layout: Layout, matched: Mapping[int, Measured]
) -> tuple[list[RowFigures], list[Fault]]:
    """The figures of all matched rows, and every fault: of cells, of units, of derived columns."""
    found, faults = [], list(layout.faults)
    seen: dict[int, int] = {}
    for row in layout.rows:
        indicator = matched.get(row.row)
        if indicator is None:
            continue
        if indicator.id in seen:
            values = (indicator.name, str(seen[indicator.id]))
            faults.append(
                _fault(layout, row, _name_column(layout), "same-indicator", (row.name, *values))
            )
            continue
        seen[indicator.id] = row.row
        figures, words, places = {}, {}, {}
        for column in layout.columns:
            if column.meaning not in FIGURES:
                continue
            cell = row.cells.get(column.at)
            words[column.meaning] = row.words.get(column.at, "")
            places[column.meaning] = f"{column_letters(column.at)}{row.row}"
            if cell is None or (cell.number is None and not cell.faults):
                continue
            is_words = column.meaning is Meaning.PLAN and cell.number is None
            faults += [one for one in cell.faults if not is_words]
            if cell.number is not None:
                fitted = _in_unit(cell.number, row.unit, indicator.unit)
                if fitted is None:
                    about = (row.unit, indicator.name, indicator.unit)
                    faults.append(_fault(layout, row, column, "other-unit", about))
                else:
                    figures[column.meaning] = fitted
        faults += _derived(layout, row)
        found.append(RowFigures(row.row, row.name, indicator, figures, words, places))
    return found, faults


def _in_unit(number: Decimal, written: str, wanted: str) -> Decimal | None:
    """A number in the indicator's unit of measure, exactly; None when it does not fit."""
    if not written or written.lower().strip() == wanted.lower().strip():
        return number
    try:
        value = converted(number, written, wanted)
        to_ten_thousandths(value)
    except (MeasureFault, UnlikeThings, OutOfRange):
        return None
    return value


def _derived(layout: Layout, row: LayoutRow) -> list[Fault]:
    """Columns that follow from others (So KH, So cùng kỳ): never taken, but they must agree."""
    value = _number(layout, row, Meaning.ESTIMATE)
    value = _number(layout, row, Meaning.ACTUAL) if value is None else value
    plan, prior = _number(layout, row, Meaning.PLAN), _number(layout, row, Meaning.LAST_YEAR)
    found = []
    share_at, growth_at = layout.of(Meaning.PLAN_SHARE), layout.of(Meaning.GROWTH)
    if value is not None and plan and share_at is not None:
        share = _percent(value, plan)
        found += _disagreement(layout, row, share_at, (share,))
    if value is not None and prior and growth_at is not None:
        index = _percent(value, prior)
        # "So cùng kỳ" prints the index (107,2) or the rise (7,2).
        found += _disagreement(layout, row, growth_at, (index, index - _HUNDRED))
    return found


def _percent(value: Decimal, base: Decimal) -> Decimal:
    return value * _HUNDRED / base


def _disagreement(
    layout: Layout, row: LayoutRow, column: LayoutColumn, computed: Sequence[Decimal]
) -> list[Fault]:
    """A finding when none of the computed values rounds to what is printed."""
    cell = row.cells.get(column.at)
    if cell is None or (cell.number is None and not _percent_text(cell.faults)):
        return []
    printed = cell.number if cell.number is not None else _percent_text(cell.faults)
    if printed is None:
        return []
    exponent = printed.as_tuple().exponent
    step = Decimal(1).scaleb(max(-4, min(0, exponent if isinstance(exponent, int) else 0)))
    allowed = max(step, Decimal("0.01"))
    for readings in (printed, printed * _HUNDRED):
        # A sheet keeps 63,1% as 0,631.
        scale = allowed if readings is printed else allowed * _HUNDRED
        if any(abs(one - readings) <= scale for one in computed):
            return []
    follows = format_number(computed[0].quantize(Decimal("0.01"), ROUND_HALF_UP))
    values = (column.heading, follows)
    return [_fault(layout, row, column, "disagrees", (format_number(printed), *values))]


def _percent_text(faults: Sequence[Fault]) -> Decimal | None:
    """The number of a cell shown as a percentage where the indicator is none: 63,1 of "63,1%"."""
    for one in faults:
        if one.code == "percent":
            plain = one.text.rstrip("% ").replace(".", "").replace(",", ".")
            try:
                return EXACT.create_decimal(plain)
            except ArithmeticError:
                return None
    return None


def _number(layout: Layout, row: LayoutRow, meaning: Meaning) -> Decimal | None:
    column = layout.of(meaning)
    cell = row.cells.get(column.at) if column else None
    return cell.number if cell else None


def _name_column(layout: Layout) -> LayoutColumn:
    return next(one for one in layout.columns if one.meaning is Meaning.NAME)


def _fault(
    layout: Layout, row: LayoutRow, column: LayoutColumn, code: str, about: tuple[str, ...]
) -> Fault:
    """A fault in a cell; ``about`` is its text, then what fills the sentence."""
    letters = column_letters(column.at)
    return Fault(code, layout.sheet, row.row, letters, about[0][:80], about[1:])
