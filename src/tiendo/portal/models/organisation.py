"""Organisation and contacts: Decree 42/2022/NĐ-CP Art. 4 on structure, functions and contacts."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from tiendo.portal.models.base import PortalPage
from tiendo.portal.models.legal_library import PLAIN


class OrganisationPage(PortalPage):
    """What the unit is for, how it is built, who holds which office, how it is reached.

    Structure and office holders come from their registers and are read anew for each visitor, so
    that nobody who has left is still shown.
    """

    functions = RichTextField(_("functions"), blank=True, features=PLAIN)
    powers = RichTextField(_("duties and powers"), blank=True, features=PLAIN)
    content_panels = [*Page.content_panels, FieldPanel("functions"), FieldPanel("powers")]
    is_dynamic = True
    parent_page_types = ["portal.HomePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("organisation and contacts")
        verbose_name_plural = _("pages of organisation and contacts")

    def content(self) -> dict[str, Any]:
        """Functions, powers, the units below, contact and office holders of today."""
        from tiendo.portal.organisation import organisation
        from tiendo.portal.things import rich

        told = organisation(self.unit, timezone.localdate())
        words = {"functions": rich(self.functions), "powers": rich(self.powers)}
        return {"title": self.title, **words, **told}
