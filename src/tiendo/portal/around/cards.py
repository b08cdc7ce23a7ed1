"""The picture shown where an article is shared: its headline, its unit, its decisive figure.

Drawn by us, so that no other site is asked; in Be Vietnam Pro, whose Vietnamese is whole.
"""

import io
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFont

from tiendo.portal.models.base import PortalPage

WIDTH, HEIGHT, EDGE = 1200, 630, 72
PAPER, INK, MUTED, ACCENT = "#fbfaf6", "#1b2322", "#56605e", "#0b5c60"
_FONTS = Path(__file__).parent / "fonts"
_SIZES = (68, 60, 52, 44)
_LINES = 4


@lru_cache(maxsize=16)
def _font(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    name = "BeVietnamPro-Bold.ttf" if bold else "BeVietnamPro-Regular.ttf"
    return ImageFont.truetype(_FONTS / name, size)


def card(page: PortalPage, content: dict[str, Any]) -> bytes:
    """The card of an article as PNG, 1200 × 630."""
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, WIDTH, 12), fill=ACCENT)
    draw.text((EDGE, 60), _composed(page.unit.full_name), font=_font(32), fill=MUTED)
    figure = decisive(content)
    bottom = HEIGHT - EDGE - (118 if figure else 0)
    font, lines = _fitted(draw, page.title, bottom - 130)
    step = round(font.size * 1.28)
    for place, line in enumerate(lines):
        draw.text((EDGE, 128 + place * step), line, font=font, fill=INK)
    if figure:
        draw.line((EDGE, bottom + 22, WIDTH - EDGE, bottom + 22), fill="#8b918c", width=2)
        value, what = figure
        shown = _composed(value)
        draw.text((EDGE, bottom + 38), shown, font=_font(64, bold=True), fill=ACCENT)
        left = EDGE + draw.textlength(shown, font=_font(64, bold=True)) + 32
        words = _cut(draw, _composed(what), _font(30), WIDTH - EDGE - left)
        draw.text((left, bottom + 68), words, font=_font(30), fill=MUTED)
    kept = io.BytesIO()
    image.quantize(64).save(kept, "PNG", optimize=True)
    return kept.getvalue()


def decisive(content: dict[str, Any]) -> tuple[str, str] | None:
    """The figure a card shows: that of the first big number, else the first datum of the text."""
    for block in content.get("blocks", []):
        if block.get("type") == "figure" and block.get("printed"):
            return _plain(block["printed"]), block.get("label", "")
    for entry in content.get("figures", []):
        if entry.get("kind") == "datum":
            return entry["printed"], entry.get("name", "")
    return None


def _plain(html: str) -> str:
    from tiendo.portal.searching.pages import words

    return " ".join(words(html))


def _composed(text: str) -> str:
    """Letters with their marks as one: drawn apart they may fall beside each other."""
    return unicodedata.normalize("NFC", text)


def _fitted(
    draw: ImageDraw.ImageDraw, title: str, room: int
) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The largest size at which a headline fits, and its lines; the smallest is cut."""
    for size in _SIZES:
        font = _font(size, bold=True)
        lines = _lines(draw, _composed(title), font)
        if len(lines) <= _LINES and len(lines) * size * 1.28 <= room:
            return font, lines
    most = int(room / (size * 1.28))
    return font, [*lines[: most - 1], _cut(draw, " ".join(lines[most - 1 :]), font)]


def _lines(draw: ImageDraw.ImageDraw, text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if draw.textlength(longer, font=font) <= WIDTH - 2 * EDGE:
            lines[-1] = longer
        else:
            lines.append(word)
    return [line for line in lines if line]


def _cut(
    draw: ImageDraw.ImageDraw,
    text: str,
    font: ImageFont.FreeTypeFont,
    room: float = WIDTH - 2 * EDGE,
) -> str:
    """As many words as there is room for."""
    if draw.textlength(text, font=font) <= room:
        return text
    parts = text.split()
    while parts and draw.textlength(" ".join(parts) + "…", font=font) > room:
        parts.pop()
    return " ".join(parts) + "…" if parts else ""
