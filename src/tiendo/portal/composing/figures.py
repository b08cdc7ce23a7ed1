"""Figures in rich text: how the editor keeps them, and how they are found again.

The editor keeps ``<a linktype="so-lieu" kind="datum" reference="437@1992-03-02|KT.CN.01|2020-9M|
estimate|1|437|value">864 tỷ đồng</a>`` (the reference is that of ``publishing``);
``kind="source"`` carries ``source``, the outside source in words, and ``kind="not-figure"`` nothing
more.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import html
from wagtail.rich_text import expand_db_html

LINKTYPE = "so-lieu"
DATUM, SOURCE, NOT_FIGURE = "datum", "source", "not-figure"


@dataclass(frozen=True)
class Mark:
    """One marked number of a text: what it is, and what the editor said of it."""

    kind: str
    words: str
    attributes: dict[str, str]


class Ledger(list[dict[str, Any]]):
    """The figures of a page in the order of reading, numbered so-1, so-2, … as they come."""

    def __init__(self, page: Any = None) -> None:
        super().__init__()
        self.page = page

    def enter(self, mark: Mark) -> dict[str, Any]:
        """Add a marked number; the entry says at which place it stands."""
        entry = {"place": f"so-{len(self) + 1}", **_said(mark)}
        self.append(entry)
        return entry

    def written(self, source: str) -> str:
        """Rich text as HTML, its marked numbers entered: each leads to its entry, one that is told
        again to that of the first time."""
        tree = parsed(source)
        for element in list(elements(tree)):
            mark = mark_of(element)
            if mark.kind == NOT_FIGURE:
                element.drop_tag()
                continue
            known = next((one for one in self if one.items() >= _said(mark).items()), None)
            place = (known or self.enter(mark))["place"]
            element.attrib.clear()
            element.attrib.update({"class": LINKTYPE, "href": f"#{place}"})
            if known is None:
                element.set("id", f"{place}-o-day")
        return expand_db_html(inner(tree))

    def entered(self, source: str) -> tuple[str, dict[str, Any]]:
        """What a cell prints, and its entry: the first marked number in it."""
        tree = parsed(source)
        marks = [one for one in map(mark_of, elements(tree)) if one.kind != NOT_FIGURE]
        words = " ".join(tree.text_content().split())
        return words, self.enter(marks[0]) if marks else {}


def _said(mark: Mark) -> dict[str, str]:
    """What an entry says of a marked number."""
    return {"kind": mark.kind, "printed": mark.words, **mark.attributes}


def parsed(source: str) -> html.HtmlElement:
    """Rich text as a tree; the root is a ``div`` around it."""
    return html.fragment_fromstring(source or "", create_parent="div")


def elements(tree: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """The marked numbers of a text, in their order."""
    yield from tree.iterfind(f".//a[@linktype='{LINKTYPE}']")


def mark_of(element: html.HtmlElement) -> Mark:
    """What one marked number says."""
    kept = {name: value for name, value in element.attrib.items() if name != "linktype"}
    return Mark(kept.pop("kind", DATUM), element.text_content(), kept)


def inner(tree: html.HtmlElement) -> str:
    """The rich text of a tree again, without the ``div`` around it."""
    rest = "".join(html.tostring(child, encoding="unicode") for child in tree)
    return (tree.text or "") + rest
