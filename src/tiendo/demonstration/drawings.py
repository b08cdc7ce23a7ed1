"""Pictures of our own for the demonstration: landscapes drawn from a few shapes, never photographs.

The same shapes give the same pixels; they are made when the demonstration is loaded.
"""

import io
from dataclasses import dataclass

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1200, 800
Colour = tuple[int, int, int]
Point = tuple[int, int]


@dataclass(frozen=True)
class Drawing:
    """A picture: its title, what it shows, the sky from top to bottom, and areas from back to
    front, each a colour and its corners; then circles (colour, middle, radius)."""

    title: str
    alt: str
    sky: tuple[Colour, Colour]
    areas: tuple[tuple[Colour, tuple[Point, ...]], ...]
    circles: tuple[tuple[Colour, Point, int], ...] = ()


DRAWINGS = {
    "nui-hong": Drawing(
        "Núi Hồng buổi sớm (tranh minh hoạ)",
        "Tranh vẽ dãy núi Hồng nhiều ngọn màu xanh, mặt trời mọc phía sau, trước núi là đồng lúa.",
        ((247, 228, 190), (250, 246, 232)),
        (
            ((134, 170, 168), ((0, 470), (160, 330), (300, 440), (470, 260), (640, 430), (820, 300),
                               (980, 420), (1200, 310), (1200, 800), (0, 800))),
            ((70, 122, 118), ((0, 560), (220, 430), (400, 540), (620, 400), (860, 550), (1050, 450),
                              (1200, 520), (1200, 800), (0, 800))),
            ((178, 196, 96), ((0, 600), (1200, 560), (1200, 800), (0, 800))),
            ((150, 176, 78), ((0, 690), (1200, 640), (1200, 800), (0, 800))),
        ),
        (((240, 160, 70), (820, 250), 70),),
    ),
    "dong-minh": Drawing(
        "Dòng Minh chảy qua phố (tranh minh hoạ)",
        "Tranh vẽ một dòng sông uốn giữa hai bờ cỏ, bờ bên kia có dãy nhà mái đỏ.",
        ((176, 208, 220), (236, 242, 238)),
        (
            ((120, 160, 150), ((0, 380), (300, 300), (700, 370), (1200, 280), (1200, 800),
                               (0, 800))),
            ((214, 204, 184), ((180, 330), (330, 330), (330, 430), (180, 430))),
            ((160, 62, 44), ((160, 334), (255, 270), (350, 334))),
            ((224, 214, 196), ((420, 340), (590, 340), (590, 430), (420, 430))),
            ((176, 74, 50), ((400, 344), (505, 280), (610, 344))),
            ((206, 196, 178), ((690, 320), (850, 320), (850, 430), (690, 430))),
            ((150, 56, 40), ((670, 324), (770, 262), (870, 324))),
            ((142, 172, 84), ((0, 430), (1200, 410), (1200, 800), (0, 800))),
            ((92, 150, 172), ((1200, 470), (760, 500), (420, 580), (500, 690), (120, 800),
                              (760, 800), (820, 700), (700, 600), (900, 550), (1200, 530))),
        ),
    ),
}  # fmt: skip


def png(drawing: Drawing) -> bytes:
    """The picture as PNG."""
    picture = Image.new("RGB", (WIDTH, HEIGHT))
    pen = ImageDraw.Draw(picture)
    top, bottom = drawing.sky
    for row in range(HEIGHT):
        mixed = [a + (b - a) * row // HEIGHT for a, b in zip(top, bottom, strict=True)]
        pen.line((0, row, WIDTH, row), fill=(mixed[0], mixed[1], mixed[2]))
    for colour, (x, y), radius in drawing.circles:
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)
    for colour, corners in drawing.areas:
        pen.polygon(corners, fill=colour)
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()
