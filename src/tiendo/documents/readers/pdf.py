"""PDF with a text layer: lines joined into paragraphs, ruled tables rebuilt, the page of each kept.

A scanned page has no letters; reading pictures (OCR) is not offered, and a sentence says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2

from tiendo.common.limits import MAX_NOTES, MAX_PDF_BYTES, MAX_PDF_PAGES, MAX_TEXT_BYTES

from . import legacy
from .document import Document, DocumentError, Draft, Place
from .pdf_tables import Patience, Ruled, TableRows, goes_over, plain, rows_of, ruled_tables
from .tables import Grid, add_table

_PASSWORD_ERROR = 4
_PAGE_NUMBER = re.compile(
    r"\s*(?:[-–—]\s*)?(?:trang\s+)?\d{1,4}(?:\s*/\s*\d{1,4})?(?:\s*[-–—])?\s*", re.I
)
_CONTINUES = re.compile(r"[.;:!?…”\"/]\s*$")
_NEW_ITEM = re.compile(
    r"\s*(?:[-–—+*•●▪○◦]\s|\d{1,2}(?:\.\d{1,2})*[.)]\s|[a-zđ][.)]\s|[IVX]{1,5}\.\s|\()"
)
_ORDER = re.compile(r"^(\d{1,3}|[IVX]{1,5})\s+(?=[A-ZĐÀ-Ỵ])")
_NUMBERS = re.compile(r"(?:(?<=\s)|^)[+\-]?\d[\d.,]*%?(?:\s+[+\-]?\d[\d.,]*%?){2,}(?=\s|$)")
_FULL = 0.75
_SHORTEST_FULL = 40
_SAMPLED = 4_000


class Line(NamedTuple):
    """A line as printed, and the page it stands on."""

    text: str
    page: int


Piece = Line | TableRows


def read(name: str, raw: bytes) -> Document:
    """Read the text layer of a PDF, its ruled tables as tables."""
    if len(raw) > MAX_PDF_BYTES:
        raise DocumentError("too-large", size=len(raw), limit=MAX_PDF_BYTES)
    pieces, blank, pages = _pieces(raw)
    if pages and not pieces:
        raise DocumentError("scanned", pages=pages)
    draft = Draft(name, "pdf")
    if blank:
        draft.note("scanned-pages", None, None, ", ".join(map(str, blank[:MAX_NOTES])))
    scheme = legacy.guess("\n".join(_sample(pieces)))
    if scheme:
        draft.note("old-encoding", None, None, scheme)
    writer = _Writer(draft, scheme, _usual_width(pieces))
    for block in _blocks(pieces):
        if isinstance(block, Line):
            writer.line(block)
        else:
            writer.table(block)
    return draft.done()


def _sample(pieces: list[Piece]) -> Iterator[str]:
    """Enough of the text to tell its encoding by."""
    for piece in pieces[:_SAMPLED]:
        if isinstance(piece, Line):
            yield piece.text
        else:
            yield from (cell.text for row in piece.ruled.rows for cell in row)


class _Writer:
    """Writes lines and tables into the draft, an old encoding converted on the way."""

    def __init__(self, draft: Draft, scheme: str | None, width: int) -> None:
        self._draft, self._scheme, self._width = draft, scheme, width
        self._before: Line | None = None
        self._paragraph = 0

    def line(self, line: Line) -> None:
        """Write a line: on the paragraph of the line before it where that goes on."""
        before = self._before
        goes_on = before is not None and _goes_on(before, line, self._width)
        joint = " " if goes_on else "\n"
        raw_text = line.text if goes_on else _ORDER.sub(r"\1\t", line.text, count=1)
        raw_text = _NUMBERS.sub(_in_cells, raw_text)
        fresh = before is None or before.page != line.page
        self._paragraph = 1 if fresh else self._paragraph + (joint == "\n")
        place = Place(page=line.page, paragraph=self._paragraph)
        text = self._converted(raw_text)
        self._doubts(self._draft.add(text, place, joint).start, raw_text, text)
        self._before = line

    def table(self, parts: list[TableRows]) -> None:
        """Write a table that stands on one page or runs over several."""
        rows, pages = rows_of(parts)
        grid = Grid()
        for row in rows:
            grid.next_row()
            for cell in row:
                grid.put(self._converted(cell.text), cell.column, cell.width, cell.height)
        table = add_table(self._draft, grid, page=pages)
        printed = [cell.text for row in rows for cell in row if cell.text]
        for written, raw_text in zip(table.cells if table else (), printed, strict=True):
            self._doubts(written.start, raw_text, self._converted(raw_text))
        self._before = None

    def _converted(self, text: str) -> str:
        return legacy.convert(text, self._scheme) if self._scheme else text

    def _doubts(self, start: int, raw_text: str, text: str) -> None:
        """Note the letters of a converted text that may be wrong."""
        for doubt in legacy.doubts(raw_text, text, self._scheme) if self._scheme else ():
            at = start + doubt.start
            self._draft.note("doubtful-letters", at, start + doubt.end, doubt.printed)


def _blocks(pieces: list[Piece]) -> Iterator[Line | list[TableRows]]:
    """Lines and whole tables: a table goes on where nothing but the turn of a page parts it."""
    parts: list[TableRows] = []
    for piece in pieces:
        if isinstance(piece, TableRows) and parts and goes_over(parts[-1], piece):
            parts.append(piece)
            continue
        if parts:
            yield parts
            parts = []
        if isinstance(piece, Line):
            yield piece
        else:
            parts = [piece]
    if parts:
        yield parts


def _pieces(raw: bytes) -> tuple[list[Piece], list[int], int]:
    """All lines but page numbers and all tables, the pages without any letter, and their count."""
    try:
        pdf = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        locked = (
            getattr(error, "err_code", None) == _PASSWORD_ERROR or "password" in str(error).lower()
        )
        raise DocumentError("encrypted" if locked else "broken") from error
    pieces: list[Piece] = []
    blank: list[int] = []
    size, patience = 0, Patience()
    try:
        pages = len(pdf)
        if pages > MAX_PDF_PAGES:
            raise DocumentError("too-many-pages", pages=pages, limit=MAX_PDF_PAGES)
        for number in range(1, pages + 1):
            found, length = _of_page(pdf, number, patience)
            size += length
            if size > MAX_TEXT_BYTES:
                raise DocumentError("too-large", size=size, limit=MAX_TEXT_BYTES)
            if not found:
                blank.append(number)
            pieces += _without_page_number(found)
    finally:
        pdf.close()
    return pieces, blank, pages


def _of_page(
    pdf: pypdfium2.PdfDocument, number: int, patience: Patience
) -> tuple[list[Piece], int]:
    """Lines and tables of one page from its top down, and how many letters it has.

    A page that is broken counts as blank.
    """
    try:
        page = pdf[number - 1]
        text = page.get_textpage()
        length = text.count_chars()
        if length > MAX_TEXT_BYTES:
            return [], length
        left, bottom, right, top = page.get_bbox()
        tables = ruled_tables(page, text, patience)
        if not tables or _anything_beside(tables, text, (left, right)):
            return [*_lines(text.get_text_range(), number)], length
        pieces: list[Piece] = []
        for table in tables:
            pieces += _lines(text.get_text_bounded(left, table.top, right, top), number)
            pieces.append(TableRows(table, number))
            top = table.bottom
        pieces += _lines(text.get_text_bounded(left, bottom, right, top), number)
        return pieces, length
    except pypdfium2.PdfiumError:
        return [], 0


def _anything_beside(
    tables: list[Ruled], text: pypdfium2.PdfTextPage, sides: tuple[float, float]
) -> bool:
    """Whether a table has a neighbour, so that reading from the top down would lose it."""
    below = float("inf")
    for table in tables:
        left = text.get_text_bounded(sides[0], table.bottom, table.columns[0], table.top)
        right = text.get_text_bounded(table.columns[-1], table.bottom, sides[1], table.top)
        if table.top > below or left.strip() or right.strip():
            return True
        below = table.bottom
    return False


def _lines(text: str, page: int) -> Iterator[Line]:
    """The lines of a text that hold anything."""
    return (Line(line.strip(), page) for line in plain(text).splitlines() if line.strip())


def _without_page_number(pieces: list[Piece]) -> list[Piece]:
    """A page number alone on the first or the last line is furniture."""
    if len(pieces) > 1 and _is_page_number(pieces[0]):
        pieces = pieces[1:]
    if len(pieces) > 1 and _is_page_number(pieces[-1]):
        pieces = pieces[:-1]
    return pieces


def _is_page_number(piece: Piece) -> bool:
    return isinstance(piece, Line) and _PAGE_NUMBER.fullmatch(piece.text) is not None


def _in_cells(numbers: re.Match[str]) -> str:
    """Three numbers or more in a row are the cells of a table: no sentence has them."""
    return "\t".join(numbers.group().split())


def _usual_width(pieces: list[Piece]) -> int:
    """How many letters a full line holds: nine lines in ten are no longer."""
    lengths = sorted(len(piece.text) for piece in pieces if isinstance(piece, Line))
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _goes_on(before: Line, line: Line, width: int) -> bool:
    """Whether ``line`` continues the paragraph of the line before it.

    A paragraph ends on a short line, or on a full stop before a capital or an item's dash.
    """
    text = line.text
    if _NEW_ITEM.match(text) and _CONTINUES.search(before.text):
        return False
    if text[:1].islower():
        return not before.text.endswith(":")
    full = len(before.text) >= max(width * _FULL, _SHORTEST_FULL)
    return full and not (_CONTINUES.search(before.text) or _NEW_ITEM.match(text))
