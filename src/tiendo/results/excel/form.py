"""The form of one report as an Excel file: printed like an official form, checking what is typed.

Everything is locked but the cells to type. Numbers of more than 15 digits, which Excel cannot hold,
are written as text, so that none is written wrong.
"""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import xlsxwriter
from django.utils.translation import gettext as _
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tiendo.common.workbook import column_letters
from tiendo.results.excel.identity import MARK, SHEET, ColumnKey, Part, line_key
from tiendo_core.numbers import format_number

FIRST_ROW = 10
"""The row of the first line, from 0; above it the keys, the head, the title, the headings."""
_KEY, _ORDER, _NAME, _UNIT, _PLAN, _LAST_YEAR, _BEFORE = range(7)
FIRST_INPUT = 7
_EXACT_DIGITS = 15
_INK, _LINE, _PAPER, _TYPE, _GREY = "#16212B", "#8A97A3", "#EEF3F4", "#FFFBE6", "#E3E7EA"
_FONT = "Times New Roman"
_NAME_WIDTH, _LINE_HEIGHT = 40, 18
_SLIP = 300
"""A figure so many times the last one, or a part of it so small, is most likely in another unit."""


@dataclass(frozen=True)
class FormColumn:
    """One column of cells to type: its period and certainty, and its heading."""

    period: str
    certainty: str
    heading: str
    is_running_total: bool = True


@dataclass(frozen=True)
class FormCell:
    """What stands in a cell already."""

    typed: str | Decimal = ""
    below: str | Decimal = ""
    state: str = ""
    note: str = ""
    reason: str = ""


@dataclass(frozen=True)
class FormRow:
    """A line: what it asks (by period and certainty) and what it is compared with."""

    line: int
    order: str
    name: str
    unit: str
    decimals: int = 1
    is_ratio: bool = False
    is_flow: bool = True
    is_part: bool = False
    plan: Decimal | str = ""
    last_year: Decimal | None = None
    before: Decimal | None = None
    lowest: Decimal | None = None
    highest: Decimal | None = None
    cells: Mapping[tuple[str, str], FormCell] = field(default_factory=dict)


@dataclass(frozen=True)
class FormSheet:
    """A whole form: the head, the columns, the lines, the states to choose from, its identity."""

    code: str
    title: str
    subtitle: str
    act: str
    deadline: str
    reporter: str
    about: str
    receiver: str
    before_heading: str
    columns: Sequence[FormColumn]
    rows: Sequence[FormRow]
    states: Sequence[str]
    token: str


def build(form: FormSheet) -> bytes:
    """The form as the bytes of an .xlsx file."""
    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(target, options) as book:
        book.set_properties({"title": form.title, "subject": form.subtitle})
        _Writer(book, form).write()
    return target.getvalue()


class _Writer:
    """Writes one form into one workbook."""

    def __init__(self, book: xlsxwriter.Workbook, form: FormSheet) -> None:
        self.book, self.form = book, form
        self.sheet: Worksheet = book.add_worksheet(_("Figures"))
        self.formats: dict[tuple[tuple[str, object], ...], Format] = {}
        self.keys = self._column_keys()
        self.check = FIRST_INPUT + len(self.keys)
        self.last = FIRST_ROW + len(form.rows) - 1

    def write(self) -> None:
        """The whole workbook."""
        self._identity()
        self._head()
        self._headings()
        for at, row in enumerate(self.form.rows, FIRST_ROW):
            self._line(at, row)
        self._rules()
        self._foot()
        self._page()

    def _column_keys(self) -> list[ColumnKey]:
        """The input columns: the figure, what it is divided by where a line is a ratio, and why."""
        has_ratio = any(row.is_ratio for row in self.form.rows)
        keys = []
        for column in self.form.columns:
            keys.append(ColumnKey(column.period, column.certainty, Part.NUMBER))
            if has_ratio:
                keys.append(ColumnKey(column.period, column.certainty, Part.BELOW))
        last = self.form.columns[-1]
        parts = (Part.STATE, Part.REASON, Part.NOTE)
        return keys + [ColumnKey(last.period, last.certainty, part) for part in parts]

    def _format(self, **wanted: object) -> Format:
        key = tuple(sorted(wanted.items()))
        if key not in self.formats:
            base = {"font_name": _FONT, "font_size": 11, "font_color": _INK, "valign": "vcenter"}
            self.formats[key] = self.book.add_format({**base, **wanted})
        return self.formats[key]

    def _identity(self) -> None:
        hidden = self.book.add_worksheet(SHEET)
        hidden.write_column(0, 0, [MARK, self.form.token])
        hidden.very_hidden()
        hidden.protect()
        states = self.book.add_worksheet("_states")
        states.write_column(0, 0, list(self.form.states))
        states.very_hidden()
        states.protect()

    def _head(self) -> None:
        sheet, form, right = self.sheet, self.form, self.check
        plain, bold = self._format(), self._format(bold=True)
        sheet.write_string(0, _KEY, MARK)
        for at, key in enumerate(self.keys, FIRST_INPUT):
            sheet.write_string(0, at, str(key))
        sheet.set_row(0, None, None, {"hidden": True})
        middle = max(_LAST_YEAR + 1, right - 3)
        left_lines = (
            _("Form no. %(code)s") % {"code": form.code},
            form.act and _("Issued with %(act)s") % {"act": form.act},
            _("To be received by: %(day)s") % {"day": form.deadline},
        )
        right_lines = (
            _("Reporting body: %(name)s") % {"name": form.reporter},
            _("About: %(name)s") % {"name": form.about},
            _("Received by: %(name)s") % {"name": form.receiver},
        )
        for at, (left, said) in enumerate(zip(left_lines, right_lines, strict=True), 1):
            sheet.write_string(at, _ORDER, left, bold if at == 1 else plain)
            sheet.write_string(at, middle, said, bold if at == 1 else plain)
        title = self._format(bold=True, font_size=15, align="center")
        italic = self._format(italic=True, align="center")
        sheet.merge_range(5, _ORDER, 5, right, form.title, title)
        sheet.merge_range(6, _ORDER, 6, right, form.subtitle, italic)
        sheet.set_row(4, 8)
        sheet.set_row(5, 24)
        sheet.write_string(7, _ORDER, _hint(), self._format(font_size=9, italic=True))

    def _headings(self) -> None:
        head = self._format(
            bold=True, align="center", text_wrap=True, border=1, border_color=_LINE, bg_color=_PAPER
        )
        number = self._format(
            italic=True, font_size=9, align="center", border=1, border_color=_LINE
        )
        words = [_("No."), _("Indicator"), _("Unit of measure"), _("Plan of the year")]
        words += [_("Same period last year"), self.form.before_heading]
        headings = {(one.period, one.certainty): one.heading for one in self.form.columns}
        for key in self.keys:
            words.append(_part_words(key.part) or headings[key.period, key.certainty])
        words.append(_("Check"))
        self.sheet.set_row(FIRST_ROW - 2, 48)
        for at, said in enumerate(words, _ORDER):
            self.sheet.write_string(FIRST_ROW - 2, at, said, head)
            self.sheet.write_string(FIRST_ROW - 1, at, f"({at})", number)
        self.sheet.write_string(FIRST_ROW - 2, _KEY, MARK)

    def _line(self, at: int, row: FormRow) -> None:
        sheet, box = self.sheet, {"border": 1, "border_color": _LINE}
        sheet.set_row(at, _LINE_HEIGHT * (1 + len(row.name) // _NAME_WIDTH))
        wraps = self._format(text_wrap=True, indent=1 if row.is_part else 0, **box)
        sheet.write_string(at, _KEY, line_key(row.line))
        sheet.write_string(at, _ORDER, row.order, self._format(align="center", **box))
        sheet.write_string(at, _NAME, row.name, wraps)
        sheet.write_string(at, _UNIT, row.unit, self._format(align="center", **box))
        shown = self._format(
            align="right", shrink=True, num_format=_number_format(row.decimals), **box
        )
        for place, value in ((_PLAN, row.plan), (_LAST_YEAR, row.last_year), (_BEFORE, row.before)):
            self._put(at, place, "" if value is None else value, shown)
        for place, key in enumerate(self.keys, FIRST_INPUT):
            self._input(at, place, key, row)
        words = self._format(font_size=9, text_wrap=True, font_color="#8A2B0E", **box)
        sheet.write_formula(at, self.check, self._check_formula(at, row), words, "")

    def _input(self, at: int, place: int, key: ColumnKey, row: FormRow) -> None:
        box: dict[str, object] = {"border": 1, "border_color": _LINE}
        cell = row.cells.get((key.period, key.certainty))
        is_asked = cell is not None and (key.part is not Part.BELOW or row.is_ratio)
        if cell is None or not is_asked:
            self.sheet.write_blank(at, place, None, self._format(bg_color=_GREY, **box))
            return
        typed = self._format(
            align="right", bg_color=_TYPE, locked=False,
            num_format=_number_format(row.decimals, is_open=True), **box,
        )  # fmt: skip
        words = self._format(bg_color=_TYPE, locked=False, text_wrap=True, **box)
        if key.part is Part.NUMBER:
            self._put(at, place, cell.typed, typed)
        elif key.part is Part.BELOW:
            self._put(at, place, cell.below, typed)
        else:
            said = {Part.STATE: cell.state, Part.NOTE: cell.note, Part.REASON: cell.reason}
            self.sheet.write_string(at, place, said[key.part], words)
        if key.part in (Part.NUMBER, Part.BELOW):
            self.sheet.data_validation(at, place, at, place, _number_only(row))
        elif key.part is Part.STATE:
            self.sheet.data_validation(
                at, place, at, place,
                {"validate": "list", "source": f"=_states!$A$1:$A${len(self.form.states)}",
                 "error_title": _("State"), "error_message": _("Choose one of the list.")},
            )  # fmt: skip

    def _put(self, at: int, place: int, value: Decimal | str, form: Format) -> None:
        """A number as a number where Excel can hold it, else as text; nothing as an empty cell."""
        if isinstance(value, Decimal) and len(value.normalize().as_tuple().digits) <= _EXACT_DIGITS:
            self.sheet.write_number(at, place, float(value), form)
        elif value != "":
            said = format_number(value) if isinstance(value, Decimal) else value
            self.sheet.write_string(at, place, said, form)
        else:
            self.sheet.write_blank(at, place, None, form)

    def _check_formula(self, at: int, row: FormRow) -> str:
        """The words of the column of checks: the first thing that is odd in the line."""
        before = f"${column_letters(_BEFORE)}{at + 1}"
        tests: list[tuple[str, str]] = []
        for place, key in self._figures():
            here = f"${column_letters(place)}{at + 1}"
            tests.append((f"ISTEXT({here})", _("not a number")))
            if row.is_ratio or (key.period, key.certainty) not in row.cells:
                continue
            known = f"AND(ISNUMBER({here}),{here}<>0,ISNUMBER({before}),{before}>0)"
            slip = f"OR({here}>={_SLIP}*{before},{here}*{_SLIP}<={before})"
            tests.append((f"IF({known},{slip},FALSE)", _("1,000 times off? Look at the unit")))
            if row.is_flow and self._runs(key):
                tests.append((f"IF({known},{here}<{before},FALSE)", _("less than last time")))
        formula = '""'
        for test, words in reversed(tests):
            formula = f'IF({test},"{words}",{formula})'
        return f"={formula}"

    def _figures(self) -> list[tuple[int, ColumnKey]]:
        return [
            (place, key)
            for place, key in enumerate(self.keys, FIRST_INPUT)
            if key.part is Part.NUMBER
        ]

    def _runs(self, key: ColumnKey) -> bool:
        return any(
            one.is_running_total
            for one in self.form.columns
            if (one.period, one.certainty) == (key.period, key.certainty)
        )

    def _rules(self) -> None:
        """Colours for what is odd, beside the words of the last column."""
        if not self.form.rows:
            return
        red = self.book.add_format({"bg_color": "#F7D7CD", "font_color": "#8A2B0E", "bold": True})
        amber = self.book.add_format({"bg_color": "#FBE7B8"})
        check = f"${column_letters(self.check)}{FIRST_ROW + 1}"
        for place, _key in self._figures():
            here = f"{column_letters(place)}{FIRST_ROW + 1}"
            span = (FIRST_ROW, place, self.last, place)
            for criteria, form in (
                (f"=ISTEXT({here})", red),
                (f'=AND({here}<>"",{check}<>"")', amber),
            ):
                self.sheet.conditional_format(
                    *span, {"type": "formula", "criteria": criteria, "format": form}
                )

    def _foot(self) -> None:
        at = self.last + 3
        left, right = self._format(bold=True, align="center"), self.check
        italic = self._format(italic=True, align="center", font_size=10)
        middle = max(_LAST_YEAR + 1, right - 3)
        self.sheet.merge_range(at, middle, at, right, _("Day … month … year …"), italic)
        self.sheet.merge_range(at + 1, _ORDER, at + 1, _UNIT, _("DRAWN UP BY"), left)
        self.sheet.merge_range(at + 1, middle, at + 1, right, _("HEAD OF THE BODY"), left)
        said = _("(signature, full name)")
        self.sheet.merge_range(at + 2, _ORDER, at + 2, _UNIT, said, italic)
        said = _("(signature, seal, full name)")
        self.sheet.merge_range(at + 2, middle, at + 2, right, said, italic)

    def _page(self) -> None:
        sheet = self.sheet
        sheet.set_column(_KEY, _KEY, None, None, {"hidden": True})
        for place, width in ((_ORDER, 5), (_NAME, _NAME_WIDTH), (_UNIT, 10)):
            sheet.set_column(place, place, width)
        sheet.set_column(_PLAN, _BEFORE, 11)
        widths = {Part.NUMBER: 13, Part.BELOW: 10, Part.STATE: 13}
        for place, key in enumerate(self.keys, FIRST_INPUT):
            sheet.set_column(place, place, widths.get(key.part, 15))
        sheet.set_column(self.check, self.check, 15)
        sheet.freeze_panes(FIRST_ROW, _UNIT)
        sheet.protect(
            "", {"format_columns": True, "format_rows": True, "select_locked_cells": True}
        )
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.5, right=0.4, top=0.6, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(FIRST_ROW - 2, FIRST_ROW - 1)
        sheet.print_area(0, _ORDER, self.last + 9, self.check)
        sheet.set_footer("&L&9" + self.form.code + "&C&9&P/&N")
        sheet.hide_gridlines(2)
        sheet.set_selection(FIRST_ROW, FIRST_INPUT, FIRST_ROW, FIRST_INPUT)


def _hint() -> str:
    """How the form is filled in, above its headings."""
    return _(
        "Type only into the light yellow cells; an empty cell changes nothing. Send the file back "
        "as often as you like."
    )


def _part_words(part: Part) -> str:
    """The heading of a column that is no figure."""
    return {
        Part.NUMBER: "",
        Part.BELOW: _("Divided by (ratios)"),
        Part.STATE: _("State if there is no figure"),
        Part.NOTE: _("Note"),
        Part.REASON: _("Reason for what is odd"),
    }[part]


def _number_format(decimals: int, is_open: bool = False) -> str:
    """How Excel shows a number: grouped, with its decimals; an open cell shows what is typed."""
    if is_open:
        return "#,##0.####"
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def _number_only(row: FormRow) -> dict[str, object]:
    """Only numbers, and of those not more or less than the line allows."""
    lowest = row.lowest if row.lowest is not None else Decimal(-922337203685477)
    highest = row.highest if row.highest is not None else Decimal(922337203685477)
    return {
        "validate": "decimal",
        "criteria": "between",
        "minimum": float(lowest),
        "maximum": float(highest),
        "error_title": _("Not a number"),
        "error_message": _("Enter a number, for example 12,50; without letters or units."),
        "error_type": "stop",
    }
