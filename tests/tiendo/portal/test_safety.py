"""What citizens ask, and what somebody may try instead."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from factories.portal import a_portal, an_article, published
from tiendo.participation.actions import NewSubject, open_subject

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Any:
    """A published article that takes part."""
    page = published(an_article(a_portal(), slug="hop-bao"))
    new = NewSubject(page.subject, page.unit, page.title, page.url)
    open_subject(at=timezone.now(), new=new)
    return page


def public(article: Any) -> list[str]:
    """Addresses of every kind that a citizen may open."""
    unit = article.unit.code
    return [
        article.home.url,
        article.get_parent().url,
        article.url,
        f"{article.url}?trang=2",
        f"{article.url}khong-co/",
        f"/tham-gia/trang/{article.subject}/",
        f"/tham-gia/ve/?viec=vote&doi-tuong={article.subject}",
        f"/tham-gia/hoi-dap/{unit}/",
        f"/luot-xem/{unit}/",
        f"/luot-xem/{unit}.json",
    ]


def test_no_answer_to_a_citizen_sets_a_cookie_or_writes(client: Client, article: Any) -> None:
    for path in public(article):
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(path)
        assert answer.status_code in {200, 404}, path
        assert not answer.cookies, path
        assert "Set-Cookie" not in answer.headers, path
        for one in asked:
            assert one["sql"].lstrip("( ").upper().startswith("SELECT"), (path, one["sql"])


def test_what_a_browser_brings_along_changes_nothing_public(client: Client, article: Any) -> None:
    plain = client.get(article.url)
    client.cookies.load({"ngon_ngu": "en", "giao_dien": "toi", "la": "x"})
    dressed = client.get(article.url, headers={"accept-language": "en", "user-agent": "x" * 5000})
    assert dressed.content == plain.content
    assert dressed.headers == plain.headers


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "trace"])
def test_a_public_page_can_only_be_read(client: Client, article: Any, method: str) -> None:
    answer = getattr(client, method)(article.url)
    assert answer.status_code == 405
    assert set(answer["Allow"].split(", ")) == {"GET", "HEAD"}


@pytest.mark.parametrize(
    "path",
    [
        "/hong-linh/../../etc/passwd",
        "/hong-linh/%2e%2e/%2e%2e/etc/passwd",
        "/hong-linh/tin-tuc/hop-bao/%00/",
        "/hong-linh/%ff%fe/",
        "/hong-linh/%0d%0aSet-Cookie:%20a=b/",
        "/hong-linh/<script>alert(1)</script>/",
        "/" + "a" * 9000 + "/",
        "/" + "a/" * 4000,
        "/tinh/../../settings.py",
    ],
)
def test_a_forged_path_finds_nothing_and_breaks_nothing(
    client: Client, article: Any, path: str
) -> None:
    answer = client.get(path)
    assert answer.status_code in {400, 404}
    assert "Set-Cookie" not in answer.headers
    assert b"<script>alert(1)</script>" not in answer.content


def test_no_redirect_leads_elsewhere(client: Client, article: Any) -> None:
    for path in ("//evil.example/hong-linh", "/\\evil.example/hong-linh", "///evil.example"):
        answer = client.get(path)
        assert answer.status_code in {301, 302, 400, 404}
        assert not answer.headers.get("Location", "/").startswith(("//", "http", "/\\"))


@pytest.mark.parametrize("host", ["evil.example", "testserver@evil.example", "a" * 3000, "x\r\ny"])
def test_a_forged_host_is_refused(client: Client, article: Any, host: str) -> None:
    assert client.get(article.url, headers={"host": host}).status_code == 400


def test_oversized_questions_are_answered_as_any_other(client: Client, article: Any) -> None:
    assert client.get(article.url + "?" + "a=1&" * 1500).status_code in {200, 400}
    assert client.get(article.url, headers={"if-none-match": '"x", ' * 5000}).status_code == 200
    assert client.get(article.url, headers={"range": "bytes=0-1"}).status_code == 200


def test_an_address_with_nothing_says_so_in_the_frame_of_its_portal(
    client: Client, article: Any
) -> None:
    client.cookies.load({"ngon_ngu": "en"})
    answer = client.get(f"{article.url}khong-co/")
    assert answer.status_code == 404
    assert "Thị xã Hồng Lĩnh" in answer.content.decode()
    assert (answer["Content-Language"], "csrf" in answer.content.decode()) == ("vi", False)
    assert client.get("/la/khong-co/").status_code == 404
