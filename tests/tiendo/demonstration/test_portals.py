"""The portals of the demonstration: each thing once, and nothing left empty."""

import io

import pytest
from django.core.management import call_command
from django.test import Client

from tiendo.participation.models import Subject
from tiendo.participation.queries import SubjectKind, published_comments, standing
from tiendo.portal.models import ArticlePage, Recording


@pytest.mark.django_db
def test_the_portals_show_film_draft_and_organisation(client: Client) -> None:
    call_command("load_demonstration", stdout=io.StringIO())
    call_command("load_demonstration", stdout=io.StringIO())
    film = Recording.objects.get(kind="video")
    assert film.has_captions and film.has_transcript and film.poster.description
    for address in (
        "/bac-hong-linh/am-thanh-hinh-anh/",
        "/hong-linh/bai-hat/",
        "/hong-linh/tin-tuc/chin-thang-2020/",
    ):
        assert client.get(address).content.decode().count("<video") == 1, address
    drafts = Subject.objects.filter(kind=SubjectKind.CONSULTATION)
    assert {one.address.split("/")[-2] for one in drafts} == {"du-thao-via-he", "du-thao-gio-cho"}
    opened = drafts.get(address__endswith="du-thao-via-he/")
    assert published_comments(opened.key).count() == 2
    article = ArticlePage.objects.get(slug="ra-soat-chi-tieu")
    assert standing(article.subject).votes == 7
    organisation = client.get("/bac-hong-linh/to-chuc/").content.decode()
    for told in ("Chức năng", "Nhiệm vụ, quyền hạn", "Phòng Văn hoá - Xã hội"):
        assert told in organisation
