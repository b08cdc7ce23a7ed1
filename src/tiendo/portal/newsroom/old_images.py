"""The pictures of an old page as its markup tells of them: where from, what they show, captions."""

from __future__ import annotations

import re
from typing import Any

from lxml import html

MARK = "\x00"
"""Stands in the words of a paragraph where a picture stood; no page can hold it."""

LATER = ("data-src", "data-original", "data-lazy-src", "src")
"""Where the address of a picture stands: pages that load late keep another in ``src``."""

_CAPTION = re.compile(r"(?i)(?:^|[\s_-])p?(?:wp-)?(?:caption|chu-?thich|ghi-?chu-?anh)", re.ASCII)
_SPACERS = ("0", "1")


def image(element: html.HtmlElement) -> dict[str, str] | None:
    """One picture; None for one dot that only counted readers or kept a distance."""
    if {element.get("width"), element.get("height")} <= set(_SPACERS):
        return None
    addresses = (element.get(name, "").strip() for name in LATER)
    src = next(filter(None, addresses), "")
    if not src:
        return None
    shows = element.get("alt", "").strip() or element.get("title", "").strip()
    return {"src": src, "alt": " ".join(shows.split()), "caption": ""}


def images(element: html.HtmlElement) -> list[dict[str, str]]:
    """All pictures of an element, itself included."""
    return [one for one in map(image, element.iter("img")) if one is not None]


def caption_class(element: html.HtmlElement) -> bool:
    """Whether an element says by its class that it is a caption."""
    is_words = element.tag in ("p", "div", "span", "em", "i", "td")
    return is_words and bool(_CAPTION.search(element.get("class", "")))


def is_frame(table: Any) -> bool:
    """Whether a table is only the frame of one picture: no second column, at most one caption."""
    if len(images(table)) != 1:
        return False
    rows = [row.xpath("./td|./th") for row in table.iter("tr")]
    if any(len(row) > 1 for row in rows):
        return False
    words = [cell for row in rows for cell in row if cell.text_content().strip()]
    return len(words) <= 1
