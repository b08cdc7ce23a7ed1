"""The library of legal and administrative documents: a list with filters, search and files."""

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

PLAIN = ["bold", "italic", "ol", "ul", "link", "document-link"]
"""What the text of a page that is not an article may hold."""


class LegalLibraryPage(PortalPage):
    """All documents below it, the newest first; a question in the address is answered anew."""

    intro = RichTextField(_("introduction"), blank=True, features=PLAIN)
    content_panels = [*Page.content_panels, FieldPanel("intro")]
    standing = ((2, "Văn bản", "van-ban"),)
    parent_page_types = ["portal.HomePage"]
    subpage_types = ["portal.LegalDocumentPage"]

    class Meta:
        verbose_name = _("library of documents")
        verbose_name_plural = _("libraries of documents")

    def content(self) -> dict[str, Any]:
        """The first page of the list, as nobody asked for anything."""
        from tiendo.portal.composing.things import rich

        return {"title": self.title, "intro": rich(self.intro), **self.answer(QueryDict())}

    def answer(self, asked: QueryDict) -> dict[str, Any]:
        """The list as somebody asked for it."""
        from tiendo.portal.library.legal import listed

        return listed(self, asked, timezone.localdate())

    def tables(self, content: dict[str, Any], asked: QueryDict) -> Iterable[Table]:
        """All documents that fit what was asked."""
        from tiendo.portal.library.legal import as_table

        return [as_table(self, asked, timezone.localdate())]
