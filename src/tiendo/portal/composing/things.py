"""Files, pictures and recordings as plain values, as templates show them."""

from typing import Any

from wagtail.rich_text import expand_db_html

from tiendo.portal.models.media import Picture, PortalFile

WIDTHS = {"small": "fill-480x320", "large": "max-1280x960"}


def rich(source: str) -> str:
    """Rich text of the editor as HTML."""
    return expand_db_html(source)


def file_row(file: PortalFile) -> dict[str, Any]:
    """A file to download: its title, address, kind and size in bytes."""
    return {
        "title": file.title,
        "address": file.url,
        "kind": file.file_extension.upper(),
        "size": file.get_file_size() or 0,
        "rights": file.rights,
    }


def picture_row(picture: Picture) -> dict[str, Any]:
    """A picture in two sizes, with what it shows and whose it is."""
    small, large = (picture.get_rendition(WIDTHS[size]) for size in ("small", "large"))
    return {
        "title": picture.title,
        "alt": picture.description,
        "rights": picture.rights,
        "small": {"address": small.url, "width": small.width, "height": small.height},
        "large": {"address": large.url, "width": large.width, "height": large.height},
    }
