"""The body of an old article as blocks: its words and their order, nothing that runs or fetches."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any

from lxml import html

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
        if kind == "text":
            text += value
            continue
        if text:
            found.append(_block("text", text))
            text = ""
        found.append(_block(kind, value))
    if text:
        found.append(_block("text", text))
    return found


def _block(kind: str, value: Any) -> dict[str, Any]:
    return {"type": kind, "value": value, "id": str(uuid.uuid4())}


def _pieces(element: html.HtmlElement) -> Iterator[tuple[str, Any]]:
    """What stands in an element, in order; loose words become paragraphs."""
    yield from _loose(element.text)
    for child in element:
        if not isinstance(child.tag, str):
            pass
        elif child.tag in HEADINGS:
            words = " ".join(child.text_content().split())
            if words:
                yield "heading", words[:250]
        elif child.tag == "table":
            yield from _table(child)
        elif child.tag in LISTS:
            items = "".join(f"<li>{_inline(one)}</li>" for one in child.iter("li"))
            if items:
                yield "text", f"<{child.tag}>{items}</{child.tag}>"
        elif child.tag == "p" or child.tag in KEPT_INLINE or child.tag == "span":
            words = _inline(child)
            if words.strip():
                yield "text", f"<p>{words}</p>"
        else:
            yield from _pieces(child)
        yield from _loose(child.tail)


def _loose(words: str | None) -> Iterator[tuple[str, Any]]:
    if words and words.strip():
        yield "text", f"<p>{_escaped(' '.join(words.split()))}</p>"


def _inline(element: html.HtmlElement) -> str:
    """Words with bold, italic, breaks and safe links; the rest of the markup is left behind."""
    written = _escaped(element.text or "")
    for child in element:
        if isinstance(child.tag, str):
            inner = _inline(child)
            name = RENAMED.get(child.tag, child.tag)
            if name == "br":
                inner = "<br/>"
            elif name == "a" and str(child.get("href", "")).startswith(SAFE):
                inner = f'<a href="{_escaped(child.get("href"))}">{inner}</a>'
            elif name in ("b", "i") and inner.strip():
                inner = f"<{name}>{inner}</{name}>"
            written += inner
        written += _escaped(child.tail or "")
    return written


def _escaped(words: str) -> str:
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
