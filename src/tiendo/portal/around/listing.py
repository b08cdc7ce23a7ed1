"""Lists of pages, as templates and feeds show them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Coalesce, TruncDate
from django.http import QueryDict
from django.utils import timezone
from wagtail.models import Page

from tiendo.portal.composing.pictures import SMALL, shown
from tiendo.portal.models.article import ArticlePage
from tiendo.portal.models.base import PortalPage
from tiendo.portal.models.search import Found
from tiendo.portal.searching.asking import keys_found

SHOWN = 20
"""How many articles stand on a page of a list."""


def newest(above: Page, shown: int = SHOWN) -> list[dict[str, Any]]:
    """The newest published articles below a page, as ``row`` tells them."""
    return [row(one) for one in _newest_first(articles(above))[:shown]]


def articles(above: Page) -> QuerySet[ArticlePage]:
    """The published articles below a page."""
    return (
        ArticlePage.objects.descendant_of(above)
        .live()
        .select_related("picture")
        .prefetch_related("picture__renditions")
    )


def row(one: ArticlePage) -> dict[str, Any]:
    """One article in a list: title, address, day and lead, and when it was published."""
    first = one.first_published_at or timezone.now()
    return {
        "title": one.title,
        "address": one.url,
        "dated_on": one.shown_on.isoformat(),
        "lead": one.lead,
        "picture": shown(one.picture, SMALL) if one.picture else None,
        "key": f"article:{one.translation_key}",
        "published_at": first.isoformat(),
        "changed_at": (one.last_published_at or first).isoformat(),
    }


def _newest_first(found: QuerySet[ArticlePage]) -> QuerySet[ArticlePage]:
    """By the day an article bears: its own, or that of its first publication."""
    published = TruncDate("first_published_at")
    return found.annotate(day=Coalesce("dated_on", published)).order_by("-day", "-pk")


@dataclass(frozen=True)
class Asked:
    """What a list of articles was asked: words, a year, a month, and which page."""

    words: str = ""
    year: int | None = None
    month: int | None = None
    page: int = 1


def asked_of(query: QueryDict) -> Asked:
    """What an address asks; what cannot be read is as if it were not asked."""

    def number(name: str, low: int, high: int) -> int | None:
        said = query.get(name, "")
        fits = said.isdecimal() and len(said) <= len(str(high)) and low <= int(said) <= high
        return int(said) if fits else None

    return Asked(
        " ".join(query.get("q", "").split())[:200],
        number("nam", 1900, 2999),
        number("thang", 1, 12),
        number("trang", 1, 99_999) or 1,
    )


def listed(above: PortalPage, asked: Asked) -> dict[str, Any]:
    """A page of the articles below a page, with how many there are and the years they bear."""
    found = _newest_first(articles(above))
    years = sorted({day.year for day in found.values_list("day", flat=True)}, reverse=True)
    if asked.year:
        found = found.filter(day__year=asked.year)
    if asked.month:
        found = found.filter(day__month=asked.month)
    if asked.words:
        found = found.filter(pk__in=keys_found(asked.words, above.home.pk, Found.ARTICLE))
    count = found.count()
    pages = max(-(-count // SHOWN), 1)
    page = min(asked.page, pages)
    return {
        "news": [row(one) for one in found[(page - 1) * SHOWN : page * SHOWN]],
        "listed": {
            "words": asked.words,
            "year": asked.year,
            "month": asked.month,
            "is_narrowed": bool(asked.words or asked.year or asked.month),
            "years": years,
            "months": list(range(1, 13)),
            "count": count,
            "page": page,
            "pages": pages,
        },
    }
