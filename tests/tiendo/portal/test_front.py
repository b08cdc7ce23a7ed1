"""The front page of a portal: what is open today, new documents, every way on said once."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from factories.portal import a_page, a_portal
from factories.unit import a_ward
from tiendo.portal.going_out.scheduling import renew_fronts
from tiendo.portal.models import (
    ConsultationIndexPage,
    ConsultationPage,
    EnglishPage,
    LegalDocumentPage,
    LegalLibraryPage,
    RenderedPage,
)
from tiendo.portal.newsroom.portals import standing_pages

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def home() -> Any:
    return a_portal(a_ward(), slug="bac-hong-linh")


def a_draft(home: Any, title: str, opens_on: date, closes_on: date) -> Any:
    index = ConsultationIndexPage.objects.child_of(home).first() or a_page(
        home, ConsultationIndexPage, title="Lấy ý kiến", slug="lay-y-kien"
    )
    days = {"opens_on": opens_on, "closes_on": closes_on}
    return a_page(home, ConsultationPage, above=index, title=title, lead="Quy chế.", **days)


def main_of(client: Client, address: str) -> str:
    """What stands between head and foot of a page."""
    return client.get(address).content.decode().split("<main")[1].split("</main>")[0]


def test_only_drafts_that_take_comments_today_are_called_open(client: Client, home: Any) -> None:
    today = timezone.localdate()
    a_draft(home, "Dự thảo đang mở", today - DAY, today)
    a_draft(home, "Dự thảo đã đóng", today - 9 * DAY, today - DAY)
    a_draft(home, "Dự thảo chưa mở", today + DAY, today + 9 * DAY)
    said = main_of(client, home.url)
    assert "Dự thảo đang mở" in said
    assert f"đến hết ngày {today.day}/{today.month}/{today.year}" in said
    assert "Dự thảo đã đóng" not in said and "Dự thảo chưa mở" not in said


@pytest.mark.parametrize(("opens", "closes"), [(-9, -1), (0, 9)], ids=["closed", "opened"])
def test_the_front_page_is_made_anew_on_the_day_a_draft_turns(
    home: Any, opens: int, closes: int
) -> None:
    today = timezone.localdate()
    a_draft(home, "Dự thảo", today + opens * DAY, today + closes * DAY)
    kept = RenderedPage.objects.filter(url_path=home.url_path)
    yesterday = timezone.make_aware(datetime.combine(today - DAY, datetime.min.time()))
    kept.update(rendered_at=yesterday)
    renew_fronts(timezone.now())
    made_at = kept.get().rendered_at
    assert timezone.localdate(made_at) == today
    renew_fronts(timezone.now())
    assert kept.get().rendered_at == made_at


def test_a_front_page_on_which_nothing_turned_is_left_alone(home: Any) -> None:
    today = timezone.localdate()
    a_draft(home, "Dự thảo", today - 9 * DAY, today + 9 * DAY)
    kept = RenderedPage.objects.filter(url_path=home.url_path)
    kept.update(rendered_at=timezone.now() - 2 * DAY)
    before = kept.get().rendered_at
    renew_fronts(timezone.now())
    assert kept.get().rendered_at == before


def test_the_newest_documents_stand_on_the_front_page(client: Client, home: Any) -> None:
    library = a_page(home, LegalLibraryPage, title="Văn bản", slug="van-ban")
    for number in range(1, 5):
        given = {"kind": "NQ", "issuer": "Hội đồng nhân dân", "abstract": "Trích yếu."}
        a_page(
            home,
            LegalDocumentPage,
            above=library,
            title=f"Nghị quyết thứ {number}",
            number=f"{number:02}/2026/NQ-HĐND",
            issued_on=date(2026, 1, number),
            **given,
        )
    said = main_of(client, home.url)
    assert [said.count(f"Nghị quyết thứ {number}") for number in range(1, 5)] == [0, 1, 1, 1]
    assert said.index("thứ 4") < said.index("thứ 2")
    assert library.url in said


def test_the_ways_on_are_said_once_in_the_foot(client: Client, home: Any) -> None:
    page = a_page(home, EnglishPage, title="In English", slug="english", functions="<p>Law.</p>")
    whole = client.get(home.url).content.decode()
    assert whole.count(f'href="{page.url}"') == 1
    assert f'href="{page.url}" lang="en"' in whole
    in_english = client.get(page.url).content.decode()
    assert f'href="{home.url}" lang="vi"' in in_english
    assert ">Visits</a>" in in_english and "Lượt xem" not in in_english


def test_a_new_portal_begins_with_its_news_in_the_menu() -> None:
    slugs = [slug for _title, slug, _kind in standing_pages()]
    assert slugs == ["tin-tuc", "van-ban", "hoi-dap", "to-chuc", "dinh-chinh", "tim-kiem"]
