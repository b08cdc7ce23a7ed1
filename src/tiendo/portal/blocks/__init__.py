"""The kinds of block an article is made of, one file a kind."""

from tiendo.portal.blocks.map import MapBlock
from tiendo.portal.blocks.media import AudioBlock, FileBlock, GalleryBlock, VideoBlock
from tiendo.portal.blocks.text import HeadingBlock, QuoteBlock, TextBlock

BODY = [
    ("text", TextBlock()),
    ("heading", HeadingBlock()),
    ("quote", QuoteBlock()),
    ("gallery", GalleryBlock()),
    ("audio", AudioBlock()),
    ("video", VideoBlock()),
    ("map", MapBlock()),
    ("file", FileBlock()),
]
"""What the body of an article may hold; a new kind is a file here and a template."""

__all__ = ["BODY", "HeadingBlock", "QuoteBlock", "TextBlock"]
