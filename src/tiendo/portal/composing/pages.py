"""From a page to its content: blocks as plain values, figures numbered, as JSON can hold them."""

from typing import Any

from tiendo.portal.blocks import board, chart, figure, table
from tiendo.portal.composing import figures, media
from tiendo.portal.composing.ledger import named


def composed(page: Any) -> dict[str, Any]:
    """The blocks of a page's body and the ledger of the figures in them."""
    ledger = figures.Ledger(page)
    blocks = [_block(one, ledger) for one in page.body]
    return {"blocks": blocks, "figures": named(ledger)}


def _block(block: Any, ledger: figures.Ledger) -> dict[str, Any]:
    compose = COMPOSERS[block.block_type]
    kind = block.block_type
    named = {"type": kind, "id": str(block.id or ""), "template": f"portal/blocks/{kind}.html"}
    return named | compose(block.value, ledger)


def _text(value: Any, ledger: figures.Ledger) -> dict[str, Any]:
    return {"html": ledger.written(value.source)}


def _words(value: Any, ledger: figures.Ledger) -> dict[str, Any]:
    return {"words": str(value)}


def _quote(value: Any, ledger: figures.Ledger) -> dict[str, Any]:
    return {"words": value["quote"], "who": value["who"]}


COMPOSERS = {
    "text": _text,
    "heading": _words,
    "quote": _quote,
    "figure": figure.compose,
    "chart": chart.compose,
    "table": table.compose,
    "board": board.compose,
    **media.COMPOSERS,
}
"""How each kind of block becomes plain values; a new kind of block adds its own here."""
