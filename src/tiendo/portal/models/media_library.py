"""The media library: songs, films and galleries on one page."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from tiendo.portal.blocks.media import AudioBlock, GalleryBlock, VideoBlock
from tiendo.portal.models.base import PortalPage
from tiendo.portal.models.legal_library import PLAIN


class MediaLibraryPage(PortalPage):
    """Songs, films and galleries; each song with its words, each film with captions."""

    intro = RichTextField(_("introduction"), blank=True, features=PLAIN)
    body = StreamField(
        [("audio", AudioBlock()), ("video", VideoBlock()), ("gallery", GalleryBlock())],
        verbose_name=_("songs, films and galleries"),
        blank=True,
    )
    found_as = "media"
    content_panels = [*Page.content_panels, FieldPanel("intro"), FieldPanel("body")]
    parent_page_types = ["portal.HomePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("media library")
        verbose_name_plural = _("media libraries")

    def content(self) -> dict[str, Any]:
        """What there is to hear, then to see, in the order of the editor."""
        from tiendo.portal.composing.pages import composed
        from tiendo.portal.composing.things import rich

        blocks = composed(self)["blocks"]
        groups = {kind: [one for one in blocks if one["type"] == kind] for kind in KINDS}
        return {"title": self.title, "intro": rich(self.intro), **groups}


KINDS = ("audio", "video", "gallery")
"""The parts of the page in their order."""
