"""A document read and checked whole: its prose, its annexes, and the one against the other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tiendo_core.reading import read
from tiendo_core.reading.figures import Reading

from .readers.document import Document, Place, Table

if TYPE_CHECKING:
    from tiendo_core.checks.findings import Finding
    from tiendo_core.checks.run import Checked

    from .annex import Annex

_FOR_PROSE = ("pace", "missing-partner")
_ORDERS = ("tt", "stt", "số tt", "số thứ tự")
_HEADINGS = (*_ORDERS, "chỉ tiêu", "nội dung", "danh mục", "đvt", "đơn vị", "đơn vị tính")
_LONGEST_ORDER = 5
_LETTER = re.compile(r"[^\n]")


@dataclass(slots=True)
class Report:
    """A document, what was read in it, and what the checks say."""

    document: Document
    reading: Reading
    checked: Checked

    @property
    def findings(self) -> list[Finding]:
        """The findings, in the order of the checks."""
        return self.checked.findings

    def place(self, offset: int) -> Place:
        """Where a character of the text stands: page and paragraph, sheet and cell, or line."""
        return self.document.place(offset)


def read_document(document: Document, *, year: int | None = None) -> Reading:
    """Read a document's prose and its annexes into one reading of its whole text.

    ``year`` is the year of the report when the document names none.
    """
    found = _annexes(document) if document.tables else []
    blank = [(annex.start, annex.end) for annex in found]
    annexed = {annex.end for annex in found}
    for table in document.tables:
        if table.end not in annexed:
            blank += _frame(document, table)
    text = _without(document.text, sorted(blank))
    reading = read(text, year=year)
    reading.text = document.text
    sentence = max((figure.sentence for figure in reading.figures), default=0) + 1
    for annex in found:
        figures, tokens = annex.read(reading.period, year)
        for figure in figures:
            figure.sentence += sentence
        sentence += len(annex.rows) + 1
        reading.figures += figures
        reading.tokens += tokens
    if found:
        reading.figures.sort(key=lambda figure: figure.start)
        reading.tokens.sort()
    return reading


def _annexes(document: Document) -> list[Annex]:
    """The annexes of a document; what reads them is imported when a table comes."""
    from .annex import annexes

    return annexes(document)


def _frame(document: Document, table: Table) -> list[tuple[int, int]]:
    """The headings and the order numbers of a table that is no annex: its cells are read as prose.

    Without them the reader of prose, which knows tables flattened to a cell a line, sees none here.
    """
    columns: set[int] = set()
    spans = []
    for cell in table.cells:
        words = " ".join(document.text[cell.start : cell.end].lower().split()).strip(".:")
        is_order = cell.column in columns and len(words) <= _LONGEST_ORDER
        if words in _HEADINGS or is_order:
            spans.append((cell.start, cell.end))
        if words in _ORDERS:
            columns.add(cell.column)
    return spans


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with blanks where the spans stand: the same length, so the same offsets."""
    parts, at = [], 0
    for start, end in spans:
        parts += [text[at:start], _LETTER.sub(" ", text[start:end])]
        at = end
    return "".join([*parts, text[at:]]) if spans else text


def examine(document: Document, *, year: int | None = None) -> Report:
    """Read a document and run every check on it."""
    from tiendo_core.checks import check

    reading = read_document(document, year=year)
    checked = check(reading)
    if document.tables:
        kept = [one for one in checked.findings if not _is_chatter(one, document)]
        checked = checked._replace(findings=kept)
    return Report(document, reading, checked)


def _is_chatter(finding: Finding, document: Document) -> bool:
    """Remarks on pace and on missing comparisons help in prose, not on each row of a table."""
    return finding.code in _FOR_PROSE and document.place(finding.quotes[0].start).row is not None
