"""One published indicator of a unit, at an address of its own."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from tiendo.common.tables import Table
from tiendo.portal.models.base import PortalPage
from tiendo.portal.models.board import corrected, shown
from tiendo.publishing.queries import latest, subject_indicator


class IndicatorPage(PortalPage):
    """Shows the latest published snapshot of an indicator: series, plans, versions.

    It comes by itself when an approver publishes the indicator, as a board's page does.
    """

    code = models.CharField(_("indicator"), max_length=40)

    content_panels = [*Page.content_panels, FieldPanel("code")]
    parent_page_types = ["portal.HomePage"]
    subpage_types: list[str] = []
    not_judged = ("code",)
    is_standing = False

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")

    @property
    def shows(self) -> str:
        """The subject whose snapshot it shows."""
        return subject_indicator(self.unit, self.code)

    def drawn(self) -> dict[str, bool]:
        """Nothing, until it has been published."""
        return {"chart": latest(self.shows) is not None}

    def content(self) -> dict[str, Any]:
        """The published indicator, with the day it was published and what was corrected."""
        return {"title": self.title, **shown(self.shows)}

    def tables(self, content: dict[str, Any], asked: QueryDict) -> Iterable[Table]:
        """Its months, the decisions on its plan, the versions of its value."""
        from tiendo.portal.library.tables import of_indicator

        return of_indicator(content["published"]) if content["published"] else []

    def around(self, content: dict[str, Any]) -> dict[str, Any]:
        """The months as a chart, and what was corrected."""
        from tiendo.portal.composing.ledger import totals

        kept = content["published"]
        series = totals(kept) if kept else None
        return corrected(self.shows) | {"series": series if series and series["points"] else None}
