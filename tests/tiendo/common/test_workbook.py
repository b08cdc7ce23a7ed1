"""Excel files are opened within bounds, and what their values do not tell is told beside them."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
import xlsxwriter

from tiendo.common.file_faults import DocumentError
from tiendo.common.limits import MAX_CELLS, MAX_ROWS
from tiendo.common.workbook import CellAt, check_size, column_letters, column_number, open_workbook


def a_sheet(body: bytes) -> bytes:
    return b"<worksheet><sheetData>" + body + b"</sheetData></worksheet>"


def a_book(sheet: bytes | None = None, **parts: bytes) -> bytes:
    """A workbook made by xlsxwriter whose sheet and further parts are replaced."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        book.add_worksheet("Số liệu").write(0, 0, 1)
    target = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            is_sheet = entry.filename == "xl/worksheets/sheet1.xml" and sheet is not None
            new.writestr(entry.filename, sheet if is_sheet and sheet else old.read(entry))
        for name, content in parts.items():
            new.writestr(name.replace("__", "/"), content)
    return target.getvalue()


def refusal(raw: bytes) -> str:
    with pytest.raises(DocumentError) as refused:
        open_workbook(raw)
    return refused.value.code


@pytest.mark.parametrize(
    "body",
    [
        b"".join(b'<row r="%d"><c r="A%d" s="1"/></row>' % (n, n) for n in range(1, 1_000_001)),
        b'<row r="1048576"><c r="A1048576"/></row>',
        b'<row r="1"><c r="A1"/></row><row r="200000"><c r="XFD200000"/></row>',
        b'<row r="150000"><c s="1" r="AAA150000"/></row>',
        b'<row r="1"><c r="A1"/></row><row r="2"><c r="CZ1048576"/></row>',
        b'<row r="1"><c r="A1"/></row><row r="2"><c r="ZZZ9999"/></row>',
        b'<row r="1"><c r="A1"/></row><row r="2"><c r="xfd1048576"/></row>',
        b'<row r="1"><c r="A1"/><c\nr = \'XFD9999\'/></row>',
        b'<row r="1"><c r="A1"/><x:c r="A1048576"/></row>',
    ],
    ids=[
        "a million blank rows",
        "the last row",
        "two corners",
        "another order",
        "a cell far below its row",
        "a cell far right",
        "small letters",
        "another writing",
        "a prefix",
    ],
)
def test_a_sheet_that_claims_to_be_endless_is_refused_before_it_is_laid_out(body: bytes) -> None:
    assert refusal(a_book(a_sheet(body))) == "too-many-rows"


def test_cells_that_do_not_name_their_place_are_counted_against_the_limits() -> None:
    body = b"<row>" + b"<c/>" * 30 + b"</row>" + b"<row/>" * (MAX_ROWS - 1)
    with pytest.raises(DocumentError) as refused:
        check_size("a", a_sheet(body))
    assert refused.value.code == "too-many-rows"


def test_a_long_narrow_sheet_is_let_through() -> None:
    body = b"".join(b'<row r="%d"><c r="B%d"/></row>' % (n, n) for n in range(1, 190_001))
    check_size("a", a_sheet(body))


@pytest.mark.parametrize("corner", ["Z149999", "ZZ4999"])
def test_what_is_let_through_by_a_quick_look_keeps_the_limits(corner: str) -> None:
    letters = corner.rstrip("0123456789")
    rows = int(corner.removeprefix(letters))
    assert rows <= MAX_ROWS and rows * (column_number(letters) + 1) <= MAX_CELLS
    check_size("a", a_sheet(b'<row r="1"><c r="%s"/></row>' % corner.encode()))


def test_locked_old_broken_and_swollen_files_are_refused() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    assert refusal(ole + "EncryptedPackage".encode("utf-16-le")) == "encrypted"
    assert refusal(ole) == "old-office"
    assert refusal(b"PK\x03\x04 not a package") == "broken"
    assert refusal(a_book()[:-40]) == "broken"
    assert refusal(a_book(xl__media__a=b"0" * 400_000_000)) == "bomb"
    assert refusal(a_book(a_sheet(b"<!DOCTYPE x>"))) == "entities"


def test_a_package_that_claims_two_gigabytes_is_refused() -> None:
    raw = bytearray(a_book())
    at = raw.index(b"PK\x01\x02")
    raw[at + 24 : at + 28] = (2**31 - 1).to_bytes(4, "little")
    assert refusal(bytes(raw)) == "bomb"


def test_percentages_failed_and_uncomputed_formulas_and_hidden_rows_are_told() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"], sheet["B2"], sheet["C3"], sheet["D4"] = 0.5, "=1+1", "#REF!", 7
    sheet["A1"].number_format = "0.0%"
    sheet.row_dimensions[4].hidden = True
    target = io.BytesIO()
    book.save(target)
    read = open_workbook(target.getvalue()).sheet("Sheet")
    assert read.percents == {CellAt(0, 0)}
    assert read.uncomputed == {CellAt(1, 1)}
    assert read.errors == {CellAt(2, 2): "#REF!"}
    assert read.hidden == {3}
    assert read.at(3, 3) == 7
    assert read.at(99, 99) == ""


def test_macros_are_seen_and_hidden_sheets_known() -> None:
    book = openpyxl.Workbook()
    book.create_sheet("ẩn").sheet_state = "hidden"
    target = io.BytesIO()
    book.save(target)
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"never run")
    opened = open_workbook(target.getvalue())
    assert opened.has_macros
    assert opened.names == ["Sheet", "ẩn"]
    assert opened.is_hidden("ẩn") and not opened.is_hidden("Sheet")


@pytest.mark.parametrize(("letters", "number"), [("A", 0), ("Z", 25), ("AA", 26), ("XFD", 16383)])
def test_columns_have_letters(letters: str, number: int) -> None:
    assert column_number(letters) == number
    assert column_letters(number) == letters
