"""The list of a portal's articles."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from tiendo.portal.models.base import PortalPage


class NewsIndexPage(PortalPage):
    """All articles below it, the newest first."""

    standing = (("Tin tức", "tin-tuc"),)
    parent_page_types = ["portal.HomePage"]
    subpage_types = ["portal.ArticlePage"]

    class Meta:
        verbose_name = _("list of articles")
        verbose_name_plural = _("lists of articles")

    def content(self) -> dict[str, Any]:
        """The articles below."""
        from tiendo.portal.listing import newest

        return {"title": self.title, "news": newest(self)}
