"""The portals of the demonstration: each thing once, and nothing left empty."""

import csv
import io
import re

import pytest
from django.core.management import call_command
from django.test import Client
from lxml import html
from wagtail.models import Page

from tiendo.participation.models import Subject
from tiendo.participation.queries import SubjectKind, published_comments, standing
from tiendo.portal.models import ArticlePage, PortalPage, Recording

DAY = re.compile(r"^(\d\d)/(\d\d)/(\d{4})$")


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
    for page in Page.objects.live().type(PortalPage).specific():
        assert_tables_are_files(client, page.url)


def assert_tables_are_files(client: Client, address: str) -> None:
    """Whatever stands in the rows of a page's tables stands in the files it offers too; the five
    bars of a rating are a drawing."""
    page = html.document_fromstring(client.get(address).content)
    rows = page.xpath(
        "//main//table[not(ancestor::*[@class='ledger'] or @class='tp-stars')]//th[@scope='row']"
    )
    said = (next(words.strip() for words in row.itertext() if words.strip()) for row in rows)
    wanted = {DAY.sub(r"\3-\2-\1", words) for words in said}
    found: set[str] = set()
    for link in page.xpath("//main//p[@class='downloads']/a[contains(@href, 'dang=')]/@href"):
        answer = client.get(address + link)
        assert answer.status_code == 200, (address, link)
        if link.endswith("dang=csv"):
            text = answer.content.decode("utf-8-sig")
            found |= {cell for row in csv.reader(io.StringIO(text)) for cell in row}
    assert wanted <= found, address
