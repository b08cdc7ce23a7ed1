"""The library of legal and administrative documents: a list with filters, search and files."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

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

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page, or with ``?dang=csv`` (json, xlsx) all that was asked for as a file."""
        from tiendo.portal.library.legal import as_file

        form = request.GET.get("dang", "")
        if form:
            return as_file(self, request.GET, timezone.localdate(), form)
        return super().serve(request, *args, **kwargs)
