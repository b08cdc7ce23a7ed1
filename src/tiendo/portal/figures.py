"""Figures in rich text: how the editor keeps them, and how they are found again.

The editor keeps ``<a linktype="so-lieu" kind="datum" indicator="KT.CN.01" unit="437"
period="2020-9M" certainty="official" version="1">864 tỷ đồng</a>``; ``kind="source"`` carries
``source``, the outside source in words, and ``kind="not-figure"`` nothing more.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html

LINKTYPE = "so-lieu"
DATUM, SOURCE, NOT_FIGURE = "datum", "source", "not-figure"


@dataclass(frozen=True)
class Mark:
    """One marked number of a text: what it is, and what the editor said of it."""

    kind: str
    words: str
    attributes: dict[str, str]


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
