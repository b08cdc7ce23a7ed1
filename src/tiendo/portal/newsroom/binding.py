"""Offering to bind a number that is just what a citable value says, and doing so at one press."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import html

from tiendo.portal.composing import figures
from tiendo.portal.gate.manuscript import manuscript_of
from tiendo.portal.models import PortalPage
from tiendo.portal.newsroom.places import field_of, holds_links, written
from tiendo.publishing.gate import Objection, Passage
from tiendo.publishing.queries import Citable, Reference, ReferenceFault, cited
from tiendo.publishing.queries.ahead import citable_of

UNBOUND = "unbound"
LOOKS = ("b", "i", "strong", "em")
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
        passage = passages.get(one.place) if holds_links(page, one.place) else None
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
    """Bind the value that stands at a place of the page; whether it could be done."""
    datum = cited(Reference.parse(reference))
    if datum is None:
        return False

    def mark(paragraph: html.HtmlElement) -> bool:
        return _wrapped(paragraph, start, datum.printed, reference)

    name, path = field_of(page, place)
    new = written(getattr(page, name), path, mark) if name else None
    if new is None:
        return False
    setattr(page, name, new)
    return True


def _wrapped(paragraph: html.HtmlElement, start: int, printed: str, reference: str) -> bool:
    """Put a mark around the words at ``start``, where they stand unmarked; bold and italic that
    begin or end within them are taken off."""
    _unbroken(paragraph, start, start + len(printed))
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


def _unbroken(paragraph: html.HtmlElement, start: int, end: int) -> None:
    """Take off the looks of what begins or ends within some letters of a paragraph."""
    spans, at = [], 0
    for element, is_tail, words in _pieces(paragraph):
        if not is_tail:
            whole = at + len(element.text_content())
            is_within = at <= start and end <= whole
            if element.tag in LOOKS and at < end and start < whole and not is_within:
                spans.append(element)
        at += len(words)
    for element in spans:
        element.drop_tag()


def _pieces(element: html.HtmlElement) -> Iterable[tuple[html.HtmlElement, bool, str]]:
    """The runs of letters of a paragraph in reading order: (element, stands after it, letters)."""
    yield element, False, "\n" if element.tag == "br" else element.text or ""
    for child in element:
        yield from _pieces(child)
        yield child, True, child.tail or ""
