"""What goes out is exact: JSON, CSV and Excel with the digits that were read."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories.document import PROSE, a_word_file
from tiendo.documents.export import (
    FIGURE_COLUMNS,
    FINDING_COLUMNS,
    figure_rows,
    finding_rows,
    report_record,
    to_csv,
    to_json,
    to_xlsx,
)
from tiendo.documents.readers import read_bytes
from tiendo.documents.reports import Report, examine

PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text()
    | st.decimals(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)


@pytest.fixture
def report() -> Report:
    """Two sentences, the second with a number that is none."""
    return examine(read_bytes("a.txt", "\n".join(PROSE).encode()))


@given(PLAIN)
def test_json_reads_back_as_it_was(value: object) -> None:
    written = to_json(value)
    assert json.loads(written, parse_float=Decimal, parse_int=Decimal) == value
    written.encode("utf-8")


def test_a_decimal_is_written_with_the_digits_it_has() -> None:
    assert (
        to_json([Decimal("63.1"), Decimal("63.10"), Decimal("1E+3"), 2]) == "[63.1, 63.10, 1000, 2]"
    )


def test_half_a_letter_is_named_in_json() -> None:
    assert to_json({"a": "\ud800"}) == '{"a": "\\ud800"}'


def test_json_knows_no_other_things() -> None:
    with pytest.raises(TypeError):
        to_json(object())


def test_a_record_has_every_key_of_the_contract(report: Report) -> None:
    record = json.loads(to_json(report_record(report)), parse_float=Decimal)
    assert list(record) == ["figures", "findings", "summary"]
    assert (*record["figures"][0], "place") == FIGURE_COLUMNS
    assert record["figures"][0]["pct_plan"] == Decimal("63.1")
    assert record["summary"]["read"] == len(report.reading.tokens)


def test_what_is_read_in_a_word_file_has_its_place() -> None:
    record = report_record(examine(read_bytes("a.docx", a_word_file())))
    assert [figure["place"] for figure in record["figures"]] == [{"paragraph": 1}, {"paragraph": 2}]
    assert record["findings"][-1]["place"] == {"paragraph": 2}


def test_csv_has_a_row_for_each_figure(report: Report) -> None:
    written = to_csv(FIGURE_COLUMNS, figure_rows(report))
    rows = list(csv.DictReader(io.StringIO(written)))
    assert len(rows) == len(report.reading.figures)
    assert (rows[0]["value"], rows[0]["pct_plan"]) == ("864", "63.1")


def test_csv_for_excel_begins_with_its_mark_and_holds_no_formula() -> None:
    written = to_csv(["a"], [["=HYPERLINK(1)"], ["-1"], [Decimal(-1)], ["\ud800"]], with_mark=True)
    assert written == "\ufeffa\r\n'=HYPERLINK(1)\r\n'-1\r\n-1\r\n\ufffd\r\n"


def test_findings_go_out_with_their_sentences(report: Report) -> None:
    rows = list(finding_rows(report, "en"))
    wrong = next(row for row in rows if row[0] == "malformed-number")
    assert "is not a number" in str(wrong[FINDING_COLUMNS.index("sentence")])
    assert wrong[FINDING_COLUMNS.index("quotes")] == "60,6,2%"


def test_an_excel_file_holds_figures_and_findings(report: Report) -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(report, "en")))
    assert book.sheetnames == ["Figures", "Findings"]
    rows = list(book["Figures"].iter_rows(values_only=True))
    assert rows[0] == FIGURE_COLUMNS
    assert rows[1][FIGURE_COLUMNS.index("pct_plan")] == 63.1


def test_a_number_excel_would_round_goes_out_as_text() -> None:
    text = "Thu ngân sách năm 2020 đạt 12.345.678.901.234.567 đồng, bằng 60% kế hoạch."
    report = examine(read_bytes("a.txt", text.encode()))
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(report, "vi")))
    row = list(book.worksheets[0].iter_rows(values_only=True))[1]
    assert row[FIGURE_COLUMNS.index("value")] == "12345678901234567"
