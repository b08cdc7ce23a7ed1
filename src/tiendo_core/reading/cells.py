"""Tables flattened to one cell a line: a header of known columns, then rows of label, unit and
numbers.

A header is a run of short lines among which at least two say what a column holds ("ĐVT", "KH năm
2019",
"TH 6 tháng", "TH/KH (%)"). Rows are read for as long as their cells fit the columns.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from tiendo_core.reading.figures import Figure, Number
from tiendo_core.reading.tokens import mantissa
from tiendo_core.reading.units import measure_named

NAME, UNIT, PLAN, RESULT, PLAN_SHARE, GROWTH, BASE, INDEX, OTHER = range(9)
WIDEST = 16
MISFITS = 8
_HEADERS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (INDEX, re.compile(r"(?:s?tt|số tt|số thứ tự)$")),
    (
        NAME,
        re.compile(
            r"(?:các |tên |một số )?(?:chỉ tiêu|nội dung|danh mục|hạng mục|diễn giải|lĩnh vực|"
            r"khoản mục|tiêu chí)"
        ),
    ),
    (UNIT, re.compile(r"(?:đvt|đơn vị|đơn vị tính)$")),
    (
        PLAN_SHARE,
        re.compile(
            r".*(?:th/kh|% kh|%kh|% so|so với kh|so kh|tỷ lệ|tỉ lệ|% thực hiện|% đạt|đạt %|^%|% dt|"
            r"th/dt).*"
        ),
    ),
    (GROWTH, re.compile(r".*(?:tăng|giảm|so ck|so cùng kỳ|so với cùng kỳ|so với ck).*")),
    (BASE, re.compile(r".*(?:cùng kỳ|năm trước|th năm).*")),
    (
        PLAN,
        re.compile(
            r"(?:kế hoạch|kh|dự toán|dt|chỉ tiêu giao|nghị quyết|nq|mục tiêu|giao)(?: .*)?$"
        ),
    ),
    (RESULT, re.compile(r"(?:thực hiện|th|ước|ước th|kết quả|đạt|quyết toán|uth)(?: .*)?$")),
)
_FIRST = re.compile(
    r"[ ]*(?:s?tt|(?:các |tên |một số )?chỉ tiêu|nội dung|danh mục|đvt|đơn vị(?: tính)?)[ ]*\n"
)
_START = re.compile(r"\n" + _FIRST.pattern)
_NUMBER = re.compile(r"[+\-]?[0-9][0-9.,]*[ ]?%?$")
_BLANK = re.compile(r"[-–…x.]*$")
_YEAR_CELL = re.compile(r"(?:19|20)[0-9]{2}$")


class Table(NamedTuple):
    """A flattened table: its place, the header of its result column, and its figures."""

    start: int
    end: int
    result_at: int
    figures: list[Figure]


class _Cell(NamedTuple):
    start: int
    end: int
    text: str


def tables(text: str, low: str) -> list[Table]:
    """The flattened tables of a text."""
    found: list[Table] = []
    at = 0
    match = _FIRST.match(low) or _START.search(low)
    while match:
        table = _table(text, low, match.start())
        at = table.end if table else match.end() - 1
        if table:
            found.append(table)
        match = _START.search(low, at)
    return found


def _next_cell(low: str, at: int, numbered: bool) -> tuple[_Cell | None, int]:
    """The next short line, and where the line after it begins; no cell at prose or at the end.

    ``numbered`` says that the cell before was a number: then an empty line ends the table.
    """
    while at < len(low):
        stop = low.find("\n", at)
        stop = len(low) if stop < 0 else stop
        if stop - at > 400:
            return None, at
        piece = low[at:stop].strip()
        if len(piece) > 80 or (piece.endswith((".", ";")) and len(piece) > 30):
            return None, at
        if piece:
            begin = low.index(piece[0], at)
            return _Cell(begin, begin + len(piece), piece), stop + 1
        if numbered:
            return None, at
        at = stop + 1
    return None, at


def _table(text: str, low: str, at: int) -> Table | None:
    """The table whose header begins at an offset, if it is one."""
    columns, result_at, plan, place = _header(low, at)
    if RESULT not in columns or len(set(columns)) < 3:
        return None
    if NAME not in columns:
        columns.insert(0, NAME)
    figures: list[Figure] = []
    buffer: list[_Cell] = []
    end = at
    misfits = 0
    while True:
        while len(buffer) < len(columns):
            cell, following = _next_cell(low, place, bool(buffer) and _is_number(buffer[-1]))
            if cell is None:
                break
            buffer.append(cell)
            place = following
        if not buffer:
            break
        width = _row(text, buffer, columns, figures)
        misfits = 0 if width else misfits + 1
        if misfits > MISFITS:
            break
        end = buffer[max(width, 1) - 1].end
        del buffer[: max(width, 1)]
    for figure in figures:
        if figure.plan_amount or figure.plan_share:
            figure.plan_basis = plan or "kế hoạch"
    return Table(at, end, result_at, figures) if figures else None


def _header(low: str, at: int) -> tuple[list[int], int, str, int]:
    """The columns of a header, where its result column stands, its plan, and where rows begin."""
    columns: list[int] = []
    result_at = place = at
    plan = ""
    while len(columns) < WIDEST:
        cell, following = _next_cell(low, place, False)
        kind = _column(cell.text) if cell else None
        if cell is None or kind is None:
            break
        columns.append(kind)
        place = following
        if kind == RESULT:
            result_at = cell.start
        elif kind == PLAN:
            plan = cell.text
    return columns, result_at, plan, place


def _is_number(cell: _Cell) -> bool:
    """Whether a cell holds a number."""
    return _NUMBER.match(cell.text) is not None


def _column(text: str) -> int | None:
    """What a header cell says its column holds; None when it is no header cell."""
    text = text.strip("() ")
    for kind, pattern in _HEADERS:
        if pattern.match(text):
            return kind
    return None


def _row(text: str, cells: list[_Cell], columns: list[int], figures: list[Figure]) -> int:
    """Read one row into a figure; how many cells it took, 0 when it does not fit."""
    picked: dict[int, _Cell] = {}
    at = 0
    for column in columns:
        if at >= len(cells):
            break
        cell = cells[at]
        numeric = _NUMBER.match(cell.text) is not None
        if column == INDEX and not re.match(r"(?:[0-9]{1,3}|[ivx]+|[a-z])[.)]?$", cell.text):
            continue
        if column == NAME and numeric:
            return 0
        if column == UNIT and numeric:
            continue
        if column not in (INDEX, NAME, UNIT) and not numeric and not _BLANK.match(cell.text):
            break
        picked[column] = cell
        at += 1
    if RESULT not in picked or NAME not in picked or not _NUMBER.match(picked[RESULT].text):
        return 0
    figures.append(_figure(text, picked, cells[at - 1].end))
    return at


def _figure(text: str, picked: dict[int, _Cell], end: int) -> Figure:
    """The figure of a row."""
    name, result = picked[NAME], picked[RESULT]
    figure = Figure(name.start, end, text[name.start : name.end].strip(" -+*."))
    unit = (
        measure_named(picked[UNIT].text)
        if UNIT in picked
        else "%"
        if result.text.endswith("%")
        else None
    )
    figure.amount = _number(result)
    figure.unit = unit if figure.amount else None
    figure.at = result.start
    if PLAN in picked:
        figure.plan_amount = _number(picked[PLAN])
    if PLAN_SHARE in picked:
        figure.plan_share = _number(picked[PLAN_SHARE])
    if GROWTH in picked:
        growth = _number(picked[GROWTH])
        if growth is not None and growth.value > 50 and not picked[GROWTH].text.startswith("+"):
            growth = growth._replace(value=growth.value - 100)
        figure.growth = growth
    if BASE in picked:
        figure.base = _number(picked[BASE])
    return figure


def _number(cell: _Cell) -> Number | None:
    """The number of a cell; None for a dash or what is no number."""
    sign = -1 if cell.text.startswith("-") else 1
    digits = cell.text.strip("+-% ")
    found = mantissa(digits) if digits else None
    if found is None:
        return None
    value, decimals = found
    return Number(value * sign, Decimal((0, (1,), -decimals)), cell.start, cell.end)
