"""The tables of public pages as files: what a page shows in rows, for whoever counts on with it.

Numbers are exact to four decimals, as the office's own files have them; columns bear the names of
machines. ``PortalPage.tables`` says which tables a type has; each is fetched from the page's own
address, ``?bang=thang&dang=csv``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tiendo.common.tables import Table
from tiendo.portal.library.geography import units_on
from tiendo_core.reasons import rounded

BOARD = "bang-theo-doi"
KINDS = {"table": "bang", "chart": "bieu-do", "map": "don-vi", "board": BOARD}
"""Blocks that show a table, and what its file is called."""


def name_of(block: dict[str, Any]) -> str:
    """The name of the table of a block; empty where it shows none."""
    kind = KINDS.get(block.get("type", ""), "")
    return f"{kind}-{block['id'][:8]}" if kind else ""


def of_blocks(blocks: Iterable[dict[str, Any]]) -> Iterator[Table]:
    """The tables of a text, its boards, the points of its charts, the units of its maps."""
    for block in blocks:
        name = name_of(block)
        if name and block["type"] == "table":
            yield Table(name, block["head"], block["rows"])
        elif name and block["type"] == "map":
            yield of_units(block["extent"], name)
        elif name and block.get("board"):
            yield of_board(block["board"], name)
        elif name and block.get("points"):
            yield of_points(block["points"], name)


def of_points(points: Iterable[dict[str, Any]], name: str) -> Table:
    """The points of a chart."""
    rows = [[one["label"], _number(one["value"]), one["printed"]] for one in points]
    return Table(name, ("label", "value", "printed"), rows)


def of_units(extent: str, name: str = KINDS["map"]) -> Table:
    """The units of a map."""
    columns = ("code", "name", "area", "people")
    rows = [[*(one[column] for column in columns), "; ".join(one["former"])]
            for one in units_on(extent)]  # fmt: skip
    return Table(name, (*columns, "former"), rows)


def of_board(board: dict[str, Any], name: str = BOARD) -> Table:
    """The lines of a published board."""
    said = ("code", "name", "field", "measure")
    numbers = ("value", "plan", "attained", "change")
    words = ("status", "outlook", "invented")
    rows = [
        [*(one[key] for key in said), *(_number(one[key]["exact"]) for key in numbers),
         *(one[key] for key in words)]
        for one in board["lines"]
    ]  # fmt: skip
    columns = (*said, "value", "plan", "attained_percent", "change", "status", "outlook")
    return Table(name, (*columns, "illustrative"), rows)


def of_indicator(published: dict[str, Any]) -> Iterator[Table]:
    """The months of a published indicator, the decisions on its plan, the versions of its value."""
    months = [
        [
            one["period"],
            one["words"],
            _number(one["alone"]["exact"]),
            _number(one["total"]["exact"]),
        ]
        for one in published["points"]
    ]
    yield Table("thang", ("month", "words", "in_month", "cumulative"), months)
    yield of_rows(
        "quyet-dinh", ("decided_on", "plan", "target", "act", "reason"), published["decisions"]
    )
    columns = ("version", "value", "certainty", "reporter", "approved_on")
    yield of_rows("phien-ban", columns, published["versions"])


def of_organisation(content: dict[str, Any]) -> Iterator[Table]:
    """Who holds which office, and the contact officers."""
    yield of_rows("chuc-danh", ("name", "office"), content["holders"])
    yield of_rows("dau-moi", ("name", "office", "phone", "email"), content["contacts"])


def of_rows(name: str, columns: tuple[str, ...], rows: Iterable[dict[str, Any]]) -> Table:
    """Rows that are kept by the names of their columns."""
    return Table(name, columns, [[one[column] for column in columns] for one in rows])


def _number(exact: str) -> Decimal | None:
    """An exact number of a content; None where there is none."""
    return rounded(Fraction(exact), 4) if exact else None
