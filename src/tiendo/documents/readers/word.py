"""Word files: paragraphs, tables, text boxes and footnotes, old fonts converted run by run.

Tracked changes are read as if accepted: what was inserted counts, what was deleted does not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from tiendo.common.limits import MAX_NOTES
from tiendo.common.package import Package

from . import legacy
from .document import Document, DocumentError, Draft, Place
from .tables import Grid, add_table
from .word_fonts import Fonts, W
from .word_runs import Paragraph, paragraph_of

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_WRAPPERS = frozenset(
    W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")
)
_TRACKED = frozenset((W + "ins", W + "del", W + "moveFrom", W + "moveTo"))


@dataclass
class Spot:
    """A paragraph of the file and where its text went; ``anchor`` stands for it in the body."""

    start: int
    end: int
    paragraph: Paragraph
    anchor: etree._Element | None = None


@dataclass
class WordText:
    """A Word file read: the document, and for each stretch of it the runs it came from."""

    document: Document
    root: etree._Element
    main_part: str
    spots: list[Spot] = field(default_factory=list)


def read(name: str, raw: bytes) -> Document:
    """Read a Word file into paragraphs and tables, in the order they stand."""
    return load(name, raw).document


def load(name: str, raw: bytes) -> WordText:
    """Read a Word file and keep the way back from its text to its runs."""
    package = Package(raw)
    main = main_part(package)
    root = package.xml(main)
    body = root.find(W + "body")
    if body is None:
        raise DocumentError("broken")
    reader = _Reader(name, package, main, root)
    reader.go(body)
    return reader.done()


def main_part(package: Package) -> str:
    """The name of the part that holds the text: "word/document.xml", or what the package says."""
    if "_rels/.rels" in package:
        for relation in package.xml("_rels/.rels").iter(_RELATION):
            if relation.get("Type", "").endswith("/officeDocument"):
                return relation.get("Target", "").lstrip("/")
    return "word/document.xml"


class _Reader:
    """Fills a draft from the body of a Word file."""

    def __init__(self, name: str, package: Package, main: str, root: etree._Element) -> None:
        self.draft = Draft(name, "docx")
        self.package = package
        self.word = WordText(self.draft.document, root, main)
        self.folder = main.rpartition("/")[0]
        styles = self._part("styles.xml")
        self.fonts = Fonts(root, styles)
        self.paragraph = 0
        self.page = 1
        self.has_pages = next(root.iter(W + "lastRenderedPageBreak"), None) is not None
        self.footnotes: list[tuple[etree._Element, Place]] = []
        self.schemes: set[str] = set()
        self.doubts = 0
        self.anchor: etree._Element | None = None

    def _part(self, name: str) -> etree._Element | None:
        path = f"{self.folder}/{name}" if self.folder else name
        return self.package.xml(path) if path in self.package else None

    def go(self, body: etree._Element) -> None:
        """Take everything in the body, then the footnotes."""
        self._guess_without_fonts(body)
        self._blocks(body)
        self._footnotes()
        if any(next(self.word.root.iter(tag), None) is not None for tag in _TRACKED):
            self.draft.note("tracked-changes")
        for scheme in sorted(self.schemes):
            self.draft.note("old-encoding", None, None, scheme)

    def done(self) -> WordText:
        """The document and its spots, in the order of the text."""
        self.draft.done()
        self.word.spots.sort(key=lambda spot: spot.start)
        return self.word

    def _guess_without_fonts(self, body: etree._Element) -> None:
        """Text in an old encoding whose fonts were lost is told by its letters."""
        sample: list[str] = []
        size = 0
        for element in body.iter(W + "p"):
            for run in element.iter(W + "r"):
                if self.fonts.scheme(run, element) is None:
                    sample += [node.text or "" for node in run.iterchildren(W + "t")]
            sample.append(" ")
            size += sum(map(len, sample[-10:]))
            if size > 100_000:
                break
        self.fonts.otherwise = legacy.guess("".join(sample))

    def _blocks(self, parent: etree._Element) -> None:
        """The paragraphs and tables straight under ``parent`` (through content controls)."""
        for child in parent:
            if child.tag == W + "p":
                self._paragraph(child)
            elif child.tag == W + "tbl":
                self._table(child)
            elif child.tag in _WRAPPERS:
                self._blocks(child)

    def _paragraph(self, element: etree._Element) -> None:
        paragraph = paragraph_of(element, self.fonts)
        self.page += paragraph.breaks_before
        self.paragraph += 1
        place = Place(page=self._page(), paragraph=self.paragraph)
        if paragraph.text.strip():
            self._keep(self.draft.add(paragraph.text, place).start, paragraph)
        self._after(paragraph, place)

    def _after(self, paragraph: Paragraph, place: Place) -> None:
        """What hangs on a paragraph: pages begun in it, its footnotes (kept), its text boxes."""
        self.page += paragraph.breaks_after
        self.footnotes += [(reference, place) for reference in paragraph.footnotes]
        for box in paragraph.boxes:
            # Word keeps no comment inside a text box: the run that holds the box stands for it.
            outer, self.anchor = (
                self.anchor,
                self.anchor if self.anchor is not None else _run_of(box),
            )
            self._blocks(box)
            self.anchor = outer

    def _page(self) -> int | None:
        return self.page if self.has_pages else None

    def _keep(self, start: int, paragraph: Paragraph, anchor: etree._Element | None = None) -> None:
        """Remember where a paragraph went, and what in it was converted with doubt."""
        anchor = self.anchor if anchor is None else anchor
        self.word.spots.append(Spot(start, start + len(paragraph.text), paragraph, anchor))
        self.schemes |= paragraph.schemes()
        for first, last, printed in paragraph.doubts():
            self.doubts += 1
            if self.doubts <= MAX_NOTES:
                self.draft.note("doubtful-letters", start + first, start + last, printed)

    def _table(self, table: etree._Element) -> None:
        grid = Grid()
        everything: list[Paragraph] = []
        page = self._page()
        for row in _within(table, "tr"):
            grid.next_row()
            for cell in _within(row, "tc"):
                paragraphs = [paragraph_of(p, self.fonts) for p in _cell_paragraphs(cell)]
                everything += paragraphs
                lines = [line for line in paragraphs if line.text.strip()]
                grid.add("\n".join(line.text for line in lines), _width(cell), 1, lines)
        written = add_table(self.draft, grid, page=page)
        for at, filled in zip(written.cells if written else (), grid.written(), strict=True):
            start = at.start
            for line in filled.origin if isinstance(filled.origin, list) else ():
                self._keep(start, line)
                start += len(line.text) + 1
        number = len(self.draft.document.tables)
        for paragraph in everything:
            self.page += paragraph.breaks_before
            self._after(paragraph, Place(page=self._page(), table=number))

    def _footnotes(self) -> None:
        """Footnotes and endnotes come last; each keeps the place of its reference."""
        for kind in ("footnote", "endnote"):
            wanted = [
                (ref, place) for ref, place in self.footnotes if ref.tag == f"{W}{kind}Reference"
            ]
            part = self._part(f"{kind}s.xml") if wanted else None
            if part is None:
                continue
            notes = {note.get(W + "id"): note for note in part.iter(W + kind)}
            for reference, place in wanted:
                note = notes.get(reference.get(W + "id"))
                for element in note.iter(W + "p") if note is not None else ():
                    paragraph = paragraph_of(element, self.fonts)
                    if paragraph.text.strip():
                        start = self.draft.add(paragraph.text, place).start
                        self._keep(start, paragraph, _run_of(reference))


def _run_of(element: etree._Element) -> etree._Element | None:
    """The nearest run around an element."""
    return next(element.iterancestors(W + "r"), None)


def _within(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, through content controls, not those of inner tables."""
    for child in parent:
        if child.tag == W + name:
            if not _is_deleted(child):
                yield child
        elif child.tag in _WRAPPERS:
            yield from _within(child, name)


def _is_deleted(row: etree._Element) -> bool:
    return row.find(f"{W}trPr/{W}del") is not None


def _cell_paragraphs(cell: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs of a cell, those of tables inside it too, but not those of text boxes."""
    for child in cell:
        if child.tag == W + "p":
            yield child
        elif child.tag in _WRAPPERS or child.tag in (W + "tbl", W + "tr", W + "tc"):
            yield from _cell_paragraphs(child)


def _width(cell: etree._Element) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    written = span.get(W + "val", "1") if span is not None else "1"
    return (
        min(max(int(written), 1), 100)
        if written.isascii() and written.isdigit() and len(written) < 5
        else 1
    )
