"""Excel files: each sheet is a table; numbers are written the Vietnamese way, places kept.

The file is opened within bounds by ``tiendo.common.workbook``.
"""

from __future__ import annotations

import datetime
from decimal import Decimal

import python_calamine

from tiendo.common.workbook import open_workbook
from tiendo_core.numbers import format_number

from .document import Document, DocumentError, Draft
from .tables import Grid, add_table

_DECIMALS = 4
"""A value with more decimals is a formula's; a sheet shows it rounded, and so is it read."""


def read(name: str, raw: bytes) -> Document:
    """Read every sheet that shows. Raises DocumentError for broken, locked or endless files."""
    workbook = open_workbook(raw)
    draft = Draft(name, "xlsx")
    try:
        for sheet in workbook.names:
            if not workbook.is_hidden(sheet):
                _read_sheet(draft, workbook.book.get_sheet_by_name(sheet))
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise DocumentError("broken") from error
    return draft.done()


def _read_sheet(draft: Draft, sheet: python_calamine.CalamineSheet) -> None:
    grid = Grid()
    top, left = sheet.start or (0, 0)
    widths = dict(sheet.merged_cell_ranges or ())
    for _ in range(top):
        grid.next_row()
    for at, row in enumerate(sheet.to_python(skip_empty_area=True)):
        grid.next_row()
        for column, value in enumerate(row):
            end = widths.get((top + at, left + column))
            width = end[1] - left - column + 1 if end else 1
            grid.put(cell_text(value), left + column, width)
    add_table(draft, grid, sheet=sheet.name)


def cell_text(value: object) -> str:
    """A cell's value as a report would print it: 1.892,5; 30/9/2020."""
    if isinstance(value, bool):
        return ""
    if isinstance(value, int):
        return format_number(Decimal(value))
    if isinstance(value, float):
        # The shortest text of the stored number is what was typed; no arithmetic is done on it.
        exact = Decimal(repr(value))
        if not exact.is_finite():
            return ""
        rounded = round(exact, _DECIMALS)
        return format_number(exact if exact == rounded else round(exact, 2))
    if isinstance(value, datetime.date):
        return f"{value.day}/{value.month}/{value.year}"
    if isinstance(value, datetime.time | datetime.timedelta):
        return str(value)
    return str(value).strip()
