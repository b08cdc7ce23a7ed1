"""Pictures, sounds, films and files inside a text; each is chosen from what is kept."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.blocks import CharBlock, ListBlock, StructBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

RECORDING = "portal.Recording"


class PictureBlock(StructBlock):
    """One picture in its place in the text, with what is said below it."""

    picture = ImageChooserBlock(label=_("Picture"))
    caption = CharBlock(label=pgettext_lazy("picture", "Caption"), max_length=400, required=False)

    class Meta:
        label = _("Picture")
        icon = "image"


class GalleryBlock(StructBlock):
    """Several pictures under one heading; each with what it shows, as kept with the picture."""

    title = CharBlock(label=_("Title"), max_length=200)
    pictures = ListBlock(ImageChooserBlock(label=_("Picture")), min_num=1, label=_("Pictures"))

    class Meta:
        label = _("Gallery")
        icon = "image"


class AudioBlock(SnippetChooserBlock):
    """A song or sound with its words beside it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(RECORDING, **({"label": _("Sound"), "icon": "media"} | kwargs))

    def deconstruct(self) -> Any:
        """For migrations: without the kind of thing, which is always the same."""
        return "tiendo.portal.blocks.media.AudioBlock", [], {}


class VideoBlock(SnippetChooserBlock):
    """A film with captions, and its words below it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(RECORDING, **({"label": _("Film"), "icon": "media"} | kwargs))

    def deconstruct(self) -> Any:
        """For migrations: without the kind of thing, which is always the same."""
        return "tiendo.portal.blocks.media.VideoBlock", [], {}


class FileBlock(StructBlock):
    """A file to download, with a sentence on what it holds."""

    file = DocumentChooserBlock(label=_("File"))
    note = CharBlock(label=_("What it holds"), max_length=250, required=False)

    class Meta:
        label = _("File")
        icon = "doc-full"
