"""One cell of a sheet as an exact number, or what is wrong with it.

Excel keeps numbers as binary fractions of 15 digits: the shortest text of the stored number is what
was typed, and nothing is calculated on it. Text is read strictly in the Vietnamese style.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal

from tiendo.common.workbook import CellAt, Sheet
from tiendo_core.number_tokens import EXACT, NumberFault, candidates, parse_digits
from tiendo_core.numbers import format_number
from tiendo_core.results import OutOfRange, to_ten_thousandths

_SIGNIFICANT = 15
_ROUNDING = Context(prec=40)
_PLACES = Decimal("0.0001")
_DASHES = frozenset("-–—…. x X".split()) | {"", "...", "--"}
_ERRORS = frozenset(("#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#N/A", "#NUM!", "#NULL!"))
_NUMBER = re.compile(r"([+\-−–]?)\s*([0-9][0-9.,]*)\s*(%?)")
_LETTERS = re.compile(r"[^\W\d_]+")

NOTES = frozenset(("rounded", "hidden", "macros", "disagrees"))
"""Faults that are only told."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at a place of a file; ``code`` with its values becomes a sentence.

    ``column`` is the letters of a sheet or the name of a CSV column; ``row`` counts from 1, as a
    person sees it.
    """

    code: str
    sheet: str = ""
    row: int = 0
    column: str = ""
    text: str = ""
    values: tuple[str, ...] = ()

    @property
    def is_note(self) -> bool:
        """Whether it is only told and hinders nothing."""
        return self.code in NOTES

    @property
    def place(self) -> str:
        """The cell as Excel names it: D14."""
        return f"{self.column}{self.row}" if self.row and self.column.isupper() else ""


@dataclass(frozen=True, slots=True)
class ReadCell:
    """What a cell holds: a number, nothing, or a fault; a note may stand beside a number."""

    number: Decimal | None = None
    faults: tuple[Fault, ...] = ()

    @property
    def is_bad(self) -> bool:
        """Whether no number can be made of it."""
        return any(not one.is_note for one in self.faults)


def read_cell(sheet: Sheet, row: int, column: int, percent_unit: bool = False) -> ReadCell:
    """The number in a cell. ``percent_unit`` says that the indicator is counted in per cent.

    A cell that Excel shows as 63,1% holds 0,631: it is taken as 63,1 where per cent is counted, and
    is a fault where it is not.
    """
    value, at = sheet.at(row, column), CellAt(row, column)
    if at in sheet.errors:
        return _bad(sheet, at, "formula-error", sheet.errors[at])
    if at in sheet.uncomputed:
        return _bad(sheet, at, "uncomputed", "")
    if value is None or (isinstance(value, str) and _plain(value) in _DASHES):
        return ReadCell()
    if isinstance(value, bool):
        return _bad(sheet, at, "truth", "TRUE" if value else "FALSE")
    if isinstance(value, date | datetime | time | timedelta):
        return _bad(sheet, at, "date", _day(value))
    if isinstance(value, int | float):
        return _stored(sheet, at, value, percent_unit)
    return _typed(sheet, at, str(value), percent_unit)


def shown(value: object) -> str:
    """A cell's value as words, for names, units and keys."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else _plain(str(value))


def _bad(sheet: Sheet, at: CellAt, code: str, text: str, values: Sequence[str] = ()) -> ReadCell:
    return ReadCell(faults=(_fault(sheet, at, code, text, values),))


def _fault(sheet: Sheet, at: CellAt, code: str, text: str, values: Sequence[str] = ()) -> Fault:
    letters = str(at).rstrip("0123456789")
    return Fault(code, sheet.name, at.row + 1, letters, text[:60], tuple(values))


def _stored(sheet: Sheet, at: CellAt, value: float, percent_unit: bool) -> ReadCell:
    """A number cell: exactly what was typed, or a result rounded to what can be kept."""
    exact = Decimal(repr(value))
    if not exact.is_finite():
        return _bad(sheet, at, "formula-error", str(value))
    if at in sheet.percents:
        if not percent_unit:
            return _bad(sheet, at, "percent", format_number(exact.scaleb(2, EXACT)) + "%")
        exact = exact.scaleb(2, EXACT)
    return _kept(sheet, at, _as_typed(exact))


def _as_typed(exact: Decimal) -> Decimal:
    """The number without the dust of binary arithmetic beyond Excel's 15 digits."""
    digits = len(exact.as_tuple().digits)
    if digits <= _SIGNIFICANT or exact == exact.to_integral_value():
        return exact
    step = Decimal((0, (1,), exact.adjusted() - _SIGNIFICANT + 1))
    return exact.quantize(step, ROUND_HALF_UP, _ROUNDING).normalize(EXACT)


def _kept(sheet: Sheet, at: CellAt, number: Decimal) -> ReadCell:
    """The number to four decimals; more of them are a formula's and are rounded with a note."""
    exponent = number.normalize(EXACT).as_tuple().exponent
    notes: tuple[Fault, ...] = ()
    if isinstance(exponent, int) and exponent < -4:
        kept = number.quantize(_PLACES, ROUND_HALF_UP, _ROUNDING)
        notes = (_fault(sheet, at, "rounded", format_number(number), [format_number(kept)]),)
        number = kept
    try:
        to_ten_thousandths(number)
    except OutOfRange:
        return _bad(sheet, at, "too-large", format_number(number))
    return ReadCell(number, notes)


def _typed(sheet: Sheet, at: CellAt, written: str, percent_unit: bool) -> ReadCell:
    """A text cell: a number in the Vietnamese style with spaces and a sign, or what it is not."""
    text = _plain(written)
    if text.upper() in _ERRORS:
        return _bad(sheet, at, "formula-error", text)
    found = _NUMBER.fullmatch(text)
    if found is None:
        letters = _LETTERS.findall(text)
        if letters and any(one.isdigit() for one in text):
            mended = re.sub(r"[oO]", "0", re.sub(r"[lI]", "1", text))
            likely = mended if _NUMBER.fullmatch(mended) else ""
            return _bad(sheet, at, "letters", text, ["".join(letters), likely])
        spaced = text.replace(" ", "")
        return _bad(sheet, at, "spaces" if _NUMBER.fullmatch(spaced) else "words", text, [spaced])
    sign, digits, percent = found.groups()
    if percent and not percent_unit:
        return _bad(sheet, at, "percent", text)
    try:
        number = parse_digits(digits)
    except NumberFault:
        return _bad(sheet, at, "malformed", text, candidates(digits)[:3])
    return _kept(sheet, at, number.copy_negate() if sign not in ("", "+") else number)


def _plain(text: str) -> str:
    """The text with every kind of space as one plain space."""
    return " ".join(unicodedata.normalize("NFC", text).replace("\u200b", "").split())


def _day(value: date | datetime | time | timedelta) -> str:
    return f"{value.day}/{value.month}/{value.year}" if isinstance(value, date) else str(value)
