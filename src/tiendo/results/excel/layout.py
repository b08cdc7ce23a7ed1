"""An office's own layout: the table in a sheet, what its columns hold, and the figures in its rows.

Columns are guessed by the words of their headings, as the reading desk does; what a person of the
unit said of a heading once is taken the next time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from tiendo.common.fold import fold
from tiendo.common.workbook import CellAt, Sheet, open_workbook
from tiendo.results.excel.cells import Fault, ReadCell, read_cell, shown
from tiendo_core import annex_columns
from tiendo_core.annex_columns import columns, is_annex
from tiendo_core.numbers import format_number

_SEARCHED, _DEPTH, _FEWEST = 40, 4, 3
MOST_ROWS = 2000
"""A layout of a report has some hundred rows; larger tables come as files of values."""
_ORDER = re.compile(r"[\dIVXa-zA-ZđĐ]{0,4}\s*(?:=.*)?|\(?\d{1,2}\)?(?:\s*=\s*[\d()/*x+\-: ]+)?")
_BULLET = re.compile(r"\s*(?:[-–+*•]\s*|\d{1,2}(?:\.\d{1,2})*[.)]\s+|[IVX]+\.\s+)+")
_AMONG = re.compile(r"\s*[-–+*•]?\s*(?:trong đó|gồm|bao gồm)\s*:?\s*", re.IGNORECASE)


class Meaning(Enum):
    """What a column holds."""

    NAME = "name"
    UNIT = "unit"
    PLAN = "plan"
    ACTUAL = "actual"
    ESTIMATE = "estimate"
    LAST_YEAR = "last_year"
    PLAN_SHARE = "plan_share"
    GROWTH = "growth"
    NONE = "none"


FIGURES = (Meaning.PLAN, Meaning.ACTUAL, Meaning.ESTIMATE, Meaning.LAST_YEAR)
DERIVED = (Meaning.PLAN_SHARE, Meaning.GROWTH)

_GUESSES = {
    annex_columns.NAME: Meaning.NAME,
    annex_columns.UNIT: Meaning.UNIT,
    annex_columns.PLAN: Meaning.PLAN,
    annex_columns.PRIOR: Meaning.LAST_YEAR,
    annex_columns.PLAN_SHARE: Meaning.PLAN_SHARE,
    annex_columns.GROWTH: Meaning.GROWTH,
}


@dataclass(frozen=True)
class LayoutColumn:
    """A column: its place from 0, its heading, what it is taken to hold, and some of its cells."""

    at: int
    heading: str
    meaning: Meaning
    samples: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """How the heading is remembered."""
        return heading_key(self.heading)


@dataclass(frozen=True)
class LayoutRow:
    """A row: its number as a person sees it, its name, its unit of measure, its figures."""

    row: int
    name: str
    unit: str
    cells: Mapping[int, ReadCell] = field(default_factory=dict)
    words: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Layout:
    """The table of one sheet."""

    sheet: str
    columns: tuple[LayoutColumn, ...]
    rows: tuple[LayoutRow, ...]
    faults: tuple[Fault, ...] = ()

    def of(self, meaning: Meaning) -> LayoutColumn | None:
        """The last column that holds this."""
        return next((one for one in reversed(self.columns) if one.meaning is meaning), None)


def heading_key(heading: str) -> str:
    """The words of a heading without tones, years and days, so that next year's is the same."""
    words = re.sub(r"\d+([/.-]\d+)*", " ", fold(heading))
    return " ".join(words.split())[:200]


def read_layouts(raw: bytes, known: Mapping[str, str]) -> list[Layout]:
    """The tables of a workbook, one a sheet; ``known`` are meanings by heading key.

    Raises DocumentError for a file that cannot be opened.
    """
    workbook = open_workbook(raw)
    found = []
    for name in workbook.names:
        if not workbook.is_hidden(name):
            layout = _layout(workbook.sheet(name), known)
            if layout is not None:
                found.append(layout)
    if found and workbook.has_macros:
        found[0] = replace(found[0], faults=(*found[0].faults, Fault("macros")))
    return found


def _layout(sheet: Sheet, known: Mapping[str, str]) -> Layout | None:
    """The table of a sheet; None when no row looks like a heading."""
    for at in range(min(len(sheet.rows), _SEARCHED)):
        headings, after = _headings(sheet, at)
        guessed = columns(headings)
        meant = [_column(one, known) for one in guessed]
        has_name = any(one.meaning is Meaning.NAME for one in meant)
        if has_name and (is_annex(guessed) or any(one.meaning in FIGURES for one in meant)):
            return _with_rows(sheet, meant, after)
    return None


def _headings(sheet: Sheet, at: int) -> tuple[dict[int, str], int]:
    """The headings from a row on, merged ones spread out, and the row below them."""
    first = _spread(sheet, at)
    if len(first) < _FEWEST:
        return {}, at + 1
    headings, depth = dict(first), 1
    while depth < _DEPTH and at + depth < len(sheet.rows):
        below = _spread(sheet, at + depth)
        written = [shown(one) for one in sheet.rows[at + depth] if shown(one)]
        if written and all(_ORDER.fullmatch(one) for one in written) and len(written) > 2:
            depth += 1
            continue
        roles = [one.role for one in columns(below)]
        names_columns = roles and all(
            role not in (annex_columns.OTHER, annex_columns.NAME, annex_columns.UNIT)
            for role in roles
        )
        if not names_columns or 0 in below:
            break
        for column, text in below.items():
            if text != headings.get(column):
                headings[column] = f"{headings.get(column, '')} {text}".strip()
        depth += 1
    return headings, at + depth


def _spread(sheet: Sheet, row: int) -> dict[int, str]:
    """The texts of a row by column; a merged cell speaks for all columns it covers."""
    found = {at: shown(one) for at, one in enumerate(sheet.rows[row]) if isinstance(one, str)}
    found = {at: text for at, text in found.items() if text}
    for first, last in sheet.merged[:1000]:
        if first.row == row and first.column in found:
            for at in range(first.column, min(last.column, len(sheet.rows[row])) + 1):
                found.setdefault(at, found[first.column])
    return found


def _column(guess: annex_columns.Column, known: Mapping[str, str]) -> LayoutColumn:
    """What a column holds: as the unit said before, else by its heading."""
    said = known.get(heading_key(guess.heading))
    if said is not None:
        return LayoutColumn(guess.at, guess.heading, Meaning(said))
    meaning = _GUESSES.get(guess.role, Meaning.NONE)
    if guess.role == annex_columns.VALUE:
        is_estimate = "ước" in guess.heading.lower() or "uth" in guess.heading.lower()
        meaning = Meaning.ESTIMATE if is_estimate else Meaning.ACTUAL
    return LayoutColumn(guess.at, guess.heading, meaning)


def _with_rows(sheet: Sheet, meant: Sequence[LayoutColumn], after: int) -> Layout:
    """The rows below the heading that have a name and at least one cell beside it."""
    name_at = next(one.at for one in meant if one.meaning is Meaning.NAME)
    unit_at = next((one.at for one in meant if one.meaning is Meaning.UNIT), None)
    others = [one.at for one in meant if one.at not in (name_at, unit_at)]
    rows: list[LayoutRow] = []
    faults: list[Fault] = []
    for row in range(after, min(len(sheet.rows), after + MOST_ROWS)):
        written = shown(sheet.at(row, name_at))
        name = _bare(written)
        if not name or _ORDER.fullmatch(name):
            continue
        unit = "" if unit_at is None else shown(sheet.at(row, unit_at))
        percent = unit.startswith(("%", "‰"))
        cells = {at: read_cell(sheet, row, at, percent_unit=percent) for at in others}
        words = {at: shown(sheet.at(row, at)) for at in others}
        if not any(words.values()):
            continue
        rows.append(LayoutRow(row + 1, name, unit, cells, words))
        if row in sheet.hidden:
            letters = str(CellAt(row, name_at)).rstrip("0123456789")
            faults.append(Fault("hidden", sheet.name, row + 1, letters))
    samples = {
        one.at: tuple(_sample(row, one.at) for row in rows if row.words.get(one.at))[:3]
        for one in meant
        if one.at in others
    }
    with_samples = tuple(replace(one, samples=samples.get(one.at, ())) for one in meant)
    return Layout(sheet.name, with_samples, tuple(rows), tuple(faults))


def _sample(row: LayoutRow, at: int) -> str:
    """A cell as the office would write it."""
    number = row.cells[at].number
    return row.words[at] if number is None else format_number(number)


def _bare(written: str) -> str:
    """A name without its bullet, number, "Trong đó:" and the colon after it."""
    for opening in (_AMONG, _BULLET):
        found = opening.match(written)
        written = written[found.end() :] if found else written
    return " ".join(written.rstrip(" :;,.").split())
