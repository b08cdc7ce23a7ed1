"""Where an objection points to: in words, the way back to it in the editor, and the text itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from lxml import html
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.blocks.list_block import ListValue
from wagtail.blocks.stream_block import StreamValue
from wagtail.blocks.struct_block import StructValue
from wagtail.contrib.typed_table_block.blocks import TypedTable
from wagtail.fields import RichTextField, StreamField
from wagtail.rich_text import RichText

from tiendo.portal.composing import figures
from tiendo.portal.gate.passages import PARAGRAPHS
from tiendo.portal.models import PortalPage, Recording
from tiendo.portal.models.material import Material


def in_words(page: PortalPage, place: str) -> str:
    """A place as people say it: "Body, 3: Text"."""
    name, _dot, rest = place.partition(".")
    if name == "title":  # Wagtail's word for the field is that of a thing's name
        return _("Title")
    field = next((one for one in page._meta.concrete_fields if one.name == name), None)
    if field is None:
        return _("The page")
    label = str(field.verbose_name).capitalize()
    if not isinstance(field, StreamField):
        return label
    thing = _thing(page, place)
    more = f" “{thing}”" if thing else ""
    for number, block in enumerate(getattr(page, name), 1):
        if str(block.id or "") == rest.partition(".")[0]:
            return f"{label}, {number}: {block.block.label}{more}"
    return label


def edit_address(page: PortalPage, place: str) -> str:
    """Where it is changed: the picture, file or recording whose words these are, else the block."""
    thing = _thing(page, place)
    if thing is not None:
        return str(AdminURLFinder().get_edit_url(thing))
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    parts = place.split(".")
    return f"{address}#block-{parts[1]}-section" if len(parts) > 1 and parts[1] else address


def _thing(page: PortalPage, place: str) -> Material | None:
    """The picture, file or recording that words at a place belong to."""
    name, *path = place.split(".")
    value = getattr(page, name, None)
    for key in path:
        if isinstance(value, Material):
            return value
        if isinstance(value, StreamValue):
            value = next((one.value for one in value if str(one.id) == key), None)
        elif isinstance(value, StructValue):
            value = value.get(key)
        else:
            value = _at(value, key) if isinstance(value, ListValue) else None
    return None


Change = Callable[[html.HtmlElement], bool]
"""Changes a paragraph; whether it could."""


def field_of(page: PortalPage, place: str) -> tuple[str, list[str]]:
    """The field of rich text or of blocks a place lies in, and the way from there; else nothing."""
    name, *path = place.split(".")
    field = next((one for one in page._meta.concrete_fields if one.name == name), None)
    return (name, path) if isinstance(field, StreamField | RichTextField) else ("", [])


def written(value: Any, path: list[str], change: Change) -> Any:
    """A value with the paragraph at the end of a way changed; None where there is no rich text at
    its end, or it could not be changed.

    The ways are those of the manuscript: ids of blocks, names of fields, numbers of rows, columns,
    entries and paragraphs.
    """
    if isinstance(value, str):
        new = written(RichText(value), path, change)
        return new.source if new is not None else None
    if isinstance(value, RichText):
        tree = figures.parsed(value.source)
        paragraph = _paragraph(tree, path)
        is_done = paragraph is not None and change(paragraph)
        return RichText(figures.inner(tree)) if is_done else None
    if not path:
        return None
    return value if _put(value, path[0], path[1:], change) else None


def _put(value: Any, key: str, path: list[str], change: Change) -> bool:
    """Change what a block holds under a key."""
    if isinstance(value, StreamValue):
        for child in value:
            if str(child.id) == key and (new := _rich(child.value, path, change)) is not None:
                child.value = new
                return True
        return False
    if isinstance(value, TypedTable):
        row = _at(value.row_data, key)
        value, key, path = row["values"] if row else [], path[0] if path else "", path[1:]
    if isinstance(value, StructValue):
        new = _rich(value.get(key), path, change)
        where: Any = key
    else:
        new = _rich(_at(value, key), path, change) if isinstance(value, ListValue | list) else None
        where = int(key) if new is not None else 0
    if new is None:
        return False
    value[where] = new
    return True


def _rich(value: Any, path: list[str], change: Change) -> Any:
    """The same of what a block holds, where bare words are no rich text."""
    return None if isinstance(value, str) else written(value, path, change)


def _at(values: Any, key: str) -> Any:
    """The entry of that number; None where there is none."""
    return values[int(key)] if key.isdigit() and int(key) < len(values) else None


def _paragraph(tree: html.HtmlElement, path: list[str]) -> html.HtmlElement | None:
    """The paragraph of that number, counted as the manuscript counts them."""
    blocks = [one for one in tree.iter() if one.tag in PARAGRAPHS] or [tree]
    return _at(blocks, path[0]) if path else blocks[0]


def holds_links(page: PortalPage, place: str) -> bool:
    """Whether the words at a place can be bound: a place of plain words cannot."""
    found: list[html.HtmlElement] = []

    def look(paragraph: html.HtmlElement) -> bool:
        found.append(paragraph)
        return False

    name, path = field_of(page, place)
    if name:
        written(getattr(page, name), path, look)
    return bool(found)


def instead(page: PortalPage, place: str) -> str:
    """What to do about a number at a place that holds no links; empty where it does."""
    if holds_links(page, place):
        return ""
    if isinstance(_thing(page, place), Recording):
        return _(
            "These words belong to a song or film. Open it and insert the number in its lyrics or "
            "transcript, or insert it in a paragraph of this page; in captions and titles it may "
            "then be repeated."
        )
    fields = page._meta.concrete_fields
    if not any(isinstance(one, StreamField | RichTextField) for one in fields):
        return _(
            "A page of this kind has no place for figures of the data. Leave the number out, or "
            "let who approves answer for it by name."
        )
    if _is_cell(page, place):
        return _(
            "This column of the table holds words. Add a column “Figure of the data” and insert "
            "the number there, or insert it once in a paragraph; here it may then be repeated."
        )
    return _(
        "These words cannot hold a figure. Insert the number once in a paragraph, in a block “Big "
        "number” or in a number column of a table; here it may then be repeated."
    )


def _is_cell(page: PortalPage, place: str) -> bool:
    name, path = field_of(page, place)
    blocks = getattr(page, name) if name else []
    is_block = any(str(one.id) == path[0] and one.block_type == "table" for one in blocks if path)
    return is_block and len(path) > 2
