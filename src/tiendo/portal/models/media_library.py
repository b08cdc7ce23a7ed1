"""The media library: songs, films and galleries on one page."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from tiendo.portal.blocks.media import AudioBlock, GalleryBlock, VideoBlock
from tiendo.portal.models.kept import KeptPage
from tiendo.portal.models.legal_library import PLAIN

KINDS = ("audio", "video", "gallery")
"""The parts of the page in their order."""


class MediaLibraryPage(KeptPage):
    """Songs, films and galleries; each song with its words, each film with captions.

    Their words may hold figures, so it is kept as an article is: what is changed in a recording is
    public when this page goes through the gate again.
    """

    intro = RichTextField(_("introduction"), blank=True, features=PLAIN)
    body = StreamField(
        [("audio", AudioBlock()), ("video", VideoBlock()), ("gallery", GalleryBlock())],
        verbose_name=_("songs, films and galleries"),
        blank=True,
    )
    found_as = "media"
    content_panels = [
        *Page.content_panels,
        FieldPanel("intro"),
        FieldPanel("body"),
        *KeptPage.kept_panels,
    ]
    parent_page_types = ["portal.HomePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("media library")
        verbose_name_plural = _("media libraries")

    def content(self) -> dict[str, Any]:
        """The introduction, the blocks and the ledger of the figures in their words."""
        from tiendo.portal.composing.pages import composed
        from tiendo.portal.composing.things import rich

        return {"title": self.title, "intro": rich(self.intro), **composed(self)}

    def around(self, content: dict[str, Any]) -> dict[str, Any]:
        """What there is to hear, then to see, in the order of the editor; the ledger opened."""
        blocks = content["blocks"]
        groups = {kind: [one for one in blocks if one["type"] == kind] for kind in KINDS}
        return groups | super().around(content)
