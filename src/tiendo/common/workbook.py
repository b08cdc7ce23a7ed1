"""An Excel file read within bounds: its sheets as rows of values, and what looks odd in them.

Values come from python-calamine, whose grid is dense: what a sheet claims to cover is looked up in
its XML first, so that two cells at the far corners of a sheet cannot fill the memory. What the
values do not tell (percent formats, formulas that were never computed, hidden rows, macros) is
looked up there too. Nothing in a file is ever run.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from io import BytesIO
from typing import Any

import python_calamine

from .file_faults import DocumentError
from .limits import MAX_CELLS, MAX_ROWS
from .package import Package

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ROW = re.compile(rb"<(?:\w+:)?row\b")
_LAST_ROWS = re.compile(rb"""<(?:\w+:)?row\b[^>]*?\br\s*=\s*["']([0-9]{1,9})""")
_CELL = re.compile(rb"""<(?:\w+:)?c\b[^>]*?\br\s*=\s*["']([A-Za-z]{1,9})([0-9]{1,9})["']""")
_ANY_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_BOXES = (
    re.compile(rb'<c(?! r="[A-Z](?:[0-9]{1,5}|1[0-4][0-9]{4})"|[A-Za-z])'),
    re.compile(rb'<c(?! r="[A-Z]{1,2}(?:[0-9]{1,3}|[1-4][0-9]{3})"|[A-Za-z])'),
)
"""Each finds a cell outside A1:Z149999, and outside A1:ZZ4999, or one named in another way.

A sheet that lies within either is small enough, which one search tells.
"""
_SMALLEST = len(b'<c r="A1"/>')
_HIDDEN = re.compile(rb"""<row\b(?=[^>]*\bhidden=["'](?:1|true))[^>]*?\br=["']([0-9]+)""")
_UNCOMPUTED = re.compile(
    rb"""<c\b[^>]*?\br=["']([A-Z]+[0-9]+)["'][^>]*>\s*<f\b[^>]*(?:/>|>[^<]*</f>)\s*"""
    rb"""(?:<v\s*/>|<v>\s*</v>)?\s*</c>"""
)
_FAILED = re.compile(
    rb"""<c\b(?=[^>]*\bt="e")[^>]*?\br=["']([A-Z]+[0-9]+)["'][^>]*>(?:<f\b[^>]*(?:/>|>[^<]*</f>))?"""
    rb"""\s*<v>([^<]{0,20})"""
)
_PERCENT_FORMATS = (9, 10)
"""The numbers of the formats 0% and 0.00% that every workbook has."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True, order=True)
class CellAt:
    """Where a cell stands, counted from 0."""

    row: int
    column: int

    def __str__(self) -> str:
        """As a person names it: D14."""
        return f"{column_letters(self.column)}{self.row + 1}"


@dataclass
class Sheet:
    """One sheet: rows of values from its first cell on; a value is "" where a cell is empty.

    What the values do not tell is looked up in ``xml`` when it is first asked for.
    """

    name: str
    rows: list[list[object]]
    merged: tuple[tuple[CellAt, CellAt], ...] = ()
    percent_styles: frozenset[int] = frozenset()
    xml: Callable[[], bytes] = bytes

    @cached_property
    def errors(self) -> Mapping[CellAt, str]:
        """The cells whose formula failed, with their text (#REF!)."""
        raw = self.xml()
        found = _FAILED.findall(raw) if b't="e"' in raw else ()
        return {cell_at(at): said.decode() for at, said in found}

    @cached_property
    def percents(self) -> frozenset[CellAt]:
        """The cells shown as a percentage."""
        if not self.percent_styles:
            return frozenset()
        wanted = b"|".join(str(one).encode() for one in sorted(self.percent_styles))
        pattern = rb"""<c\b(?=[^>]*\bs=["'](?:%s)["'])[^>]*?\br=["']([A-Z]+[0-9]+)""" % wanted
        return frozenset(map(cell_at, re.findall(pattern, self.xml())))

    @cached_property
    def uncomputed(self) -> frozenset[CellAt]:
        """The formulas saved without a value."""
        raw = self.xml()
        return frozenset(map(cell_at, _UNCOMPUTED.findall(raw) if b"<f" in raw else ()))

    @cached_property
    def hidden(self) -> frozenset[int]:
        """The rows that do not show, counted from 0."""
        raw = self.xml()
        return frozenset(int(row) - 1 for row in (_HIDDEN.findall(raw) if b"hidden" in raw else ()))

    def at(self, row: int, column: int) -> object:
        """The value of a cell; "" beyond the last one."""
        if row >= len(self.rows) or column >= len(self.rows[row]):
            return ""
        return self.rows[row][column]


@dataclass
class Workbook:
    """An opened file: the names of its worksheets, hidden ones too, each read when asked for."""

    package: Package
    book: python_calamine.CalamineWorkbook
    parts: dict[str, str] = field(default_factory=dict)

    @property
    def has_macros(self) -> bool:
        """Whether it brings VBA along, which is never run and never kept."""
        return "xl/vbaProject.bin" in self.package

    @property
    def names(self) -> list[str]:
        """The worksheets in their order."""
        return list(self.parts)

    def is_hidden(self, name: str) -> bool:
        """Whether the sheet does not show."""
        shown = python_calamine.SheetVisibleEnum.Visible
        return any(one.name == name and one.visible != shown for one in self.book.sheets_metadata)

    @cached_property
    def _percent_styles(self) -> frozenset[int]:
        """The cell styles that show a number as a percentage."""
        if "xl/styles.xml" not in self.package:
            return frozenset()
        root = self.package.xml("xl/styles.xml")
        percents = set(_PERCENT_FORMATS)
        for one in root.iter(f"{_MAIN}numFmt"):
            if "%" in str(one.get("formatCode", "")):
                percents.add(_whole(one.get("numFmtId")))
        styles = root.find(f"{_MAIN}cellXfs")
        used = [] if styles is None else [_whole(one.get("numFmtId")) for one in styles]
        return frozenset(number for number, form in enumerate(used) if form in percents)

    def sheet(self, name: str) -> Sheet:
        """Read one sheet. Raises DocumentError when it is damaged."""
        try:
            read = self.book.get_sheet_by_name(name)
            rows: list[list[Any]] = read.to_python(skip_empty_area=False)
            merged = read.merged_cell_ranges or ()
        except (python_calamine.CalamineError, OSError, ValueError) as error:
            raise DocumentError("broken") from error
        places = tuple((CellAt(*first), CellAt(*last)) for first, last in merged)
        xml = partial(self.package.part, self.parts[name])
        return Sheet(name, rows, places, self._percent_styles, xml)


def open_workbook(raw: bytes) -> Workbook:
    """Open .xlsx or .xlsm bytes. Raises DocumentError for what is broken, locked or a trap."""
    if raw.startswith(_OLE):
        locked = "EncryptedPackage".encode("utf-16-le") in raw
        raise DocumentError("encrypted" if locked else "old-office")
    package = Package(raw)
    if "xl/workbook.xml" not in package:
        raise DocumentError("kind", kind="zip")
    for part in package.names:
        if part.startswith("xl/worksheets/") and part.endswith(".xml"):
            check_size(part.rpartition("/")[2].removesuffix(".xml"), package.part(part))
        elif part.endswith(("sharedStrings.xml", "styles.xml", "workbook.xml")):
            check_entities(package.part(part))
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(raw))
    except python_calamine.PasswordError as error:
        raise DocumentError("encrypted") from error
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise DocumentError("broken") from error
    worksheet = python_calamine.SheetTypeEnum.WorkSheet
    known = {one.name for one in book.sheets_metadata if one.typ == worksheet}
    parts = {name: part for name, part in _parts(package) if name in known and part in package}
    return Workbook(package, book, parts)


def check_entities(raw: bytes) -> None:
    """Refuse XML that may define entities (in a document type), which no office program writes."""
    if b"<!DOCTYPE" in raw:
        raise DocumentError("entities")


def check_size(name: str, raw: bytes) -> None:
    """Refuse a sheet whose cells span more than the limits, before any grid is made of it."""
    check_entities(raw)
    # So short a text cannot hold too many cells, and the boxes only know cells without a prefix.
    is_short = len(raw) <= MAX_CELLS * _SMALLEST and b":c" not in raw
    if is_short and not all(outside.search(raw) for outside in _BOXES):
        return
    rows, width, cells = _exact_size(raw)
    if rows > MAX_ROWS or cells > MAX_CELLS or rows * width > MAX_CELLS:
        raise DocumentError("too-many-rows", sheet=name, rows=rows, limit=MAX_ROWS)


def _exact_size(raw: bytes) -> tuple[int, int, int]:
    """Rows, columns and cells, however the XML is written; none of them too small."""
    rows = max(len(_ROW.findall(raw)), max(map(int, _LAST_ROWS.findall(raw)), default=0))
    named, width = 0, 1
    for match in _CELL.finditer(raw):
        named += 1
        rows = max(rows, int(match[2]))
        width = max(width, column_number(match[1].decode()) + 1)
    nameless = len(_ANY_CELL.findall(raw)) - named
    return rows, width, named + nameless * max(rows, 1)


def _parts(package: Package) -> Iterator[tuple[str, str]]:
    """Each sheet's name with the part it lies in, in the order of the workbook."""
    relations = package.xml("xl/_rels/workbook.xml.rels")
    targets = {one.get("Id"): str(one.get("Target")) for one in relations}
    for one in package.xml("xl/workbook.xml").iter(f"{_MAIN}sheet"):
        target = targets.get(one.get(_REL), "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        yield str(one.get("name")), part


def cell_at(named: bytes) -> CellAt:
    """The place that a reference like D14 names."""
    letters = named.rstrip(b"0123456789")
    return CellAt(int(named[len(letters) :]) - 1, column_number(letters.decode()))


def column_number(letters: str) -> int:
    """The column of its letters, from 0: A is 0, AA is 26."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def column_letters(column: int) -> str:
    """The letters of a column counted from 0."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _whole(text: object) -> int:
    written = str(text or "")
    return int(written) if written.isdigit() else -1
