"""What a portal states of itself: how accessible it is, what it keeps of its visitors."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from tiendo.portal.blocks import BODY
from tiendo.portal.models.base import PortalPage
from tiendo.portal.models.words import StatementKind


class StatementPage(PortalPage):
    """A statement with the day it was last looked at; what settings say is written by itself."""

    kind = models.CharField(_("kind"), max_length=16, choices=StatementKind.choices)
    reviewed_on = models.DateField(_("last looked at on"))
    body = StreamField(BODY, verbose_name=_("in the unit's own words"), blank=True)
    content_panels = [
        *Page.content_panels,
        FieldPanel("kind"),
        FieldPanel("reviewed_on"),
        FieldPanel("body"),
    ]
    parent_page_types = ["portal.HomePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")

    def content(self) -> dict[str, Any]:
        """Its own words, and what holds for every portal of this installation."""
        from tiendo.portal.composing.pages import composed
        from tiendo.portal.library.stated import kept_of_visitors

        is_privacy = self.kind == StatementKind.PRIVACY
        return {
            "title": self.title,
            "kind": self.kind,
            "reviewed_on": self.reviewed_on.isoformat(),
            "kept": kept_of_visitors() if is_privacy else {},
            **composed(self),
        }
