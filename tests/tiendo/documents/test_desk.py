"""The reading desk through its doors: taking in, showing, downloading, deleting."""

import csv
import io
import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from factories.person import NOW
from factories.text import PROSE, a_text, a_word_text, word_bytes
from factories.unit import a_town, a_ward, an_officer
from tiendo.accounts.models import Person
from tiendo.audit.models import Event
from tiendo.documents.actions import delete_text
from tiendo.documents.desk import desk
from tiendo.documents.models import Content, Text
from tiendo.documents.queries import report_of
from tiendo.documents.readers import read_bytes
from tiendo.units.models import Unit

pytestmark = pytest.mark.django_db
LIST = "/don-vi/437/van-ban/"
ADD = "/don-vi/437/van-ban/them/"


@pytest.fixture
def town() -> Unit:
    return a_town()


def at(text: Text, rest: str = "/") -> str:
    return f"/don-vi/437/van-ban/{text.pk}{rest}"


def send(client: Client, name: str, content: bytes) -> Any:
    return client.post(ADD, {"file": SimpleUploadedFile(name, content)})


def test_a_pasted_text_is_kept_and_opened(as_clerk: Client) -> None:
    answer = as_clerk.post(ADD, {"text": PROSE})
    kept = Text.objects.get()
    assert answer["Location"] == at(kept)
    assert kept.title == "Kết quả 9 tháng đầu năm 2021"
    assert kept.characters == len(PROSE)
    assert Event.objects.get(action="documents.keep").object_key == str(kept.pk)


def test_a_word_file_is_kept_with_its_bytes(as_clerk: Client) -> None:
    sent = word_bytes()
    send(as_clerk, "báo cáo.docx", sent)
    kept = Text.objects.get()
    assert kept.kind == "docx"
    assert bytes(Content.objects.get(pk=kept.pk).original) == sent


def test_nothing_read_is_stored_besides_the_blocks_and_the_bytes(as_clerk: Client) -> None:
    as_clerk.post(ADD, {"text": PROSE})
    stored = Content.objects.get().blocks
    assert set(stored) == {"name", "kind", "text", "blocks", "tables", "notes"}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", b"PK\x03\x04 not a zip"),
        ("a.pdf", b"%PDF-1.4 broken"),
        ("a.exe", b"MZ\x90\x00" + bytes(range(256)) * 8),
        ("a.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 64),
        ("a.txt", b"   \n  "),
    ],
)
def test_a_file_that_cannot_be_read_gets_a_sentence_at_its_field(
    as_clerk: Client, name: str, content: bytes
) -> None:
    answer = send(as_clerk, name, content)
    assert answer.status_code == 422
    assert answer.context["form"].errors["file"]
    assert not Text.objects.exists()


def test_nothing_sent_and_both_sent_are_refused(as_clerk: Client) -> None:
    assert as_clerk.post(ADD, {}).status_code == 422
    both = {"text": PROSE, "file": SimpleUploadedFile("a.txt", PROSE.encode())}
    assert as_clerk.post(ADD, both).status_code == 422
    assert not Text.objects.exists()


def test_a_file_above_the_limit_is_refused(as_clerk: Client, settings: Any) -> None:
    settings.UPLOAD_MEGABYTES = 0
    assert send(as_clerk, "a.txt", PROSE.encode()).status_code == 422


def test_the_year_of_the_form_dates_a_text_that_names_none(as_clerk: Client) -> None:
    prose = "Thu ngân sách 9 tháng đạt 512 tỷ đồng."
    as_clerk.post(ADD, {"text": prose, "year": "2019"})
    assert report_of(Text.objects.get()).reading.period == "2019-9M"


def test_the_page_shows_figures_findings_and_what_was_not_checked(
    as_clerk: Client, clerk: Person, town: Unit
) -> None:
    page = as_clerk.get(at(a_text(clerk, town))).content.decode()
    assert 'id="so-1"' in page
    assert 'id="phat-hien-1"' in page
    assert "12,5,6" in page
    assert "9 tháng đầu năm 2021" in page
    assert "KH năm ≈ 800" in page


def test_every_link_inside_the_page_leads_to_something_on_it(
    as_clerk: Client, clerk: Person, town: Unit
) -> None:
    import lxml.html

    page = lxml.html.fromstring(as_clerk.get(at(a_text(clerk, town))).content)
    places = {element.get("id") for element in page.iter() if element.get("id")}
    wanted = {link.get("href")[1:] for link in page.iter("a") if link.get("href")[0] == "#"}
    assert len(wanted) > 5
    assert wanted <= places


def test_markup_in_a_text_is_shown_and_not_run(as_clerk: Client, clerk: Person, town: Unit) -> None:
    evil = "<script>alert(1)</script> Thu đạt 5 tỷ đồng <img src=x onerror=alert(1)>"
    page = as_clerk.get(at(a_text(clerk, town, evil))).content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "&lt;script&gt;" in page


def test_a_number_inside_several_findings_is_drawn_once(clerk: Person, town: Unit) -> None:
    shown = desk(report_of(a_text(clerk, town)), "vi")
    whole = "".join(piece.text for paragraph in shown.paragraphs for piece in paragraph.pieces)
    assert whole == "".join(line for line in PROSE.split("\n") if line.strip())


def test_worst_findings_come_first(clerk: Person, town: Unit) -> None:
    shown = desk(report_of(a_text(clerk, town)), "vi")
    grades = [line.grade for line in shown.lines]
    assert grades == sorted(grades, key=["error", "inconsistent", "truncated", "note"].index)
    assert len(shown.faults) + len(shown.remarks) == len(shown.lines)


def test_a_very_long_text_shows_only_paragraphs_with_something_in_them(
    clerk: Person, town: Unit
) -> None:
    prose = PROSE + "Không có số liệu ở đây.\n" * 15_000
    shown = desk(report_of(a_text(clerk, town, prose)), "vi")
    assert shown.shortened
    assert all(any(piece.anchor for piece in one.pieces) for one in shown.paragraphs)
    assert len(shown.paragraphs) < 10


def test_the_table_comes_as_csv_json_and_xlsx(as_clerk: Client, clerk: Person, town: Unit) -> None:
    text = a_text(clerk, town)
    figures = json.loads(as_clerk.get(at(text, ".json")).content)["figures"]
    rows = list(
        csv.DictReader(io.StringIO(as_clerk.get(at(text, ".csv")).content.decode("utf-8-sig")))
    )
    sheet = as_clerk.get(at(text, ".xlsx"))
    assert [row["indicator"] for row in rows] == [figure["indicator"] for figure in figures]
    assert sheet.content[:2] == b"PK"
    for form in (".json", ".csv", ".xlsx"):
        answer = as_clerk.get(at(text, form))
        assert answer["Content-Disposition"].startswith("attachment")
        assert answer["X-Content-Type-Options"] == "nosniff"
    assert as_clerk.get(at(text, ".exe")).status_code == 404


def test_the_word_file_comes_back_with_comments(
    as_clerk: Client, clerk: Person, town: Unit
) -> None:
    text = a_word_text(clerk, town)
    answer = as_clerk.get(at(text, "/chu-thich.docx"))
    assert b"comments.xml" in answer.content
    assert read_bytes("x.docx", answer.content).text == report_of(text).document.text


def test_only_word_files_carry_comments(as_clerk: Client, clerk: Person, town: Unit) -> None:
    assert as_clerk.get(at(a_text(clerk, town), "/chu-thich.docx")).status_code == 404


def test_the_bytes_come_back_as_they_came_and_are_never_shown(
    as_clerk: Client, clerk: Person, town: Unit
) -> None:
    evil = "<html><script>alert(1)</script><p>Thu đạt 5 tỷ đồng</p></html>".encode()
    send(as_clerk, "trang.html", evil)
    answer = as_clerk.get(at(Text.objects.get(), "/ban-goc"))
    assert answer.content == evil
    assert answer["Content-Type"] == "application/octet-stream"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["Content-Disposition"].startswith("attachment")


def test_deleting_asks_first_and_leaves_only_the_event(
    as_clerk: Client, clerk: Person, town: Unit
) -> None:
    text = a_text(clerk, town, title="Báo cáo tháng 9")
    asked = as_clerk.get(at(text, "/xoa/"))
    assert "Báo cáo tháng 9" in asked.content.decode()
    assert Text.objects.exists()
    as_clerk.post(at(text, "/xoa/"))
    assert not Text.objects.exists()
    assert not Content.objects.exists()
    event = Event.objects.get(action="documents.delete")
    assert (event.object_key, event.by_id) == (str(text.pk), clerk.pk)


def test_texts_of_another_unit_do_not_exist_for_one(as_clerk: Client) -> None:
    ward = a_ward()
    other = a_text(an_officer("khac", ward), ward)
    for rest in ("/", ".json", ".csv", "/ban-goc", "/xoa/"):
        assert as_clerk.get(f"/don-vi/18115/van-ban/{other.pk}{rest}").status_code == 404
        assert as_clerk.get(f"/don-vi/437/van-ban/{other.pk}{rest}").status_code == 404
    assert as_clerk.get("/don-vi/18115/van-ban/").status_code == 404
    assert as_clerk.post(f"/don-vi/437/van-ban/{other.pk}/xoa/").status_code == 404
    assert Text.objects.filter(pk=other.pk).exists()


def test_titles_are_found_without_tones(as_clerk: Client, clerk: Person, town: Unit) -> None:
    a_text(clerk, town, title="Báo cáo phường Đậu Liêu")
    a_text(clerk, town, title="Thông báo kết luận")
    page = as_clerk.get(LIST, {"q": "dau  LIEU"}).content.decode()
    assert "Đậu Liêu" in page
    assert "Thông báo" not in page
    assert '<div class="empty">' in as_clerk.get(LIST, {"q": "khong co"}).content.decode()


def test_the_list_comes_as_files_with_the_same_search(
    as_clerk: Client, clerk: Person, town: Unit
) -> None:
    a_text(clerk, town, title="=HYPERLINK(1)")
    a_text(clerk, town, title="Báo cáo")
    rows = json.loads(as_clerk.get("/don-vi/437/van-ban.json", {"q": "bao cao"}).content)["texts"]
    assert [row["title"] for row in rows] == ["Báo cáo"]
    table = as_clerk.get("/don-vi/437/van-ban.csv").content.decode("utf-8-sig")
    assert "'=HYPERLINK" in table
    assert as_clerk.get("/don-vi/437/van-ban.xlsx").content[:2] == b"PK"


@pytest.mark.parametrize("size", [1, 25])
def test_the_list_asks_the_database_a_constant_number_of_times(
    as_clerk: Client,
    clerk: Person,
    town: Unit,
    django_assert_num_queries: Any,
    size: int,
) -> None:
    for number in range(size):
        a_text(clerk, town, title=f"Báo cáo {number}")
    with django_assert_num_queries(LIST_BUDGET):
        as_clerk.get(LIST)


LIST_BUDGET = 7
"""Session, person, unit, roles, count, page, contents."""


def test_a_text_whose_event_cannot_be_written_is_not_kept(
    clerk: Person, town: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**given: Any) -> None:
        raise ZeroDivisionError

    kept = a_text(clerk, town)
    monkeypatch.setattr("tiendo.documents.actions.record", fail)
    with pytest.raises(ZeroDivisionError):
        a_text(clerk, town)
    with pytest.raises(ZeroDivisionError):
        delete_text(by=clerk, at=NOW, text=Text.objects.get(pk=kept.pk))
    assert list(Text.objects.all()) == [kept]
    assert Content.objects.filter(pk=kept.pk).exists()


def test_a_doubtful_conversion_is_said_above_the_text(as_clerk: Client) -> None:
    legacy = "Gi¸ trÞ s¶n xuÊt c«ng nghiÖp ®¹t 864 tû ®ång, t¨ng 7,2% so víi cïng kú n¨m tr­íc."
    send(as_clerk, "cu.txt", legacy.encode("utf-8"))
    notes = as_clerk.get(at(Text.objects.get())).context["desk"].notes
    assert notes
    assert "Giá trị sản xuất" in Content.objects.get().blocks["text"]


def test_what_no_database_can_hold_is_replaced_one_for_one(clerk: Person, town: Unit) -> None:
    text = a_text(clerk, town, "Thu\x00 ngân sách đạt 5 tỷ \udce1đồng")
    assert (
        Content.objects.get(pk=text.pk).blocks["text"] == "Thu\ufffd ngân sách đạt 5 tỷ \ufffdđồng"
    )


def test_a_document_comes_back_from_the_database_as_it_went_in(clerk: Person, town: Unit) -> None:
    text = a_word_text(clerk, town)
    sent = read_bytes("bao-cao.docx", word_bytes())
    kept = report_of(text).document
    assert (kept.text, kept.blocks, kept.tables) == (sent.text, sent.blocks, sent.tables)
