"""The body of an old article as blocks: its words, its pictures and their order, nothing that runs.

A picture is a block of the kind ``picture`` with what the old page said of it: ``src``, ``alt``,
``caption``. Whoever takes the article over looks for its file (``old_pictures``).
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any

from lxml import html

from tiendo.portal.newsroom.old_images import MARK, caption_class, images, is_frame

DROPPED = ("script", "style", "iframe", "object", "embed", "form", "svg", "noscript", "nav")
KEPT_INLINE = {"b", "strong", "i", "em", "a", "br"}
RENAMED = {"strong": "b", "em": "i"}
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LISTS = ("ul", "ol")
SAFE = ("http://", "https://", "mailto:", "/")


def blocks(body: str) -> list[dict[str, Any]]:
    """The blocks of an old body: headings, tables, and runs of paragraphs and lists."""
    tree = html.fragment_fromstring(body or "", create_parent="div")
    for name in DROPPED:
        for one in list(tree.iter(name)):
            one.drop_tree()
    found: list[dict[str, Any]] = []
    text = ""
    for kind, value in _pieces(tree):
        last = found[-1] if found and not text else None
        if kind == "caption" and last is not None and _lacks_caption(last):
            last["value"]["caption"] = value
            continue
        if kind in ("text", "caption"):
            text += value if kind == "text" else f"<p>{escaped(value)}</p>"
            continue
        if text:
            found.append(block("text", text))
            text = ""
        found.append(block(kind, value))
    if text:
        found.append(block("text", text))
    return found


def _lacks_caption(last: dict[str, Any]) -> bool:
    return last["type"] == "picture" and not last["value"]["caption"]


def block(kind: str, value: Any) -> dict[str, Any]:
    """A block of a body, as it is kept."""
    return {"type": kind, "value": value, "id": str(uuid.uuid4())}


def _pieces(element: html.HtmlElement) -> Iterator[tuple[str, Any]]:
    """What stands in an element, in order; loose words become paragraphs."""
    yield from _loose(element.text)
    for child in element:
        if isinstance(child.tag, str):
            yield from _of(child)
        yield from _loose(child.tail)


def _of(child: html.HtmlElement) -> Iterator[tuple[str, Any]]:
    """What one element is."""
    if child.tag == "img":
        yield from (("picture", one) for one in images(child))
    elif child.tag in HEADINGS:
        words = " ".join(child.text_content().split())
        if words:
            yield "heading", words[:250]
        yield from (("picture", one) for one in images(child))
    elif child.tag == "table" and is_frame(child):
        yield from _frame(child)
    elif child.tag == "table":
        yield from _table(child)
        yield from (("picture", one) for one in images(child))
    elif child.tag == "figcaption" or caption_class(child):
        words = " ".join(child.text_content().split())
        if words and not images(child):
            yield "caption", words
        else:
            yield from _pieces(child)
    elif child.tag in LISTS:
        items = "".join(f"<li>{_inline(one)}</li>" for one in child.iter("li"))
        items = items.replace(MARK, "").replace("<li></li>", "")
        if items:
            yield "text", f"<{child.tag}>{items}</{child.tag}>"
        yield from (("picture", one) for one in images(child))
    elif child.tag == "p" or child.tag in KEPT_INLINE or child.tag == "span":
        yield from _paragraph(child)
    else:
        yield from _pieces(child)


def _paragraph(element: html.HtmlElement) -> Iterator[tuple[str, Any]]:
    """The words of a paragraph before, between and after its pictures."""
    pictures = list(element.iter("img"))
    for number, words in enumerate(_inline(element).split(MARK)):
        if number:
            yield from (("picture", one) for one in images(pictures[number - 1]))
        if words.replace("<br/>", "").strip():
            yield "text", f"<p>{words}</p>"


def _frame(element: html.HtmlElement) -> Iterator[tuple[str, Any]]:
    """A table that only holds a picture, its words below it."""
    words = " ".join(element.text_content().split())
    (picture,) = images(element)
    yield "picture", picture | {"caption": picture["caption"] or words}


def _loose(words: str | None) -> Iterator[tuple[str, Any]]:
    if words and words.strip():
        yield "text", f"<p>{escaped(' '.join(words.split()))}</p>"


def _inline(element: html.HtmlElement) -> str:
    """Words with bold, italic, breaks and safe links; the rest of the markup is left behind.

    A picture leaves ``MARK``, and no markup is put around one.
    """
    written = escaped(element.text or "")
    for child in element:
        if isinstance(child.tag, str):
            inner = _inline(child)
            name = RENAMED.get(child.tag, child.tag)
            if name == "br":
                inner = "<br/>"
            elif name == "img":
                inner = MARK
            elif MARK in inner:
                pass
            elif name == "a" and str(child.get("href", "")).startswith(SAFE):
                inner = f'<a href="{escaped(child.get("href"))}">{inner}</a>'
            elif name in ("b", "i") and inner.strip():
                inner = f"<{name}>{inner}</{name}>"
            written += inner
        written += escaped(child.tail or "")
    return written


def escaped(words: str) -> str:
    """Words as they stand in HTML."""
    for sign, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        words = words.replace(sign, name)
    return words


def _table(element: html.HtmlElement) -> Iterator[tuple[str, Any]]:
    """A table of words, its first row the head."""
    rows = [
        [" ".join(cell.text_content().split()) for cell in row.xpath("./td|./th")]
        for row in element.iter("tr")
    ]
    rows = [row for row in rows if any(row)]
    if not rows:
        return
    width = max(len(row) for row in rows)
    rows = [row + [""] * (width - len(row)) for row in rows]
    caption = element.find("caption")
    yield (
        "table",
        {
            "caption": " ".join(caption.text_content().split()) if caption is not None else "",
            "columns": [{"type": "words", "heading": words} for words in rows[0]],
            "rows": [{"values": row} for row in rows[1:]],
        },
    )
