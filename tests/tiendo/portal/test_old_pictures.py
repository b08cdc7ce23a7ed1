"""The pictures of articles from an older portal: all of them, in their places, with their words."""

from __future__ import annotations

import base64
import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from PIL import Image

from factories.person import NOW
from factories.portal import a_newsroom
from tiendo.portal.gate.checking import check
from tiendo.portal.models import ArticlePage, HomePage, Picture
from tiendo.portal.newsroom.old_articles import from_folder, from_list
from tiendo.portal.newsroom.old_body import blocks
from tiendo.portal.newsroom.taking import Seen, Taken, preview, take_over

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(settings: Any, tmp_path: Path) -> HomePage:
    """The portal of the town, its files kept in a folder of this test."""
    settings.MEDIA_ROOT = tmp_path / "tep"
    return a_newsroom()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that was saved from an old site, with four pictures."""
    made = tmp_path / "cu"
    (made / "tin").mkdir(parents=True)
    (made / "Uploads").mkdir()
    for number, name in enumerate(("le-khoi-cong.png", "cau moi.png", "trong-cay.png")):
        (made / "tin" / name).write_bytes(a_picture(number))
    (made / "Uploads/dem-hoi.png").write_bytes(a_picture(9))
    return made


def a_picture(shade: int) -> bytes:
    raw = io.BytesIO()
    Image.new("RGB", (60, 40), (shade, 20, 40)).save(raw, "PNG")
    return raw.getvalue()


def page(folder: Path, body: str, name: str = "bai.html") -> None:
    html = f"<html><body><article><h1>Khởi công</h1>{body}</article></body></html>"
    (folder / "tin" / name).write_text(html, encoding="utf-8")


def taken(home: HomePage, folder: Path) -> list[Taken]:
    return take_over(by=None, at=NOW, home=home, found=from_folder(folder), folder=folder)


def seen(home: HomePage, folder: Path) -> Seen:
    (one,) = preview(home, from_folder(folder), folder)
    return one


BODY = (
    '<p>Mở đầu.</p><p><img src="le-khoi-cong.png" alt="Lãnh đạo xúc đất khởi công"></p>'
    "<p>Giữa bài.</p>"
    '<figure><a href="lon.png"><img src="cau%20moi.png" alt=""></a>'
    "<figcaption>Cây cầu nhìn từ phía nam</figcaption></figure>"
    '<p>Sau cầu <b>đậm <img data-src="trong-cay.png" src="cho.gif" alt="Học sinh trồng cây"> nữa'
    "</b> hết đoạn.</p>"
    '<p>Cuối.</p><img src="http://cu.vn/Uploads/dem-hoi.png?w=300" title="Đêm hội bên hồ">'
)


def test_every_picture_comes_in_its_place_with_its_words(home: HomePage, folder: Path) -> None:
    page(folder, BODY)
    assert seen(home, folder).pictures == 4
    assert Picture.objects.count() == 0
    taken(home, folder)
    article = ArticlePage.objects.get()
    laid = [
        (one.block_type, one.value["picture"].description, one.value["caption"])
        if one.block_type == "picture"
        else (one.block_type, one.value.source)
        for one in article.body
    ]
    assert laid == [
        ("text", "<p>Mở đầu.</p>"),
        ("picture", "Lãnh đạo xúc đất khởi công", ""),
        ("text", "<p>Giữa bài.</p>"),
        ("picture", "", "Cây cầu nhìn từ phía nam"),
        ("text", "<p>Sau cầu đậm </p>"),
        ("picture", "Học sinh trồng cây", ""),
        ("text", "<p> nữa hết đoạn.</p><p>Cuối.</p>"),
        ("picture", "Đêm hội bên hồ", ""),
    ]
    assert article.picture == article.body[1].value["picture"]


def test_the_page_shows_each_picture_once_with_its_caption(
    home: HomePage, folder: Path, client: Client
) -> None:
    page(folder, BODY)
    taken(home, folder)
    html = client.get(ArticlePage.objects.get().url).content.decode()
    text = html[html.index('class="article-text"') :]
    assert text.count("<img ") == 4
    assert text.count('alt="Lãnh đạo xúc đất khởi công"') == 1
    assert "<figcaption>Cây cầu nhìn từ phía nam</figcaption>" in text


def test_taking_over_twice_makes_neither_articles_nor_pictures_twice(
    home: HomePage, folder: Path
) -> None:
    page(folder, BODY)
    page(folder, '<img src="le-khoi-cong.png" alt="Lãnh đạo xúc đất khởi công">', "hai.html")
    assert [one.pictures for one in taken(home, folder)] == [4, 1]
    assert Picture.objects.count() == 4
    assert taken(home, folder) == []
    assert Picture.objects.count() == 4


def test_a_picture_without_words_is_a_finding_and_no_words_are_invented(
    home: HomePage, folder: Path
) -> None:
    page(folder, '<p>Một.</p><img src="le-khoi-cong.png"><img src="trong-cay.png" alt="IMG_2.JPG">')
    found = seen(home, folder)
    assert any("le-khoi-cong.png" in words for words in found.findings)
    assert any("IMG_2.JPG" in words for words in found.findings)
    taken(home, folder)
    article = ArticlePage.objects.get()
    pictures = [one.value["picture"] for one in article.body if one.block_type == "picture"]
    assert [one.description for one in pictures] == ["", "IMG_2.JPG"]
    checked = check(article)
    assert {one.code for one in checked.objections} >= {"no-alternative-text", "file-name-as-text"}
    assert not checked.stops
    article.title = "Khởi công cầu"
    assert check(article).stops


@pytest.mark.parametrize(
    ("src", "why"),
    [
        ("khong-co.png", "không có trong thư mục"),
        ("../../../etc/passwd", "không có trong thư mục"),
        ("http://khac.vn/anh.png", "không có trong thư mục"),
        ("kich-ban.png", "không phải là ảnh"),
        ("rong.png", "không phải là ảnh"),
        ("qua-lon.png", "triệu điểm ảnh"),
        ("data:image/png;base64,@@@", "không phải là ảnh"),
        ("data:image/svg+xml,<svg onload='x()'/>", "không phải là ảnh"),
    ],
)
def test_what_is_no_picture_of_the_folder_stays_out_and_its_caption_stays(
    home: HomePage, folder: Path, src: str, why: str, settings: Any
) -> None:
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 3000
    (folder / "tin/kich-ban.png").write_bytes(b"<script>x()</script>")
    (folder / "tin/rong.png").write_bytes(b"")
    Image.new("RGB", (100, 100)).save(folder / "tin/qua-lon.png")
    page(folder, f'<figure><img src="{src}"><figcaption>Chú thích &amp; lời</figcaption></figure>')
    found = seen(home, folder)
    assert found.pictures == 0
    assert any(why in words for words in found.findings), found.findings
    (made,) = taken(home, folder)
    assert made.faults and Picture.objects.count() == 0
    assert [one.value.source for one in made.page.body] == ["<p>Chú thích &amp; lời</p>"]


def test_a_damaged_picture_is_told_when_it_is_opened(home: HomePage, folder: Path) -> None:
    raw = io.BytesIO()
    Image.effect_noise((60, 60), 90).save(raw, "PNG")
    (folder / "tin/hong.png").write_bytes(raw.getvalue()[:400])
    page(folder, '<p>Một.</p><img src="hong.png" alt="Hồ"><img src="trong-cay.png" alt="Cây">')
    said = io.StringIO()
    call_command("take_over", "hong-linh", folder, stdout=said)
    assert "hong.png" in said.getvalue()
    assert "1 of 1 articles were taken over, 1 picture." in said.getvalue()
    article = ArticlePage.objects.get()
    assert [one.block_type for one in article.body] == ["text", "picture"]
    assert article.picture is not None and article.picture.description == "Cây"


def test_a_picture_written_into_the_page_comes_too(home: HomePage, folder: Path) -> None:
    written = base64.b64encode(a_picture(5)).decode()
    page(folder, f'<p>Một.</p><img src="data:image/png;base64,{written}" alt="Hồ nước">')
    assert [one.pictures for one in taken(home, folder)] == [1]
    assert Picture.objects.get().description == "Hồ nước"


def test_pictures_a_list_names_besides_come_after_the_text(home: HomePage, folder: Path) -> None:
    row = {
        "title": "Tin",
        "body": '<p>Một.</p><img src="tin/trong-cay.png" alt="Cây"><p>Hai.</p>',
        "address": "/tin/1",
        "pictures": [
            {"file": "tin/trong-cay.png", "alt": "Cây"},
            {"file": "tin/le-khoi-cong.png", "alt": "Lễ"},
        ],
    }
    found = from_list(json.dumps([row]).encode(), "a.json")
    take_over(by=None, at=NOW, home=home, found=found, folder=folder)
    article = ArticlePage.objects.get()
    kinds = [one.block_type for one in article.body]
    assert kinds == ["text", "picture", "text", "picture"]
    assert article.picture is not None and article.picture.description == "Lễ"


def test_a_list_alone_says_that_its_pictures_need_their_folder(home: HomePage) -> None:
    row = {"title": "Tin", "body": '<p>Một.</p><img src="a.png">', "address": "/tin/1"}
    (one,) = preview(home, from_list(json.dumps([row]).encode(), "a.json"))
    assert one.pictures == 0
    assert any("take_over" in words for words in one.findings)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            '<table><tr><td><img src="a.png"></td></tr><tr><td>Lời dưới ảnh</td></tr></table>',
            [("picture", "a.png", "Lời dưới ảnh")],
        ),
        (
            '<p><img src="a.png"></p><p class="pCaption">Lời dưới ảnh</p><p>Bài.</p>',
            [("picture", "a.png", "Lời dưới ảnh"), ("text", "<p>Bài.</p>")],
        ),
        (
            '<p class="caption">Không ảnh nào ở trên</p>',
            [("text", "<p>Không ảnh nào ở trên</p>")],
        ),
        (
            '<ul><li>Một <img src="a.png"></li><li>Hai</li></ul>',
            [("text", "<ul><li>Một </li><li>Hai</li></ul>"), ("picture", "a.png", "")],
        ),
        ('<h2>Mục <img src="a.png"></h2>', [("heading", "Mục"), ("picture", "a.png", "")]),
        ('<img src="dem.gif" width="1" height="1"><img alt="không địa chỉ">', []),
        (
            '<table><tr><td>A</td><td><img src="a.png"></td></tr></table>',
            [("table", ["A", ""]), ("picture", "a.png", "")],
        ),
        (
            '<div class="wp-caption"><img src="a.png"><p class="wp-caption-text">Lời</p></div>',
            [("picture", "a.png", "Lời")],
        ),
    ],
)
def test_captions_are_known_by_the_markup_of_the_old_page(body: str, expected: Any) -> None:
    found: list[Any] = []
    for one in blocks(body):
        value = one["value"]
        if one["type"] == "picture":
            found.append(("picture", value["src"], value["caption"]))
        elif one["type"] == "table":
            found.append(("table", [column["heading"] for column in value["columns"]]))
        else:
            found.append((one["type"], value))
    assert found == expected
