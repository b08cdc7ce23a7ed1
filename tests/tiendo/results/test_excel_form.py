"""A form goes out with what is known, comes back filled, and takes nothing that is not right."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from factories.person import NOW, signed_in
from factories.results import Office, an_office, fill, typed
from tiendo.results.actions import enter
from tiendo.results.excel.filled import NotThisForm, Taken
from tiendo.results.excel.form import FIRST_INPUT, FIRST_ROW, build
from tiendo.results.excel.taking import changes_of, form_of, read_form
from tiendo.results.excel.wording import fault_sentence
from tiendo.results.models import Entry, Origin, Report

TODAY = date(2026, 9, 14)


@pytest.fixture
def office(db: None) -> Office:
    return an_office()


def form_bytes(report: Report) -> bytes:
    return build(form_of(report, TODAY))


def changed(raw: bytes, change: Callable[[openpyxl.Workbook, Worksheet], None]) -> bytes:
    """The workbook after somebody worked on it: openpyxl keeps what Excel would keep."""
    book = openpyxl.load_workbook(io.BytesIO(raw))
    change(book, book.worksheets[0])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def typing(**cells: Any) -> Callable[[openpyxl.Workbook, Worksheet], None]:
    """Type into cells by their names."""

    def change(_book: openpyxl.Workbook, sheet: Worksheet) -> None:
        for name, value in cells.items():
            sheet[name] = value

    return change


def take(office: Office, taken: Taken) -> int:
    cells = [one.typed for one in changes_of(office.report, taken.cells)]
    enter(by=office.clerk, at=NOW, report=office.report, cells=cells)
    return len(cells)


def said(taken: Taken) -> list[str]:
    return [fault_sentence(one) for one in taken.faults]


FIRST = f"H{FIRST_ROW + 1}"
"""The first figure to the cut-off; the ratio's denominator stands in the next column."""


def test_the_form_holds_what_is_asked_and_locks_the_rest(office: Office) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(form_bytes(office.report))).worksheets[0]
    assert sheet.protection.sheet
    names = [sheet.cell(FIRST_ROW + 1 + n, 3).value for n in range(3)]
    assert names == ["Thu ngân sách", "Hộ nghèo", "Dịch vụ công toàn trình"]
    assert sheet.cell(FIRST_ROW + 1, 3).protection.locked
    assert not sheet[FIRST].protection.locked
    assert sheet.cell(FIRST_ROW + 1, FIRST_INPUT + 2).protection.locked, "only ratios are divided"
    assert len(sheet.data_validations.dataValidation) > 0
    assert len(sheet.conditional_formatting) > 0


def test_a_filled_form_is_taken_once_and_again_changes_nothing(office: Office) -> None:
    raw = changed(form_bytes(office.report), typing(H11=355.9, J11=360, H13=412, I13=540))
    taken = read_form(raw, office.report)
    assert taken.faults == []
    assert take(office, taken) == 3
    entry = Entry.objects.get(line=office.lines["THU"], certainty="to cut-off")
    assert (entry.number, entry.origin) == (Decimal("355.9"), Origin.EXCEL)
    ratio = Entry.objects.get(line=office.lines["DVC"], certainty="to cut-off")
    assert (ratio.numerator, ratio.denominator) == (Decimal(412), Decimal(540))
    before = list(Entry.objects.order_by("pk").values())
    again = read_form(raw, office.report)
    assert changes_of(office.report, again.cells) == []
    assert take(office, again) == 0
    assert list(Entry.objects.order_by("pk").values()) == before


def test_the_form_comes_out_with_what_is_entered_and_an_empty_cell_keeps_it(
    office: Office,
) -> None:
    fill(office, THU="12,5")
    raw = form_bytes(office.report)
    sheet = openpyxl.load_workbook(io.BytesIO(raw)).worksheets[0]
    assert sheet[FIRST].value == 12.5
    assert changes_of(office.report, read_form(raw, office.report).cells) == []
    emptied = changed(raw, typing(H11=None))
    assert changes_of(office.report, read_form(emptied, office.report).cells) == []


def test_moved_rows_and_renamed_sheets_find_their_cells(office: Office) -> None:
    def work(_book: openpyxl.Workbook, sheet: Worksheet) -> None:
        sheet.title = "Số liệu tháng 9"
        sheet["H12"] = 95
        cells = [sheet.cell(12, column).value for column in range(1, 16)]
        sheet.delete_rows(12)
        sheet.insert_rows(11)
        for column, value in enumerate(cells, 1):
            sheet.cell(11, column).value = value

    taken = read_form(changed(form_bytes(office.report), work), office.report)
    changes = changes_of(office.report, taken.cells)
    assert [(one.name, one.after) for one in changes] == [("Hộ nghèo", "95")]


def test_a_deleted_line_is_told_and_left_alone(office: Office) -> None:
    raw = changed(form_bytes(office.report), lambda _b, sheet: sheet.delete_rows(12))
    assert read_form(raw, office.report).missing == [office.lines["NGHEO"].pk]


def test_every_fault_is_told_at_once_with_its_cell(office: Office) -> None:
    raw = changed(
        form_bytes(office.report),
        typing(
            H11="12,5o",
            J11=datetime(2026, 12, 5),
            H12="60,6,2",
            J12="=1/0",
            H13=0.7,
            J13="#REF!",
        ),
    )
    taken = read_form(raw, office.report)
    places = {one.place: one.code for one in taken.errors}
    assert places == {
        "H11": "letters",
        "J11": "date",
        "H12": "malformed",
        "J12": "uncomputed",
        "J13": "formula-error",
    }
    assert said(taken)[0] == "Ô H11, trang Số liệu: '12,5o' có chữ o. Nhập số, ví dụ 12,50."
    assert [one.key[0] for one in taken.cells] == [office.lines["DVC"].pk]


def test_a_cell_shown_as_a_percentage_is_read_as_it_is_shown(office: Office) -> None:
    def work(_book: openpyxl.Workbook, sheet: Worksheet) -> None:
        sheet["H13"] = 0.631
        sheet["H13"].number_format = "0.0%"
        sheet["H11"] = 0.631
        sheet["H11"].number_format = "0.0%"

    taken = read_form(changed(form_bytes(office.report), work), office.report)
    assert [(one.typed, one.below) for one in taken.cells] == [("63,1%", "")]
    assert [(one.place, one.code) for one in taken.errors] == [("H11", "percent")]


@pytest.mark.parametrize(
    ("value", "typed_as"),
    [
        ("1\u00a0892,5", None),
        (" 1.892,5\u00a0", "1.892,5"),
        (0.1 + 0.2, "0,3"),
        (1234567890.1234, "1.234.567.890,1234"),
        (12345678901.5, "12.345.678.901,5"),
        (63.123456, "63,1235"),
        ("-", None),
        ("−5,25", "-5,25"),
    ],
)
def test_numbers_come_in_exactly(office: Office, value: object, typed_as: str | None) -> None:
    taken = read_form(changed(form_bytes(office.report), typing(H11=value)), office.report)
    assert [one.typed for one in taken.cells] == ([typed_as] if typed_as else [])


def test_a_number_beyond_fifteen_digits_goes_out_and_back_without_losing_any(
    office: Office,
) -> None:
    huge = "12.345.678.901.234,5678"
    enter(by=office.clerk, at=NOW, report=office.report, cells=[typed(office, "THU", huge)])
    raw = form_bytes(office.report)
    assert openpyxl.load_workbook(io.BytesIO(raw)).worksheets[0][FIRST].value == huge
    assert changes_of(office.report, read_form(raw, office.report).cells) == []


def test_states_and_notes_come_with_the_line(office: Office) -> None:
    from tiendo.results.excel.taking import state_names

    state = next(name for name, code in state_names().items() if code == "missing")
    raw = changed(
        form_bytes(office.report), typing(L11=state, M11="chưa có báo cáo", L12="gì đó", N13="x")
    )
    taken = read_form(raw, office.report)
    assert [one.code for one in taken.errors] == ["state"]
    assert take(office, taken) == 2
    kept = Entry.objects.get(line=office.lines["THU"], certainty="estimate")
    assert (kept.state, kept.reason) == ("missing", "chưa có báo cáo")


def test_a_state_beside_a_number_is_refused(office: Office) -> None:
    from tiendo.results.excel.taking import state_names

    state = next(iter(state_names()))
    raw = changed(form_bytes(office.report), typing(H11=5, L11=state))
    assert [one.code for one in read_form(raw, office.report).errors] == ["state-and-number"]


def test_a_doubled_line_and_merged_cells_are_not_guessed(office: Office) -> None:
    def work(_book: openpyxl.Workbook, sheet: Worksheet) -> None:
        sheet["H11"], sheet["H12"], sheet["H15"] = 5, 6, 7
        sheet["A15"] = sheet["A12"].value
        sheet.merge_cells("H11:I11")

    taken = read_form(changed(form_bytes(office.report), work), office.report)
    assert {one.code for one in taken.errors} == {"merged", "doubled-line"}
    assert taken.cells == []


def test_another_reports_form_is_refused_by_name(office: Office) -> None:
    from tiendo.results.actions import open_round
    from tiendo_core.periods import Period

    earlier = open_round(by=None, at=NOW, regime=office.regime, period=Period.parse("2026-6M"))
    other = Report.objects.get(round=earlier)
    with pytest.raises(NotThisForm) as refused:
        read_form(form_bytes(other), office.report)
    words = fault_sentence(refused.value.fault)
    assert "6 tháng đầu năm 2026" in words and "9 tháng đầu năm 2026" in words


@pytest.mark.parametrize("spoilt", ["token", "sheet", "keys"])
def test_a_form_that_lost_its_identity_is_refused(office: Office, spoilt: str) -> None:
    def work(book: openpyxl.Workbook, sheet: Worksheet) -> None:
        if spoilt == "token":
            book["_tiendo"]["A2"] = str(book["_tiendo"]["A2"].value)[:-1] + "x"
        elif spoilt == "sheet":
            del book["_tiendo"]
        else:
            sheet.delete_rows(1, 10)

    with pytest.raises(NotThisForm) as refused:
        read_form(changed(form_bytes(office.report), work), office.report)
    expected = {"token": "damaged-form", "sheet": "no-form", "keys": "no-cells"}
    assert refused.value.fault.code == expected[spoilt]


def test_hidden_rows_and_macros_are_read_and_told(office: Office) -> None:
    import zipfile

    def work(_book: openpyxl.Workbook, sheet: Worksheet) -> None:
        sheet["H11"] = 5
        sheet.row_dimensions[11].hidden = True

    raw = changed(form_bytes(office.report), work)
    target = io.BytesIO(raw)
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 never run")
    taken = read_form(target.getvalue(), office.report)
    assert [one.code for one in taken.notes] == ["hidden", "macros"]
    assert [one.typed for one in taken.cells] == ["5"]


def test_the_pages_take_a_form_in_after_a_look(client: Any, office: Office) -> None:
    signed_in(office.clerk, client)
    at = f"/don-vi/18115.KT/2026-9M/nhap/{office.report.pk}/"
    form = client.get(f"{at}bieu.xlsx")
    assert form.status_code == 200
    raw = changed(form.content, typing(H11="12,5o", J11=360))
    file = io.BytesIO(raw)
    file.name = "bieu.xlsx"
    page = client.post(f"{at}excel/", {"file": file})
    assert page.status_code == 422
    assert not Entry.objects.exists(), "a preview writes nothing"
    assert "12,5o" in page.content.decode()
    done = client.post(f"{at}excel/", {"carried": page.context["carried"]})
    assert done.status_code == 302
    assert [one.typed for one in Entry.objects.all()] == ["360"]
    forged = client.post(f"{at}excel/", {"carried": page.context["carried"] + "x"})
    assert forged.status_code == 302
    assert Entry.objects.count() == 1


def test_a_file_that_is_no_form_gets_a_sentence(client: Any, office: Office) -> None:
    signed_in(office.clerk, client)
    at = f"/don-vi/18115.KT/2026-9M/nhap/{office.report.pk}/excel/"
    for content in (b"not excel", b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        file = io.BytesIO(content)
        file.name = "bieu.xlsx"
        page = client.post(at, {"file": file})
        assert page.status_code == 422
        assert page.context["form"].errors["file"]
