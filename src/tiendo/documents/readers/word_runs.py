"""One paragraph of a Word file as text, with the way back from each letter to its run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from . import legacy
from .word_fonts import Fonts, W

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LEFT_OUT = frozenset(
    [W + name for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "tbl", "sdtPr")]
    + [MC + "Fallback"]
)
_SIGNS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-", W + "sym": " "}
_UNICODE_VIETNAMESE = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9\u0300-\u0323]")


class Atom(NamedTuple):
    """A text node (None for a tab or a break) and what stands in it."""

    raw: str
    node: etree._Element | None


@dataclass(slots=True)
class Stretch:
    """Neighbouring text nodes in one encoding; letters of VNI may straddle two of them."""

    start: int
    text: str
    scheme: str | None
    atoms: list[Atom]


@dataclass(slots=True)
class Paragraph:
    """A paragraph: its text in Unicode, its stretches, and what hangs on it."""

    element: etree._Element
    text: str = ""
    stretches: list[Stretch] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    footnotes: list[etree._Element] = field(default_factory=list)
    breaks_before: int = 0
    breaks_after: int = 0

    def doubts(self) -> Iterator[tuple[int, int, str]]:
        """Places of the text whose conversion is doubtful: start, end, what stood there."""
        for stretch in self.stretches:
            if stretch.scheme is None:
                continue
            raw = "".join(atom.raw for atom in stretch.atoms)
            if stretch.scheme == legacy.UNKNOWN_OLD and not raw.isascii():
                yield stretch.start, stretch.start + len(stretch.text), raw
            for doubt in legacy.doubts(raw, stretch.text, stretch.scheme):
                yield stretch.start + doubt.start, stretch.start + doubt.end, doubt.printed

    def schemes(self) -> set[str]:
        """The old encodings met in this paragraph."""
        return {s.scheme for s in self.stretches if s.scheme and s.scheme != legacy.UNKNOWN_OLD}

    def locate(self, offset: int) -> tuple[etree._Element, int] | None:
        """The text node and the place in it of the letter at ``offset``; None for a tab."""
        for stretch in self.stretches:
            if stretch.start <= offset < stretch.start + len(stretch.text):
                return _locate(stretch, offset - stretch.start)
        return None


def _locate(stretch: Stretch, offset: int) -> tuple[etree._Element, int] | None:
    at = offset
    if stretch.scheme == legacy.VNI:
        raw = "".join(atom.raw for atom in stretch.atoms)
        at = sum(length for length, _ in list(legacy.pieces(raw, legacy.VNI))[:offset])
    for atom in stretch.atoms:
        if at < len(atom.raw):
            return None if atom.node is None else (atom.node, at)
        at -= len(atom.raw)
    return None


def paragraph_of(element: etree._Element, fonts: Fonts) -> Paragraph:
    """Read one ``w:p``. Deleted text is left out, inserted text is read."""
    paragraph = Paragraph(element)
    scheme: str | None = None
    run: etree._Element | None = None
    for node in _shown(element, paragraph):
        tag = node.tag
        if tag == W + "r":
            run, scheme = node, fonts.scheme(node, element)
        elif tag == W + "t":
            text = node.text or ""
            own = scheme or fonts.otherwise
            _append(paragraph, Atom(text, node), None if _UNICODE_VIETNAMESE.search(text) else own)
        elif tag == W + "br" and node.get(W + "type") == "page":
            _page_break(paragraph)
        elif tag in _SIGNS and run is not None:
            _append(paragraph, Atom(_SIGNS[tag], None), None)
        elif tag == W + "lastRenderedPageBreak":
            _page_break(paragraph, rendered=True)
        elif tag in (W + "footnoteReference", W + "endnoteReference"):
            paragraph.footnotes.append(node)
    for stretch in paragraph.stretches:
        raw = "".join(atom.raw for atom in stretch.atoms)
        stretch.text = legacy.convert(raw, stretch.scheme) if stretch.scheme else raw
        stretch.start = len(paragraph.text)
        paragraph.text += stretch.text
    return paragraph


def _shown(element: etree._Element, paragraph: Paragraph) -> Iterator[etree._Element]:
    """The elements of a paragraph that show, in order; text boxes are put aside, not entered."""
    waiting = [iter(element)]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
        elif child.tag == W + "txbxContent":
            paragraph.boxes.append(child)
        elif child.tag not in _LEFT_OUT:
            yield child
            waiting.append(iter(child))


def _append(paragraph: Paragraph, atom: Atom, scheme: str | None) -> None:
    if paragraph.stretches and paragraph.stretches[-1].scheme == scheme:
        paragraph.stretches[-1].atoms.append(atom)
    else:
        paragraph.stretches.append(Stretch(0, "", scheme, [atom]))


def _page_break(paragraph: Paragraph, *, rendered: bool = False) -> None:
    """Count pages by the breaks Word drew; one of its own comes with each manual break."""
    if not rendered:
        return
    if any(atom.raw.strip() for stretch in paragraph.stretches for atom in stretch.atoms):
        paragraph.breaks_after += 1
    else:
        paragraph.breaks_before += 1
