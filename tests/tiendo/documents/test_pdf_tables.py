"""Tables of a PDF are rebuilt from their ruled lines, over pages too; anything else stays text."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from factories.document import ANNEX, PROSE, a_drawn_pdf, a_pdf, a_word_file, pdf_grid, pdf_lines
from tiendo.documents.readers import pdf, read_bytes
from tiendo.documents.readers.document import Document
from tiendo.documents.readers.pdf_tables import Patience
from tiendo.documents.reports import examine

SAID = ("indicator", "value", "unit", "pct_plan", "plan_value", "yoy_abs", "period")
HEAD = ("TT", "Chi tieu", "Thuc hien")
ROWS = (HEAD, ("1", "Thu ngan sach\ntren dia ban", "190"), ("2", "Chi ngan sach", "97,5"))


def cells(document: Document) -> list[list[str]]:
    """The texts of the first table, row by row, empty cells left out."""
    table = document.tables[0]
    rows: dict[int, list[str]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(document.text[cell.start : cell.end])
    return list(rows.values())


def test_a_ruled_table_is_rebuilt_between_the_lines_of_its_page() -> None:
    page = pdf_lines(["Bieu 1"]) + pdf_grid(ROWS) + pdf_lines(["Nguon: Chi cuc Thong ke."], 500)
    document = read_bytes("a.pdf", a_drawn_pdf([page]))
    assert document.text.startswith(
        "Bieu 1\nTT\tChi tieu\tThuc hien\n1\tThu ngan sach tren dia ban\t"
    )
    assert document.text.endswith("97,5\nNguon: Chi cuc Thong ke.")
    assert cells(document)[1:] == [["1", "Thu ngan sach tren dia ban", "190"], ["2", *ROWS[2][1:]]]
    place = document.place(document.text.index("97,5"))
    assert (place.page, place.table, place.row, place.column) == (1, 1, 3, 3)


def test_a_cell_reaches_as_far_as_no_line_closes_it() -> None:
    rows = (("TT", "Nam 2020", None), ("", "Ke hoach", "Thuc hien"), ("1", "300", "190"))
    document = read_bytes("a.pdf", a_drawn_pdf([pdf_grid(rows)]))
    head = {document.text[c.start : c.end]: (c.column, c.width) for c in document.tables[0].cells}
    assert head["Nam 2020"] == (1, 2)
    assert head["Thuc hien"] == (2, 1)


def test_a_table_goes_on_over_pages_its_heading_said_once_and_cut_rows_put_together() -> None:
    second = (HEAD, ("", "bang tien mat", ""), ("3", "Vay", "5"))
    pages = [pdf_grid(ROWS) + pdf_lines(["1"], 40), pdf_grid(second) + pdf_lines(["2"], 40)]
    document = read_bytes("a.pdf", a_drawn_pdf(pages))
    assert len(document.tables) == 1
    assert cells(document)[2:] == [["2", "Chi ngan sach bang tien mat", "97,5"], ["3", "Vay", "5"]]
    assert document.place(document.text.index("Vay")).page == 2
    assert document.place(document.text.index("97,5")).page == 1


def test_a_row_that_begins_anew_is_no_rest_of_the_row_before() -> None:
    second = (("", "Trong do", ""), ("3", "Vay", "5"))
    document = read_bytes("a.pdf", a_drawn_pdf([pdf_grid(ROWS), pdf_grid(second)]))
    assert cells(document)[3:] == [["Trong do"], ["3", "Vay", "5"]]


def test_tables_with_text_between_or_with_other_columns_are_two() -> None:
    between = pdf_lines(["Bieu 2"]) + pdf_grid(ROWS)
    wider = pdf_grid([("A", "B", "C", "D"), ("1", "2", "3", "4")])
    for second in (between, wider):
        document = read_bytes("a.pdf", a_drawn_pdf([pdf_grid(ROWS), second]))
        assert [table.number for table in document.tables] == [1, 2]


@pytest.mark.parametrize(
    "page",
    [
        pdf_lines(["Ben canh"], 600, 450) + pdf_grid(ROWS),
        pdf_grid(ROWS, left=20) + pdf_grid(ROWS, top=660, left=320),
        pdf_lines(["Khung"], 690, 70) + pdf_grid([("",)]),
        pdf_grid(ROWS) + "".join(f"{x} 100 m {x} 300 l S\n" for x in range(2000, 42000, 4)),
    ],
    ids=["a neighbour", "side by side", "a frame", "a drawing"],
)
def test_what_would_lose_text_or_is_no_table_stays_text(page: str) -> None:
    document = read_bytes("a.pdf", a_drawn_pdf([page]))
    assert document.tables == []
    assert all(
        word in document.text for word in ("Ben canh", "Khung", "Chi ngan sach") if word in page
    )


def test_squared_paper_is_no_table() -> None:
    lines = [f"{n} 0 m {n} 800 l S\n0 {n} m 590 {n} l S\n" for n in range(8, 590, 4)]
    page = "".join(lines) + pdf_lines(["Chu tren giay ke"] * 20)
    assert read_bytes("a.pdf", a_drawn_pdf([page])).tables == []


def test_a_document_full_of_drawings_is_not_searched_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pdf, "Patience", lambda: Patience(75))
    pages = [pdf_grid(ROWS), pdf_grid([("A", "B", "C"), ("1", "2", "3")])]
    assert len(read_bytes("a.pdf", a_drawn_pdf(pages)).tables) == 1


def test_a_turned_page_stays_text() -> None:
    assert read_bytes("a.pdf", a_drawn_pdf([pdf_grid(ROWS)], turned=90)).tables == []


def test_a_pdf_without_lines_has_no_tables() -> None:
    assert read_bytes("a.pdf", a_pdf([["TT Chi tieu", "1 Thu 190"]])).tables == []


def test_an_annex_says_the_same_as_word_file_and_as_pdf(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("Debian package libreoffice-writer-nogui is missing")
    word = a_word_file([PROSE[0].replace("864", "846")], ANNEX)
    (tmp_path / "a.docx").write_bytes(word)
    command = [office, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), "a.docx"]
    profile = f"-env:UserInstallation=file://{tmp_path}/office"
    subprocess.run([*command, profile], check=True, capture_output=True, cwd=tmp_path)
    told = []
    for name, raw in (("a.docx", word), ("a.pdf", (tmp_path / "a.pdf").read_bytes())):
        report = examine(read_bytes(name, raw))
        figures = [
            {
                key: value
                for key, value in figure.record(report.document.text).items()
                if key in SAID
            }
            for figure in report.reading.figures
        ]
        told.append((figures, [(one.code, one.grade) for one in report.findings]))
    assert told[0] == told[1]
    assert ("same-fact", "inconsistent") in told[0][1]
