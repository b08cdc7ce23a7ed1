"""Offering to bind a number that is just what a citable value says, and doing so at one press."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import html
from wagtail.rich_text import RichText

from tiendo.portal.composing import figures
from tiendo.portal.gate.manuscript import manuscript_of
from tiendo.portal.gate.passages import PARAGRAPHS
from tiendo.portal.models import PortalPage
from tiendo.publishing.gate import Objection, Passage
from tiendo.publishing.queries import Citable, Reference, ReferenceFault, cited
from tiendo.publishing.queries.ahead import citable_of

UNBOUND = "unbound"
MOST = 3
"""So many values are offered for one number; more would be guessing."""


def offers(page: PortalPage, objections: Iterable[Objection]) -> dict[Objection, list[Citable]]:
    """For each unbound number the values that are printed just so, of the periods of the page."""
    unbound = [one for one in objections if one.code == UNBOUND and one.start is not None]
    if not unbound:
        return {}
    passages = {one.place: one for one in manuscript_of(page).passages}
    known = [part for one in _citable(page, passages.values()) for part in one.parts()]
    found = {}
    for one in unbound:
        passage = passages.get(one.place)
        fits = [each for each in known if passage and _stands(each.printed, one, passage)]
        if 0 < len(fits) <= MOST:
            found[one] = fits
    return found


def _citable(page: PortalPage, passages: Iterable[Passage]) -> list[Citable]:
    """What can be cited of the unit for the latest period, and for those the page cites already."""
    periods = {""}
    for passage in passages:
        for one in passage.bindings:
            try:
                periods.add(Reference.parse(one.reference).period)
            except ReferenceFault:
                continue
    found = [one for period in sorted(periods) for one in citable_of(page.unit, "", period)]
    return list({one.reference: one for one in found}.values())


def _stands(printed: str, at: Objection, passage: Passage) -> bool:
    """Whether a value stands at a place as it is printed, and no further digit follows."""
    start = at.start or 0
    rest = passage.text[start + len(printed) :]
    return passage.text.startswith(printed, start) and not rest[:1].isdigit()


def bind(page: PortalPage, place: str, start: int, reference: str) -> bool:
    """Bind the value that stands at a place of the page's body; whether it could be done."""
    datum = cited(Reference.parse(reference))
    parts = place.split(".")
    if datum is None or len(parts) < 2 or not hasattr(page, parts[0]):
        return False
    body = getattr(page, parts[0])
    for block in body:
        if str(block.id) == parts[1] and isinstance(block.value, RichText):
            tree = figures.parsed(block.value.source)
            number = int(parts[2]) if len(parts) > 2 and parts[2].isdigit() else 0
            if _wrapped(_paragraph(tree, number), start, datum.printed, reference):
                block.value = RichText(figures.inner(tree))
                return True
    return False


def _paragraph(tree: html.HtmlElement, number: int) -> html.HtmlElement:
    """The paragraph of that number, counted as the manuscript counts them."""
    blocks = [one for one in tree.iter() if one.tag in PARAGRAPHS] or [tree]
    return blocks[number] if number < len(blocks) else tree


def _wrapped(paragraph: html.HtmlElement, start: int, printed: str, reference: str) -> bool:
    """Put a mark around the words at ``start``, where they stand in one piece and unmarked."""
    seen = 0
    for element, is_tail, words in _pieces(paragraph):
        is_marked = not is_tail and element.tag == "a"
        if not is_marked and seen <= start and start + len(printed) <= seen + len(words):
            at = start - seen
            if words[at : at + len(printed)] != printed:
                return False
            mark = html.Element("a", linktype=figures.LINKTYPE, kind="datum", reference=reference)
            mark.text = printed
            if is_tail:
                element.tail = words[:at]
                parent = element.getparent()
                parent.insert(parent.index(element) + 1, mark)
            else:
                element.text = words[:at]
                element.insert(0, mark)
            mark.tail = words[at + len(printed) :]
            return True
        seen += len(words)
    return False


def _pieces(element: html.HtmlElement) -> Iterable[tuple[html.HtmlElement, bool, str]]:
    """The runs of letters of a paragraph in reading order: (element, stands after it, letters)."""
    yield element, False, "\n" if element.tag == "br" else element.text or ""
    for child in element:
        yield from _pieces(child)
        yield child, True, child.tail or ""
