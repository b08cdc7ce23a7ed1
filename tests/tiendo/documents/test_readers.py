"""Every kind of document becomes one text with the places of its parts."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from factories.document import (
    ANNEX,
    PROSE,
    W,
    a_bare_word_file,
    a_page,
    a_pdf,
    a_sheet_file,
    a_word_file,
)
from tiendo.documents.readers import DocumentError, kind_of, legacy, read_bytes, read_file
from tiendo.documents.readers.document import Draft, Place
from tiendo.documents.readers.sheet import cell_text
from tiendo.documents.reports import read_document

TEXT = "Thu ngân sách đạt 120 tỷ đồng.\r\nChi ngân sách đạt 90 tỷ đồng.\n"


def windows_1258(text: str) -> bytes:
    """Vietnamese as Windows wrote it: whole vowels, the tone after them as a mark of its own."""
    out = []
    for letter in text:
        marks = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323")
        out.append(unicodedata.normalize("NFC", "".join(m for m in marks if m not in tone)) + tone)
    return "".join(out).encode("cp1258")


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f"<w:r>{properties}<w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    "raw",
    [
        TEXT.encode(),
        b"\xef\xbb\xbf" + TEXT.encode(),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        windows_1258(TEXT),
    ],
    ids=["utf-8", "with mark", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "windows-1258"],
)
def test_plain_text_of_any_encoding_is_read_as_given(raw: bytes) -> None:
    assert unicodedata.normalize("NFC", read_bytes("a.txt", raw).text) == TEXT


@pytest.mark.parametrize("scheme", [legacy.TCVN3, legacy.VNI])
def test_plain_text_in_an_old_encoding_is_converted_and_told(scheme: str) -> None:
    document = read_bytes("a.txt", legacy.encode(TEXT * 3, scheme).encode("cp1252", "replace"))
    assert document.text == TEXT * 3
    assert [(note.code, note.values) for note in document.notes] == [("old-encoding", (scheme,))]


def test_old_text_pasted_into_utf8_is_converted_too() -> None:
    document = read_bytes("a.txt", legacy.encode(TEXT, legacy.TCVN3).encode())
    assert document.text == TEXT


def test_a_damaged_letter_is_noted_where_it_stands() -> None:
    document = read_bytes("a.txt", TEXT.encode().replace("â".encode(), b"\xc3", 1))
    assert [note.code for note in document.notes] == ["lost-letter"]
    note = document.notes[0]
    assert document.text[note.start : note.end] == "\ufffd"


def test_western_text_of_no_known_encoding_says_so() -> None:
    document = read_bytes("a.txt", "Ein schöner Satz über Größe, naïve façade".encode("latin-1"))
    assert [note.code for note in document.notes] == ["unknown-encoding"]


def test_a_place_in_plain_text_is_its_line_and_character() -> None:
    document = read_bytes("a.txt", TEXT.encode())
    assert document.place(TEXT.index("90")) == Place(line=2, character=19)
    assert document.place(0).record() == {"line": 1, "character": 1}


def test_a_web_page_keeps_its_blocks_and_leaves_out_what_is_not_prose() -> None:
    page = a_page(
        "<nav>Trang chủ</nav><script>var a = '9 tỷ';</script><h1>Tin</h1>"
        "<div>Thu <b>120</b>\n tỷ đồng<p>Chi 90 tỷ</p>cuối</div>một<br>hai"
        "<p hidden>ẩn</p><p style='display: none'>ẩn</p><footer>2020</footer>"
    )
    document = read_bytes("a.html", page)
    assert document.text == "Tin\nThu 120 tỷ đồng\nChi 90 tỷ\ncuối\nmột\nhai"
    assert document.place(document.text.index("Chi")) == Place(paragraph=3)


def test_a_table_of_a_web_page_is_a_table_with_spans() -> None:
    page = a_page(
        "<table><tr><th rowspan=2>A<th colspan=2>B</tr><tr><td>c<td>d</tr>"
        "<tr><td>1<td>2<td>3</table>sau"
    )
    document = read_bytes("a.html", page)
    assert document.text == "A\tB\nc\td\n1\t2\t3\nsau"
    table = document.tables[0]
    assert [(cell.row, cell.column, cell.width) for cell in table.cells] == [
        (0, 0, 1),
        (0, 1, 2),
        (1, 1, 1),
        (1, 2, 1),
        (2, 0, 1),
        (2, 1, 1),
        (2, 2, 1),
    ]
    assert document.place(table.cells[2].start) == Place(table=1, row=2, column=2)


def test_a_web_page_is_read_in_the_encoding_it_declares() -> None:
    raw = windows_1258("<html><meta charset='windows-1258'><body>Đà Lạt</body></html>")
    assert unicodedata.normalize("NFC", read_bytes("a.html", raw).text) == "Đà Lạt"


def test_entities_of_html_are_letters() -> None:
    assert read_bytes("a.html", a_page("<p>B&aacute;o&nbsp;c&#225;o")).text == "Báo\xa0cáo"


def test_a_word_file_is_read_paragraph_by_paragraph_with_its_tables() -> None:
    document = read_bytes("a.docx", a_word_file(table=ANNEX))
    assert document.text.startswith("\n".join(PROSE) + "\nTT\tChỉ tiêu\tĐVT")
    assert document.place(len(PROSE[0]) + 1) == Place(paragraph=2)
    assert document.place(document.text.index("1.369,3")) == Place(table=1, row=2, column=4)
    assert document.block_text(document.blocks[0]) == PROSE[0]


def test_tabs_breaks_hyphens_and_hidden_parts_of_a_paragraph() -> None:
    body = paragraph(
        "<w:pPr><w:pStyle w:val='x'/></w:pPr>",
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/></w:r>",
        "<w:r><w:instrText>PAGE</w:instrText></w:r><w:hyperlink><w:r><w:t>d</w:t></w:r></w:hyperlink>",
    )
    assert read_bytes("a.docx", a_bare_word_file(body)).text == "a\tb\nc-d"


def test_tracked_changes_are_read_as_if_accepted() -> None:
    body = paragraph(
        run("đạt "),
        "<w:del><w:r><w:delText>60</w:delText></w:r></w:del>",
        "<w:ins><w:r><w:t>66</w:t></w:r></w:ins>",
        "<w:moveFrom><w:r><w:t>cũ</w:t></w:r></w:moveFrom>",
        run("%"),
    )
    document = read_bytes("a.docx", a_bare_word_file(body))
    assert document.text == "đạt 66%"
    assert [note.code for note in document.notes] == ["tracked-changes"]


def test_pages_of_a_word_file_are_those_word_drew() -> None:
    drawn = "<w:r><w:lastRenderedPageBreak/></w:r>"
    body = paragraph(run("một")) + paragraph(drawn, run("hai"), drawn) + paragraph(run("ba"))
    document = read_bytes("a.docx", a_bare_word_file(body))
    assert [document.place(document.text.index(word)).page for word in ("một", "hai", "ba")] == [
        1,
        2,
        3,
    ]


def test_footnotes_follow_and_keep_the_place_of_their_reference() -> None:
    body = paragraph(run("Thu đạt 5 tỷ"), "<w:r><w:footnoteReference w:id='2'/></w:r>")
    notes = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2"><w:p><w:r><w:t>Tăng 3%</w:t></w:r></w:p>'
        "</w:footnote></w:footnotes>"
    )
    document = read_bytes("a.docx", a_bare_word_file(body, footnotes=notes))
    assert document.text == "Thu đạt 5 tỷ\nTăng 3%"
    assert document.place(len(document.text) - 1) == Place(paragraph=1)


def test_text_boxes_are_read_once() -> None:
    box = "<w:txbxContent>" + paragraph(run("trong khung")) + "</w:txbxContent>"
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    body = paragraph(
        run("ngoài"),
        f"<w:r><mc:AlternateContent xmlns:mc='{mc}'><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>",
    )
    assert read_bytes("a.docx", a_bare_word_file(body)).text == "ngoài\ntrong khung"


def test_merged_cells_and_tables_within_cells() -> None:
    body = (
        "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>"
        + paragraph(run("rộng"))
        + "</w:tc><w:tc>"
        + paragraph(run("b"))
        + "</w:tc></w:tr><w:tr><w:tc>"
        + paragraph(run("một"))
        + paragraph(run("hai"))
        + "<w:tbl><w:tr><w:tc>"
        + paragraph(run("trong"))
        + "</w:tc></w:tr></w:tbl></w:tc><w:tc><w:p/></w:tc><w:tc>"
        + paragraph(run("c"))
        + "</w:tc></w:tr></w:tbl>"
    )
    document = read_bytes("a.docx", a_bare_word_file(body))
    assert document.text == "rộng\tb\nmột\nhai\ntrong\tc"
    assert [(cell.column, cell.width) for cell in document.tables[0].cells] == [
        (0, 2),
        (2, 1),
        (0, 1),
        (2, 1),
    ]


@pytest.mark.parametrize(("font", "scheme"), [(".VnTime", legacy.TCVN3), ("VNI-Times", legacy.VNI)])
def test_runs_in_an_old_font_are_converted(font: str, scheme: str) -> None:
    document = read_bytes("a.docx", a_word_file([legacy.encode(PROSE[0], scheme)], font=font))
    assert document.text == PROSE[0]
    assert [note.code for note in document.notes] == ["old-encoding"]


def test_old_text_whose_font_was_lost_is_told_by_its_letters() -> None:
    raw = a_word_file([legacy.encode(PROSE[0], legacy.TCVN3)], font="Times New Roman")
    assert read_bytes("a.docx", raw).text == PROSE[0]


def test_an_old_font_is_found_through_styles_and_defaults() -> None:
    style = '<w:style w:type="{0}" w:styleId="{1}">{2}</w:style>'.format
    font = "<w:rPr><w:rFonts {}/></w:rPr>".format
    styles = (
        f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault>'
        + font('w:ascii=".VnTime"')
        + "</w:rPrDefault></w:docDefaults>"
        + style("paragraph", "Base", font('w:hAnsi="VNI-Times"'))
        + style("paragraph", "New", '<w:basedOn w:val="Base"/>')
        + style("character", "Plain", font('w:asciiTheme="minorHAnsi"'))
        + "</w:styles>"
    )
    body = (
        paragraph(run("®¹t"))
        + paragraph("<w:pPr><w:pStyle w:val='New'/></w:pPr>", run("ñaït"))
        + paragraph(run("đạt", "<w:rPr><w:rStyle w:val='Plain'/></w:rPr>"))
    )
    document = read_bytes("a.docx", a_bare_word_file(body, styles=styles))
    assert document.text == "đạt\nđạt\nđạt"


def test_unicode_in_an_old_font_stays_as_it_is() -> None:
    assert read_bytes("a.docx", a_word_file(["đạt được"], font=".VnTime")).text == "đạt được"


def test_a_letter_of_vni_may_straddle_two_runs() -> None:
    font = "<w:rPr><w:rFonts w:ascii='VNI-Times'/></w:rPr>"
    body = paragraph(run("ña", font), run("ït", font))
    assert read_bytes("a.docx", a_bare_word_file(body)).text == "đạt"


def test_doubtful_places_of_a_word_file_are_noted_where_they_stand() -> None:
    document = read_bytes("a.docx", a_word_file(["kÝch th­íc 3×4"], font=".VnTime"))
    note = next(note for note in document.notes if note.code == "doubtful-letters")
    assert (document.text[note.start : note.end], note.values) == ("3ì4", ("3×4",))


def test_a_pdf_is_read_page_by_page_its_lines_joined() -> None:
    first = "Thu ngan sach tren dia ban uoc dat 120 ty dong, bang"
    pages = [[first, "60 % du toan nam.", "- Chi 90 ty.", "1"], ["Trang sau co 5 ty.", "2"]]
    document = read_bytes("a.pdf", a_pdf(pages))
    assert document.text == f"{first} 60 % du toan nam.\n- Chi 90 ty.\nTrang sau co 5 ty."
    assert document.place(document.text.index("5 ty")).page == 2


def test_rows_of_a_table_in_a_pdf_are_kept_apart_as_cells() -> None:
    document = read_bytes("a.pdf", a_pdf([["Bieu 1", "2 Thu ngan sach", "Ty dong 300 180 63,3"]]))
    assert document.text == "Bieu 1\n2\tThu ngan sach\nTy dong 300\t180\t63,3"
    assert [f.unit for f in read_document(document).figures if f.unit == "thu ngan"] == []


def test_blank_pages_among_others_are_noted() -> None:
    document = read_bytes("a.pdf", a_pdf([["Co chu"], []]))
    assert [(note.code, note.values) for note in document.notes] == [("scanned-pages", ("2",))]


def test_a_sheet_is_a_table_with_numbers_as_an_office_prints_them() -> None:
    document = read_bytes("a.xlsx", a_sheet_file(title="Phụ lục"))
    assert "1.369,3" in document.text
    assert document.place(document.text.index("1.369,3")) == Place(
        sheet="Phụ lục 1", row=4, column=4
    )


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1369.3, "1.369,3"),
        (0.1 + 0.2, "0,3"),
        (63.0970051132213, "63,1"),
        (1892.0, "1.892"),
        (7, "7"),
        (True, ""),
        (float("inf"), ""),
        ("  chữ ", "chữ"),
    ],
)
def test_a_cell_is_printed_the_vietnamese_way(value: object, text: str) -> None:
    assert cell_text(value) == text


def test_hidden_sheets_are_not_read() -> None:
    import io

    import xlsxwriter

    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    book.add_worksheet("a").write_string(0, 0, "thấy")
    hidden = book.add_worksheet("b")
    hidden.write_string(0, 0, "ẩn")
    hidden.hide()
    book.close()
    assert read_bytes("a.xlsx", target.getvalue()).text == "thấy"


def test_the_kind_is_told_by_the_bytes_before_the_name() -> None:
    assert kind_of("a.txt", a_word_file()) == "docx"
    assert kind_of("a.txt", a_pdf([["x"]])) == "pdf"
    assert kind_of("a.txt", a_sheet_file()) == "xlsx"
    assert kind_of("a.txt", a_page("x")) == "html"
    assert kind_of("a", b"") == "text"


def test_a_file_is_read_from_the_disk(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8", newline="")
    assert read_file(str(path)).text == TEXT


def test_a_refusal_travels_between_processes() -> None:
    import pickle

    again = pickle.loads(pickle.dumps(DocumentError("kind", kind="RTF")))
    assert (again.code, again.values) == ("kind", {"kind": "RTF"})


def test_a_draft_puts_pieces_together_with_their_joints() -> None:
    draft = Draft("a", "text")
    draft.add("một", Place(paragraph=1))
    second = draft.add("hai", Place(paragraph=2), " ")
    document = draft.done()
    assert (document.text, document.block_text(second)) == ("một hai", "hai")
