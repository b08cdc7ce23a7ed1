"""What can be found in the portals: one row a public thing, and the page that searches."""

from typing import Any

from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from tiendo.portal.models.base import PortalPage


class Found(models.TextChoices):
    """What kind of thing was found; other apps' pages say theirs (the column knows nothing)."""

    ARTICLE = "article", _("article")
    BOARD = "board", _("board")
    INDICATOR = "indicator", _("indicator")
    DOCUMENT = "document", _("legal document")
    MEDIA = "media", _("pictures, songs and films")
    QUESTION = "question", _("question and answer")
    CONSULTATION = "consultation", _("draft open for comment")
    PAGE = "page", _("page")


class SearchEntry(models.Model):
    """One public thing as it is found: written in the transaction that makes it public.

    ``key`` names the thing (``page:17``, ``question:4``); ``page`` is empty for what is no page.
    The tokens that are compared stand in the index beside this table (``searching/index.py``),
    which each database keeps in its own way.
    """

    key = models.CharField(max_length=160, unique=True)
    portal = models.ForeignKey("portal.HomePage", on_delete=models.CASCADE, related_name="+")
    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, null=True, related_name="+"
    )
    kind = models.SlugField(max_length=20)
    title = models.CharField(max_length=400)
    address = models.CharField(max_length=700)
    dated_on = models.DateField()
    text = models.TextField(blank=True)

    class Meta:
        indexes = (
            models.Index(fields=["portal", "kind", "-dated_on"], name="found_by_kind"),
            models.Index(fields=["-dated_on", "-id"], name="found_by_day"),
        )

    def __str__(self) -> str:
        return self.title


class SearchPage(PortalPage):
    """Finds what is public, in this portal or in all of the installation."""

    is_dynamic = True
    parent_page_types = ["portal.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    standing = ((6, "Tìm kiếm", "tim-kiem"),)

    class Meta:
        verbose_name = _("search")
        verbose_name_plural = _("searches")

    def content(self) -> dict[str, Any]:
        """The empty search."""
        return {"title": self.title, **self.answer(QueryDict())}

    def answer(self, asked: QueryDict) -> dict[str, Any]:
        """What was found for ``?q=``, with the filters ``loai``, ``nam``, ``noi`` and a page."""
        from tiendo.portal.searching.asking import answered

        return {"search": answered(self.home, asked)}
