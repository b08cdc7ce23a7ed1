"""Organisation and contacts: Decree 42/2022/NĐ-CP Art. 4 on structure, functions and contacts."""

from collections.abc import Iterable
from typing import Any

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.blocks import CharBlock, ListBlock, StructBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from tiendo.common.tables import Table
from tiendo.portal.models.base import PortalPage
from tiendo.portal.models.legal_library import PLAIN


class BodyBlock(StructBlock):
    """A body of the unit, what it does, and its parts."""

    name = CharBlock(label=_("Name of the body"), max_length=200)
    task = CharBlock(label=_("What it does"), max_length=300, required=False)
    parts = ListBlock(
        CharBlock(label=_("Part"), max_length=200), label=_("Its parts"), min_num=0, default=[]
    )

    class Meta:
        label = _("Body")
        icon = "group"


class OrganisationPage(PortalPage):
    """What the unit is for, how it is built, who holds which office, how it is reached.

    Office holders come from their register and are read anew for each visitor, so that nobody who
    has left is still shown. The structure is what the editor entered, else what the register of
    units has below this one.
    """

    functions = RichTextField(_("functions"), blank=True, features=PLAIN)
    powers = RichTextField(_("duties and powers"), blank=True, features=PLAIN)
    bodies = StreamField([("body", BodyBlock())], verbose_name=_("structure"), blank=True)
    content_panels = [
        *Page.content_panels,
        FieldPanel("functions"),
        FieldPanel("powers"),
        FieldPanel("bodies"),
    ]
    is_dynamic = True
    standing = ((4, "Tổ chức, liên hệ", "to-chuc"),)
    parent_page_types = ["portal.HomePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("organisation and contacts")
        verbose_name_plural = _("pages of organisation and contacts")

    def content(self) -> dict[str, Any]:
        """Functions, powers, the units below, contact and office holders of today."""
        from tiendo.portal.composing.things import rich
        from tiendo.portal.library.organisation import organisation

        told = organisation(self.unit, timezone.localdate(), self.structure())
        words = {"functions": rich(self.functions), "powers": rich(self.powers)}
        return {"title": self.title, **words, **told}

    def tables(self, content: dict[str, Any], asked: QueryDict) -> Iterable[Table]:
        """Office holders, contact officers."""
        from tiendo.portal.library.tables import of_organisation

        return of_organisation(content)

    def structure(self) -> list[dict[str, Any]]:
        """The bodies as entered, each with its parts."""
        return [
            {
                "name": one.value["name"],
                "task": one.value["task"],
                "below": [{"name": part, "below": []} for part in one.value["parts"]],
            }
            for one in self.bodies
        ]
