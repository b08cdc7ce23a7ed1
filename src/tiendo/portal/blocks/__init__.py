"""The kinds of block an article is made of, one file a kind."""

from tiendo.portal.blocks.board import BoardBlock
from tiendo.portal.blocks.chart import ChartBlock
from tiendo.portal.blocks.figure import FigureBlock
from tiendo.portal.blocks.map import MapBlock
from tiendo.portal.blocks.media import (
    AudioBlock,
    FileBlock,
    GalleryBlock,
    PictureBlock,
    VideoBlock,
)
from tiendo.portal.blocks.table import TableBlock
from tiendo.portal.blocks.text import HeadingBlock, QuoteBlock, TextBlock

BODY = [
    ("text", TextBlock()),
    ("heading", HeadingBlock()),
    ("quote", QuoteBlock()),
    ("figure", FigureBlock()),
    ("chart", ChartBlock()),
    ("table", TableBlock()),
    ("board", BoardBlock()),
    ("picture", PictureBlock()),
    ("gallery", GalleryBlock()),
    ("audio", AudioBlock()),
    ("video", VideoBlock()),
    ("map", MapBlock()),
    ("file", FileBlock()),
]
"""What the body of an article may hold; a new kind is a file here and a template."""

__all__ = ["BODY", "HeadingBlock", "QuoteBlock", "TextBlock"]
