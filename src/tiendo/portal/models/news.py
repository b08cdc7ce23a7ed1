"""The list of a portal's articles."""

from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from tiendo.portal.models.base import PortalPage


class NewsIndexPage(PortalPage):
    """All articles below it, the newest first."""

    standing = ((1, "Tin tức", "tin-tuc"),)
    parent_page_types = ["portal.HomePage"]
    subpage_types = ["portal.ArticlePage"]

    class Meta:
        verbose_name = _("list of articles")
        verbose_name_plural = _("lists of articles")

    def content(self) -> dict[str, Any]:
        """The newest articles below, and the years they bear."""
        return self.answer(QueryDict()) | {"title": self.title}

    def answer(self, asked: QueryDict) -> dict[str, Any]:
        """The articles of a year or a month, with certain words, page by page."""
        from tiendo.portal.around.listing import asked_of, listed

        return listed(self, asked_of(asked))
