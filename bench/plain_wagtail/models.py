"""The one page type."""

from wagtail.fields import RichTextField  # type: ignore[import-untyped]
from wagtail.models import Page  # type: ignore[import-untyped]


class PlainPage(Page):  # type: ignore[misc]
    """A title and a text."""

    body = RichTextField()
