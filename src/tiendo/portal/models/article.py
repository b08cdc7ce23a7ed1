"""An article: text with figures that say where they come from."""

from datetime import date
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from tiendo.portal.blocks import BODY
from tiendo.portal.models.kept import KeptPage

HEADINGS = 3
"""From so many headings on an article has a table of contents."""


class ArticlePage(KeptPage):
    """Headline, lead, body; ``dated_on`` is the day of what came from an older portal.

    What was taken over from there says so (``taken_over_on``); ``taken_over_text`` is the digest of
    its words, by which the gate knows them as they were printed then.
    """

    lead = models.TextField(_("lead"), max_length=600, blank=True)
    author = models.CharField(_("author"), max_length=120, blank=True)
    dated_on = models.DateField(_("dated"), null=True, blank=True)
    picture = models.ForeignKey(
        "portal.Picture",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
    )
    body = StreamField(BODY, verbose_name=_("body"), blank=True)
    taken_over_on = models.DateField(null=True, blank=True, editable=False)
    old_address = models.CharField(max_length=400, blank=True, db_index=True, editable=False)
    taken_over_text = models.CharField(max_length=64, blank=True, editable=False)

    kind = "article"
    exclude_fields_in_copy = ["taken_over_on", "old_address", "taken_over_text"]
    takes_part = True
    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("picture"),
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("author"), FieldPanel("dated_on")], heading=_("Byline")),
        *KeptPage.kept_panels,
    ]
    parent_page_types = ["portal.NewsIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    @property
    def shown_on(self) -> date:
        """The day the article bears."""
        at = self.first_published_at or timezone.now()
        return self.dated_on or timezone.localdate(at)

    def content(self) -> dict[str, Any]:
        """Head, blocks and the ledger of its figures."""
        from tiendo.portal.composing.pages import composed
        from tiendo.portal.composing.pictures import shown

        return {
            "title": self.title,
            "lead": self.lead,
            "author": self.author,
            "dated_on": self.shown_on.isoformat(),
            "picture": shown(self.picture) if self.picture else None,
            "taken_over_on": self.taken_over_on.isoformat() if self.taken_over_on else "",
            **composed(self),
        }

    def around(self, content: dict[str, Any]) -> dict[str, Any]:
        """What stands around a kept page, and the table of contents.

        The head picture that stands in the text too is drawn there alone.
        """
        head = content["picture"] or {}
        below = [one["picture"] for one in content["blocks"] if one["type"] == "picture"]
        headings = [one for one in content["blocks"] if one["type"] == "heading"]
        return super().around(content) | {
            "is_picture_below": any(one and one["src"] == head.get("src") for one in below),
            "contents": headings if len(headings) >= HEADINGS else [],
        }
