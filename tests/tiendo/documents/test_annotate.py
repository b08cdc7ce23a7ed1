"""Comments in a Word file: at the right letters, and nothing else changed."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from factories.document import ANNEX, W, a_bare_word_file, a_sheet_file, a_word_file
from tiendo.documents.annotate import AUTHOR, Comment, annotate, annotate_report
from tiendo.documents.readers import DocumentError, legacy, read_bytes
from tiendo.documents.reports import examine

AT = datetime(2020, 10, 5, 8, 30, tzinfo=UTC)
WORD_FILE = a_word_file(table=ANNEX)
TEXT = read_bytes("a.docx", WORD_FILE).text
PARTS = ("[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels")


def covered(raw: bytes) -> dict[str, str]:
    """The words under each comment, by the comment's number."""
    body = etree.fromstring(zipfile.ZipFile(io.BytesIO(raw)).read("word/document.xml"))
    open_now: set[str] = set()
    texts: dict[str, str] = {}
    for element in body.iter(f"{{{W}}}t", f"{{{W}}}commentRangeStart", f"{{{W}}}commentRangeEnd"):
        number = element.get(f"{{{W}}}id")
        if element.tag == f"{{{W}}}t":
            for each in open_now:
                texts[each] += element.text or ""
        elif element.tag == f"{{{W}}}commentRangeStart":
            open_now.add(number)
            texts[number] = ""
        else:
            open_now.remove(number)
    return texts


def comment_on(words: str, text: str = TEXT) -> Comment:
    start = text.index(words)
    return Comment(start, start + len(words), f"về {words}")


def test_a_comment_covers_the_words_it_is_about() -> None:
    raw = annotate(WORD_FILE, [comment_on("60,6,2%"), comment_on("806"), comment_on("63,1%")], AT)
    assert sorted(covered(raw).values()) == ["60,6,2%", "63,1%", "806"]


def test_comments_may_touch_and_overlap() -> None:
    wanted = ["bằng 60,6,2% kế", "60,6,2%", "60,6", ",2% kế hoạch", "kế hoạch năm."]
    start = TEXT.index("bằng 60")
    comments = [
        Comment(start + TEXT[start:].index(w), start + TEXT[start:].index(w) + len(w), w)
        for w in wanted
    ]
    assert sorted(covered(annotate(WORD_FILE, comments)).values()) == sorted(wanted)


def test_only_the_body_and_the_lists_of_parts_change() -> None:
    before = zipfile.ZipFile(io.BytesIO(WORD_FILE))
    after = zipfile.ZipFile(io.BytesIO(annotate(WORD_FILE, [comment_on("864")], AT)))
    assert set(after.namelist()) - set(before.namelist()) == {"word/comments.xml"}
    changed = [name for name in before.namelist() if before.read(name) != after.read(name)]
    assert sorted(changed) == sorted(PARTS)
    assert [i.filename for i in before.infolist()] == [i.filename for i in after.infolist()][:-1]


def test_python_docx_reads_the_comments_and_the_same_text() -> None:
    raw = annotate(WORD_FILE, [Comment(0, 7, "một\nhai"), comment_on("TT")], AT)
    before, after = docx.Document(io.BytesIO(WORD_FILE)), docx.Document(io.BytesIO(raw))
    assert [p.text for p in after.paragraphs] == [p.text for p in before.paragraphs]
    comments = list(after.comments)
    assert [(c.author, c.text, c.timestamp) for c in comments] == [
        (AUTHOR, "một\nhai", AT),
        (AUTHOR, "về TT", AT),
    ]


def test_comments_that_were_there_stay() -> None:
    once = annotate(WORD_FILE, [comment_on("864")], AT)
    twice = annotate(once, [comment_on("63,1%")], AT)
    assert sorted(covered(twice).values()) == ["63,1%", "864"]
    texts = [comment.text for comment in docx.Document(io.BytesIO(twice)).comments]
    assert texts == ["về 864", "về 63,1%"]


def test_formatting_survives_where_a_run_is_split() -> None:
    document = docx.Document()
    run = document.add_paragraph().add_run("đạt 63,1% kế hoạch")
    run.bold = True
    target = io.BytesIO()
    document.save(target)
    raw = annotate(target.getvalue(), [Comment(4, 9, "x")])
    runs = docx.Document(io.BytesIO(raw)).paragraphs[0].runs
    assert [(one.text, one.bold) for one in runs if one.text] == [
        ("đạt ", True),
        ("63,1%", True),
        (" kế hoạch", True),
    ]


def test_tabs_and_breaks_stay_where_they_are() -> None:
    body = "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>bc</w:t><w:br/><w:t>d</w:t></w:r></w:p>"
    raw = a_bare_word_file(body)
    text = read_bytes("a.docx", raw).text
    assert text == "a\tbc\nd"
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            made = annotate(raw, [Comment(start, end, "x")])
            assert read_bytes("a.docx", made).text == text
            (words,) = covered(made).values()
            assert words == text[start:end].replace("\t", "").replace("\n", "") or (
                text[start] in "\t\n"
            )


@pytest.mark.parametrize(("font", "scheme"), [(".VnTime", legacy.TCVN3), ("VNI-Times", legacy.VNI)])
def test_words_in_an_old_font_are_found_in_their_own_letters(font: str, scheme: str) -> None:
    old = legacy.encode("thu ngân sách đạt", scheme)
    raw = a_word_file([old], font=font)
    made = annotate(raw, [comment_on("sách", "thu ngân sách đạt")])
    assert list(covered(made).values()) == [legacy.encode("sách", scheme)]


def test_a_finding_in_a_footnote_is_told_at_its_reference() -> None:
    notes = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2"><w:p><w:r><w:t>Tăng 3,4,5%</w:t></w:r>'
        "</w:p></w:footnote></w:footnotes>"
    )
    body = (
        "<w:p><w:r><w:t>Thu</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r>"
        "<w:r><w:t> chi</w:t></w:r></w:p>"
    )
    raw = annotate(a_bare_word_file(body, footnotes=notes), [Comment(13, 18, "x")])
    xml = zipfile.ZipFile(io.BytesIO(raw)).read("word/document.xml").decode()
    marks = ["commentRangeStart", "footnoteReference", "commentRangeEnd", "commentReference"]
    assert sorted(marks, key=xml.index) == marks


def test_a_place_between_paragraphs_goes_to_the_nearest_letter() -> None:
    at = TEXT.index("\n")
    assert list(covered(annotate(WORD_FILE, [Comment(at, at + 1, "x")])).values()) == ["."]


def test_a_word_file_without_text_stays_as_it_is() -> None:
    raw = a_bare_word_file("<w:p/>")
    assert annotate(raw, [Comment(0, 1, "x")]) == raw


def test_letters_xml_cannot_hold_are_replaced_in_a_comment() -> None:
    raw = annotate(WORD_FILE, [Comment(0, 3, "a\x00b\ud800")])
    assert [c.text for c in docx.Document(io.BytesIO(raw)).comments] == ["a\ufffdb\ufffd"]


def test_no_other_kind_of_file_is_annotated() -> None:
    with pytest.raises(DocumentError) as refusal:
        annotate(a_sheet_file(), [])
    assert refusal.value.code == "not-word"


def test_each_finding_of_a_report_becomes_a_comment_in_words() -> None:
    report = examine(read_bytes("a.docx", WORD_FILE))
    raw = annotate_report(WORD_FILE, report, "en", AT)
    assert len(covered(raw)) == len(report.findings) > 0
    assert "60,6,2%" in covered(raw).values()
    texts = [comment.text for comment in docx.Document(io.BytesIO(raw)).comments]
    assert any(text.startswith("Error: “60,6,2%” is not a number.") for text in texts)


@given(
    st.lists(st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 60)), min_size=1, max_size=8)
)
@settings(max_examples=40, deadline=None)
def test_the_text_is_the_same_wherever_comments_are(places: list[tuple[int, int]]) -> None:
    comments = [Comment(start, start + length, "x") for start, length in places]
    raw = annotate(WORD_FILE, comments)
    assert read_bytes("a.docx", raw).text == TEXT
    assert len(covered(raw)) == len(comments)


def test_libreoffice_opens_the_file_and_finds_the_same_text(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("Debian package libreoffice-writer-nogui is missing")
    comments = [comment_on("60,6,2%"), comment_on("806"), Comment(0, len(TEXT), "tất cả")]
    written = {"before": WORD_FILE, "after": annotate(WORD_FILE, comments, AT)}
    for name, raw in written.items():
        (tmp_path / f"{name}.docx").write_bytes(raw)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    files = [str(tmp_path / f"{name}.docx") for name in written]
    subprocess.run(
        [office, profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", *files],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=180,
    )
    texts = [(tmp_path / f"{name}.txt").read_text(encoding="utf-8") for name in written]
    assert texts[0] == texts[1]
    assert "60,6,2%" in texts[0]
