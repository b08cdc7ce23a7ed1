"""What the gate reads of the pages beyond articles, and what it leaves alone."""

from datetime import date
from typing import Any

import pytest

from factories.media import a_picture, a_song
from factories.portal import a_page, a_portal, an_article, published
from tiendo.portal.gate.checking import Stopped
from tiendo.portal.gate.manuscript import manuscript_of
from tiendo.portal.models import (
    LegalDocumentPage,
    LegalLibraryPage,
    LinksPage,
    MediaLibraryPage,
    OrganisationPage,
    Recording,
)

pytestmark = pytest.mark.django_db


def test_a_recording_without_its_words_stops_whatever_plays_it() -> None:
    song = a_song()
    song.save()
    article = published(an_article(a_portal(), body=[("audio", song)]))
    Recording.objects.update(words="")  # as an import that knows no forms would
    with pytest.raises(Stopped):
        published(article)


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
