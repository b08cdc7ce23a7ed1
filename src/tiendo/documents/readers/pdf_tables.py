"""Tables of a PDF, rebuilt from the lines ruled around their cells.

A PDF knows no tables: it holds letters and strokes at places. Where strokes across and strokes down
meet, they make a grid; what stands between them is a cell, over several rows or columns where a
stroke is missing. A table without ruled lines stays text. Places are points from the lower left.
"""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

from .tables import GridCell

_NEAR = 3.0
"""Strokes this close (in points) are one line; ends this close meet."""

_INSIDE = 1.0
"""How far inside its lines the text of a cell is looked for, in points."""

_SHORTEST = 8.0
"""A stroke shorter than this is a letter's or a drawing's, not a table's."""

_MOST_SIDES = 10_000
"""A page with more sides of shapes is a drawing, a map or a chart."""

_MOST_CROSSINGS = 10_000
"""Lines across times lines down on a page; more is squared paper."""

_MOST_WORK = 20_000_000
"""Cells times letters of a page: each cell is looked for among all letters."""


def plain(text: str) -> str:
    """Letters as the engine gives them: its marks for a hyphen at a line's end made hyphens."""
    return text.replace("\ufffe", "-").replace("\x02", "-").replace("\x00", "")


class Stroke(NamedTuple):
    """A straight line across the page or down: where it stands, and from where to where it runs."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Ruled:
    """A table on a page: its top and bottom, the columns' lines, and rows of cells with text."""

    top: float
    bottom: float
    columns: list[float]
    rows: list[list[GridCell]]


class TableRows(NamedTuple):
    """The rows of a table on one page."""

    ruled: Ruled
    page: int


@dataclass(slots=True)
class Patience:
    """How many sides of shapes may still be looked at in a document; some 50 pages of maps."""

    sides: int = 500_000


def ruled_tables(
    page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage, patience: Patience
) -> list[Ruled]:
    """The tables of a page from its top down; none on a page that is turned."""
    if page.get_rotation():
        return []
    across, down = map(_joined, _strokes(page, patience))
    if len(across) * len(down) > _MOST_CROSSINGS:
        return []
    letters = text.count_chars()
    found = []
    for rows, columns in _grids(across, down):
        ys = sorted({stroke.at for stroke in rows}, reverse=True)
        xs = sorted({stroke.at for stroke in columns})
        if min(len(ys), len(xs)) > 2 and len(ys) * len(xs) * letters <= _MOST_WORK:
            cells = _Cells(ys, xs, rows, columns)
            found.append(Ruled(ys[0], ys[-1], xs, cells.written(text)))
    return sorted(found, key=lambda table: -table.top)


def _strokes(page: pypdfium2.PdfPage, patience: Patience) -> tuple[list[Stroke], list[Stroke]]:
    """Every stroke across and every stroke down, those of filled bars and of frames too."""
    across: list[Stroke] = []
    down: list[Stroke] = []
    left = min(patience.sides, _MOST_SIDES)
    for shape in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
        for (x, y), (to_x, to_y) in _sides(shape):
            left -= 1
            patience.sides -= 1
            if abs(y - to_y) < 1 and abs(x - to_x) >= _SHORTEST:
                across.append(Stroke(y, min(x, to_x), max(x, to_x)))
            elif abs(x - to_x) < 1 and abs(y - to_y) >= _SHORTEST:
                down.append(Stroke(x, min(y, to_y), max(y, to_y)))
        if left <= 0:
            return [], []
    return across, down


_Point = tuple[float, float]


def _sides(shape: pypdfium2.PdfObject) -> Iterator[tuple[_Point, _Point]]:
    """The straight sides of a shape, from point to point on the page."""
    matrix = shape.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    begun = before = (0.0, 0.0)
    for number in range(min(raw.FPDFPath_CountSegments(shape.raw), _MOST_SIDES)):
        segment = raw.FPDFPath_GetPathSegment(shape.raw, number)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        here = matrix.on_point(x.value, y.value)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
            begun = here
        elif raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_LINETO:
            yield before, here
        before = here
        if raw.FPDFPathSegment_GetClose(segment):
            yield here, begun


def _joined(strokes: Iterable[Stroke]) -> list[Stroke]:
    """Strokes on one line at one place, and those that touch end to end made one."""
    lines: list[tuple[float, list[tuple[float, float]]]] = []
    for stroke in sorted(strokes):
        if not lines or stroke.at - lines[-1][0] > _NEAR:
            lines.append((stroke.at, []))
        lines[-1][1].append((stroke.start, stroke.end))
    joined: list[Stroke] = []
    for at, runs in lines:
        start, end = min(runs)
        for more, until in sorted(runs):
            if more > end + _NEAR:
                joined.append(Stroke(at, start, end))
                start, end = more, until
            end = max(end, until)
        joined.append(Stroke(at, start, end))
    return joined


def _meet(across: Stroke, down: Stroke) -> bool:
    return (
        across.start - _NEAR <= down.at <= across.end + _NEAR
        and down.start - _NEAR <= across.at <= down.end + _NEAR
    )


def _grids(across: list[Stroke], down: list[Stroke]) -> Iterator[tuple[list[Stroke], list[Stroke]]]:
    """Strokes that hang together by meeting each other: one grid a table."""
    left_across, left_down = set(across), set(down)
    while left_down:
        rows: set[Stroke] = set()
        columns = {left_down.pop()}
        fresh = set(columns)
        while fresh:
            new_rows = {one for one in left_across if any(_meet(one, other) for other in fresh)}
            left_across -= new_rows
            rows |= new_rows
            fresh = {one for one in left_down if any(_meet(other, one) for other in new_rows)}
            left_down -= fresh
            columns |= fresh
        yield sorted(rows), sorted(columns)


class _Cells:
    """The cells between the lines of one grid."""

    def __init__(
        self, ys: list[float], xs: list[float], rows: list[Stroke], columns: list[Stroke]
    ) -> None:
        self.ys, self.xs = ys, xs
        self._rows: dict[float, list[Stroke]] = {}
        self._columns: dict[float, list[Stroke]] = {}
        for kept, strokes in ((self._rows, rows), (self._columns, columns)):
            for stroke in strokes:
                kept.setdefault(stroke.at, []).append(stroke)

    def written(self, text: pypdfium2.PdfTextPage) -> list[list[GridCell]]:
        """Rows of cells with their text; an empty cell is kept, so that columns keep theirs."""
        taken: set[tuple[int, int]] = set()
        rows: list[list[GridCell]] = []
        for row in range(len(self.ys) - 1):
            rows.append([])
            for column in range(len(self.xs) - 1):
                if (row, column) in taken:
                    continue
                width, height = self._span(row, column)
                taken |= {(row + i, column + j) for i in range(height) for j in range(width)}
                words = self._words(text, row, column, width, height)
                rows[row].append(GridCell(words, row, column, width, height))
        return rows

    def _span(self, row: int, column: int) -> tuple[int, int]:
        """How many columns and rows a cell covers: as far as no line closes it."""
        width = height = 1
        middle = (self.ys[row] + self.ys[row + 1]) / 2
        while column + width < len(self.xs) - 1 and not _covers(
            self._columns[self.xs[column + width]], middle
        ):
            width += 1
        middle = (self.xs[column] + self.xs[column + 1]) / 2
        while row + height < len(self.ys) - 1 and not _covers(
            self._rows[self.ys[row + height]], middle
        ):
            height += 1
        return width, height

    def _words(
        self, text: pypdfium2.PdfTextPage, row: int, column: int, width: int, height: int
    ) -> str:
        found: str = text.get_text_bounded(
            self.xs[column] + _INSIDE,
            self.ys[row + height] + _INSIDE,
            self.xs[column + width] - _INSIDE,
            self.ys[row] - _INSIDE,
        )
        return " ".join(plain(found).split())


def _covers(strokes: list[Stroke], place: float) -> bool:
    return any(stroke.start <= place <= stroke.end for stroke in strokes)


def goes_over(before: TableRows, part: TableRows) -> bool:
    """Whether a part of a table goes on the part before it: on the next page, in its columns."""
    return before.page + 1 == part.page and _same_columns(before.ruled, part.ruled)


def _same_columns(one: Ruled, other: Ruled) -> bool:
    return len(one.columns) == len(other.columns) and all(
        abs(a - b) <= _NEAR for a, b in zip(one.columns, other.columns, strict=True)
    )


def rows_of(parts: list[TableRows]) -> tuple[list[list[GridCell]], list[int]]:
    """All rows of a table with their pages.

    A heading printed again on each page is left out; a row cut by a page's end is put together.
    """
    rows: list[list[GridCell]] = []
    pages: list[int] = []
    for part in parts:
        fresh = part.ruled.rows[_repeated(rows, part.ruled.rows) :]
        if rows and fresh and _is_cut_off(rows[-1], fresh[0]):
            more = {cell.column: cell.text for cell in fresh[0]}
            rows[-1] = [
                cell._replace(text=f"{cell.text} {more.get(cell.column, '')}".rstrip())
                for cell in rows[-1]
            ]
            fresh = fresh[1:]
        rows += fresh
        pages += [part.page] * len(fresh)
    return rows, pages


def _repeated(rows: list[list[GridCell]], fresh: list[list[GridCell]]) -> int:
    """How many rows at the head of a page repeat the head of the table."""
    pairs = zip(rows, fresh, strict=False)
    same = (
        [cell.text for cell in first] == [cell.text for cell in again] for first, again in pairs
    )
    return sum(1 for _ in itertools.takewhile(bool, same))


def _is_cut_off(above: list[GridCell], row: list[GridCell]) -> bool:
    """Whether a row only goes on in cells of the row above, in the middle of their sentences."""
    before = {cell.column: cell.text for cell in above}
    texts = [(before.get(cell.column), cell.text) for cell in row]
    return any(first and not more for first, more in texts) and all(
        first and (more[0].islower() or more[0].isdigit()) for first, more in texts if more
    )
