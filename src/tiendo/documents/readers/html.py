"""Web pages: the prose of an HTML file in its blocks, tables kept, scripts and menus left out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree
from lxml import html as lxml_html

from tiendo.common.limits import MAX_HTML_BYTES

from .document import Document, DocumentError, Draft, Place
from .plain import decode
from .tables import Grid, add_table

_LEFT_OUT = frozenset(
    "script style nav footer head noscript template iframe object svg math canvas select button "
    "textarea input audio video map".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset "
    "figcaption figure form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main ol p pre "
    "section summary table tbody td tfoot th thead tr ul".split()
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def read(name: str, raw: bytes) -> Document:
    """Read a web page into paragraphs and tables, in the order they stand."""
    if len(raw) > MAX_HTML_BYTES:
        raise DocumentError("too-large", size=len(raw), limit=MAX_HTML_BYTES)
    charset = _CHARSET.search(raw[:4096])
    text, notes = decode(raw, charset.group(1).decode("ascii") if charset else None)
    draft = Draft(name, "html")
    draft.document.notes += [note for note in notes if note.start is None]
    root = _tree(text)
    if root is not None:
        _Walk(draft).go(root)
    return draft.done()


def _tree(text: str) -> etree._Element | None:
    """The element tree; entities beyond HTML's own are never expanded, nothing is fetched."""
    parser = lxml_html.HTMLParser(
        no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8"
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None
    if any("depth" in entry.message for entry in parser.error_log):
        # The parser stopped inside: what follows would be lost without a word.
        raise DocumentError("too-deep")
    return root


@dataclass
class _Walk:
    """Walks the tree without recursion (pages nest without end) and fills the draft."""

    draft: Draft
    words: list[str] = field(default_factory=list)
    paragraph: int = 0

    def go(self, root: etree._Element) -> None:
        """Take the whole tree."""
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            tag = element.tag
            if not isinstance(tag, str):
                continue
            if tag in _BLOCKS or (tag == "br" and event == "end"):
                self.close()
            if event == "end":
                self.words.append(element.tail or "")
            elif _is_left_out(element):
                walk.skip_subtree()
            elif tag == "table" and _is_plain_table(element):
                add_table(self.draft, _grid(element))
                walk.skip_subtree()
            else:
                self.words.append(element.text or "")
        self.close()

    def close(self) -> None:
        """End the paragraph at hand."""
        text = _SPACES.sub(" ", "".join(self.words)).strip(" ")
        self.words.clear()
        if text:
            self.paragraph += 1
            self.draft.add(text, Place(paragraph=self.paragraph))


def _is_left_out(element: etree._Element) -> bool:
    if element.tag in _LEFT_OUT or element.get("hidden") is not None:
        return True
    style = element.get("style")
    return bool(style and _HIDDEN.search(style)) or element.get("role") == "navigation"


def _is_plain_table(table: etree._Element) -> bool:
    """A table of rows and cells, not one that lays out a page (it holds further tables)."""
    if table.find(".//table") is not None or len(table.findall(".//td")) < 4:
        return False
    return table.find(".//td//div//p") is None and table.find(".//h1") is None


def _grid(table: etree._Element) -> Grid:
    grid = Grid()
    for row in table.iter("tr"):
        grid.next_row()
        for cell in row.iterchildren("td", "th"):
            text = _SPACES.sub(" ", " ".join(map(str, cell.itertext()))).strip()
            grid.add(text, _span(cell, "colspan"), _span(cell, "rowspan"))
    return grid


def _span(cell: etree._Element, name: str) -> int:
    written = cell.get(name, "1").strip()
    return (
        min(max(int(written), 1), 100)
        if written.isascii() and written.isdigit() and len(written) < 5
        else 1
    )
