"""The same table of values as an Excel sheet, checked by the same rules as a CSV file."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tiendo.common.workbook import Sheet, open_workbook
from tiendo.results.bulk.checking import (
    Checked,
    Finding,
    Known,
    Lines,
    UnreadableFile,
    check_loaded,
    connect,
    read_rows,
    torn_lines,
)
from tiendo.results.bulk.columns import REQUIRED, Heading, WrongColumns, heading_of
from tiendo.results.excel.cells import Fault, read_cell, shown

if TYPE_CHECKING:
    import duckdb

_SEARCHED = 20
"""How many rows from the top the heading is looked for in."""
_PLAIN, _FINEST = 1e10, 5
"""Numbers below it are written in full; with a dot in their last five letters they are exact."""
_PARTING = re.compile('[,"\\r\\n\\0]')
_SHOWN = 80
"""How much of a row that cannot be read is told, in letters."""


@dataclass(frozen=True)
class _Found:
    """The sheet with the table, the row of its heading, and its columns."""

    sheet: Sheet
    row: int
    heading: Heading


def check_workbook(raw: bytes, known: Known) -> tuple[Checked, list[Fault]]:
    """Check the first sheet with the columns of a file of values; also what its cells hold badly.

    Raises DocumentError, UnreadableFile, and WrongColumns when no sheet has the columns.
    """
    workbook = open_workbook(raw)
    found = _find([workbook.sheet(name) for name in workbook.names])
    columns, faults = _columns(found)
    connection = connect(threads=1)
    spaced = _load(connection, columns)
    checked = check_loaded(connection, known, False, Lines(found.row + 2, spaced))
    bad = {fault.row for fault in faults if not fault.is_note}
    checked.findings = [one for one in checked.findings if not _is_told(one, bad)]
    if workbook.has_macros:
        faults.append(Fault("macros"))
    return checked, faults


def _load(connection: duckdb.DuckDBPyConnection, columns: Mapping[str, Sequence[str]]) -> int:
    """The columns in DuckDB, written as a CSV file: handing lists over takes twice as long."""
    with tempfile.NamedTemporaryFile("w", suffix=".csv", encoding="utf-8", newline="") as target:
        target.write(",".join(columns) + "\n")
        rows = zip(*map(_written, columns.values()), strict=True)
        target.write("\n".join(map(",".join, rows)))
        target.flush()
        spaced = read_rows(connection, Path(target.name), heading_of([*columns]))
    for _line, text in torn_lines(connection):
        # Only a cell longer than Excel allows, or one with a null character, can get here.
        raise UnreadableFile("torn-file", text[:_SHOWN])
    return spaced


def _written(cells: Sequence[str]) -> Sequence[str]:
    """A column as CSV; its cells are quoted when any of them needs it."""
    if not _PARTING.search("".join(cells)):
        return cells
    return ['"' + cell.replace('"', '""') + '"' for cell in cells]


def _is_told(finding: Finding, bad: set[int]) -> bool:
    """Whether the cell itself says better what is wrong with the value."""
    return finding.column == "value" and finding.code == "no-number" and finding.row in bad


def _find(sheets: Sequence[Sheet]) -> _Found:
    """The first heading with all columns; else the fault of the best one."""
    best: WrongColumns | None = None
    for sheet in sheets:
        for at, row in enumerate(sheet.rows[:_SEARCHED]):
            try:
                return _Found(sheet, at, heading_of([shown(one) for one in row]))
            except WrongColumns as fault:
                if best is None or len(fault.missing) < len(best.missing):
                    best = fault
    if best is None:
        raise UnreadableFile("no-rows")
    raise best


def _columns(found: _Found) -> tuple[dict[str, list[str]], list[Fault]]:
    """The columns as text with a decimal point; blank rows at the end are left out."""
    sheet, first = found.sheet, found.row + 1
    rows = sheet.rows[first:]
    while rows and not any(one not in ("", None) for one in rows[-1]):
        rows.pop()
    columns: dict[str, list[str]] = {}
    faults: list[Fault] = []
    for name, at in found.heading.places.items():
        cells: list[Any] = [row[at] for row in rows]
        if name not in REQUIRED and set(cells) <= {"", None}:
            continue
        kinds = set(map(type, cells))
        if name != "value":
            columns[name] = cells if kinds <= {str} else [_word(one) for one in cells]
        elif kinds == {float} and not sheet.percents and max(map(abs, cells)) < _PLAIN:
            columns[name] = [
                text
                if "." in text[-_FINEST:]
                else _checked(sheet, (first + n, at), cells[n], faults)
                for n, text in enumerate(map(repr, cells))
            ]
        else:
            columns[name] = [
                _checked(sheet, (first + n, at), value, faults) for n, value in enumerate(cells)
            ]
    return columns, faults


def _checked(sheet: Sheet, at: tuple[int, int], value: object, faults: list[Fault]) -> str:
    """Any other cell: read strictly, what is wrong is noted, and the text is kept."""
    cell = read_cell(sheet, *at, percent_unit=True)
    faults += cell.faults
    if cell.number is not None:
        return f"{cell.number:f}"
    return shown(value) if cell.is_bad else ""


def _word(value: Any) -> str:
    """A code or a period that Excel took for a number or a day."""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{Decimal(repr(value)):f}"
    if isinstance(value, date):
        return f"{value.day}/{value.month}/{value.year}"
    if isinstance(value, time | timedelta):
        return str(value)
    return "" if value is None else str(value)
