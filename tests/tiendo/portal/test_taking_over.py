"""Coming from an older portal: preview, idempotence, redirects, findings, the old total."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from PIL import Image

from factories.person import NOW, signed_in
from factories.portal import a_newsroom, published
from factories.unit import an_officer
from tiendo.participation.queries import visit_counts
from tiendo.portal.gate.checking import Stopped, check
from tiendo.portal.models import ArticlePage, HomePage
from tiendo.portal.newsroom.old_articles import OldListFault, from_folder, from_list
from tiendo.portal.newsroom.old_body import blocks
from tiendo.portal.newsroom.taking import preview, take_over
from tiendo.units.models import Role

pytestmark = pytest.mark.django_db
LIST = [
    {
        "Tiêu đề": "Kết quả 9 tháng",
        "Nội dung": "<p>Đạt 60,6,2% kế hoạch.</p><script>x()</script>",
        "Ngày đăng": "15/10/2020",
        "Tác giả": "Minh Hoa",
        "Địa chỉ": "http://honglinh.cu.vn/tin.aspx?id=123",
    },
    {"title": "Tin khác", "body": "<p>Vui.</p>", "address": "/tin/khac.html", "date": ""},
]


@pytest.fixture
def home() -> HomePage:
    """The portal of the town."""
    return a_newsroom()


def listed() -> list[Any]:
    """The articles of the list."""
    return from_list(json.dumps(LIST).encode(), "cu.json")


def test_a_preview_shows_what_would_come_and_writes_nothing(home: HomePage) -> None:
    first, second = preview(home, listed())
    assert first.old.dated_on == date(2020, 10, 15)
    assert any("60,6,2%" in words for words in first.findings)
    assert (second.is_there, second.findings) == (False, [])
    assert ArticlePage.objects.count() == 0


def test_articles_come_as_printed_once_and_their_old_addresses_lead_there(
    home: HomePage, client: Client
) -> None:
    for expected in (2, 0):
        made = take_over(by=None, at=NOW, home=home, found=listed(), folder=None)
        assert len(made) == expected
    article = ArticlePage.objects.get(title="Kết quả 9 tháng")
    assert article.live
    assert article.shown_on == date(2020, 10, 15)
    assert "script" not in str(article.body.raw_data[0])
    for old in ("/tin.aspx?id=123", "/hong-linh/tin.aspx?id=123", "/hong-linh/tin/khac.html"):
        answer = client.get(old)
        assert answer.status_code == 301, old
    assert client.get("/tin.aspx?id=123").url == article.url
    assert client.get("/tin.aspx?id=124").status_code == 404


def test_an_old_address_with_a_question_wins_over_the_page_itself(
    home: HomePage, client: Client
) -> None:
    row = {"title": "Tin", "body": "<p>Một.</p>", "address": "/hong-linh/?id=7"}
    take_over(
        by=None,
        at=NOW,
        home=home,
        found=from_list(json.dumps([row]).encode(), "a.json"),
        folder=None,
    )
    assert client.get("/hong-linh/?id=7").status_code == 301
    assert client.get("/hong-linh/?id=8").status_code == 200


def test_what_was_taken_over_is_judged_as_soon_as_its_words_change(home: HomePage) -> None:
    take_over(by=None, at=NOW, home=home, found=listed(), folder=None)
    article = ArticlePage.objects.get(title="Kết quả 9 tháng")
    assert not check(article).stops
    assert check(article).objections
    article.body = [("text", "<p>Đạt 61,6,2% kế hoạch.</p>")]
    with pytest.raises(Stopped):
        published(article)


def test_a_folder_of_pages_comes_with_its_pictures(
    home: HomePage, tmp_path: Path, settings: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path / "tep"
    folder = tmp_path / "cu"
    (folder / "tin").mkdir(parents=True)
    raw = io.BytesIO()
    Image.new("RGB", (30, 20)).save(raw, "PNG")
    (folder / "anh.png").write_bytes(raw.getvalue())
    (folder / "tin/hoi-nghi.html").write_text(
        '<html><head><meta name="author" content="Hoa"><meta property="article:published_time" '
        'content="2019-03-04T08:00:00+07:00"></head><body><nav>menu</nav><article><h1>Hội nghị</h1>'
        '<img src="../anh.png" alt="Toàn cảnh hội nghị"><p>Khai mạc.</p><img src="../../ngoai.png">'
        "</article></body></html>",
        encoding="utf-8",
    )
    said = io.StringIO()
    call_command("take_over", "hong-linh", folder, "--preview", stdout=said)
    assert "+ 2019-03-04 Hội nghị" in said.getvalue()
    assert "    1 picture\n" in said.getvalue()
    assert "ngoai.png" in said.getvalue()
    assert ArticlePage.objects.count() == 0
    call_command("take_over", "hong-linh", folder, stdout=said)
    article = ArticlePage.objects.get()
    assert (article.author, article.dated_on) == ("Hoa", date(2019, 3, 4))
    assert article.picture is not None
    assert article.picture.description == "Toàn cảnh hội nghị"
    assert article.old_address == "/tin/hoi-nghi.html"
    with pytest.raises(CommandError):
        call_command("take_over", "khong-co", folder)


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (b"{", "a.json"),
        (b'{"articles": [1]}', "a.json"),
        (b'[{"title": "x"}]', "a.json"),
        (b"", "a.csv"),
        ("tiêu đề".encode("utf-16"), "a.csv"),
    ],
)
def test_a_list_that_cannot_be_read_is_told(raw: bytes, name: str) -> None:
    with pytest.raises(OldListFault):
        from_list(raw, name)


def test_a_csv_with_semicolons_is_read() -> None:
    raw = "Tiêu đề;Nội dung;Ngày\nHọp;<p>Xong</p>;2020-01-02\n".encode("utf-8-sig")
    (one,) = from_list(raw, "a.csv")
    assert (one.title, one.dated_on) == ("Họp", date(2020, 1, 2))


def test_an_old_body_becomes_blocks_and_nothing_that_runs() -> None:
    body = (
        'Mở đầu<div><h3>Mục</h3><p onclick="x()">Một <strong>đậm</strong> '
        '<a href="javascript:x()">xấu</a> <a href="https://vbpl.vn/">tốt</a></p></div>'
        "<ul><li>A</li></ul><table><tr><th>Khoản</th></tr><tr><td>Thuế</td></tr></table>"
        "<iframe src='x'></iframe>&lt;script&gt;"
    )
    found = blocks(body)
    assert [(one["type"], one["value"]) for one in found] == [
        ("text", "<p>Mở đầu</p>"),
        ("heading", "Mục"),
        (
            "text",
            '<p>Một <b>đậm</b> xấu <a href="https://vbpl.vn/">tốt</a></p><ul><li>A</li></ul>',
        ),
        (
            "table",
            {
                "caption": "",
                "columns": [{"type": "words", "heading": "Khoản"}],
                "rows": [{"values": ["Thuế"]}],
            },
        ),
        ("text", "<p>&lt;script&gt;</p>"),
    ]


def test_the_screen_shows_first_and_takes_at_the_second_press(home: HomePage) -> None:
    client = signed_in(an_officer("duyet", home.unit, Role.APPROVER))
    address = reverse("newsroom_take_over")
    file = SimpleUploadedFile("cu.json", json.dumps(LIST).encode())
    asked = {"portal": home.pk, "visits": "", "until_on": "", "stated_by": ""}
    shown = client.post(address, asked | {"do": "preview", "articles": file})
    assert "60,6,2%" in shown.content.decode()
    assert ArticlePage.objects.count() == 0
    again = asked | {"do": "take", "kept": shown.context["kept"], "kept_name": "cu.json"}
    total = {"visits": "7654321", "until_on": "2025-06-30", "stated_by": "Cổng cũ"}
    assert client.post(address, again | total).status_code == 302
    assert ArticlePage.objects.count() == 2
    former = visit_counts(home.unit, NOW).former
    assert former is not None
    assert (former.visits, former.until_on) == (7654321, date(2025, 6, 30))


def test_an_editor_takes_nothing_over(home: HomePage) -> None:
    client = signed_in(an_officer("bien-tap", home.unit, Role.EDITOR))
    answer = client.get(reverse("newsroom_take_over"))
    assert answer.status_code == 302


def test_a_copy_of_what_was_taken_over_is_a_text_of_today(home: HomePage) -> None:
    take_over(by=None, at=NOW, home=home, found=listed(), folder=None)
    old = next(one for one in ArticlePage.objects.all() if check(one).objections)
    assert check(old).stopping == []
    copy = old.copy(update_attrs={"slug": "ban-sao"}, keep_live=False)
    assert copy.taken_over_on is None
    assert check(copy).stopping


@pytest.mark.parametrize("address", ["", "/" + "a" * 500, "http://[x/"])
def test_what_has_no_address_or_too_long_a_one_comes_once_too(home: HomePage, address: str) -> None:
    row = {"title": "Bài cũ", "body": "<p>Họp tổ dân phố.</p>", "address": address}
    found = from_list(json.dumps([row]).encode(), "bai.json")
    (taken,) = take_over(by=None, at=NOW, home=home, found=found, folder=None)
    assert bool(taken.faults) == bool(address)
    assert take_over(by=None, at=NOW, home=home, found=found, folder=None) == []
    assert ArticlePage.objects.count() == 1
    assert preview(home, found)[0].is_there


def test_a_file_that_holds_no_page_is_told_and_hinders_no_other(
    home: HomePage, tmp_path: Path
) -> None:
    (tmp_path / "a.html").write_text("<!-- trống -->")
    (tmp_path / "b.html").write_text("<h1>Bài</h1><p>Họp.</p><img src='http://[bad/x.jpg' alt=''>")
    found = list(from_folder(tmp_path))
    seen = preview(home, found, tmp_path)
    assert [bool(one.old.faults and not one.old.body) for one in seen] == [True, False]
    take_over(by=None, at=NOW, home=home, found=found, folder=tmp_path)
    assert [one.title for one in ArticlePage.objects.all()] == ["Bài"]


def test_a_list_of_a_hundred_thousand_brackets_is_refused() -> None:
    with pytest.raises(OldListFault):
        from_list(b"[" * 100_000, "bai.json")
