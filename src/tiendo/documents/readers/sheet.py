"""Excel files: each sheet is a table; numbers are written the Vietnamese way, places kept.

Values come from python-calamine, whose grid is dense: what a sheet claims to cover is looked up in
its XML first, so that two cells at the far corners of a sheet cannot fill the memory.
"""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from io import BytesIO

import python_calamine

from tiendo_core.numbers import format_number

from .document import Document, DocumentError, Draft
from .limits import MAX_CELLS, MAX_ROWS
from .package import Package
from .tables import Grid, add_table

_REFERENCE = re.compile(rb"""<(?:\w+:)?c\b[^>]*?\br=["']([A-Z]{1,3})([0-9]{1,7})["']""")
_ROW = re.compile(rb"<(?:\w+:)?row\b")
_DECIMALS = 4
"""A value with more decimals is a formula's; a sheet shows it rounded, and so is it read."""


def read(name: str, raw: bytes) -> Document:
    """Read every sheet that shows. Raises DocumentError for broken, locked or endless files."""
    package = Package(raw)
    for part in package.names:
        if part.startswith("xl/worksheets/") and part.endswith(".xml"):
            _check_size(part, package.part(part))
        elif part.endswith(("sharedStrings.xml", "styles.xml", "workbook.xml")):
            _check_entities(package.part(part))
    draft = Draft(name, "xlsx")
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(raw))
        for sheet in book.sheets_metadata:
            shown = sheet.visible == python_calamine.SheetVisibleEnum.Visible
            if sheet.typ == python_calamine.SheetTypeEnum.WorkSheet and shown:
                _read_sheet(draft, book.get_sheet_by_name(sheet.name))
    except python_calamine.PasswordError as error:
        raise DocumentError("encrypted") from error
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise DocumentError("broken") from error
    return draft.done()


def _check_entities(raw: bytes) -> None:
    if b"<!DOCTYPE" in raw or b"<!ENTITY" in raw:
        raise DocumentError("entities")


def _check_size(part: str, raw: bytes) -> None:
    """Refuse a sheet whose cells span more than the limits, before any grid is made of it."""
    _check_entities(raw)
    last_row = last_column = b""
    count = 0
    for match in _REFERENCE.finditer(raw):
        column, row = match.groups()
        count += 1
        last_row = max(last_row, row, key=lambda name: (len(name), name))
        last_column = max(last_column, column, key=lambda name: (len(name), name))
    rows = max(int(last_row or b"1"), len(_ROW.findall(raw)))
    columns = 0
    for letter in last_column:
        columns = columns * 26 + letter - 64
    if rows > MAX_ROWS or count > MAX_CELLS or rows * columns > MAX_CELLS:
        name = part.rpartition("/")[2].removesuffix(".xml")
        raise DocumentError("too-many-rows", sheet=name, rows=rows, limit=MAX_ROWS)


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
