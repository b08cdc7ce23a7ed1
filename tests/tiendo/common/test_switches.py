"""Language, colours, limits, and the pages for what went wrong."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import cache
from django.test import Client, RequestFactory, override_settings

from tiendo.common.models import Use
from tiendo.common.visitors import masked_address, visitor_mark, within_limit

pytestmark = pytest.mark.django_db


def test_vietnamese_is_spoken_whatever_the_browser_asks_for(client: Client) -> None:
    page = client.get("/phim-tat/", headers={"accept-language": "en"})
    assert page["Content-Language"] == "vi"
    assert '<html lang="vi"' in page.content.decode()


def test_the_switch_changes_the_language_and_stays_on_the_page(client: Client) -> None:
    answer = client.post("/ngon-ngu/", {"language": "en", "next": "/phim-tat/?a=1"})
    assert answer["Location"] == "/phim-tat/?a=1"
    assert '<html lang="en"' in client.get("/phim-tat/").content.decode()


def test_a_language_nobody_speaks_falls_back_to_vietnamese(client: Client) -> None:
    client.post("/ngon-ngu/", {"language": "xx"})
    assert client.get("/phim-tat/")["Content-Language"] == "vi"


@pytest.mark.parametrize("target", ["https://example.org/", "//example.org", "javascript:alert(1)"])
def test_the_switches_never_lead_away(client: Client, target: str) -> None:
    assert client.post("/ngon-ngu/", {"language": "vi", "next": target})["Location"] == "/"
    assert client.post("/giao-dien/", {"theme": "toi", "next": target})["Location"] == "/"


def test_dark_is_drawn_on_the_server(client: Client) -> None:
    client.post("/giao-dien/", {"theme": "toi"})
    assert 'data-theme="toi"' in client.get("/phim-tat/").content.decode()


def test_an_unknown_theme_is_the_one_of_the_machine(client: Client) -> None:
    client.post("/giao-dien/", {"theme": "<script>"})
    assert 'data-theme="tu-dong"' in client.get("/phim-tat/").content.decode()


def test_no_inline_script_or_style_is_allowed(client: Client) -> None:
    policy = client.get("/kieu-dang/")["Content-Security-Policy"]
    assert "unsafe-inline" not in policy
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy


def test_an_address_with_nothing_says_so_in_a_sentence(client: Client) -> None:
    answer = client.get("/khong-co/")
    assert answer.status_code == 404
    assert "Tiến Độ" in answer.content.decode()


def test_a_fault_of_ours_is_a_page_too(client: Client) -> None:
    from django.urls import get_resolver

    answer = get_resolver().resolve_error_handler(500)(RequestFactory().get("/"))
    assert answer.status_code == 500
    assert b"<h1>" in answer.content


def test_a_form_without_its_token_is_explained() -> None:
    answer = Client(enforce_csrf_checks=True).post("/giao-dien/", {"theme": "toi"})
    assert answer.status_code == 403
    assert b"<h1>" in answer.content


def test_a_visitor_is_counted_without_being_known() -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="203.0.113.9")
    other = RequestFactory().get("/", REMOTE_ADDR="203.0.113.10")
    assert visitor_mark(request) == visitor_mark(request) != visitor_mark(other)
    assert "203" not in json.dumps(masked_address(request))
    assert [within_limit(request, "x", 2) for _ in range(3)] == [True, True, False]
    assert within_limit(other, "x", 2)


def test_a_limit_holds_for_all_processes_and_is_forgotten_with_its_minute(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="203.0.113.9")
    minute = datetime(2026, 9, 14, 10, 2, 30, tzinfo=UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: minute)
    assert [within_limit(request, "x", 1) for _ in range(2)] == [True, False]
    cache.clear()  # what one process remembers is not what counts
    assert not within_limit(request, "x", 1)
    assert within_limit(request, "y", 1)
    monkeypatch.setattr("django.utils.timezone.now", lambda: minute + timedelta(seconds=30))
    assert within_limit(request, "x", 1)
    assert Use.objects.count() == 1


def test_a_forwarded_address_counts_only_behind_a_trusted_proxy() -> None:
    plain = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1")
    forged = RequestFactory().get(
        "/", REMOTE_ADDR="10.0.0.1", headers={"x-forwarded-for": "1.1.1.1"}
    )
    assert visitor_mark(plain) == visitor_mark(forged)
    with override_settings(PROXIES=1):
        assert visitor_mark(plain) != visitor_mark(forged)
