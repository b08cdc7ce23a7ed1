"""What a unit must make public, and what it gives on request (Law 104/2016/QH13)."""

from collections.abc import Iterable
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.blocks import BooleanBlock, CharBlock, StructBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from tiendo.common.tables import Table
from tiendo.portal.models.base import PortalPage
from tiendo.portal.models.legal_library import PLAIN


class InformationBlock(StructBlock):
    """One kind of information: what, where or how it is had, when, and who answers for it."""

    what = CharBlock(label=_("Information"), max_length=300)
    where = CharBlock(label=_("Where and in which form"), max_length=250)
    when = CharBlock(label=_("When"), max_length=160, required=False)
    who = CharBlock(label=_("Who answers for it"), max_length=160, required=False)
    on_request = BooleanBlock(label=_("Given on request"), required=False)

    class Meta:
        label = _("Information")
        icon = "list-ul"


class InformationListPage(PortalPage):
    """Two lists (Decree 42/2022/NĐ-CP Art. 4): made public, and given on request."""

    intro = RichTextField(_("introduction"), blank=True, features=PLAIN)
    rows = StreamField([("row", InformationBlock())], verbose_name=_("information"), blank=True)
    not_judged = ("rows",)
    content_panels = [*Page.content_panels, FieldPanel("intro"), FieldPanel("rows")]
    parent_page_types = ["portal.HomePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("list of public information")
        verbose_name_plural = _("lists of public information")

    def content(self) -> dict[str, Any]:
        """Both lists."""
        from tiendo.portal.composing.things import rich

        rows = [dict(one.value) for one in self.rows]
        return {
            "title": self.title,
            "intro": rich(self.intro),
            "public": [one for one in rows if not one["on_request"]],
            "on_request": [one for one in rows if one["on_request"]],
        }

    def tables(self, content: dict[str, Any], asked: QueryDict) -> Iterable[Table]:
        """Both lists."""
        from tiendo.portal.library.tables import of_rows

        columns = ("what", "where", "when", "who")
        for name, part in (("cong-khai", "public"), ("theo-yeu-cau", "on_request")):
            yield of_rows(name, columns, content[part])
