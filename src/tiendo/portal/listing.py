"""Lists of pages, as templates and feeds show them."""

from typing import Any

from wagtail.models import Page

from tiendo.portal.models.article import ArticlePage

SHOWN = 20
"""How many articles a list shows on its first page."""


def newest(above: Page, shown: int = SHOWN) -> list[dict[str, Any]]:
    """The newest published articles below a page: title, address, day and lead."""
    articles = ArticlePage.objects.descendant_of(above).live().select_related("picture")
    rows = sorted(articles.order_by("-first_published_at")[: 4 * shown], key=_day, reverse=True)
    return [
        {
            "title": one.title,
            "address": one.url,
            "dated_on": one.shown_on.isoformat(),
            "lead": one.lead,
        }
        for one in rows[:shown]
    ]


def _day(article: ArticlePage) -> Any:
    return article.shown_on, article.pk
