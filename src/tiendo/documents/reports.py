"""A document read and checked whole: its prose, its annexes, and the one against the other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tiendo_core.reading import read
from tiendo_core.reading.figures import Reading

from .readers.document import Document, Place

if TYPE_CHECKING:
    from tiendo_core.checks.findings import Finding
    from tiendo_core.checks.run import Checked

_FOR_PROSE = ("pace", "missing-partner")
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
    from .annex import annexes

    found = annexes(document) if document.tables else []
    text = _without(document.text, [(annex.start, annex.end) for annex in found])
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
    spans = [(table.start, table.end) for table in document.tables]
    if spans:
        kept = [one for one in checked.findings if not _is_chatter(one, spans)]
        checked = checked._replace(findings=kept)
    return Report(document, reading, checked)


def _is_chatter(finding: Finding, spans: list[tuple[int, int]]) -> bool:
    """Remarks on pace and on missing comparisons help in prose, not on each row of a table."""
    at = finding.quotes[0].start
    return finding.code in _FOR_PROSE and any(start <= at < end for start, end in spans)
