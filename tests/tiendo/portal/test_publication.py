"""How a page becomes public, and how it stops being so."""

import pytest
from django.test import Client

from factories.portal import a_portal, an_article, published
from tiendo.portal.models import RenderedPage

pytestmark = pytest.mark.django_db
TEXT = '<p>Thu ngân sách <a linktype="so-lieu" kind="source" source="Chi cục Thuế">121 tỷ</a>.</p>'


def test_a_published_article_answers_at_its_address(client: Client) -> None:
    article = published(an_article(a_portal(), body=[("text", TEXT)]))
    answer = client.get(article.url)
    assert answer.status_code == 200
    assert "121 tỷ" in answer.content.decode()
    assert not answer.cookies


def test_a_draft_answers_nowhere(client: Client) -> None:
    article = an_article(a_portal(), live=False)
    article.save_revision()
    assert client.get(article.url).status_code == 404


def test_lists_above_show_an_article_from_the_moment_it_is_published(client: Client) -> None:
    home = a_portal()
    assert "Họp báo" not in client.get(home.url).content.decode()
    article = published(an_article(home))
    assert "Họp báo" in client.get(home.url).content.decode()
    article.unpublish()
    assert "Họp báo" not in client.get(home.url).content.decode()
    assert client.get(article.url).status_code == 404


def test_reading_writes_nothing(client: Client, django_assert_num_queries: object) -> None:
    article = published(an_article(a_portal()))
    before = RenderedPage.objects.get(url_path=article.url_path).rendered_at
    client.get(article.url)
    assert RenderedPage.objects.get(url_path=article.url_path).rendered_at == before
