"""The quick way says what Django's stack says, and goes on when the database does not."""

import asyncio
import gzip
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import unquote

import pytest
from django.core.asgi import get_asgi_application
from django.db import connections
from django.test import Client

from factories.portal import a_portal, an_article, published
from tiendo.portal.models import RenderedPage
from tiendo.portal.serving import quick
from tiendo.portal.serving.kept import Mark, takes_gzip
from tiendo.portal.serving.memory import Answer, Entry, Key, Memory

HOST = b"testserver"


async def nobody(scope: Any, receive: Any, send: Any) -> None:
    """Stands for the rest of the site."""
    await send({"type": "http.response.start", "status": 299, "headers": []})
    await send({"type": "http.response.body", "body": b"the rest"})


def an_answer(tag: bytes = b'"a"', body: bytes = b"page") -> Answer:
    packed = gzip.compress(body)
    whole = [(b"etag", tag), (b"content-encoding", b"gzip")]
    return Answer(Mark("a", "", 0), tag, packed, whole, [(b"etag", tag)], [(b"etag", tag)])


def asked(
    site: quick.Quick, path: str, method: str = "GET", query: bytes = b"", **headers: str
) -> tuple[int, dict[str, str], bytes]:
    """What a site answers: status, headers, body."""
    return asyncio.run(answered(site, path, method, query, **headers))


async def answered(
    site: quick.Quick, path: str, method: str = "GET", query: bytes = b"", **headers: str
) -> tuple[int, dict[str, str], bytes]:
    """The same from within a loop."""
    sent: list[Any] = []
    named = [(name.replace("_", "-").encode(), text.encode()) for name, text in headers.items()]

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {"type": "http.request", "body": b""}

    scope = {
        "type": "http",
        "method": method,
        "path": unquote(path),
        "raw_path": path.encode(),
        "query_string": query,
        "scheme": "http",
        "server": ("testserver", 80),
        "http_version": "1.1",
        "headers": [*named, *([] if "host" in headers else [(b"host", HOST)])],
    }
    await site(scope, receive, send)
    told = {name.decode().title(): text.decode() for name, text in sent[0]["headers"]}
    return sent[0]["status"], told, b"".join(one.get("body", b"") for one in sent[1:])


@pytest.fixture
def article(db: None) -> Any:
    """A published article."""
    text = '<p>Thu <a linktype="so-lieu" kind="source" source="Chi cục Thuế">121 tỷ</a>.</p>'
    return published(an_article(a_portal(), body=[("text", text)]))


@pytest.fixture
def site(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[quick.Quick]:
    """The quick way before a rest that only says that it was asked; its threads see what the test
    has written."""
    own = connections["default"]
    monkeypatch.setattr(quick, "close_old_connections", lambda: None)
    own.inc_thread_sharing()
    one = quick.Quick(nobody)
    one.threads = ThreadPoolExecutor(
        1, initializer=connections.__setitem__, initargs=("default", own)
    )
    yield one
    one.threads.shutdown()
    own.dec_thread_sharing()


@pytest.mark.parametrize(
    "headers", [{}, {"accept_encoding": "gzip"}, {"accept_encoding": "gzip;q=0, br"}]
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_both_ways_give_the_same_answer_and_the_same_headers(
    client: Client, article: Any, site: quick.Quick, headers: dict[str, str], method: str
) -> None:
    ask = client.get if method == "GET" else client.head
    slow = ask(article.url, headers={k.replace("_", "-"): v for k, v in headers.items()})
    status, told, body = asked(site, article.url, method, **headers)
    assert status == slow.status_code == 200
    assert {k.title(): v for k, v in slow.items()} == told
    assert body == slow.content
    assert "Set-Cookie" not in told
    assert "default-src 'self'" in told["Content-Security-Policy"]
    assert told["Vary"] == "Accept-Encoding"


def test_who_has_the_page_hears_that_it_is_unchanged(
    client: Client, article: Any, site: quick.Quick
) -> None:
    tag = client.get(article.url)["ETag"]
    for known in (tag, tag.removeprefix("W/"), f'"other", {tag}', "*"):
        slow = client.get(article.url, headers={"if-none-match": known})
        status, told, body = asked(site, article.url, if_none_match=known)
        assert status == slow.status_code == 304
        del slow["Content-Length"]
        assert told == {name.title(): text for name, text in slow.items()}
        assert body == b""
    assert asked(site, article.url, if_none_match='W/"other"')[0] == 200


def test_what_is_not_kept_is_left_to_the_rest(article: Any, site: quick.Quick) -> None:
    for path in (
        "/hong-linh/khong-co/",
        "/viec-cua-toi/",
        "/tinh/a.css",
        "/../etc/passwd",
        "/" * 999,
    ):
        assert asked(site, path)[0] == 299
    assert asked(site, article.url, query=b"trang=2")[0] == 299
    assert asked(site, article.url, method="POST")[0] == 299
    assert asked(site, article.url, method="OPTIONS")[0] == 299


@pytest.mark.parametrize("host", ["evil.example", "testserver\r\nX: y", "a" * 5000, "", "[::1"])
def test_a_forged_host_gets_nothing_from_memory(article: Any, site: quick.Quick, host: str) -> None:
    assert asked(site, article.url)[0] == 200
    assert asked(site, article.url, host=host)[0] == 299


def test_http_is_left_to_the_redirect_where_https_is_spoken(
    article: Any, site: quick.Quick, settings: Any
) -> None:
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 600
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    quick._stack.cache_clear()
    assert asked(site, article.url)[0] == 299
    assert asked(site, article.url, x_forwarded_proto="http")[0] == 299
    status, told, _ = asked(site, article.url, x_forwarded_proto="https")
    assert (status, told["Strict-Transport-Security"][:11]) == (200, "max-age=600")
    quick._stack.cache_clear()


def test_a_correction_is_out_within_a_second_and_what_was_taken_back_is_gone(
    article: Any, site: quick.Quick, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quick, "HOLDS", 3600)
    before = asked(site, article.url)[1]["Etag"]
    article.lead = "Sửa lại"
    published(article)
    assert asked(site, article.url)[1]["Etag"] == before
    monkeypatch.setattr(quick, "HOLDS", 0)
    assert "Sửa lại" in asked(site, article.url)[2].decode()
    article.refresh_from_db()
    article.unpublish()
    assert asked(site, article.url)[0] == 299


def test_what_is_at_hand_is_sent_when_the_database_fails_or_is_slow(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers: list[Any] = [an_answer(), ConnectionError("gone")]

    def look(key: Key, held: Answer | None) -> Answer | None:
        said = answers.pop(0)
        if isinstance(said, Exception):
            raise said
        return said

    monkeypatch.setattr(quick, "HOLDS", 0)
    site = quick.Quick(nobody, look)
    assert asked(site, "/a/")[2] == b"page"
    assert asked(site, "/a/")[2] == b"page"
    assert "could not be looked up" in caplog.text
    site.threads.shutdown()


def test_readers_at_once_are_one_look() -> None:
    looks = []

    def look(key: Key, held: Answer | None) -> Answer | None:
        looks.append(key)
        return an_answer()

    async def all_at_once(site: quick.Quick) -> list[Any]:
        return await asyncio.gather(*(answered(site, "/a/") for _ in range(50)))

    site = quick.Quick(nobody, look)
    assert {status for status, _, _ in asyncio.run(all_at_once(site))} == {200}
    assert len(looks) == 1
    site.threads.shutdown()


def test_memory_lets_go_of_what_was_asked_for_longest_ago() -> None:
    keys = [Key(False, "a", 80, f"/{number}/") for number in range(4)]
    one = Entry(an_answer(), 0)
    memory = Memory(3 * one.size)
    for key in keys[:3]:
        memory.put(key, one)
    memory.get(keys[0])
    memory.put(keys[3], one)
    assert [key for key in keys if memory.get(key)] == [keys[0], keys[2], keys[3]]
    assert memory.size == 3 * one.size


def test_reading_a_kept_page_by_the_quick_way_writes_nothing(
    article: Any, site: quick.Quick, monkeypatch: pytest.MonkeyPatch
) -> None:
    statements: list[str] = []

    def note(execute: Any, sql: str, *rest: Any) -> Any:
        statements.append(sql)
        return execute(sql, *rest)

    def noted(key: Key, held: Answer | None) -> Answer | None:
        with connections["default"].execute_wrapper(note):
            return quick.look_up(key, held)

    site.look = noted
    assert asked(site, article.url)[0] == 200
    assert statements
    assert all(sql.lstrip("( ").upper().startswith("SELECT") for sql in statements)


def test_a_reader_without_gzip_gets_none() -> None:
    assert takes_gzip("gzip") and takes_gzip("br, gzip;q=0.5") and takes_gzip("deflate, gzip")
    assert not takes_gzip("") and not takes_gzip("gzip;q=0") and not takes_gzip("gzip;q=0.0, br")


def test_the_site_is_served_by_the_quick_way(article: Any) -> None:
    from tiendo.asgi import application

    assert isinstance(application.application, quick.Quick)
    assert type(application.application.application) is type(get_asgi_application())
    assert RenderedPage.objects.filter(url_path=article.url_path).exists()
