"""A map of units, with the list of them beside it."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from tiendo.common.tables import Table
from tiendo.portal.models.base import PortalPage
from tiendo.portal.models.legal_library import PLAIN
from tiendo.portal.models.words import Extent


class MapPage(PortalPage):
    """The units of an area; what came before them stands in the list."""

    intro = RichTextField(_("introduction"), blank=True, features=PLAIN)
    extent = models.CharField(_("what it shows"), max_length=12, choices=Extent.choices)
    content_panels = [*Page.content_panels, FieldPanel("intro"), FieldPanel("extent")]
    parent_page_types = ["portal.HomePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("map of units")
        verbose_name_plural = _("maps of units")

    def content(self) -> dict[str, Any]:
        """Which outlines it shows, and the units with those before them."""
        from tiendo.portal.composing.things import rich

        return {"title": self.title, "intro": rich(self.intro), "extent": self.extent}

    def tables(self, content: dict[str, Any], asked: QueryDict) -> Iterable[Table]:
        """The units on the map."""
        from tiendo.portal.library.tables import of_units

        return [of_units(content["extent"])]
