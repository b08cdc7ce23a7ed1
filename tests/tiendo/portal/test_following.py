"""Feeds, sitemap, robots, lists: what follows a publication, and what is gone with it."""

from datetime import date
from string import ascii_lowercase
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.urls import reverse

from factories.person import NOW, a_person, signed_in
from factories.portal import a_portal, an_article, published
from factories.published import an_article as a_snapshot
from factories.unit import a_ward
from tiendo.portal.around.corrected import corrected
from tiendo.portal.models import (
    ArticlePage,
    CorrectionsPage,
    HomePage,
    NewsIndexPage,
    RenderedPage,
    SearchEntry,
)
from tiendo.publishing.actions import NewContact, record_contact

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture
def home() -> HomePage:
    return a_portal()


def tree(client: Client, address: str) -> Any:
    answer = client.get(address)
    assert answer.status_code == 200
    return ElementTree.fromstring(answer.content)


def test_feeds_hold_an_article_from_the_moment_it_is_published(
    client: Client, home: HomePage
) -> None:
    article = published(an_article(home, "Chợ mới", lead="Mở lại", slug="cho-moi"))
    rss = tree(client, f"{home.url}tin-moi.rss")
    assert [one.text for one in rss.iterfind("./channel/item/title")] == ["Chợ mới"]
    assert rss.findtext("./channel/item/link") == article.full_url
    atom = tree(client, f"{home.url}tin-moi.atom")
    assert [one.findtext(f"{ATOM}title") for one in atom.iterfind(f"{ATOM}entry")] == ["Chợ mới"]
    article.unpublish()
    assert tree(client, f"{home.url}tin-moi.rss").find("./channel/item") is None


def test_the_sitemap_names_what_is_public_and_nothing_else(client: Client, home: HomePage) -> None:
    article = published(an_article(home, "Chợ mới", slug="cho-moi"))
    an_article(home, "Nháp", slug="nhap", live=False)
    found = {one.text for one in tree(client, f"{home.url}sitemap.xml").iter(f"{MAP}loc")}
    assert {home.full_url, article.full_url} <= found
    assert not any("nhap" in str(one) for one in found)


def test_robots_are_told_where_the_sitemaps_are_and_that_the_office_is_closed(
    client: Client, home: HomePage
) -> None:
    said = client.get("/robots.txt").content.decode()
    assert f"Sitemap: {home.full_url}sitemap.xml" in said
    assert "Disallow: /don-vi/" in said


def test_a_list_narrows_by_year_month_and_words(client: Client, home: HomePage) -> None:
    news = NewsIndexPage.objects.child_of(home).get()
    published(an_article(home, "Chợ Đậu Liêu", slug="a", dated_on=date(2020, 9, 1)))
    published(an_article(home, "Họp báo", slug="b", dated_on=date(2021, 3, 1)))

    def titles(**asked: object) -> list[bool]:
        html = client.get(news.url, asked).content.decode()
        return ["Chợ Đậu Liêu" in html, ">Họp báo<" in html]

    assert titles() == [True, True]
    assert titles(nam=2020) == [True, False]
    assert titles(nam=2021, thang=3) == [False, True]
    assert titles(q="dau lieu") == [True, False]
    assert titles(q="khong co") == [False, False]
    assert titles(nam="x", thang="13", trang="0") == [True, True]


def test_a_long_list_goes_on_over_pages_and_costs_the_same(
    client: Client, home: HomePage, django_assert_max_num_queries: Any
) -> None:
    news = NewsIndexPage.objects.child_of(home).get()
    for letter in ascii_lowercase[:23]:
        published(an_article(home, f"Bài {letter}", slug=f"bai-{letter}"))
    assert "Trang 1/2" in client.get(news.url).content.decode()
    with django_assert_max_num_queries(40):
        second = client.get(news.url, {"trang": "2"}).content.decode()
    assert "Trang 2/2" in second
    assert second.count('class="day"') == 3


def test_every_correction_stands_on_the_page_of_corrections_and_in_its_feed(
    client: Client, home: HomePage
) -> None:
    page = CorrectionsPage(title="Đính chính", slug="dinh-chinh")
    home.add_child(instance=page)
    published(page)
    a_snapshot(home.unit, "Thu 512 tỷ đồng.")
    a_snapshot(home.unit, "Thu 521 tỷ đồng.", note="Gõ nhầm hai chữ số.")
    [one] = corrected(home)
    assert one["note"] == "Gõ nhầm hai chữ số."
    published(an_article(home, "Tin khác", slug="tin-khac"))
    html = client.get(page.url).content.decode()
    assert "Gõ nhầm hai chữ số." in html
    assert "<del>512</del> → <ins>521</ins>" in html
    feed = client.get(f"{home.url}dinh-chinh.rss").content.decode()
    assert "512 → 521" in feed


def test_a_front_page_says_so_while_nothing_is_published(client: Client, home: HomePage) -> None:
    assert "Ở đây chưa công bố nội dung nào." in client.get(home.url).content.decode()


def test_an_archive_says_until_when_its_unit_existed(client: Client, home: HomePage) -> None:
    assert "hoạt động đến hết ngày 30/6/2025" in client.get(home.url).content.decode()


def test_a_page_that_moves_leaves_nothing_behind(client: Client, home: HomePage) -> None:
    article = published(an_article(home, "Chợ mới", slug="cho-moi"))
    other = a_portal(a_ward(), slug="bac-hong-linh")
    article.move(NewsIndexPage.objects.child_of(other).get(), pos="last-child")
    for address in (home.url, f"{home.url}tin-tuc/", f"{home.url}tin-moi.rss"):
        assert "Chợ mới" not in client.get(address).content.decode(), address
    assert "cho-moi" not in client.get(f"{home.url}sitemap.xml").content.decode()
    assert not RenderedPage.objects.filter(url_path=article.url_path).exists()
    now = ArticlePage.objects.get(pk=article.pk)
    for address in (other.url, f"{other.url}tin-tuc/", f"{other.url}tin-moi.rss", now.url):
        assert "Chợ mới" in client.get(address).content.decode(), address


def test_public_pages_below_one_that_is_not_go_with_its_address(
    client: Client, home: HomePage
) -> None:
    article = published(an_article(home, "Chợ mới", slug="cho-moi"))
    news = NewsIndexPage.objects.child_of(home).get()
    news.unpublish()
    assert client.get(article.url).status_code == 200
    assert client.get(f"{article.url}bai-viet.html").status_code == 200
    office = signed_in(a_person("quan-tri", administrator=True))
    fields = dict.fromkeys(("seo_title", "search_description", "intro", "review_on"), "")
    typed = {"title": news.title, "slug": "tin-cu", **fields, **NO_COMMENTS}
    office.post(reverse("wagtailadmin_pages:edit", args=[news.pk]), typed)
    now = ArticlePage.objects.get(pk=article.pk)
    assert now.url == "/hong-linh/tin-cu/cho-moi/"
    assert not RenderedPage.objects.filter(url_path__startswith="/hong-linh/tin-tuc/").exists()
    assert RenderedPage.objects.filter(url_path=f"{now.url_path}bai-viet.html").exists()
    assert SearchEntry.objects.get(page=now).address == now.url


def test_public_pages_below_one_that_is_not_go_where_it_is_moved(home: HomePage) -> None:
    news = NewsIndexPage.objects.child_of(home).get()
    article = published(an_article(home, "Chợ mới", slug="cho-moi"))
    news.slug = "tin-cu"
    published(news)
    article = ArticlePage.objects.get(pk=article.pk)
    news = NewsIndexPage.objects.get(pk=news.pk)
    news.unpublish()
    other = a_portal(a_ward(), slug="bac-hong-linh")
    NewsIndexPage.objects.filter(pk=news.pk).get().move(other, pos="last-child")
    now = ArticlePage.objects.get(pk=article.pk)
    assert now.url_path != article.url_path
    assert not RenderedPage.objects.filter(url_path__startswith=article.url_path).exists()
    assert RenderedPage.objects.filter(url_path=f"{now.url_path}bai-viet.html").exists()


NO_COMMENTS = {
    f"comments-{name}": "0"
    for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")
}


def test_every_page_says_where_the_office_is_found_now(client: Client, home: HomePage) -> None:
    article = published(an_article(home, "Chợ mới", slug="cho-moi"))
    record_contact(by=None, at=NOW, new=NewContact(unit=home.unit, phone="0239 000 0007"))
    for address in (home.url, article.url):
        assert "0239 000 0007" in client.get(address).content.decode()
