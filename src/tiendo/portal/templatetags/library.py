"""What the pages of documents, media and maps need in their templates."""

from typing import Any
from urllib.parse import urlsplit

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from tiendo.portal.library.geography import Drawing, drawing, units_on
from tiendo.portal.library.tables import KINDS, name_of
from tiendo.portal.models.words import Extent

register = template.Library()
KILO = 1000


@register.filter
def size(count: int) -> str:
    """A size in bytes, printed in KB or MB."""
    kilo = max(1, round(count / KILO))
    if kilo < KILO:
        return _("%(size)s KB") % {"size": kilo}
    return _("%(size)s MB") % {"size": number_format(count / KILO / KILO, 1)}


@register.inclusion_tag("portal/pieces/map.html")
def unit_map(
    extent: str, title: str, key: str = "ban-do", file: str = KINDS["map"]
) -> dict[str, Any]:
    """A map with its list: the server's picture, which the reader may exchange for a moving one."""
    from django.conf import settings

    picture: Drawing = drawing(extent)
    return {
        "extent": extent,
        "title": title,
        "key": key,
        "map": picture,
        "rows": units_on(extent),
        "is_country": extent == Extent.COUNTRY,
        "tiles": settings.MAP_TILES,
        "credit": settings.MAP_CREDIT,
        "shapes": f"portal/map/{extent}.json",
        "file": file,
    }


register.filter("table_name", name_of)


@register.filter
def listed(words: str) -> list[str]:
    """The words of a text, to loop over."""
    return words.split()


@register.filter
def host(address: str) -> str:
    """The name of the site an address leads to: dichvucong.gov.vn."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


@register.filter
def hold(blocks: list[dict[str, Any]], kinds: str) -> bool:
    """Whether there is a block of one of these kinds."""
    return any(block["type"] in kinds.split() for block in blocks)
