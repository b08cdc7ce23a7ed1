"""The English basics of a portal: Decree 42/2022/NĐ-CP Art. 7(2)."""

from collections.abc import Iterable
from typing import Any

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from tiendo.common.tables import Table
from tiendo.portal.models.base import PortalPage
from tiendo.portal.models.legal_library import PLAIN
from tiendo.portal.models.organisation import OrganisationPage


class EnglishPage(PortalPage):
    """Structure, functions and contacts in English; names of bodies stay as they are."""

    functions = RichTextField(_("functions, in English"), features=PLAIN)
    more = RichTextField(_("more, in English"), blank=True, features=PLAIN)
    content_panels = [*Page.content_panels, FieldPanel("functions"), FieldPanel("more")]
    not_judged = ("functions", "more")  # the gate reads Vietnamese
    language = "en"
    is_dynamic = True
    parent_page_types = ["portal.HomePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("basics in English")
        verbose_name_plural = _("pages of basics in English")

    def content(self) -> dict[str, Any]:
        """Functions in English, structure and contacts from their registers."""
        from tiendo.portal.composing.things import rich
        from tiendo.portal.library.organisation import organisation

        page = OrganisationPage.objects.child_of(self.home).live().first()
        structure = page.structure() if page else []
        told = organisation(self.unit, timezone.localdate(), structure)
        words = {"functions": rich(self.functions), "more": rich(self.more)}
        return {"title": self.title, **words, **told}

    def tables(self, content: dict[str, Any], asked: QueryDict) -> Iterable[Table]:
        """Office holders, contact officers."""
        from tiendo.portal.library.tables import of_organisation

        return of_organisation(content)
