"""Annex tables of indicators turned into figures, so that the checks run over them too.

An annex is known by its heading row. Each row becomes the figure a sentence would have told: the
amount, its plan, its share of the plan, its growth, and a second figure for the same period last
year. Number cells are judged by the same strict grammar as prose.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tiendo_core.annex_columns import (
    CHANGE,
    GROWTH,
    NAME,
    OTHER,
    PLAN,
    PLAN_SHARE,
    PRIOR,
    UNIT,
    VALUE,
    Column,
    columns,
    is_annex,
)
from tiendo_core.number_tokens import EXACT, Style, printed_step, readings, style
from tiendo_core.period_phrases import parse_phrase
from tiendo_core.periods import Period, PeriodFault
from tiendo_core.reading.figures import Figure, Number, PlanShare, Token

from .readers.document import Cell, Document, Table

_HEADING_WITHIN = 15
_HEADING_ROWS = 4
_FEWEST = 3
_TITLE = 400
_FRACTION_AT_MOST = Decimal("3.5")
_HUNDRED = Decimal(100)
_LOWEST_INDEX = Decimal(40)
"""A growth column without partner that prints less than this prints the rise, not the index."""
_TOKEN = re.compile(r"([+\-–−]?)\s*([0-9][0-9.,]*[0-9]|[0-9])\s*%?")
_SPOILT = re.compile(r"[+\-–−]?\s*([0-9OolI.,]*[0-9][0-9OolI.,]*)\s*%?")
_ORDER = re.compile(r"[\dIVXa-zA-ZđĐ]{0,4}\s*(?:=.*)?|\(?\d{1,2}\)?(?:\s*=\s*[\d()/*x+\-: ]+)?")
_BULLET = re.compile(r"\s*(?:[-–+*•]\s*|\d{1,2}(?:\.\d{1,2})*[.)]\s+|[IVX]+\.\s+)+")
_AMONG = re.compile(r"\s*[-–+*•]?\s*(?:trong đó|gồm|bao gồm)\s*:?\s*", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\s*\(\s*(%|[^()]{1,30})\s*\)\s*$")
_PHRASE = re.compile(
    r"(?:\d{1,2} ?tháng(?: đầu năm)?|quý (?:i{1,3}|iv|[1-4])|tháng \d{1,2})"
    r"(?:[ ,/]*(?:năm )?\d{4})?|\d{1,2}t[/ ]\d{4}|năm \d{4}"
)
_PLAN_BASIS = re.compile(r"(?:kế hoạch|kh|dự toán|dt|nghị quyết|nq|chỉ tiêu)(?!\w)[^%()/]*", re.I)
_SCALED_COUNT = re.compile(r"(?:1\.?000|nghìn|ngàn|1\.?000\.?000|triệu)\s+(?!đ|usd)(?=\w)")
_MONEY = (
    (re.compile(r"^tỷ$|^tỉ(?: đồng)?$|^tỷ đ(?:ồng)?$"), "tỷ đồng"),
    (re.compile(r"^tr(?:iệu|\.)?\s?(?:đ|đồng)\.?$|^triệu$|^trđ$"), "triệu đồng"),
    (re.compile(r"^(?:1\.?000|nghìn|ngàn) ?(?:đ|đồng)$"), "nghìn đồng"),
    (re.compile(r"^(?:tr|triệu|1\.?000\.?000) ?usd$"), "triệu usd"),
    (re.compile(r"^đ$"), "đồng"),
)
_SHORT_UNITS = {"dn": "doanh nghiệp", "htx": "hợp tác xã", "ct": "công trình", "da": "dự án"}
_MEASURED = re.compile(
    r"đồng|usd|^(?:ha|tấn|tạ|kg|m|m2|m²|m3|m³|km|km2|lít|kwh|mw|triệu kwh|điểm|lần|%)(?![^\W\d_])|/"
)


@dataclass(slots=True)
class Heading:
    """The columns of an annex, the row below its heading, and the words above it."""

    columns: list[Column]
    after: int
    above: str


@dataclass(slots=True)
class Annex:
    """An annex found in a document; ``start`` and ``end`` bound it, heading included."""

    document: Document
    heading: Heading
    rows: list[list[Cell]]
    start: int
    end: int

    def read(self, period: str | None, year: int | None = None) -> tuple[list[Figure], list[Token]]:
        """Its figures and number tokens; ``period`` is the document's, if no heading names one."""
        reader = _Reader(self, period, year)
        reader.read()
        return reader.figures, reader.tokens


def annexes(document: Document) -> list[Annex]:
    """The annexes of a document, in the order they stand."""
    found = []
    for table in document.tables:
        rows = _rows(table)
        for at in range(min(len(rows), _HEADING_WITHIN)):
            heading = _heading(document, rows, at)
            if heading is not None:
                found.append(Annex(document, heading, rows, rows[at][0].start, table.end))
                break
    return found


def _rows(table: Table) -> list[list[Cell]]:
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
    return [rows[row] for row in sorted(rows)]


def _heading(document: Document, rows: list[list[Cell]], at: int) -> Heading | None:
    """The heading that begins with row ``at``, as deep as it goes; None when it is none."""
    if len(rows[at]) < _FEWEST:
        return None
    depth = 1
    while depth < min(_HEADING_ROWS, len(rows) - at) and _is_below_heading(
        document, rows[at + depth]
    ):
        depth += 1
    found = columns(_headings(document, rows[at : at + depth]))
    if not is_annex(found) or not _holds_numbers(document, rows[at + depth :], found):
        return None
    above = document.text[max(0, rows[at][0].start - _TITLE) : rows[at][0].start]
    return Heading(found, at + depth, above)


def _holds_numbers(document: Document, rows: list[list[Cell]], found: list[Column]) -> bool:
    """Whether the cells under the amounts are numbers: a list of tasks has words there."""
    places = {column.at for column in found if column.role in (VALUE, PLAN)}
    cells = [cell for row in rows for cell in row if cell.column in places]
    numbers = sum(
        1 for cell in cells if _SPOILT.fullmatch(document.text[cell.start : cell.end].strip())
    )
    return numbers > 0 and numbers * 2 >= len(cells)


def _is_below_heading(document: Document, row: list[Cell]) -> bool:
    """A second row of headings names its columns; a row of numbers 1, 2, 3=2/1 orders them."""
    texts = [document.text[cell.start : cell.end] for cell in row]
    if all(_ORDER.fullmatch(text) for text in texts) and len(texts) > 2:
        return True
    named = columns({cell.column: text for cell, text in zip(row, texts, strict=True)})
    return all(one.role not in (OTHER, NAME, UNIT) for one in named) and row[0].column > 0


def _headings(document: Document, rows: list[list[Cell]]) -> dict[int, str]:
    headings: dict[int, str] = {}
    for row in rows:
        texts = [document.text[cell.start : cell.end] for cell in row]
        if all(_ORDER.fullmatch(text) for text in texts):
            continue
        for cell, text in zip(row, texts, strict=True):
            for column in range(cell.column, cell.column + cell.width):
                headings[column] = f"{headings.get(column, '')} {text}".strip()
    return headings


def unit_of(written: str) -> tuple[str | None, int]:
    """A unit as the contract writes it, and the power of ten its amounts are to be scaled by.

    Money keeps its scale ("Tr.đ" is "triệu đồng", 0); counts do not ("Nghìn lượt": "lượt", 3).
    """
    unit = " ".join(written.lower().split()).strip(" .")
    for pattern, name in _MONEY:
        if pattern.search(unit):
            return name, 0
    scaled = _SCALED_COUNT.match(unit)
    if scaled:
        power = 6 if scaled.group().startswith(("triệu", "1.000.000", "1000000")) else 3
        return unit[scaled.end() :], power
    return _SHORT_UNITS.get(unit, unit) or None, 0


class _Reader:
    """Reads the rows below one heading."""

    def __init__(self, annex: Annex, period: str | None, year: int | None) -> None:
        self.document = annex.document
        self.heading = annex.heading
        self.figures: list[Figure] = []
        self.tokens: list[Token] = []
        self.body = [
            {cell.column: cell for cell in row} for row in annex.rows[annex.heading.after :]
        ]
        self.by_role: dict[str, list[Column]] = {}
        for column in annex.heading.columns:
            self.by_role.setdefault(column.role, []).append(column)
        self.year = year or _year_of(period)
        self.period = self._title_period() or period
        self.main = self.by_role[VALUE][-1]
        own_year = self.main.year or _year_of(self._period(self.main))
        # The plan of next year, or of a term, is not what this year's value is held against.
        self.plans = [c for c in self.by_role.get(PLAN, []) if c.year in (None, own_year)]
        self.fractions = self._fractions()
        self.parent: Figure | None = None
        self.within: Figure | None = None
        self.group = ""

    def read(self) -> None:
        """All rows; a name told twice in one table takes the name above it along."""
        names = Counter(self._name(row).lower() for row in self.body)
        for row in self.body:
            self._row(row, names)
        self.figures.sort(key=lambda figure: figure.start)
        self.tokens.sort()

    def _text(self, cell: Cell | None) -> str:
        return "" if cell is None else self.document.text[cell.start : cell.end]

    def _name(self, row: dict[int, Cell]) -> str:
        written = self._text(row.get(self.by_role[NAME][0].at))
        for opening in (_AMONG, _BULLET):
            found = opening.match(written)
            written = written[found.end() :] if found else written
        return " ".join(written.rstrip(" :;,.").split())

    def _title_period(self) -> str | None:
        return _phrase_period(self.heading.above.lower(), self.year, last=True)

    def _period(self, column: Column) -> str | None:
        """The period a heading names, or that of the title; a bare year is the whole year."""
        year = column.year or self.year or _year_of(self.period)
        return _phrase_period(column.heading.lower(), year) or self.period

    def _fractions(self) -> set[int]:
        """Columns in which a sheet keeps 63,1% as 0,631: all their values are that small."""
        found: set[int] = set()
        if self.document.kind != "xlsx":
            return found
        for column in self.by_role.get(PLAN_SHARE, []) + self.by_role.get(GROWTH, []):
            texts = [
                self._text(row[column.at]).strip("%+-") for row in self.body if column.at in row
            ]
            values = [values[0] for text in texts if (values := readings(text))]
            if values and max(values) <= _FRACTION_AT_MOST and any(value % 1 for value in values):
                found.add(column.at)
        return found

    def _row(self, row: dict[int, Cell], names: Counter[str]) -> None:
        name = self._name(row)
        name_cell = row.get(self.by_role[NAME][0].at)
        if name_cell is None:
            return
        written = self._text(name_cell)
        among = _AMONG.match(written) is not None
        if among:
            self.within = self.parent
        elif not _BULLET.match(written):
            self.within = None
        if not name:
            return
        unit, power = self._unit(row, name)
        figure = self._figure(row, name_cell, unit, power)
        own = _IN_BRACKETS.sub("", name) if unit and _IN_BRACKETS.search(name) else name
        is_item = _BULLET.match(written) is not None or among
        figure.indicator = f"{own} {self.group}" if names[name.lower()] > 1 and self.group else own
        if not is_item:
            self.group = own[:1].lower() + own[1:]
        if figure.amount is None and figure.plan_share is None and figure.growth is None:
            return
        figure.parent = self.within if is_item and self.within is not figure else None
        if not is_item:
            self.parent = figure
        self.figures.append(figure)
        self._last_year(row, figure, power)
        self._further_values(row, figure, power)

    def _unit(self, row: dict[int, Cell], name: str) -> tuple[str | None, int]:
        for column in self.by_role.get(UNIT, []):
            written = self._text(row.get(column.at))
            if written:
                return unit_of(written)
        bracketed = _IN_BRACKETS.search(name)
        return unit_of(bracketed.group(1)) if bracketed else (None, 0)

    def _figure(
        self, row: dict[int, Cell], name_cell: Cell, unit: str | None, power: int
    ) -> Figure:
        """The figure of one row, all but its name."""
        figure = Figure(name_cell.start, name_cell.end, "", self._period(self.main))
        figure.sentence = name_cell.row
        exact = bool(unit) and not _MEASURED.search(unit or "") and not power
        figure.amount = self._number(row, self.main, power, exact)
        figure.unit = unit if figure.amount is not None else None
        if "ước" in self.main.heading.lower() and figure.amount is not None:
            figure.approx = "ước"
        figure.growth = self._growth(row, self.main)
        for column in self.by_role.get(CHANGE, []):
            figure.change = self._number(row, column, power, exact, signed=True)
        plans = [(c, self._number(row, c, power, exact)) for c in self.plans]
        shares = [(c, self._number(row, c, 0)) for c in self.by_role.get(PLAN_SHARE, [])]
        told = [(column, number) for column, number in shares if number is not None]
        if told:
            figure.plan_share = told[0][1]
            figure.plan_basis = _basis(told[0][0])
            figure.alt_plan = [PlanShare(n, _basis(c) or c.heading) for c, n in told[1:] if n]
        plan = _partner(told[0][0] if told else None, plans, len(shares))
        if plan is not None:
            figure.plan_amount = plan[1]
            figure.plan_basis = _basis(plan[0]) or figure.plan_basis
        figure.end = max([figure.end, *(cell.end for cell in self._used(row))])
        return figure

    def _used(self, row: dict[int, Cell]) -> Iterator[Cell]:
        for column in self.heading.columns:
            if column.at in row and column.role in (VALUE, PLAN, PLAN_SHARE, GROWTH, CHANGE, UNIT):
                yield row[column.at]

    def _growth(self, row: dict[int, Cell], value: Column) -> Number | None:
        """Growth in percent; an index ("107,2" under "so cùng kỳ") stands for 7,2."""
        told = self.by_role.get(GROWTH, [])
        if len(told) > 1:
            # Several values, several growths: each belongs to the value of its own period.
            told = [column for column in told if self._period(column) == self._period(value)]
        for column in told:
            number = self._number(row, column, 0, signed=True)
            if number is None:
                continue
            return self._rise(row, column, value, number)
        return None

    def _rise(
        self, row: dict[int, Cell], column: Column, value: Column, number: Number
    ) -> Number | None:
        """The rise a growth column prints, as itself (7,2) or as the index (107,2)."""
        prior, now = self._prior(row, value), self._number(row, value, 0)
        tested = prior is not None and now is not None and prior.value
        if column.is_rise and "%" not in column.heading:
            # "Tăng, giảm" without a percent sign may be an amount: only a partner can tell.
            if not tested or prior is None or now is None:
                return None
            away = abs(now.value - prior.value - number.value)
            growth = _HUNDRED * now.value / prior.value - _HUNDRED
            return number if abs(growth - number.value) < away else None
        if column.is_rise or _signed(self._text(row.get(column.at))):
            return number
        if not tested or prior is None or now is None:
            return number if abs(number.value) < _LOWEST_INDEX else _minus_hundred(number)
        index = _HUNDRED * now.value / prior.value
        is_rise = abs(index - _HUNDRED - number.value) < abs(index - number.value)
        return number if is_rise else _minus_hundred(number)

    def _prior(self, row: dict[int, Cell], value: Column) -> Number | None:
        """The amount of the same period last year, for telling a rise from an index."""
        period = self._period(value)
        for column in self.by_role.get(PRIOR, []):
            number = self._number(row, column, 0)
            if number is not None and self._prior_period(column, period) == _year_before(period):
                return number
        return None

    def _last_year(self, row: dict[int, Cell], figure: Figure, power: int) -> None:
        """The amount of the same period last year as a figure of its own."""
        for column in self.by_role.get(PRIOR, []):
            exact = bool(figure.amount and figure.amount.exact)
            number = self._number(row, column, power, exact)
            if number is None or figure.unit is None:
                continue
            period = self._prior_period(column, figure.period)
            earlier = Figure(number.start, number.end, figure.indicator, period)
            earlier.amount, earlier.unit, earlier.sentence = number, figure.unit, figure.sentence
            self.figures.append(earlier)

    def _further_values(self, row: dict[int, Cell], figure: Figure, power: int) -> None:
        """Amounts of other periods in the same row (the month beside the nine months)."""
        for column in self.by_role[VALUE][:-1]:
            period = self._period(column)
            exact = bool(figure.amount and figure.amount.exact)
            number = self._number(row, column, power, exact)
            if number is None or period is None or period == figure.period or figure.unit is None:
                continue
            other = Figure(number.start, number.end, figure.indicator, period)
            other.amount, other.unit, other.sentence = number, figure.unit, figure.sentence
            other.growth = (
                self._growth(row, column) if len(self.by_role.get(GROWTH, [])) > 1 else None
            )
            self.figures.append(other)

    def _prior_period(self, column: Column, period: str | None) -> str | None:
        named = _phrase_period(column.heading.lower(), column.year) if column.year else None
        return named if named is not None else _year_before(period)

    def _number(
        self,
        row: dict[int, Cell],
        column: Column,
        power: int,
        exact: bool = False,
        *,
        signed: bool = False,
    ) -> Number | None:
        """The number in a cell at a scale; what is no number becomes a malformed token."""
        cell = row.get(column.at)
        text = self._text(cell)
        found = _TOKEN.fullmatch(text.strip())
        if cell is None or found is None:
            self._spoilt(cell, text)
            return None
        sign, token = found.groups()
        start = cell.start + text.index(token)
        kind = "malformed" if style(token) is Style.MALFORMED else "figure"
        self._token(Token(start, start + len(token), token, kind))
        values = readings(token)
        if not values:
            return None
        power += 2 if column.at in self.fractions else 0
        value = values[0].scaleb(power, EXACT)
        step = printed_step(
            token.replace(".", ",") if style(token) is Style.FOREIGN else token, power
        )
        negative = sign in ("-", "–", "−") and sign != ""
        if negative and not signed and column.role not in (VALUE, PRIOR):
            return None
        return Number(-value if negative else value, step, start, start + len(token), exact)

    def _spoilt(self, cell: Cell | None, text: str) -> None:
        """A cell of digits that are no number ("6O,2") is told, as in prose."""
        found = _SPOILT.fullmatch(text.strip())
        if cell is not None and found is not None:
            start = cell.start + text.index(found.group(1))
            self._token(Token(start, start + len(found.group(1)), found.group(1), "malformed"))

    def _token(self, token: Token) -> None:
        if token not in self.tokens[-12:]:
            self.tokens.append(token)


def _minus_hundred(number: Number) -> Number:
    return number._replace(value=number.value - _HUNDRED)


def _signed(text: str) -> bool:
    return text.strip()[:1] in ("+", "-", "–", "−")


def _basis(column: Column) -> str | None:
    """The words of a plan basis in a heading: "So sánh (%) KH năm 2020" has "KH năm 2020"."""
    found = _PLAN_BASIS.search(column.heading)
    return " ".join(found.group().split()) if found else None


def _partner(
    share: Column | None, plans: list[tuple[Column, Number | None]], shares: int
) -> tuple[Column, Number] | None:
    """The plan a share rests on: the only one, or the first of as many, or the one named alike."""
    told = [(column, number) for column, number in plans if number is not None]
    if len(told) < 2 or share is None or len(plans) == shares:
        return told[0] if told else None
    words = set((_basis(share) or share.heading).lower().split())
    return max(told, key=lambda plan: len(words & set(plan[0].heading.lower().split())))


def _year_before(period: str | None) -> str | None:
    """The code of the same period last year."""
    if period is None:
        return None
    try:
        return Period.parse(period).same_period_last_year().code
    except PeriodFault:
        return None


def _year_of(period: str | None) -> int | None:
    return int(period[:4]) if period and period[:4].isdigit() else None


def _phrase_period(text: str, year: int | None, *, last: bool = False) -> str | None:
    """The code of a period named in ``text``; the last one named, or the first."""
    found = [" ".join(match.group().split()) for match in _PHRASE.finditer(text)]
    for phrase in reversed(found) if last else found:
        short = re.fullmatch(r"(\d{1,2})t[/ ](\d{4})", phrase)
        plain = f"{short[1]} tháng năm {short[2]}" if short else phrase
        try:
            return parse_phrase(plain.replace("/", " năm ").replace(",", " "), year).code
        except PeriodFault:
            continue
    return None
