"""A filled form read back: what stands in its cells, and everything that is wrong, all at once.

Cells are found by the hidden keys, so rows may be moved, sorted or deleted and sheets renamed. An
empty cell says nothing, and nothing is taken for a cell with a fault.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from tiendo.common.workbook import CellAt, Sheet, Workbook, open_workbook
from tiendo.results.excel.cells import Fault, ReadCell, read_cell, shown
from tiendo.results.excel.identity import (
    MARK,
    SHEET,
    ColumnKey,
    Part,
    line_of,
    signed_report,
)
from tiendo_core.numbers import format_number

_SEARCHED = 60
"""How many rows and columns the mark is looked for in."""
_WORDS, _MERGED = 500, 1000

CellKey = tuple[int, str, str]


class NotThisForm(Exception):
    """A file that is not the form of the report at hand; ``fault`` says what it is instead."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.code)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Line:
    """What the reader must know of a line of the report."""

    name: str
    is_ratio: bool
    is_percent: bool


@dataclass(frozen=True, slots=True)
class Filled:
    """What a form says in one cell of the report; numbers as the office writes them."""

    line: int
    period: str
    certainty: str
    typed: str = ""
    below: str = ""
    state: str = ""
    note: str = ""
    reason: str = ""
    place: str = ""

    @property
    def key(self) -> CellKey:
        """Which cell it is."""
        return (self.line, self.period, self.certainty)


@dataclass
class Taken:
    """A form read: cells that say something, faults and notes, lines that are not in the file."""

    cells: list[Filled] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    missing: list[int] = field(default_factory=list)

    @property
    def errors(self) -> list[Fault]:
        """What hinders a cell from being taken."""
        return [one for one in self.faults if not one.is_note]

    @property
    def notes(self) -> list[Fault]:
        """What is only told."""
        return [one for one in self.faults if one.is_note]


def report_named(workbook: Workbook) -> int:
    """The report a workbook is the form of. Raises NotThisForm when it is none of ours."""
    if SHEET not in workbook.names:
        raise NotThisForm(Fault("no-form"))
    sheet = workbook.sheet(SHEET)
    if shown(sheet.at(0, 0)) != MARK:
        raise NotThisForm(Fault("no-form"))
    report = signed_report(shown(sheet.at(1, 0)))
    if report is None:
        raise NotThisForm(Fault("damaged-form"))
    return report


def read_filled(
    raw: bytes, report: int, lines: Mapping[int, Line], states: Mapping[str, str]
) -> Taken:
    """Read the form of ``report``; ``states`` gives the code of each state's name.

    Raises NotThisForm for another report's form or another file, DocumentError for a file that
    cannot be opened.
    """
    workbook = open_workbook(raw)
    named = report_named(workbook)
    if named != report:
        raise NotThisForm(Fault("foreign-form", values=(str(named), str(report))))
    for name in workbook.names:
        if name.startswith("_"):
            continue
        sheet = workbook.sheet(name)
        mark = _mark(sheet)
        if mark is not None:
            taken = _Reader(sheet, mark, lines, states).read()
            if workbook.has_macros:
                taken.faults.append(Fault("macros"))
            return taken
    raise NotThisForm(Fault("no-cells"))


def _mark(sheet: Sheet) -> CellAt | None:
    """Where the keys of columns and lines meet, if this is the sheet of figures."""
    for row, cells in enumerate(sheet.rows[:_SEARCHED]):
        for column, value in enumerate(cells[:_SEARCHED]):
            if value == MARK and any(ColumnKey.parse(str(one)) for one in cells):
                return CellAt(row, column)
    return None


class _Reader:
    """Reads the sheet of figures line by line."""

    def __init__(
        self, sheet: Sheet, mark: CellAt, lines: Mapping[int, Line], states: Mapping[str, str]
    ) -> None:
        self.sheet, self.mark, self.lines = sheet, mark, lines
        self.states = {name.lower(): code for name, code in states.items()}
        self.names_of_states = tuple(states)
        found = ((at, ColumnKey.parse(shown(one))) for at, one in enumerate(sheet.rows[mark.row]))
        self.columns = [(at, key) for at, key in found if key is not None]
        self.taken = Taken()

    def read(self) -> Taken:
        """All lines; one that stands twice is taken from neither place."""
        rows: dict[int, list[int]] = {}
        for row in range(self.mark.row + 1, len(self.sheet.rows)):
            key = shown(self.sheet.at(row, self.mark.column))
            line = line_of(key)
            if line is not None and line in self.lines:
                rows.setdefault(line, []).append(row)
            elif key != MARK:
                self._stray(row)
        for line, places in rows.items():
            if len(places) > 1:
                self._doubled(line, places)
            else:
                self._line(line, places[0])
        self.taken.missing = [line for line in self.lines if line not in rows]
        self.taken.faults.sort(key=lambda fault: (fault.is_note, fault.row, len(fault.column)))
        return self.taken

    def _stray(self, row: int) -> None:
        """A row without a key is of no account, unless somebody typed figures into it."""
        numbers = [self.sheet.at(row, at) for at, key in self.columns if key.part is Part.NUMBER]
        if any(isinstance(one, int | float) for one in numbers):
            words = [shown(one) for one in self.sheet.rows[row] if isinstance(one, str)]
            self._fault("unknown-line", row, self.columns[0][0], next(filter(None, words), ""))

    def _doubled(self, line: int, places: Sequence[int]) -> None:
        for row in places[1:]:
            other = str(places[0] + 1)
            self._fault("doubled-line", row, self.columns[0][0], self.lines[line].name, [other])

    def _line(self, line: int, row: int) -> None:
        """One line: its figures, then the state, reason and note that go with all of them."""
        figures: dict[tuple[str, str], Filled] = {}
        words: dict[Part, str] = {}
        said: dict[tuple[str, str, Part], ReadCell] = {}
        for at, key in self.columns:
            if key.part in (Part.NUMBER, Part.BELOW):
                if self._is_covered(row, at):
                    continue
                cell = read_cell(self.sheet, row, at, self.lines[line].is_percent)
                self.taken.faults += cell.faults
                said[key.period, key.certainty, key.part] = cell
                place = str(CellAt(row, at))
                if key.part is Part.NUMBER:
                    figures[key.period, key.certainty] = Filled(
                        line, key.period, key.certainty, place=place
                    )
            else:
                words[key.part] = shown(self.sheet.at(row, at))[:_WORDS]
        for (period, certainty), filled in figures.items():
            above = said[period, certainty, Part.NUMBER]
            below = said.get((period, certainty, Part.BELOW), ReadCell())
            figures[period, certainty] = self._pair(line, filled, above, below)
        if row in self.sheet.hidden and any(one.typed for one in figures.values()):
            self._fault("hidden", row, self.mark.column)
        self._with_words(row, figures, words)
        bad = self._bad_keys(said)
        self.taken.cells += [
            one for key, one in figures.items() if key not in bad and _says_something(one)
        ]

    def _pair(self, line: int, filled: Filled, above: ReadCell, below: ReadCell) -> Filled:
        """A figure with what it is divided by; a share without parts keeps its sign of per cent."""
        known = self.lines[line]
        if above.number is None and below.number is None:
            return filled
        typed = "" if above.number is None else format_number(above.number)
        if known.is_ratio and below.number is None and not below.is_bad and known.is_percent:
            return replace(filled, typed=f"{typed}%")
        return replace(filled, typed=typed, below=_written(below.number))

    def _with_words(
        self, row: int, figures: dict[tuple[str, str], Filled], words: Mapping[Part, str]
    ) -> None:
        """The state, reason and note of a line go with each of its cells."""
        state = words.get(Part.STATE, "")
        code = self.states.get(state.lower(), "")
        at = next((at for at, key in self.columns if key.part is Part.STATE), 0)
        typed = next((one.typed for one in figures.values() if one.typed), "")
        if state and not code:
            self._fault("state", row, at, state, self.names_of_states)
        elif code and typed:
            self._fault("state-and-number", row, at, typed, [state])
            code = ""
        note, reason = words.get(Part.NOTE, ""), words.get(Part.REASON, "")
        for key, one in figures.items():
            figures[key] = replace(one, state=code, note=note, reason=reason)

    def _is_covered(self, row: int, column: int) -> bool:
        """Whether the cell is merged with others, so that nobody knows whose figure it is."""
        for first, last in self.sheet.merged[:_MERGED]:
            if first.row <= row <= last.row and first.column <= column <= last.column:
                self._fault("merged", row, column, f"{first}:{last}")
                return True
        return False

    @staticmethod
    def _bad_keys(said: Mapping[tuple[str, str, Part], ReadCell]) -> set[tuple[str, str]]:
        return {
            (period, certainty) for (period, certainty, _part), cell in said.items() if cell.is_bad
        }

    def _fault(
        self,
        code: str,
        row: int,
        column: int,
        text: str = "",
        values: Iterable[str] = (),
    ) -> None:
        letters = str(CellAt(row, column)).rstrip("0123456789")
        fault = Fault(code, self.sheet.name, row + 1, letters, text[:80], tuple(values))
        self.taken.faults.append(fault)


def _says_something(one: Filled) -> bool:
    return bool(one.typed or one.below or one.state or one.note or one.reason)


def _written(number: Decimal | None) -> str:
    return "" if number is None else format_number(number)
