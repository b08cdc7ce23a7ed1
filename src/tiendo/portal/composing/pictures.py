"""Pictures as pages show them: in a few widths, with what they show and whose they are."""

from typing import Any

from tiendo.portal.models.media import Picture

LARGE, SMALL = (480, 960, 1440), (240, 480)
"""Widths in pixels, for a column of text and for a list."""


def shown(picture: Picture, widths: tuple[int, ...] = LARGE) -> dict[str, Any]:
    """A picture as plain values; its sizes are made now, so that reading a page makes none."""
    specs = [f"width-{width}|format-jpeg|jpegquality-75" for width in widths]
    made = list(picture.get_renditions(*specs).values())
    return {
        "src": made[-1].url,
        "srcset": ", ".join(f"{one.url} {one.width}w" for one in made),
        "width": made[-1].width,
        "height": made[-1].height,
        "alt": picture.description,
        "rights": picture.rights,
    }
