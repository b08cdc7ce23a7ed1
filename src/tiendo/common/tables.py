"""A table as a file: CSV, JSON or XLSX of the same rows, for every table a page shows."""

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from urllib.parse import quote

import xlsxwriter
from django.http import Http404, HttpResponse

Cell = str | int | Decimal | datetime | date | None

MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
EXACT_DIGITS = 15
"""How many digits of a number a spreadsheet keeps."""

DANGEROUS_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Table:
    """Rows under named columns; the names are those of machines, in English."""

    name: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def harmless(cell: Cell) -> Cell:
    """A text that a spreadsheet would run as a formula is written so that it only shows."""
    if isinstance(cell, str) and cell.startswith(DANGEROUS_STARTS):
        return "'" + cell
    return cell


def plain(cell: Cell) -> str | int | None:
    """A cell as JSON and CSV write it: moments in ISO form, numbers as they are."""
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    return str(cell) if isinstance(cell, Decimal) else cell


def as_spreadsheets_have_it(cell: Cell) -> str | int | Decimal | None:
    """A cell for a spreadsheet: a number as long as it is kept to the last digit, else as text."""
    if isinstance(cell, Decimal) and len(cell.normalize().as_tuple().digits) <= EXACT_DIGITS:
        return cell
    return plain(cell)


def as_csv(table: Table) -> bytes:
    """CSV in UTF-8 with the mark Excel needs to see Vietnamese letters."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(table.columns)
    writer.writerows([plain(harmless(cell)) for cell in row] for row in table.rows)
    return out.getvalue().encode("utf-8-sig")


def as_json(table: Table) -> bytes:
    """One object with a list of rows, each row an object of its columns."""
    rows = [dict(zip(table.columns, map(plain, row), strict=True)) for row in table.rows]
    return json.dumps({table.name: rows}, ensure_ascii=False, indent=1).encode()


def as_xlsx(table: Table) -> bytes:
    """One sheet; text cells stay text, whatever they begin with."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        sheet = book.add_worksheet(table.name[:31])
        bold = book.add_format({"bold": True})
        sheet.write_row(0, 0, list(table.columns), bold)
        sheet.freeze_panes(1, 0)
        for number, row in enumerate(table.rows, start=1):
            sheet.write_row(number, 0, [as_spreadsheets_have_it(cell) for cell in row])
    return out.getvalue()


WRITERS = {"csv": as_csv, "json": as_json, "xlsx": as_xlsx}


def attachment(content: bytes, media: str, name: str) -> HttpResponse:
    """Bytes the browser saves and never shows or runs."""
    response = HttpResponse(content, content_type=media)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response


def download(table: Table, form: str) -> HttpResponse:
    """The table in the form its address ends with."""
    if form not in WRITERS:
        raise Http404
    return attachment(WRITERS[form](table), MEDIA[form], f"{table.name}.{form}")
