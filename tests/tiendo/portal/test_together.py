"""Pages that are published in one go are made once."""

from collections import Counter
from typing import Any

import pytest
from django.test import Client

from factories.portal import a_portal, an_article, published
from tiendo.portal.going_out import rendering
from tiendo.portal.going_out.together import together
from tiendo.portal.models import HomePage, RenderedPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each page was made to be stored."""
    counted: Counter[str] = Counter()
    store = rendering._store

    def count(page: Any) -> None:
        counted[page.url_path] += 1
        store(page)

    monkeypatch.setattr(rendering, "_store", count)
    return counted


def test_a_list_is_made_once_and_shows_all_that_came(client: Client, made: Counter[str]) -> None:
    home = a_portal()
    made.clear()
    with together():
        for title, slug in (("Họp báo", "hop-bao"), ("Ra quân", "ra-quan")):
            article = published(an_article(home, title, slug=slug))
            assert not RenderedPage.objects.filter(url_path=article.url_path).exists()
    assert set(made.values()) == {1}
    shown = client.get(home.url).content.decode()
    assert "Họp báo" in shown and "Ra quân" in shown
    assert client.get(article.url).status_code == 200
    assert "Ra quân" in client.get(f"{home.url}tin-moi.rss").content.decode()


def test_only_the_outermost_block_makes_pages(made: Counter[str]) -> None:
    home = a_portal()
    made.clear()
    with together():
        with together():
            published(an_article(home))
        assert not made
    assert made[home.url_path] == 1


def test_what_was_taken_back_meanwhile_is_not_sent(client: Client) -> None:
    home = a_portal()
    with together():
        article = published(an_article(home))
        article.unpublish()
    assert client.get(article.url).status_code == 404
    assert "Họp báo" not in client.get(home.url).content.decode()


def test_a_fault_leaves_nothing_behind(made: Counter[str]) -> None:
    home = a_portal()
    made.clear()
    with pytest.raises(LookupError), together():
        published(an_article(home))
        raise LookupError
    assert not made
    assert HomePage.objects.get().get_descendants().count() == 1
    published(an_article(home))
    assert made[home.url_path] == 1
