"""Rich text as the gate reads it: paragraph by paragraph, with what was said of each number."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from lxml import html
from wagtail.models import Page

from tiendo.portal.composing import figures
from tiendo.publishing.gate import (
    Binding,
    Link,
    Manuscript,
    Passage,
    Picture,
    Recording,
    Widget,
)

PARAGRAPHS = {"p", "li", "h2", "h3", "h4", "h5", "h6", "blockquote", "td", "th"}
HEADINGS = {"h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}


@dataclass
class Found:
    """What has been found in a page so far."""

    page: Any = None
    passages: list[Passage] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    recordings: list[Recording] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    widgets: list[Widget] = field(default_factory=list)

    @cached_property
    def others(self) -> Found:
        """The same of fields whose words are not the office's own."""
        return Found(self.page)

    def manuscript(self, title: str) -> Manuscript:
        """All of it, as the gate takes it."""
        return Manuscript(
            title,
            tuple(self.passages),
            tuple(self.pictures),
            tuple(self.recordings),
            (*self.links, *self.others.links),
            tuple(self.widgets),
            tuple(self.others.passages),
        )


def paragraphs(source: str, place: str, found: Found, kind: str = "text") -> None:
    """Add the paragraphs of a rich text with their bindings, and its links."""
    tree = figures.parsed(source)
    blocks = [one for one in tree.iter() if one.tag in PARAGRAPHS] or [tree]
    for number, block in enumerate(blocks):
        if any(child.tag in PARAGRAPHS for child in block.iterdescendants()):
            continue
        here = place if len(blocks) == 1 else f"{place}.{number}"
        text, bindings = _read(block, here, found)
        if text.strip():
            level = HEADINGS.get(block.tag, 0)
            found.passages.append(
                Passage(here, "heading" if level else kind, text, level, tuple(bindings))
            )


def _read(block: html.HtmlElement, place: str, found: Found) -> tuple[str, list[Binding]]:
    """The words of a paragraph, and where in them stand numbers that something was said of."""
    text, bindings = block.text or "", []
    for child in block:
        start = len(text)
        if child.tag == "br":
            text += "\n"
        elif child.tag == "a" and child.get("linktype") == figures.LINKTYPE:
            text += child.text_content()
            bindings.append(_binding(child, start, len(text)))
        else:
            inner, more = _read(child, place, found)
            bindings += [
                Binding(start + one.start, start + one.end, one.kind, one.reference, one.note)
                for one in more
            ]
            text += inner
            if child.tag == "a":
                found.links.append(_link(child, place, inner))
        text += child.tail or ""
    return text, bindings


def _binding(element: html.HtmlElement, start: int, end: int) -> Binding:
    mark = figures.mark_of(element)
    note = mark.attributes.get("source", "")
    return Binding(start, end, mark.kind, mark.attributes.get("reference", ""), note)


def _link(element: html.HtmlElement, place: str, words: str) -> Link:
    """A link; one to a page of this site is broken when the page is gone or is no longer public."""
    if element.get("linktype") == "page":
        page = Page.objects.filter(pk=_number(element.get("id"))).first()
        return Link(place, words, page.url or "" if page else "", not (page and page.live))
    if element.get("linktype") == "document":
        return Link(place, words, f"/tai-ve/{_number(element.get('id'))}/")
    return Link(place, words, element.get("href", ""))


def _number(written: str | None) -> int:
    return int(written) if written and written.isdigit() else 0
