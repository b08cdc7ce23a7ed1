"""A table whose numbers know where they come from."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from tiendo.portal.blocks.text import TextBlock
from tiendo.portal.composing import figures

WORDS, NUMBER = "words", "number"


class TableBlock(TypedTableBlock):
    """Rows under a caption; a column holds words, or numbers inserted as in text."""

    words = CharBlock(label=_("Text"), required=False)
    number = TextBlock(label=_("Figure of the data"), features=["so-lieu"], required=False)

    class Meta:
        label = _("Table")
        icon = "table"


def compose(value: Any, ledger: figures.Ledger) -> dict[str, Any]:
    """Caption, head, rows of printed cells, and which columns hold numbers.

    The place of a number in the ledger stands beside it, under the same row and column.
    """
    kinds = [column["block"].name for column in value.columns]
    rows = [list(zip(kinds, row["values"], strict=True)) for row in value.row_data]
    cells = [[_cell(kind, cell, ledger) for kind, cell in row] for row in rows]
    return {
        "caption": value.caption,
        "head": [column["heading"] for column in value.columns],
        "rows": [[printed for printed, _place in row] for row in cells],
        "places": [[place for _printed, place in row] for row in cells],
        "numeric": [kind == NUMBER for kind in kinds],
    }


def _cell(kind: str, cell: Any, ledger: figures.Ledger) -> tuple[str, str]:
    """A cell as printed, and its place where it is a number of the ledger."""
    if kind != NUMBER:
        return str(cell or ""), ""
    printed, entry = ledger.entered(cell.source if cell else "")
    return printed, entry.get("place", "")
