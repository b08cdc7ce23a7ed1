"""A map of units inside a text."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, StructBlock


def extents() -> list[tuple[str, Any]]:
    """What a map may show."""
    from tiendo.portal.models.words import Extent

    return list(Extent.choices)


class MapBlock(StructBlock):
    """The units of an area, drawn from our own lines."""

    title = CharBlock(label=_("Title"), max_length=200)
    extent = ChoiceBlock(label=_("What it shows"), choices=extents)

    class Meta:
        label = _("Map")
        icon = "site"
