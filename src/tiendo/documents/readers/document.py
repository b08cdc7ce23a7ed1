"""What every reader hands out: one text, the blocks and tables it is made of, and notes on it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from tiendo.common.file_faults import DocumentError

__all__ = ["Block", "Cell", "Document", "DocumentError", "Draft", "Note", "Place", "Table"]


class Place(NamedTuple):
    """Where something stands, as a person would look for it. Everything counts from 1."""

    page: int | None = None
    paragraph: int | None = None
    sheet: str | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    line: int | None = None
    character: int | None = None

    def record(self) -> dict[str, int | str]:
        """The parts that are known, for JSON."""
        return {key: value for key, value in self._asdict().items() if value is not None}


class Block(NamedTuple):
    """A run of the document's text that stands in one place: a paragraph, a cell."""

    start: int
    end: int
    place: Place


class Note(NamedTuple):
    """Something about the document a person should know; a place when it has one."""

    code: str
    start: int | None = None
    end: int | None = None
    values: tuple[object, ...] = ()


class Cell(NamedTuple):
    """A cell of a table: its place in the document's text and in the grid (from 0, with spans)."""

    start: int
    end: int
    row: int
    column: int
    width: int = 1
    height: int = 1


@dataclass(slots=True)
class Table:
    """A table as cells in reading order; ``start`` and ``end`` bound it in the document's text."""

    start: int
    end: int
    cells: list[Cell]
    number: int = 1
    sheet: str | None = None


@dataclass(slots=True)
class Document:
    """A document as one text with the places of its parts.

    ``text`` of a plain file is the file's own text, code point for code point; of other kinds it is
    the blocks joined with line breaks (cells of a row with tabs).
    """

    name: str
    kind: str
    text: str
    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    _starts: list[int] | None = None

    def block_text(self, block: Block) -> str:
        """The text of one block."""
        return self.text[block.start : block.end]

    def place(self, offset: int) -> Place:
        """Where the character at ``offset`` stands."""
        if not self.blocks:
            return self._line_place(offset)
        if self._starts is None:
            self._starts = [block.start for block in self.blocks]
        at = max(bisect_right(self._starts, offset) - 1, 0)
        return self.blocks[at].place

    def _line_place(self, offset: int) -> Place:
        """Line and character in a plain text (a line ends at a line feed)."""
        if self._starts is None:
            starts, at = [0], self.text.find("\n")
            while at >= 0:
                starts.append(at + 1)
                at = self.text.find("\n", at + 1)
            self._starts = starts
        line = bisect_right(self._starts, offset)
        return Place(line=line, character=offset - self._starts[line - 1] + 1)


class Draft:
    """A document in the making: text is added at the end, each piece with its place."""

    def __init__(self, name: str, kind: str) -> None:
        self.document = Document(name, kind, "")
        self.length = 0
        self._parts: list[str] = []

    def add(self, text: str, place: Place, joint: str = "\n") -> Block:
        """Add a piece of text after ``joint`` (nothing before the first) and say where it went."""
        if self._parts:
            self._parts.append(joint)
            self.length += len(joint)
        start = self.length
        self._parts.append(text)
        self.length += len(text)
        block = Block(start, self.length, place)
        self.document.blocks.append(block)
        return block

    def note(
        self, code: str, start: int | None = None, end: int | None = None, *values: object
    ) -> None:
        """Remember something a person should know of this document."""
        self.document.notes.append(Note(code, start, end, values))

    def done(self) -> Document:
        """The document, its text put together."""
        self.document.text = "".join(self._parts)
        return self.document
