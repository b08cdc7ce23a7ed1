"""The home page of a unit's portal; everything of the portal stands below it."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page

from tiendo.portal.models.base import PortalPage

NEWS = 8
"""So many articles stand on a front page."""


class HomePage(PortalPage):
    """The portal of one unit: its newest articles, its board, the way to everything else.

    ``banner`` is shown above every page of the portal. The portal of a dissolved unit stays under
    its address as an archive that names the successors; since ``archived_on`` nobody but an
    administrator of the site changes it.
    """

    of_unit = models.ForeignKey(
        "units.Unit", on_delete=models.PROTECT, related_name="+", verbose_name=_("unit")
    )
    motto = models.CharField(_("motto"), max_length=200, blank=True)
    banner = models.CharField(_("alert on every page"), max_length=300, blank=True)
    banner_until_at = models.DateTimeField(_("alert until"), null=True, blank=True)

    archived_on = models.DateField(null=True, blank=True, editable=False)

    content_panels = [
        *Page.content_panels,
        FieldPanel("of_unit", permission="superuser"),
        FieldPanel("motto"),
        MultiFieldPanel(
            [FieldPanel("banner"), FieldPanel("banner_until_at")], heading=_("Alert banner")
        ),
    ]
    parent_page_types = ["wagtailcore.Page"]
    not_judged = ("banner",)

    class Meta:
        verbose_name = _("home page of a portal")
        verbose_name_plural = _("home pages of portals")

    @property
    def home(self) -> "HomePage":
        """The page itself."""
        return self

    @property
    def unit(self) -> Any:
        """The unit of the portal."""
        return self.of_unit

    def content(self) -> dict[str, Any]:
        """The newest articles."""
        from tiendo.portal.around.listing import newest

        return {"title": self.title, "motto": self.motto, "news": newest(self, NEWS)}

    def around(self, content: dict[str, Any]) -> dict[str, Any]:
        """The board in one glance, documents, corrections, what is open for comment."""
        from tiendo.portal.around.front import front

        return front(self)
