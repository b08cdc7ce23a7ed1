"""Addresses of pages bear no tones, whatever was typed and whoever made the page."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from factories.person import NOW, signed_in
from factories.portal import a_newsroom, an_article, published
from factories.unit import an_officer
from tiendo.common.fold import slugged
from tiendo.portal.models import ArticlePage, HomePage, NewsIndexPage
from tiendo.portal.newsroom.old_articles import from_list
from tiendo.portal.newsroom.taking import take_over
from tiendo.units.models import Role

from .test_newsroom import editing

pytestmark = pytest.mark.django_db


@pytest.fixture
def home() -> HomePage:
    """The portal of the town with its seats."""
    return a_newsroom()


@pytest.fixture
def editor(home: HomePage) -> Client:
    """An editor's browser."""
    return signed_in(an_officer("bien-tap", home.unit, Role.EDITOR))


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("Họp báo quý III", "hop-bao-quy-iii"),
        ("Đường Đậu Liêu: 57/110 công trình", "duong-dau-lieu-57110-cong-trinh"),
        ("Kỷ niệm ngày 2/9 – «vui»", "ky-niem-ngay-29-vui"),
        ("Ho\u0323p", "hop"),
        ("…", ""),
    ],
)
def test_words_become_an_address(words: str, address: str) -> None:
    assert slugged(words) == address


def test_a_title_with_tones_gives_a_clean_address(home: HomePage) -> None:
    first = published(an_article(home, "Điều hành thu ngân sách quý III"))
    second = an_article(home, "Điều hành thu ngân sách quý III")
    assert first.url == "/hong-linh/tin-tuc/dieu-hanh-thu-ngan-sach-quy-iii/"
    assert second.slug == "dieu-hanh-thu-ngan-sach-quy-iii-2"
    assert an_article(home, "Khác", slug="họp-báo").slug == "hop-bao"


@pytest.mark.parametrize("typed", ["họp-báo-quý-iii", "Họp báo quý III", "hop-bao-quy-iii", ""])
def test_the_newsroom_writes_tones_away_whatever_the_browser_sends(
    home: HomePage, editor: Client, typed: str
) -> None:
    news = NewsIndexPage.objects.child_of(home).get()
    address = reverse("wagtailadmin_pages:add", args=["portal", "articlepage", news.pk])
    asked = editing(Page(title="Họp báo quý III", slug=typed))
    answer = editor.post(address, asked)
    assert answer.status_code == 302, answer.context["form"].errors
    assert ArticlePage.objects.get().slug == "hop-bao-quy-iii"


def test_an_address_that_stands_already_stays(home: HomePage, editor: Client) -> None:
    page = an_article(home, "Họp báo")
    Page.objects.filter(pk=page.pk).update(slug="họp-báo-cũ")
    page = ArticlePage.objects.get(pk=page.pk)
    page.save_revision()
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    for typed, expected in (("họp-báo-cũ", "họp-báo-cũ"), ("họp-báo-mới", "hop-bao-moi")):
        page.slug = typed
        assert editor.post(address, editing(page)).status_code == 302
        draft: Any = ArticlePage.objects.get(pk=page.pk).get_latest_revision_as_object()
        assert draft.slug == expected


def test_a_copy_has_an_address_without_tones(home: HomePage) -> None:
    client = signed_in(an_officer("duyet", home.unit, Role.APPROVER))
    page = an_article(home, "Họp báo")
    news = page.get_parent()
    said = {"new_title": "Bản sao", "new_slug": "Bản sao đẹp", "new_parent_page": news.pk}
    client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), said)
    assert ArticlePage.objects.exclude(pk=page.pk).get().slug == "ban-sao-dep"


def test_what_comes_from_elsewhere_is_written_so_too(home: HomePage) -> None:
    row = {"title": "Kỷ niệm quý I", "body": "<p>Một.</p>", "address": "/1"}
    found = from_list(json.dumps([row]).encode(), "a.json")
    (made,) = take_over(by=None, at=NOW, home=home, found=found, folder=None)
    assert made.page.slug == "ky-niem-quy-i"


def test_the_browser_is_told_how_to_write_it(home: HomePage, editor: Client) -> None:
    page = an_article(home, "Họp báo")
    html = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert 'data-w-slug-allow-unicode-value="False"' in html or "allow-unicode-value" not in html
    assert "data-w-slug-formatters-value" in html
