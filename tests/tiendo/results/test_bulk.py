"""A file of values is checked whole and taken in once; its rules find what the core finds."""

from __future__ import annotations

import csv
import io
import random
from collections import Counter
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from tiendo.results.bulk.checking import (
    CERTAINTIES,
    Finding,
    IndicatorRow,
    Known,
    UnitRow,
    UnreadableFile,
    check_file,
)
from tiendo.results.bulk.columns import WrongColumns, heading_of_line
from tiendo.results.bulk.sheets import check_workbook
from tiendo.results.bulk.wording import finding_sentence, refusal_sentence
from tiendo_core.indicators import IndicatorKind
from tiendo_core.numbers import NumberFault, parse_digits
from tiendo_core.periods import Period, PeriodFault
from tiendo_core.plausibility import Figure, Rule, oddities, parts_oddities
from tiendo_core.results import OutOfRange, to_ten_thousandths
from tiendo_core.units import Unit as CoreUnit
from tiendo_core.units import UnitKind, UnitRegister

BACKEND = "django.contrib.auth.backends.ModelBackend"
HEAD = "indicator,unit,period,value,certainty,note\n"
INDICATORS = (
    IndicatorRow(1, "A", "flow", "sum"),
    IndicatorRow(2, "B", "stock", "sum"),
    IndicatorRow(3, "C", "ratio", "none"),
    IndicatorRow(4, "D", "flow", "derived"),
)
UNITS = (
    UnitRow(1, "42", "", date(1991, 1, 1), None),
    UnitRow(2, "101", "42", date(2000, 1, 1), date(2025, 7, 1)),
    UnitRow(3, "101", "42", date(2025, 7, 1), None),
    UnitRow(4, "102", "42", date(2025, 7, 1), None),
)
KNOWN = Known(INDICATORS, UNITS)


def found_in(rows: str, tmp_path: Path, has_comma: bool = False) -> list[Finding]:
    path = tmp_path / "a.csv"
    path.write_text(HEAD + rows, encoding="utf-8")
    checked = check_file(path, KNOWN, has_comma)
    checked.close()
    return checked.findings


def places(findings: Sequence[Finding]) -> list[tuple[int, str, str]]:
    return [(one.row, one.code, one.column) for one in findings]


def test_a_sound_file_has_no_findings(tmp_path: Path) -> None:
    assert found_in("A,42,2025-01,1.5,,\nB,101,2025,0,official,x\n", tmp_path) == []


def test_all_findings_come_at_once_with_row_and_column(tmp_path: Path) -> None:
    rows = (
        "Z,42,2025-01,1,,\n"
        "A,999,2025-01,1,,\n"
        "A,42,2025-13,1,,\n"
        'A,42,2025-01,"1.892,5",,\n'
        "A,42,2025-02,1.23456,,\n"
        "A,42,2025-03,99999999999999999,,\n"
        "A,42,2025-04,,,\n"
        "A,42,2025-05,1,sure,\n"
        "D,42,2025-05,1,,\n"
        "A,42,2025-06,-1,,\n"
        "C,42,2025-06,-1,,\n"
        "A,42,2025-07,1,,\n"
        "A,42,2025-07,2,,\n"
        "A,42,2025-08,1\n"
    )
    assert places(found_in(rows, tmp_path)) == [
        (2, "no-indicator", "indicator"),
        (3, "no-unit", "unit"),
        (4, "no-period", "period"),
        (5, "no-number", "value"),
        (6, "too-fine", "value"),
        (7, "too-large", "value"),
        (8, "empty", "value"),
        (9, "no-certainty", "certainty"),
        (10, "computed", "indicator"),
        (11, "bounds", "value"),
        (14, "duplicate", ""),
        (15, "torn", ""),
    ]


def test_every_finding_has_a_sentence_with_its_row(tmp_path: Path) -> None:
    rows = "Z,42,2025-01,1,,\nA,42,2025-07,1,,\nA,42,2025-07,2,,\n,42,2025-07,2,,\n"
    said = [finding_sentence(one) for one in found_in(rows, tmp_path)]
    assert said[0].startswith("Hàng 2, cột “indicator”: không có chỉ tiêu nào mang mã “Z”.")
    assert "đã có ở hàng 3" in said[1]
    assert said[2].startswith("Hàng 5: cột “indicator” trống")


def test_a_unit_is_the_one_that_bore_the_code_at_the_periods_end(tmp_path: Path) -> None:
    assert found_in("A,101,2025-06,1,,\nA,101,2025-07,1,,\n", tmp_path) == []
    assert places(found_in("A,102,2025-06,1,,\n", tmp_path)) == [(2, "no-unit", "unit")]


def test_spaces_of_every_kind_are_left_out_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(HEAD + "A ,42,\u00a02025-01, 1.5\u00a0,,\n", encoding="utf-8")
    checked = check_file(path, KNOWN)
    assert (checked.findings, checked.spaced, checked.sound()) == ([], 3, 1)


def test_one_period_written_in_two_ways_is_one(tmp_path: Path) -> None:
    rows = "A,42,2025-01-01..2025-03-31,1,,\nA,42,2025-Q1,2,,\n"
    assert places(found_in(rows, tmp_path)) == [(3, "duplicate", "")]


def test_neither_of_two_doubled_rows_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(HEAD + "A,42,2025-01,1,,\nA,42,2025-01,2,,\nA,42,2025-02,3,,\n")
    assert check_file(path, KNOWN).sound() == 1


@pytest.mark.parametrize(
    ("line", "delimiter", "places_of"),
    [
        ("indicator,unit,period,value", ",", {"indicator": 0, "unit": 1, "period": 2, "value": 3}),
        (
            "Giá trị;Kỳ báo cáo;Mã đơn vị;Mã chỉ tiêu;Khác",
            ";",
            {"value": 0, "period": 1, "unit": 2, "indicator": 3},
        ),
    ],
)
def test_headings_are_known_in_both_languages(
    line: str, delimiter: str, places_of: dict[str, int]
) -> None:
    heading = heading_of_line(line)
    assert (heading.delimiter, heading.places) == (delimiter, places_of)


def test_a_heading_without_its_columns_is_refused_by_name() -> None:
    with pytest.raises(WrongColumns) as refused:
        heading_of_line("indicator,unit,unit,value")
    assert refused.value.missing == ("period",)
    assert "unit" in refusal_sentence(refused.value)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"PK\x03\x04", "not-csv"),
        (b"indicator,unit,period,value\n", "no-rows"),
        (b"indicator,unit,period,value" + b",x" * 200 + b"\n", "too-many-columns"),
        (b"indicator,unit,period,value\nA,42,2025,\xd0\xff\n", "not-utf-8"),
        (b"\xff\xfei\x00n\x00", "not-csv"),
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(tmp_path: Path, raw: bytes, code: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(raw)
    with pytest.raises(UnreadableFile) as refused:
        check_file(path, KNOWN)
    assert refused.value.code == code
    assert refusal_sentence(refused.value)


# --- The same rules in the core ---------------------------------------------------------------


def generated(count: int, has_comma: bool, seed: int) -> list[dict[str, str]]:
    chance = random.Random(seed)
    periods = ["2025-01", "2025-02", "2025-3M", "2025-6M", "2025-9M", "2024", "2025", "2024-6M"]
    odd = ["2025-13", "2025-00", "", "25-1", "2025-Q5", "2025-07-01", "2025-01-01..2025-02-28"]
    values = (
        ["1.892,5", "1.892", "0,5", "-3", "12,34567", "1,5000000", "01.892", "1892", "12.34"]
        if has_comma
        else ["1892.5", "0.5", "-3", "12.34567", "1.500000", "1,5", "1e5", "007", ".5", "5."]
    )
    values += ["922337203685477", "922337203685478", "99999999999999999999999", "", "x1", "+4"]
    rows = []
    for _ in range(count):
        rows.append(
            {
                "indicator": chance.choice(["A", "A", "B", "C", "Z", ""]),
                "unit": chance.choice(["42", "101", "102", "101", "7", ""]),
                "period": chance.choice(periods * 3 + odd),
                "value": chance.choice([*values, *map(str, range(0, 900, 37))]),
                "certainty": chance.choice(["", "official", "estimate", "perhaps"]),
                "note": "",
            }
        )
    return rows


class Reference:
    """The same checks, row by row, by the rules of the core."""

    def __init__(self, has_comma: bool) -> None:
        self.has_comma = has_comma
        self.indicators = {one.code: one for one in INDICATORS}
        self.register = UnitRegister(
            CoreUnit(
                one.code,
                one.valid_from_on,
                one.code,
                UnitKind.WARD,
                one.parent or None,
                one.valid_to_on,
            )
            for one in UNITS
        )
        self.found: Counter[tuple[int, str]] = Counter()

    def number(self, text: str) -> Decimal | str:
        if self.has_comma:
            try:
                value = parse_digits(text.lstrip("+-"))
            except NumberFault as fault:
                return "too-large" if fault.code == "too-long" else "no-number"
        else:
            plain = text.lstrip("+-")
            whole, _dot, part = plain.partition(".")
            if not whole.isdigit() or ("." in plain and not part.isdigit()):
                return "no-number"
            value = Decimal(plain)
        try:
            to_ten_thousandths(value)
        except OutOfRange as fault:
            return "too-fine" if "decimals" in str(fault) else "too-large"
        return -value if text.startswith("-") else value

    def check(self, rows: Sequence[dict[str, str]]) -> Counter[tuple[int, str]]:
        seen: dict[tuple[str, str, str, str], int] = {}
        sound: dict[tuple[str, str, str, str], list[tuple[int, Decimal]]] = {}
        for n, row in enumerate(rows):
            for column in ("indicator", "unit", "period", "value"):
                if not row[column]:
                    self.found[n, "empty"] += 1
            indicator = self.indicators.get(row["indicator"])
            if row["indicator"] and indicator is None:
                self.found[n, "no-indicator"] += 1
            try:
                period = Period.parse(row["period"])
            except PeriodFault:
                period = None
                if row["period"]:
                    self.found[n, "no-period"] += 1
            bearer = period and self.register.bearer(row["unit"], period.last_on)
            if row["unit"] and period and bearer is None:
                self.found[n, "no-unit"] += 1
            sure = dict(CERTAINTIES).get(row["certainty"] or "official")
            if sure is None:
                self.found[n, "no-certainty"] += 1
            value = self.number(row["value"]) if row["value"] else None
            if isinstance(value, str):
                self.found[n, value] += 1
                value = None
            if value is not None and indicator:
                figure = Figure(value, IndicatorKind(indicator.kind))
                if any(one.rule is Rule.BOUNDS for one in oddities(figure)):
                    self.found[n, "bounds"] += 1
            if indicator and bearer and period:
                key = (indicator.code, row["unit"], period.code, sure or "")
                if key in seen:
                    self.found[n, "duplicate"] += 1
                seen.setdefault(key, n)
                if value is not None:
                    sound.setdefault(key, []).append((n, value))
        self._totals(sound)
        return self.found

    def _totals(self, sound: dict[tuple[str, str, str, str], list[tuple[int, Decimal]]]) -> None:
        for (code, unit, period, sure), totals in sound.items():
            if unit != "42" or not sure or self.indicators[code].rule != "sum":
                continue
            parts = [
                value
                for other in ("101", "102")
                for _n, value in sound.get((code, other, period, sure), [])
            ]
            for n, total in totals:
                if parts and parts_oddities(total, parts):
                    self.found[n, "parts-above-total"] += 1


@pytest.mark.parametrize("has_comma", [False, True])
@pytest.mark.parametrize("seed", range(4))
def test_sql_and_core_find_the_same(tmp_path: Path, has_comma: bool, seed: int) -> None:
    rows = generated(400, has_comma, seed)
    path = tmp_path / "a.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    checked = check_file(path, KNOWN, has_comma)
    ours = Counter((one.row - 2, one.code) for one in checked.findings if one.code != "falling")
    expected = Reference(has_comma).check(rows)
    assert ours == expected
    assert len({code for _n, code in expected}) >= 10, "the rows try every rule"


@pytest.mark.parametrize("seed", range(4))
def test_falling_totals_are_those_of_the_core(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    periods = ["2025-01", "2025-2M", "2025-Q1", "2025-6M", "2025-9M", "2025"]
    rows = [
        (code, unit, period, chance.randrange(100))
        for code in ("A", "B")
        for unit in ("42", "101")
        for period in periods
        if chance.random() < 0.8
    ]
    expected = set()
    before: dict[tuple[str, object], Decimal] = {}
    register = Reference(False).register
    for n, (code, address, period, value) in enumerate(rows):
        unit = register.bearer(address, Period.parse(period).last_on)
        kind = IndicatorKind.FLOW if code == "A" else IndicatorKind.STOCK
        figure = Figure(Decimal(value), kind, before=before.get((code, unit)))
        if any(one.rule is Rule.FALLING for one in oddities(figure)):
            expected.add(n + 2)
        slips = any(one.rule is Rule.SLIP for one in oddities(figure))
        if slips and kind is IndicatorKind.FLOW and value < before[code, unit]:
            # A slip explains a fall in the core; the file's rule tells the fall itself.
            expected.add(n + 2)
        before[code, unit] = Decimal(value)
        assert Period.parse(period).is_cumulative
    text = "".join(f"{c},{u},{p},{v},,\n" for c, u, p, v in rows)
    found = {one.row for one in found_in(text, tmp_path) if one.code == "falling"}
    assert found == expected


# --- Excel ------------------------------------------------------------------------------------


def a_sheet(rows: Sequence[Sequence[object]], above: int = 0) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Số liệu")
        percent = book.add_format({"num_format": "0.0%"})
        for at, row in enumerate(rows, above):
            for column, value in enumerate(row):
                if isinstance(value, tuple):
                    sheet.write_number(at, column, value[0], percent)
                elif isinstance(value, date):
                    form = book.add_format({"num_format": "d/m/yyyy"})
                    sheet.write_datetime(at, column, value, form)
                else:
                    sheet.write(at, column, value)
    return target.getvalue()


def test_a_sheet_is_checked_by_the_same_rules_with_its_own_rows() -> None:
    rows = [
        ["Mã chỉ tiêu", "Mã đơn vị", "Kỳ", "Giá trị"],
        ["A", 42, "2025-01", 0.1 + 0.2],
        ["A", "101", 2025, "1.892,5"],
        ["C", "42", "2025-02", (0.631,)],
        ["A", "42", "2025-03", "12,5o"],
        ["A", "42", date(2025, 4, 1), 4],
        ["Z", "42", "2025-05", date(2025, 5, 12)],
        ["A", "42", "2025-06", 1.234567],
    ]
    checked, faults = check_workbook(a_sheet(rows, above=3), KNOWN)
    assert places(checked.findings) == [
        (9, "no-period", "period"),
        (10, "no-indicator", "indicator"),
    ]
    assert [(one.place, one.code) for one in faults] == [
        ("D8", "letters"),
        ("D10", "date"),
        ("D11", "rounded"),
    ]
    kept = checked.connection.execute(
        "SELECT number FROM rows WHERE whole IS NOT NULL ORDER BY n"
    ).fetchall()
    numbers = [str(one.normalize()) for (one,) in kept]
    assert numbers == ["0.3", "1892.5", "63.1", "4", "1.2346"]


def test_a_sheet_without_the_columns_is_refused() -> None:
    with pytest.raises(WrongColumns):
        check_workbook(a_sheet([["indicator", "unit"], ["A", "42"]]), KNOWN)


def test_a_note_may_hold_commas_quotation_marks_and_lines_and_ends_no_row() -> None:
    note = 'số "sơ bộ", chờ\nduyệt'
    rows = [
        ["indicator", "unit", "period", "value", "note"],
        ["A", "42", "2025-01", 1, note],
        ["Z", "42", "2025-02", 2, ""],
    ]
    checked, _faults = check_workbook(a_sheet(rows), KNOWN)
    assert places(checked.findings) == [(3, "no-indicator", "indicator")]
    kept = checked.connection.execute("SELECT note FROM rows ORDER BY n").fetchall()
    assert kept == [(note,), ("",)]
