"""Links to related bodies, in groups."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.blocks import CharBlock, ListBlock, StructBlock, URLBlock
from wagtail.fields import StreamField
from wagtail.models import Page

from tiendo.portal.models.base import PortalPage


class LinkBlock(StructBlock):
    """The name of a body and its address."""

    name = CharBlock(label=_("Name"), max_length=160)
    address = URLBlock(label=_("Address"), max_length=300)
    note = CharBlock(label=_("What is found there"), max_length=250, required=False)


class LinkGroupBlock(StructBlock):
    """Links under a heading."""

    heading = CharBlock(label=_("Heading"), max_length=120)
    links = ListBlock(LinkBlock(), min_num=1, label=_("Links"))

    class Meta:
        label = _("Group of links")
        icon = "link"


class LinksPage(PortalPage):
    """Where else to look: related bodies in groups (Decree 42/2022/NĐ-CP Art. 7)."""

    groups = StreamField([("group", LinkGroupBlock())], verbose_name=_("groups"), blank=True)
    content_panels = [*Page.content_panels, FieldPanel("groups")]
    parent_page_types = ["portal.HomePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("links")
        verbose_name_plural = _("pages of links")

    def content(self) -> dict[str, Any]:
        """The groups with their links."""
        groups = [
            {"heading": one.value["heading"], "links": [dict(link) for link in one.value["links"]]}
            for one in self.groups
        ]
        return {"title": self.title, "groups": groups}
