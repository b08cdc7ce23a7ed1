"""What was scheduled for 17:00 is out at 17:00."""

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision

from factories.portal import a_portal, an_article, published
from tiendo.common.jobs import run_due
from tiendo.portal.going_out import publication, renewing, scheduling
from tiendo.portal.models import ArticlePage, HeldBack, RenderedPage, SearchEntry

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture
def five() -> Any:
    """17:00 tomorrow."""
    tomorrow = timezone.localtime() + timedelta(days=1)
    return tomorrow.replace(hour=17, minute=0, second=0, microsecond=0)


@pytest.fixture
def scheduled(five: Any) -> ArticlePage:
    """An article approved to go out then."""
    article = an_article(a_portal(), live=False)
    article.go_live_at = five
    article.save_revision().publish()
    return article


def test_a_page_scheduled_for_17_00_is_out_at_17_00(
    client: Client, scheduled: ArticlePage, five: Any
) -> None:
    run_due(five - MINUTE)
    assert client.get(scheduled.url).status_code == 404
    run_due(five)
    assert client.get(scheduled.url).status_code == 200
    out = ArticlePage.objects.get(pk=scheduled.pk)
    assert (out.live, out.go_live_at) == (True, None)
    assert out.get_latest_revision_as_object().go_live_at is None
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()
    log = PageLogEntry.objects.filter(page=out.pk).values_list("action", flat=True)
    assert "wagtail.publish.scheduled" in log


class Heard:
    """A log that notes what it is told, whatever other tests did to logging."""

    def __init__(self, heard: list[str]) -> None:
        self.heard = heard

    def error(self, words: str, *_given: Any, **_named: Any) -> None:
        self.heard.append(words)


def test_what_cannot_go_out_stays_scheduled_and_is_told_once(
    client: Client,
    scheduled: ArticlePage,
    five: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = an_article(scheduled.home, title="Tin khác", live=False)
    other.go_live_at = five
    other.save_revision().publish()
    real = publication.store

    def refuse(pages: Any) -> None:
        pages = list(pages)
        if any(page.pk == scheduled.pk for page in pages):
            raise ValueError("60,6,2%")
        real(pages)

    monkeypatch.setattr(publication, "store", refuse)
    heard: list[str] = []
    monkeypatch.setattr(scheduling, "_log", Heard(heard))
    run_due(five)
    run_due(five + MINUTE)
    assert client.get(other.url).status_code == 200
    assert client.get(scheduled.url).status_code == 404
    (held,) = scheduling.held_back()
    assert (held.page_id, held.due_at, held.reason) == (scheduled.pk, five, "ValueError: 60,6,2%")
    assert heard == ["page %s was due and held back"]
    assert Revision.objects.filter(approved_go_live_at=five).count() == 1
    monkeypatch.setattr(publication, "store", real)
    run_due(five + 2 * MINUTE)
    assert client.get(scheduled.url).status_code == 200
    assert not HeldBack.objects.exists()


def test_a_page_ends_at_its_minute_and_one_that_cannot_stops_no_other(
    client: Client, five: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = a_portal()
    first, second = an_article(home, expire_at=five), an_article(home, "Tin hai", expire_at=five)
    published(first), published(second)
    real = ArticlePage.unpublish

    def stubborn(page: ArticlePage, *args: Any, **kwargs: Any) -> None:
        if page.pk == first.pk:
            raise ValueError("stuck")
        real(page, *args, **kwargs)

    monkeypatch.setattr(ArticlePage, "unpublish", stubborn)
    run_due(five)
    assert client.get(first.url).status_code == 200
    assert client.get(second.url).status_code == 404
    assert "Tin hai" not in client.get(home.url).content.decode()


def test_an_alert_that_is_over_leaves_every_page(client: Client) -> None:
    home = a_portal()
    article = published(an_article(home))
    type(home).objects.update(banner="Nghỉ lễ")
    for page in (home, article):
        renewing.store([type(page).objects.get(pk=page.pk)])
        assert "Nghỉ lễ" in client.get(page.url).content.decode()
    RenderedPage.objects.update(rendered_at=timezone.now() - 2 * MINUTE)
    type(home).objects.update(banner_until_at=timezone.now() - MINUTE)
    run_due(timezone.now())
    for page in (home, article):
        assert "Nghỉ lễ" not in client.get(page.url).content.decode()
    at = RenderedPage.objects.get(url_path=article.url_path).rendered_at
    scheduling.end_alerts(timezone.now())
    assert RenderedPage.objects.get(url_path=article.url_path).rendered_at == at


def test_after_a_new_version_every_public_page_is_made_anew(client: Client) -> None:
    home = a_portal()
    article = published(an_article(home))
    RenderedPage.objects.update(etag="of the version before")
    SearchEntry.objects.update(text="words of the version before")
    draft = an_article(home, "Bản nháp", live=False)
    call_command("render_pages", stdout=(said := StringIO()))
    assert said.getvalue() == "3 pages made anew.\n"
    for page in (home, article):
        assert RenderedPage.objects.get(url_path=page.url_path).etag != "of the version before"
    assert not RenderedPage.objects.filter(page=draft).exists()
    assert [one.text for one in SearchEntry.objects.filter(page=article)] == [article.lead]
    assert client.get(article.url).status_code == 200
