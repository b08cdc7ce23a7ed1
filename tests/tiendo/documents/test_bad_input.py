"""Bad input of any kind is read, or refused with a sentence: never a traceback, never a hang."""

from __future__ import annotations

import io
import json
import random
import tracemalloc
import unicodedata
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
from tiendo.common import limits
from tiendo.common.file_faults import ERRORS, error_sentence
from tiendo.documents.export import report_record, to_json
from tiendo.documents.listing import Paper, findings_list
from tiendo.documents.readers import DocumentError, read_bytes, read_file
from tiendo.documents.reports import examine

ENTITIES = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY y "&x;&x;">]>'


def refusal(name: str, raw: bytes) -> str:
    """The code a document is refused with."""
    with pytest.raises(DocumentError) as refused:
        read_bytes(name, raw)
    assert error_sentence(refused.value, "en")
    return refused.value.code


def a_package(**parts: bytes) -> bytes:
    """A zip of parts; two underscores in a name stand for a slash."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", raw)
    return target.getvalue()


def test_an_empty_file_has_no_figures() -> None:
    report = examine(read_bytes("a.txt", b""))
    assert (report.reading.figures, report.findings) == ([], [])
    assert examine(read_bytes("a.html", b"")).document.text == ""


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.pdf"])
def test_an_empty_office_file_is_damaged(name: str) -> None:
    assert refusal(name, b"") == "broken"


def test_a_hundred_megabytes_of_text_are_refused_at_once() -> None:
    assert refusal("a.txt", b"Thu 5 ty. " * 10_000_000) == "too-large"


def test_text_up_to_the_limit_is_read_even_on_one_line() -> None:
    line = b"a " * 4_000_000
    assert len(read_bytes("a.txt", line).text) == len(line)
    assert len(read_bytes("a.txt", b"a" * 8_000_000).text) == 8_000_000


def test_bytes_that_are_no_text_are_refused() -> None:
    assert refusal("a.txt", random.Random(1).randbytes(100_000)) == "binary"
    assert refusal("a.bin", b"text and \x00\x00\x00\x00\x01 more") == "binary"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old-office"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "encrypted",
        ),
        (b"{\\rtf1 Thu 5 ty}", "kind"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\xff\xd8\xff\xe0", "picture"),
    ],
)
def test_files_of_other_kinds_are_told_what_to_become(raw: bytes, code: str) -> None:
    assert refusal("a", raw) == code


@pytest.mark.parametrize("first", ["mimetype", "anything.txt"])
def test_other_packages_are_told_what_to_become(first: str) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(first, "application/vnd.oasis.opendocument.text")
    assert refusal("a.odt", target.getvalue()) == "kind"


@pytest.mark.parametrize("whole", [a_word_file(table=ANNEX), a_sheet_file()], ids=["docx", "xlsx"])
def test_a_broken_office_file_is_damaged_wherever_it_is_cut(whole: bytes) -> None:
    for cut in range(4, len(whole), len(whole) // 23):
        assert refusal("a", whole[:cut]) == "broken"


@given(st.integers(0, 2**31), st.integers(1, 200))
@settings(max_examples=60, deadline=None)
@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("a.docx", a_word_file(table=ANNEX)),
        ("a.xlsx", a_sheet_file()),
        ("a.pdf", a_pdf([["Thu 5 ty dong"]])),
        ("a.html", a_page("<p>Thu 5 tỷ đồng<table><tr><td>1<td>2</table>")),
        ("a.txt", "\n".join(PROSE).encode()),
    ],
    ids=["docx", "xlsx", "pdf", "html", "txt"],
)
def test_damaged_bytes_are_read_or_refused(name: str, whole: bytes, seed: int, hits: int) -> None:
    chance = random.Random(seed)
    raw = bytearray(whole)
    for _ in range(hits):
        raw[chance.randrange(len(raw))] = chance.randrange(256)
    try:
        examine(read_bytes(name, bytes(raw)))
    except DocumentError as refused:
        assert refused.code in ERRORS


def test_a_zip_bomb_is_refused_in_little_memory() -> None:
    bomb = a_package(word__document=b"<w>" + b"0" * 400_000_000)
    tracemalloc.start()
    try:
        assert refusal("a.docx", bomb) == "bomb"
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


def test_a_bomb_that_lies_about_its_size_is_refused() -> None:
    honest = a_package(word__document=b"0" * 90_000_000)
    size = (90_000_000).to_bytes(4, "little")
    liar = honest.replace(size, (1000).to_bytes(4, "little"))
    assert refusal("a.docx", liar) == "broken"


def test_too_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tiendo.common.package.MAX_PARTS", 3)
    assert refusal("a.docx", a_word_file()) == "bomb"


@pytest.mark.parametrize(
    "raw",
    [
        a_package(
            word__document=f'{ENTITIES}<w:document xmlns:w="{W}"><w:body/></w:document>'.encode()
        ),
        a_package(xl__workbook=b"<a/>", xl__worksheets__sheet1=ENTITIES.encode() + b"<a>&y;</a>"),
        a_package(xl__workbook=ENTITIES.encode() + b"<a/>"),
    ],
    ids=["docx", "sheet", "workbook"],
)
def test_entities_are_refused_unread(raw: bytes) -> None:
    assert refusal("a", raw) == "entities"


def test_entities_that_multiply_are_refused_in_time() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    xml = f'<!DOCTYPE a [<!ENTITY l0 "ha">{laughs}]><w:document xmlns:w="{W}">&l11;</w:document>'
    assert refusal("a.docx", a_package(word__document=xml.encode())) in ("entities", "broken")


def test_parts_within_parts_without_end_are_refused() -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 5000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 5000
    assert refusal("a.docx", a_bare_word_file(deep)) == "broken"
    assert refusal("a.html", a_page("<div>" * 100_000 + "5 tỷ")) == "too-deep"


def test_parts_within_parts_as_deep_as_allowed_are_read() -> None:
    deep = "<w:sdt><w:sdtContent>" * 110 + "<w:p><w:r><w:t>x</w:t></w:r></w:p>"
    raw = a_bare_word_file(deep + "</w:sdtContent></w:sdt>" * 110)
    assert read_bytes("a.docx", raw).text == "x"


def test_a_sheet_of_a_million_blank_rows_is_refused_in_little_memory() -> None:
    row = b'<row r="%d"><c r="A%d" s="1"/></row>'
    rows = b"".join(row % (n, n) for n in range(1, 1_000_001))
    sheet = b"<worksheet><sheetData>" + rows + b"</sheetData></worksheet>"
    raw = a_package(xl__workbook=b"<a/>", xl__worksheets__sheet1=sheet)
    assert refusal("a.xlsx", raw) == "too-many-rows"


def test_two_cells_at_the_corners_of_a_sheet_are_refused() -> None:
    cells = (
        b'<row r="1"><c r="A1"><v>1</v></c></row><row r="9000"><c r="XFD9000"><v>1</v></c></row>'
    )
    sheet = b"<worksheet><sheetData>" + cells + b"</sheetData></worksheet>"
    raw = a_package(xl__workbook=b"<a/>", xl__worksheets__sheet1=sheet)
    assert refusal("a.xlsx", raw) == "too-many-rows"


def test_spans_without_bounds_are_bounded() -> None:
    page = a_page("<table><tr><td colspan=99999999999>a<td rowspan=-1>b</tr><tr><td>c<td>d</table>")
    assert read_bytes("a.html", page).text == "a\tb\nc\td"
    wide = a_page("<table><tr>" + "<td colspan=100>x" * 50_000 + "</table>")
    assert refusal("a.html", wide) == "too-many-cells"


def test_a_locked_pdf_is_told_so() -> None:
    assert refusal("a.pdf", a_pdf([["Thu 5 ty"]], encrypted=True)) == "encrypted"


def test_a_scanned_pdf_is_told_that_pictures_are_not_read() -> None:
    with pytest.raises(DocumentError) as refused:
        read_bytes("a.pdf", a_pdf([[], [], []]))
    assert refused.value.code == "scanned"
    assert "OCR" in error_sentence(refused.value, "en") and "3" in error_sentence(
        refused.value, "vi"
    )


def test_a_pdf_of_too_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tiendo.documents.readers.pdf.MAX_PDF_PAGES", 2)
    assert refusal("a.pdf", a_pdf([["a"], ["b"], ["c"]])) == "too-many-pages"


@pytest.mark.parametrize("raw", [b"%PDF-1.4\nhello", a_pdf([["x"]])[:150]])
def test_a_broken_pdf_is_damaged(raw: bytes) -> None:
    assert refusal("a.pdf", raw) == "broken"


def test_large_files_of_every_kind_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tiendo.documents.readers.html.MAX_HTML_BYTES", 10)
    monkeypatch.setattr("tiendo.common.package.MAX_PACKAGE_BYTES", 10)
    assert refusal("a.html", a_page("x")) == "too-large"
    assert refusal("a.docx", a_word_file()) == "too-large"
    assert refusal("a.txt", b" " * (limits.MAX_PDF_BYTES + 1)) == "too-large"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_letters_composed_or_not_give_the_same_figures(form: str) -> None:
    text = PROSE[0] + " " + unicodedata.normalize("NFD", PROSE[1])
    report = examine(read_bytes("a.txt", unicodedata.normalize(form, text).encode()))
    mixed = examine(read_bytes("a.txt", text.encode()))
    values = [[f.amount and f.amount.value for f in r.reading.figures] for r in (report, mixed)]
    assert values[0] == values[1] and len(values[0]) == 2
    for figure in mixed.reading.figures:
        quote = mixed.document.text[figure.start : figure.end]
        assert unicodedata.normalize("NFC", quote) in unicodedata.normalize("NFC", text)


def test_half_letters_are_replaced_and_noted() -> None:
    raw = (PROSE[0] + " \ud800 x \udfff").encode("utf-8", "surrogatepass")
    document = read_bytes("a.txt", raw)
    assert document.text == PROSE[0] + " \ufffd x \ufffd"
    assert [note.code for note in document.notes] == ["lost-letter"] * 2


def test_a_number_of_a_million_digits_is_an_error_in_the_text() -> None:
    text = f"Thu ngân sách năm 2020 đạt {'9' * 1_000_000} tỷ đồng, tăng 5% so với cùng kỳ."
    report = examine(read_bytes("a.txt", text.encode()))
    assert "malformed-number" in [finding.code for finding in report.findings]


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    codes = []
    for path in (tmp_path, tmp_path / "không có", tmp_path / ("x" * 300), "a\0b"):
        with pytest.raises(DocumentError) as refused:
            read_file(str(path))
        codes.append(refused.value.code)
    assert codes == ["folder", "missing", "unreadable", "unreadable"]


GOLD = Path(__file__).parents[2] / "gold"
LETTERS = (
    "0123456789.,,..%%/()-–+;:\n\t tỷtriệu đồngđạttăng giảm\u0300\u200b\ufeff\u2028\x0b\x85I/V"
)


def gold_texts() -> list[str]:
    """The texts the reader is developed on."""
    lines = [line for name in ("", "_c", "_d") for line in (GOLD / f"texts{name}.jsonl").open("rb")]
    return [json.loads(line)["text"] for line in lines]


@given(st.integers(0, 2**31))
@settings(max_examples=60, deadline=None)
def test_a_report_damaged_anywhere_is_read_and_told_in_full(seed: int) -> None:
    chance = random.Random(seed)
    letters = list(chance.choice(gold_texts()))
    for _ in range(chance.randint(1, 40)):
        at = chance.randrange(len(letters))
        letters[at : at + chance.randint(0, 9)] = chance.choices(LETTERS, k=chance.randint(0, 5))
    text = "".join(letters) or " "
    report = examine(read_bytes("a.txt", text.encode()))
    json.loads(to_json(report_record(report)))
    assert findings_list(report, Paper("vi", 80)) is not None
    spans = [quote[:2] for finding in report.findings for quote in finding.quotes]
    spans += [(figure.start, figure.end) for figure in report.reading.figures]
    assert all(0 <= start < end <= len(text) for start, end in spans)
