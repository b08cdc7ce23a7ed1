"""Pages as they are found: their title, and every word a reader sees in them."""

import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from typing import Any

from django.utils import timezone

from tiendo.portal.models.base import PortalPage
from tiendo.portal.models.search import Found, SearchPage
from tiendo.portal.searching.index import NewEntry

_TAG = re.compile(r"<[^>]*>")
_UNSEEN = {
    *(
        "id",
        "type",
        "template",
        "place",
        "kind",
        "reference",
        "references",
        "plan_reference",
        "subject",
    ),
    *("address", "src", "href", "url", "code", "key", "period", "exact", "value", "file", "etag"),
    *("figures", "listed", "series", "part", "version", "numeric", "effect"),
    *("codes", "worst", "drawn", "mark", "status", "layout", "unit", "indicator", "certainty"),
    *("media_type", "language", "language_name", "plan_reference"),
}
"""What of a content is not read as words."""

_ADDRESSES = ("/", "#", "http://", "https://")
"""How a text begins that is an address of something and not words."""


def entry_of(page: PortalPage, content: dict[str, Any]) -> NewEntry | None:
    """A page as it is found; the home page and the search itself are not."""
    if page == page.home or isinstance(page, SearchPage):
        return None
    kind = page.found_as or page._meta.model_name.removesuffix("page")
    at = page.last_published_at or timezone.now()
    dated = content.get("dated_on")
    unsearched = {"title", *page.not_searched}  # the title has a place of its own
    searched = {name: value for name, value in content.items() if name not in unsearched}
    return NewEntry(
        key=f"page:{page.pk}",
        portal=page.home,
        kind=kind if kind in Found.values else Found.PAGE.value,
        title=page.title,
        address=page.url,
        dated_on=date.fromisoformat(dated) if dated else timezone.localdate(at),
        text=" ".join(words(searched)),
        page=page.pk,
    )


def words(content: Any) -> Iterator[str]:
    """The words of a content, its lead first, without marks of HTML.

    Its parts come in the order of the alphabet: not every database keeps another.
    """
    if isinstance(content, str):
        text = unescape(_TAG.sub(" ", content)).strip()
        if text and not text.startswith(_ADDRESSES):
            yield text
    elif isinstance(content, dict):
        for name, value in sorted(content.items(), key=lambda one: (one[0] != "lead", one[0])):
            if name not in _UNSEEN and not name.endswith(("_on", "_at", "_id")):
                yield from words(value)
    elif isinstance(content, list | tuple):
        for value in content:
            yield from words(value)
