"""What the gate reads of the pages beyond articles, and what it leaves alone."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from factories.media import a_file, a_picture, a_song, png, uploaded
from factories.person import a_person, signed_in
from factories.portal import a_newsroom, a_page, a_portal, an_article, published
from factories.published import industry
from factories.value import a_value
from tiendo.portal.gate.checking import Stopped, check
from tiendo.portal.gate.manuscript import manuscript_of
from tiendo.portal.models import (
    LegalDocumentPage,
    LegalLibraryPage,
    LinksPage,
    MediaLibraryPage,
    OrganisationPage,
    Recording,
)
from tiendo.portal.newsroom.places import edit_address, in_words, instead
from tiendo.portal.newsroom.seats import folder_of
from tiendo.publishing.queries import citable, latest, outdated

pytestmark = pytest.mark.django_db


def test_a_recording_without_its_words_stops_whatever_plays_it() -> None:
    song = a_song()
    song.save()
    article = published(an_article(a_portal(), body=[("audio", song)]))
    Recording.objects.update(words="")  # as an import that knows no forms would
    with pytest.raises(Stopped):
        published(article)


FILM = b"\x00\x00\x00\x18ftypisom" + b"\x00" * 32


def a_film_saying(words: str) -> Recording:
    """A film whose captions say something."""
    captions = f"WEBVTT\n\n1\n00:00.000 --> 00:09.000\n<v Bà Hoa>{words}\n"
    fields = {"file": uploaded("phim.mp4", FILM), "words": "", "kind": "video"}
    return a_song(captions=uploaded("loi.vtt", captions.encode()), **fields)


@pytest.mark.parametrize(
    ("kind", "thing"),
    [
        ("audio", lambda: a_song(words="<p>Một</p><p>Thương mại đạt 60,6,2% kế hoạch</p>")),
        ("video", lambda: a_film_saying("Thương mại đạt 60,6,2%\nkế hoạch")),
        ("audio", lambda: a_song(title="Thu 121 tỷ đồng")),
        ("gallery", lambda: a_picture(description="Biểu đồ: thu 121 tỷ đồng")),
        ("gallery", lambda: a_picture(title="Thu 121 tỷ đồng")),
        ("gallery", lambda: a_picture(rights="Ảnh: ông Sơn, 0912 345 678")),
        ("file", lambda: a_file(title="Thu 121 tỷ đồng")),
    ],
)
def test_what_is_heard_or_read_beside_a_text_is_read_by_the_gate(
    kind: str, thing: Callable[[], Any]
) -> None:
    one = thing()
    one.save()
    forms = {"gallery": {"title": "Ảnh", "pictures": [one]}, "file": {"file": one, "note": ""}}
    with pytest.raises(Stopped):
        published(an_article(a_portal(), body=[(kind, forms.get(kind, one))]))


def test_a_licence_has_a_number_that_is_no_figure_and_english_is_not_read_as_vietnamese() -> None:
    song = a_song(rights="Nhóm dự án; CC BY-SA 4.0", words="<p>1.234.56</p>", language="en")
    song.save()
    assert published(an_article(a_portal(), body=[("audio", song)])).live


def test_what_a_page_shows_changes_for_the_public_when_it_goes_through_the_gate_again() -> None:
    song = a_song()
    song.save()
    page = a_page(a_portal(), MediaLibraryPage, body=[("audio", song)])
    song.words = "<p>Đạt 60,6,2%</p>"
    song.save()
    with pytest.raises(Stopped):
        published(page)
    assert "60,6,2" not in Client().get(page.url).content.decode()
    song.words = "<p>Bên dòng Lam</p>"
    song.save()
    assert "Bên dòng Lam" in Client().get(published(page).url).content.decode()


def test_a_figure_in_the_words_of_a_song_is_bound_there_and_opens_on_the_page() -> None:
    home = a_portal()
    made = industry(home.unit)
    datum = citable(home.unit, "san xuat", "2020-9M")[0]
    mark = f'<a linktype="so-lieu" kind="datum" reference="{datum.reference}">864 tỷ đồng</a>'
    film = a_film_saying("Chín tháng đạt 864 tỷ đồng")
    film.words = f"<p>Chín tháng đạt {mark}.</p>"
    film.save()
    page = a_page(home, MediaLibraryPage, body=[("video", film)])
    shown = Client().get(page.url).content.decode()
    assert 'href="#so-1" id="so-1-o-day">864 tỷ đồng</a>' in shown
    assert '<li id="so-1">' in shown and "Số liệu trên trang này" in shown
    (cited,) = latest(page.subject).citations.all()
    assert (cited.indicator, cited.printed) == (datum.code, "864 tỷ đồng")
    assert outdated([home.unit]) == []
    later = timezone.now() + timedelta(days=1)
    a_value(home.unit, made, "2020-9M", 870, version=2, approved_at=later)
    assert [one.title for one in outdated([home.unit])] == [page.title]


def test_the_gate_leads_to_the_song_whose_words_are_wrong() -> None:
    song = a_song(words="<p>Đạt 60,6,2%</p>")
    song.save()
    page = an_article(a_portal(), body=[("audio", song)])
    (place,) = (one.place for one in check(page).stopping)
    assert in_words(page, place) == "Nội dung, 1: Âm thanh “Bên dòng Minh”"
    assert edit_address(page, place) == reverse(
        "wagtailsnippets_portal_recording:edit", args=[song.pk]
    )
    assert instead(page, place).startswith("Lời này thuộc một bài hát hoặc phim.")


def test_a_picture_in_a_gallery_needs_words_that_say_what_it_shows() -> None:
    gallery = {"title": "Quê hương", "pictures": [a_picture(description="")]}
    with pytest.raises(Stopped):
        a_page(a_portal(), MediaLibraryPage, body=[("gallery", gallery)])


def test_a_body_without_parts_is_no_empty_list() -> None:
    body = {"name": "Văn phòng", "task": "", "parts": []}
    assert a_page(a_portal(), OrganisationPage, bodies=[("body", body)]).live


@pytest.mark.parametrize("address", ["javascript:alert(1)", "http://192.168.1.1/"])
def test_a_link_that_runs_something_or_leads_inside_is_stopped(address: str) -> None:
    links: list[Any] = [{"name": "Trang nội bộ", "address": address, "note": ""}]
    with pytest.raises(Stopped):
        a_page(a_portal(), LinksPage, groups=[("group", {"heading": "Khác", "links": links})])


def test_the_words_of_an_act_are_its_own_and_are_not_questioned() -> None:
    library = a_page(a_portal(), LegalLibraryPage, slug="van-ban")
    document = a_page(
        library.home,
        LegalDocumentPage,
        above=library,
        number="15/2026/NQ-HĐND",
        kind="NQ",
        issuer="HĐND phường",
        issued_on=date(2026, 7, 15),
        abstract="Giao dự toán thu 512 tỷ đồng.",
        body=[("text", "<p>Giao dự toán thu 512 tỷ đồng, tăng 12,5%.</p>")],
    )
    assert document.live
    assert manuscript_of(document).passages == ()
    document.abstract = "Cấp giấy cho ông Sơn, CCCD 042093001234."
    assert [one.code for one in check(document).stopping] == ["identity-number"]
    document.abstract = ""
    document.body = [("text", '<p><a href="http://192.168.1.1/">bản gốc</a></p>')]
    assert [one.code for one in check(document).stopping] == ["private-link"]


def test_what_a_public_page_shows_is_neither_deleted_nor_given_other_bytes() -> None:
    home = a_newsroom()
    picture, file = a_picture(collection=folder_of(home)), a_file(collection=folder_of(home))
    body = [("picture", {"picture": picture, "caption": ""}), ("file", {"file": file, "note": ""})]
    page = published(an_article(home, body=body))
    office = signed_in(a_person("quan-tri", administrator=True))
    for app, thing in (("wagtailimages", picture), ("wagtaildocs", file)):
        answer = office.post(reverse(f"{app}:delete", args=[thing.pk]), follow=True)
        assert f"“{thing}” đang hiện ở trang công khai" in answer.content.decode()
        assert type(thing).objects.filter(pk=thing.pk).exists()
        thing.file = uploaded("khac.png", png())
        with pytest.raises(ValidationError) as fault:
            thing.full_clean()
        assert list(fault.value.message_dict) == ["file"]
    page.unpublish()
    office.post(reverse("wagtaildocs:delete", args=[file.pk]))
    assert not type(file).objects.filter(pk=file.pk).exists()
