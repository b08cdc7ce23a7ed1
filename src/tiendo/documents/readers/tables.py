"""Tables of any kind of document: cells put on a grid, then written into the text row by row."""

from __future__ import annotations

from typing import NamedTuple

from tiendo.common.limits import MAX_CELLS

from .document import Cell, DocumentError, Draft, Place, Table

LONG_CELL = 240
"""A cell longer than this holds prose; its row is written a cell a line, not joined with tabs."""


class GridCell(NamedTuple):
    """A cell on the grid, counted from 0, with the rows and columns it covers."""

    text: str
    row: int
    column: int
    width: int
    height: int
    origin: object = None


class Grid:
    """Puts the cells of a table where they stand, spans over rows and columns minded."""

    def __init__(self) -> None:
        self.rows: list[list[GridCell]] = []
        self._covered: dict[int, int] = {}
        self._column = 0
        self._count = 0

    def next_row(self) -> None:
        """Begin the next row."""
        self._covered = {column: rows - 1 for column, rows in self._covered.items() if rows > 1}
        self.rows.append([])
        self._column = 0

    def put(self, text: str, column: int, width: int = 1) -> None:
        """Put a cell at ``column`` of the row at hand."""
        row = len(self.rows) - 1
        self.rows[row].append(GridCell(text, row, column, width, 1))

    def written(self) -> list[GridCell]:
        """The cells that hold text, in reading order: those that ``add_table`` writes."""
        return [cell for row in self.rows for cell in row if cell.text]

    def add(self, text: str, width: int = 1, height: int = 1, origin: object = None) -> None:
        """Add the next cell of the row at hand."""
        if not self.rows:
            self.next_row()
        while self._column in self._covered and self._covered[self._column] > 0:
            self._column += 1
        self._count += width
        if self._count > MAX_CELLS:
            raise DocumentError("too-many-cells", limit=MAX_CELLS)
        row = len(self.rows) - 1
        self.rows[row].append(GridCell(text, row, self._column, width, height, origin))
        if height > 1:
            # Counted down at each next_row; the row the span begins in counts too.
            self._covered |= {self._column + i: height for i in range(width)}
        self._column += width


def add_table(
    draft: Draft, grid: Grid, sheet: str | None = None, page: int | None = None
) -> Table | None:
    """Write a grid into the draft: cells of a row joined with tabs, rows with line breaks."""
    number = len(draft.document.tables) + 1
    cells: list[Cell] = []
    start = None
    for row in grid.rows:
        written = [cell for cell in row if cell.text]
        prose = any(len(cell.text) > LONG_CELL for cell in written)
        for at, cell in enumerate(written):
            place = Place(
                page=page,
                sheet=sheet,
                table=None if sheet else number,
                row=cell.row + 1,
                column=cell.column + 1,
            )
            block = draft.add(cell.text, place, "\t" if at and not prose else "\n")
            start = block.start if start is None else start
            cells.append(Cell(block.start, block.end, *cell[1:5]))
    if start is None:
        return None
    table = Table(start, draft.length, cells, number, sheet)
    draft.document.tables.append(table)
    return table
