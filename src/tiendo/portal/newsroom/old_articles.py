"""Reading what an older portal held: a folder of pages, or a list as JSON or CSV."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from lxml import etree, html

from tiendo_core.names import plain_key

NAMES = {
    "title": ("title", "tieu de", "ten bai"),
    "lead": ("lead", "tom tat", "sapo", "summary"),
    "body": ("body", "noi dung", "content"),
    "dated_on": ("date", "ngay", "ngay dang", "published", "dated_on"),
    "author": ("author", "tac gia", "nguoi viet"),
    "address": ("address", "url", "dia chi", "duong dan", "link"),
    "pictures": ("picture", "pictures", "anh", "hinh anh", "image", "images"),
}
"""What the columns of a list may be called, without tones."""


DAYS = ("article:published_time", "date", "pubdate", "dc.date")
"""The names under which the head of a page tells its day."""


LONGEST_KEY = 400
"""So many letters of an address are kept."""


class OldListFault(ValueError):
    """A list that cannot be read; the words say where and what to do."""


@dataclass(frozen=True)
class OldPicture:
    """A picture an old list names beside an article: the file, from the list, and what it shows."""

    file: str
    shows: str = ""


@dataclass(frozen=True)
class OldArticle:
    """An article as the older portal had it; ``body`` is HTML, ``address`` where it stood.

    ``folder`` is where its page lies, from the folder that is taken over; the pictures of the body
    are found from there. ``pictures`` are those a list names besides.
    """

    title: str
    address: str
    body: str
    lead: str = ""
    author: str = ""
    dated_on: date | None = None
    folder: str = ""
    pictures: tuple[OldPicture, ...] = ()
    faults: tuple[str, ...] = field(default=())

    @property
    def key(self) -> str:
        """What tells it from others: its address, or else its words and its day."""
        if self.address:
            return self.address[:LONGEST_KEY]
        said = "\n".join((self.title, str(self.dated_on), self.body))
        return f"khong-dia-chi:{hashlib.sha256(said.encode()).hexdigest()}"


def from_folder(folder: Path) -> Iterator[OldArticle]:
    """The articles of a folder: every .html page below it, by path."""
    for path in sorted([*folder.rglob("*.html"), *folder.rglob("*.htm")]):
        yield from_page(path.read_bytes(), path.relative_to(folder))


def from_page(raw: bytes, path: Path) -> OldArticle:
    """One page: its head says title, day, author and address, its article or main the words.

    Of a file that holds nothing there is no body, and a fault that says so.
    """
    try:
        tree: Any = html.document_fromstring(raw, parser=html.HTMLParser(encoding=_encoding(raw)))
    except etree.ParserError:
        fault = _("this file holds no page; it is left out")
        return OldArticle(path.name, f"/{path.as_posix()}", "", faults=(fault,))
    main = next((one for name in ("article", "main", "body") for one in tree.iter(name)), tree)
    heading = next(main.iter("h1"), None)
    title = _words(heading) if heading is not None else _words(next(tree.iter("title"), None))
    if heading is not None:
        heading.drop_tree()
    canonical = tree.xpath("//link[@rel='canonical']/@href")
    days = (_meta(tree, name) for name in DAYS)
    when = next(filter(None, days), "") or next(iter(tree.xpath("//time/@datetime")), "")
    dated_on, faults = _day(when)
    lead = _meta(tree, "description")
    body = html.tostring(main, encoding="unicode")
    address = canonical[0] if canonical else f"/{path.as_posix()}"
    author = _meta(tree, "author")
    told = (title, address, body, lead, author, dated_on, path.parent.as_posix())
    return OldArticle(*told, faults=faults)


def from_list(raw: bytes, name: str) -> list[OldArticle]:
    """The articles of a list; ``OldListFault`` where it is none."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise OldListFault(
            _("The list is not written in UTF-8. Please save it as “CSV UTF-8” or JSON.")
        ) from fault
    rows = _of_json(text) if name.lower().endswith(".json") else _of_csv(text)
    return [_article(row, number) for number, row in enumerate(rows, 1)]


def _of_json(text: str) -> list[dict[str, Any]]:
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise OldListFault(_("This is no JSON: %(why)s.") % {"why": fault}) from fault
    rows = rows.get("articles", []) if isinstance(rows, dict) else rows
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise OldListFault(_("The JSON should be a list of articles, each with title and body."))
    return rows


def _of_csv(text: str) -> list[dict[str, Any]]:
    first = text.partition("\n")[0]
    comma = ";" if first.count(";") > first.count(",") else ","
    csv.field_size_limit(10_000_000)
    rows = list(csv.DictReader(io.StringIO(text), delimiter=comma))
    if not rows:
        raise OldListFault(_("The list is empty: its first line should name the columns."))
    return rows


def _article(row: dict[str, Any], number: int) -> OldArticle:
    """One row, its columns called in one of the known ways."""
    known = {plain_key(str(name or "")): value for name, value in row.items()}
    kept = {
        name: next((known[one] for one in names if known.get(one)), "")
        for name, names in NAMES.items()
    }
    if not str(kept["title"]).strip() or not str(kept["body"]).strip():
        raise OldListFault(
            _(
                "Article %(number)s has no title or no body. Columns: title, lead, body, date, "
                "author, address, picture."
            )
            % {"number": number}
        )
    dated_on, faults = _day(str(kept["dated_on"]))
    pictures = kept["pictures"]
    listed = pictures if isinstance(pictures, list) else str(pictures).split("|")
    return OldArticle(
        str(kept["title"]).strip(),
        str(kept["address"]).strip(),
        str(kept["body"]),
        str(kept["lead"]).strip(),
        str(kept["author"]).strip(),
        dated_on,
        "",
        tuple(_picture(one) for one in listed if one),
        faults,
    )


def _picture(given: Any) -> OldPicture:
    if isinstance(given, dict):
        return OldPicture(str(given.get("file", "")), str(given.get("alt", "")))
    return OldPicture(str(given).strip())


def _day(written: str) -> tuple[date | None, tuple[str, ...]]:
    """A day written 2020-10-15 (an hour may follow) or 15/10/2020."""
    words = written.strip()
    if not words:
        return None, (_("no day"),)
    try:
        if "/" in words:
            day, month, year = (int(part) for part in words.split()[0].split("/"))
            return date(year, month, day), ()
        return date.fromisoformat(words[:10]), ()
    except ValueError:
        return None, (_("“%(words)s” is no day") % {"words": words[:40]},)


def _meta(tree: Any, name: str) -> str:
    found = tree.xpath("//meta[@name=$name or @property=$name]/@content", name=name)
    return str(found[0]).strip() if found else ""


def _words(element: html.HtmlElement | None) -> str:
    return " ".join(element.text_content().split()) if element is not None else ""


def _encoding(raw: bytes) -> str:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return "windows-1258"
    return "utf-8"
