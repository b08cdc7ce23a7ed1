"""From a page to what the gate reads: every passage, picture, recording, link and widget of it.

Nothing here knows the types of pages or blocks: whatever holds words, a picture or a link is found
by what it is, so a new kind of block is judged from the day it exists. A place is the path to the
words, ``body.<block id>.number``; the block id leads the editor back to them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import CharField, Field, TextField, URLField
from wagtail.blocks import CharBlock, ListBlock, StreamBlock, StructBlock, URLBlock
from wagtail.blocks import TextBlock as PlainTextBlock
from wagtail.blocks.list_block import ListValue
from wagtail.blocks.stream_block import StreamValue
from wagtail.blocks.struct_block import StructValue
from wagtail.contrib.typed_table_block.blocks import TypedTable
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.rich_text import RichText

from tiendo.portal.blocks import board, chart
from tiendo.portal.blocks.board import BoardBlock
from tiendo.portal.blocks.chart import ChartBlock
from tiendo.portal.composing import figures
from tiendo.portal.gate.passages import Found, paragraphs
from tiendo.portal.models.base import PortalPage
from tiendo.portal.models.material import Material
from tiendo.portal.models.media import Picture
from tiendo.portal.models.recording import Recording
from tiendo.publishing.gate import Link, Manuscript, Passage, Widget
from tiendo.publishing.gate import Picture as SeenPicture
from tiendo.publishing.gate import Recording as SeenRecording

CAPTIONS = {"caption", "credit"}
TOLD_TO_MACHINES = {"seo_title", "search_description"}
"""What stands in the head of a page: search engines and social networks print it."""


def manuscript_of(page: PortalPage) -> Manuscript:
    """The page as it would be published, for the gate to read."""
    found = Found(page)
    for field in public_fields(page):
        into = found if field.name not in page.not_judged else found.others
        _field(field, getattr(page, field.name), into)
    found.widgets += [Widget(kind, kind, not is_there) for kind, is_there in page.drawn().items()]
    return found.manuscript(page.title)


def public_fields(page: PortalPage) -> Iterator[Field[Any, Any]]:
    """The fields the public reads: those the type itself adds, and what machines are told of it."""
    common = {field.name for field in PortalPage._meta.get_fields()}
    common |= {field.name for field in Page._meta.get_fields()}
    common -= TOLD_TO_MACHINES
    for field in page._meta.concrete_fields:
        if field.name not in common | {*page.not_public} and field.editable and not field.choices:
            yield field


def _field(field: Field[Any, Any], value: Any, found: Found) -> None:
    """Whatever a field holds, by what it is."""
    if isinstance(field, StreamField):
        for child in value:
            _walk(child.block, child.value, f"{field.name}.{child.id or ''}", found)
    elif isinstance(field, RichTextField):
        paragraphs(value, field.name, found)
    elif isinstance(value, Material):
        _thing(value, field.name, found)
    elif isinstance(field, URLField):
        found.links += [Link(field.name, "", value)] if value else []
    elif isinstance(field, CharField | TextField) and value:
        found.passages.append(Passage(field.name, "text", value, is_plain=True))


def _walk(block: Any, value: Any, place: str, found: Found) -> None:
    """Whatever a block holds, by what it is."""
    if value is None:
        return
    if isinstance(value, RichText):
        paragraphs(value.source, place, found)
    elif isinstance(value, TypedTable):
        _table(value, place, found)
    elif isinstance(block, BoardBlock | ChartBlock):
        found.widgets.append(_drawn(block, value, place, found))
    elif isinstance(value, StructValue):
        _struct(block, value, place, found)
    elif isinstance(value, ListValue):
        for number, child in enumerate(value.bound_blocks):
            _walk(child.block, child.value, f"{place}.{number}", found)
            if isinstance(child.value, Picture):  # a list of pictures prints what they are called
                found.passages.append(_caption(f"{place}.{number}.title", child.value.title))
        _widget(block, place, not len(value), found)
    elif isinstance(value, StreamValue):
        for child in value:
            _walk(child.block, child.value, f"{place}.{child.id or ''}", found)
    elif isinstance(value, Material):
        _thing(value, place, found)
    elif isinstance(block, URLBlock):
        found.links.append(Link(place, "", value))
    elif isinstance(block, CharBlock | PlainTextBlock) and str(value).strip():
        found.passages.append(_passage(block, place, str(value)))


def _struct(block: StructBlock, value: StructValue, place: str, found: Found) -> None:
    """The children of a block of several fields; the words of a link stand beside its address."""
    children = value.bound_blocks
    texts = (str(child.value) for child in children.values() if isinstance(child.block, CharBlock))
    words = next(filter(None, texts), "")
    for name, child in children.items():
        if isinstance(child.block, URLBlock) and child.value:
            found.links.append(Link(f"{place}.{name}", words, child.value))
        else:
            _walk(child.block, child.value, f"{place}.{name}", found)


def _passage(block: Any, place: str, words: str) -> Passage:
    """Words without marks in them: a heading, a caption, a quotation or text."""
    if block.name == "heading":
        return Passage(place, "heading", words, 2, is_plain=True)
    if block.name in CAPTIONS:
        return _caption(place, words)
    kind = "quote" if block.name == "quote" else "text"
    return Passage(place, kind, words, is_plain=True)


def _caption(place: str, words: str) -> Passage:
    """Bare words beside something."""
    return Passage(place, "caption", words, is_plain=True)


def _table(value: TypedTable, place: str, found: Found) -> None:
    """Caption, heads and cells of a table."""
    if value.caption:
        found.passages.append(_caption(f"{place}.caption", value.caption))
    for number, column in enumerate(value.columns):
        if column["heading"]:
            found.passages.append(_caption(f"{place}.cot-{number}", column["heading"]))
    for number, row in enumerate(value.row_data):
        for column, cell in enumerate(row["values"]):
            here = f"{place}.{number}.{column}"
            if isinstance(cell, RichText):
                paragraphs(cell.source, here, found, kind="table")
            elif str(cell or "").strip():
                found.passages.append(Passage(here, "table", str(cell), is_plain=True))
    found.widgets.append(Widget(place, "table", not value.row_data))


def _drawn(block: Any, value: Any, place: str, found: Found) -> Widget:
    """A board or a chart: empty where there are no figures to draw."""
    ledger = figures.Ledger(found.page)
    if isinstance(block, BoardBlock):
        content = board.compose(value, ledger)["board"]
        return Widget(place, "board", not (content and content["lines"]))
    if value["title"]:
        found.passages.append(_caption(f"{place}.title", value["title"]))
    return Widget(place, "chart", not chart.compose(value, ledger)["points"])


def _widget(block: Any, place: str, is_empty: bool, found: Found) -> None:
    """A list of pictures, places or files that would be drawn with nothing in it.

    A list that says itself that it may hold nothing (``min_num`` 0) draws nothing then.
    """
    if isinstance(block, ListBlock | StreamBlock) and block.meta.min_num != 0:
        found.widgets.append(Widget(place, block.name or "list", is_empty))


def _thing(value: Material, place: str, found: Found) -> None:
    """A picture, file or recording, and the words of it that the page shows."""
    if isinstance(value, Picture):
        words = value.description
        found.pictures.append(SeenPicture(place, words, file_name=value.filename))
    elif isinstance(value, Recording):
        found.recordings.append(_recording(value, place))
    for name, words, is_plain in value.told():
        if is_plain and words.strip():
            found.passages.append(_caption(f"{place}.{name}", words))
        elif not is_plain:
            paragraphs(words, f"{place}.{name}", found, kind="caption")


def _recording(value: Recording, place: str) -> SeenRecording:
    """A song, a talk or a video of the media library."""
    return SeenRecording(
        place,
        value.kind,
        has_transcript=value.has_transcript,
        has_captions=value.has_captions,
        has_rights=bool(value.rights),
    )
