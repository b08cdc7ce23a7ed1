"""Text, headings and quotations."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, RichTextBlock, StructBlock
from wagtail.blocks import TextBlock as PlainTextBlock

FEATURES = ["so-lieu", "bold", "italic", "ol", "ul", "link", "document-link"]
"""What text may hold; ``so-lieu`` is a figure with where it comes from."""


class TextBlock(RichTextBlock):
    """Paragraphs with figures in them."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"features": FEATURES, "label": _("Text"), "icon": "pilcrow"} | kwargs)


class HeadingBlock(CharBlock):
    """A heading of the second level; they make the table of contents."""

    class Meta:
        label = _("Heading")
        icon = "title"


class QuoteBlock(StructBlock):
    """What somebody said, and who it was."""

    quote = PlainTextBlock(label=_("What was said"))
    who = CharBlock(label=_("Who said it"), max_length=200, required=False)

    class Meta:
        label = _("Quote")
        icon = "openquote"
