"""Debian's nginx with the configuration we ship, before the application as we ship it."""

from __future__ import annotations

import gzip
import http.client
import os
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from factories.site import a_site
from tools import debian
from tools.front import NAME, Ports, front, site

pytestmark = pytest.mark.skipif(
    debian.find("nginx") is None, reason="Debian package nginx-light is missing"
)
CSS = "portal/portal.0123456789ab.css"
HEADERS_OF_SAFETY = {
    "content-security-policy",
    "cross-origin-opener-policy",
    "referrer-policy",
    "strict-transport-security",
    "x-content-type-options",
    "x-frame-options",
}


@dataclass
class Front:
    """A front server with a site behind it."""

    ports: Ports
    folder: Path
    settings: dict[str, str]
    article: str

    def ask(
        self, path: str, method: str = "GET", https: bool = True, body: str = "", **headers: str
    ) -> tuple[int, dict[str, str], bytes]:
        """One question to the front server: status, headers in small letters, body."""
        if https:
            trust = ssl.create_default_context(cafile=str(self.folder / "fullchain.pem"))
            trust.check_hostname = False
            connection = http.client.HTTPSConnection("127.0.0.1", self.ports.https, context=trust)
        else:
            connection = http.client.HTTPConnection("127.0.0.1", self.ports.redirect)
        named = {name.replace("_", "-"): text for name, text in headers.items()}
        connection.request(method, path, body or None, {"host": NAME, **named})
        answer = connection.getresponse()
        told = {name.lower(): text for name, text in answer.getheaders()}
        read = answer.read()
        connection.close()
        return answer.status, told, read

    def pages(self, *arguments: str) -> str:
        """Let another process do something with the pages, as the newsroom would."""
        command = [sys.executable, str(Path(__file__).with_name("pages.py")), *arguments]
        done = subprocess.run(
            command, env=os.environ | self.settings, check=True, capture_output=True, text=True
        )
        return done.stdout.strip()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    """A site with one article, and the shipped front server before it."""
    var, folder = tmp_path_factory.mktemp("var"), tmp_path_factory.mktemp("nginx")
    more = {"TIENDO_HOSTS": f"{NAME},127.0.0.1", "TIENDO_HTTPS": "1", "TIENDO_PROXIES": "1"}
    settings = a_site(var, **more)
    _files(var)
    one = Front(Ports(), folder, settings, "")
    one.article = one.pages("make")
    with site(one.ports.site, settings), front(folder, var, one.ports):
        yield one


def _files(var: Path) -> None:
    static, media = var / "static" / "portal", var / "media"
    static.mkdir(parents=True)
    for folder in ("ghi-am", "images", "documents", "original_images"):
        (media / folder).mkdir(parents=True)
    (var / "static" / CSS).write_text("p{}" * 200)
    (var / "static" / f"{CSS}.gz").write_bytes(gzip.compress(b"p{}" * 200))
    (media / "ghi-am" / "bai-hat.mp3").write_bytes(bytes(range(256)) * 40)
    (media / "images" / "evil.svg").write_text("<svg onload='alert(1)'/>")
    (media / "images" / "anh.png").write_bytes(b"\x89PNG")
    (media / "documents" / "rieng.pdf").write_bytes(b"%PDF")
    (media / "original_images" / "goc.png").write_bytes(b"\x89PNG")


def test_a_public_page_comes_compressed_kept_and_with_every_header_of_safety(served: Front) -> None:
    served.ask(served.article)
    status, told, body = served.ask(served.article, accept_encoding="gzip")
    assert (status, told["x-cache"], told["content-encoding"]) == (200, "HIT", "gzip")
    assert "Họp báo" in gzip.decompress(body).decode()
    assert told["cache-control"] == "public, max-age=0, s-maxage=1"
    assert told["vary"] == "Accept-Encoding"
    assert "set-cookie" not in told
    assert set(told) >= HEADERS_OF_SAFETY


def test_who_cannot_unpack_gets_the_page_unpacked(served: Front) -> None:
    status, told, body = served.ask(served.article)
    assert status == 200
    assert "content-encoding" not in told
    assert "Họp báo" in body.decode()


def test_who_has_the_page_hears_304(served: Front) -> None:
    tag = served.ask(served.article)[1]["etag"]
    status, _, body = served.ask(served.article, if_none_match=tag)
    assert (status, body) == (304, b"")


def test_a_correction_is_out_within_three_seconds(served: Front) -> None:
    served.ask(served.article)
    served.pages("correct", "Đính chính")
    until = time.monotonic() + 3
    while "Đính chính" not in served.ask(served.article)[2].decode():
        assert time.monotonic() < until
        time.sleep(0.1)


def test_head_and_questions_are_answered(served: Front) -> None:
    status, _, body = served.ask(served.article, "HEAD")
    assert (status, body) == (200, b"")
    assert served.ask(f"{served.article}?a=1")[1]["x-cache"] == "BYPASS"
    assert served.ask(served.article, cookie="phien=abc")[1]["x-cache"] == "BYPASS"
    assert served.ask(served.article, "OPTIONS")[0] == 405
    assert served.ask("/viec-cua-toi/")[1]["x-cache"] == "MISS"
    assert served.ask("/viec-cua-toi/")[1]["x-cache"] == "MISS"


def test_http_leads_to_https_and_another_name_to_nothing(served: Front) -> None:
    status, told, _ = served.ask(served.article, https=False)
    assert (status, told["location"]) == (301, f"https://{NAME}{served.article}")
    with pytest.raises(http.client.RemoteDisconnected):
        served.ask("/", https=False, host="evil.example")
    assert served.ask("/", host="evil.example")[0] == 400


def test_static_files_with_a_fingerprint_never_change(served: Front) -> None:
    status, told, body = served.ask(f"/tinh/{CSS}", accept_encoding="gzip")
    assert (status, told["content-encoding"]) == (200, "gzip")
    assert gzip.decompress(body).startswith(b"p{}")
    assert told["cache-control"] == "public, max-age=31536000, immutable"
    assert served.ask("/tinh/../../secret_key")[0] in {400, 404}
    assert served.ask("/tinh/%2e%2e/secret_key")[0] in {400, 404}


def test_recordings_come_in_parts_and_can_do_nothing(served: Front) -> None:
    status, told, body = served.ask("/tep/ghi-am/bai-hat.mp3", range="bytes=256-511")
    assert (status, body) == (206, bytes(range(256)))
    assert told["content-range"] == "bytes 256-511/10240"
    assert told["content-type"] == "audio/mpeg"
    assert told["x-content-type-options"] == "nosniff"
    assert told["content-security-policy"] == "default-src 'none'; sandbox"
    assert served.ask("/tep/ghi-am/bai-hat.mp3", range="bytes=99999-")[0] == 416


@pytest.mark.parametrize(
    "path",
    ["images/evil.svg", "documents/rieng.pdf", "original_images/goc.png", "../tiendo.sqlite3",
     "images/../../secret_key", "images/%2e%2e/%2e%2e/secret_key", "images/", ""],
)  # fmt: skip
def test_nothing_else_of_the_folder_is_there(served: Front, path: str) -> None:
    assert served.ask("/tep/images/anh.png")[0] == 200
    assert served.ask(f"/tep/{path}")[0] in {400, 404}


def test_very_long_and_forged_requests_are_refused(served: Front) -> None:
    assert served.ask("/" + "a" * 9_000)[0] == 414
    assert served.ask("/", x_forwarded_for="1.2.3.4, " * 3000)[0] == 400
    assert served.ask("/" + "a/" * 2000)[0] == 404


def test_what_is_too_large_is_refused_with_a_sentence(served: Front) -> None:
    status, _, body = served.ask("/ngon-ngu/", "POST", body="x" * 30_000_000)
    assert status == 413
    assert "lớn hơn mức cho phép" in body.decode()


def test_many_forms_from_one_network_pass_and_a_flood_does_not(served: Front) -> None:
    answers = [served.ask("/ngon-ngu/", "POST")[0] for _ in range(60)]
    assert 429 not in answers
    flood = [served.ask("/ngon-ngu/", "POST") for _ in range(400)]
    told, body = next((told, body) for status, told, body in flood if status == 429)
    assert told["content-type"] == "text/plain; charset=utf-8"
    assert "chưa được gửi" in body.decode() and told["retry-after"] == "60"
    assert served.ask(served.article)[0] == 200


def test_the_log_names_no_address_and_counts_visits(served: Front) -> None:
    served.ask(served.article, user_agent="Mozilla/5.0 (X11)")
    time.sleep(0.2)
    log = (served.folder / "tiendo.log").read_text()
    assert "127.0.0.0 - - [" in log
    assert "127.0.0.1" not in log
    assert f'"GET {served.article} HTTP/1.1" 200' in log


def test_the_log_holds_no_key_of_a_private_link(served: Front) -> None:
    secret = "q3Zt-Xk9_vLr5Wm1Yp8Nd2Hs7Jb4Gc6F"
    private = ("tham-gia/rieng/{}/", "tham-gia/rieng/{}/xoa/", "tham-gia//%72ieng/{}/du-lieu.json")
    for path in (*private, "lich/{}.ics"):
        served.ask("/" + path.format(secret))
    time.sleep(0.2)
    log = (served.folder / "tiendo.log").read_text()
    assert log.count('"GET /tham-gia/rieng/- HTTP/1.1" 404') == 3
    assert '"GET /lich/- HTTP/1.1" 404' in log
    assert secret not in log


def test_what_was_kept_is_sent_while_the_application_is_away(served: Front, tmp_path: Path) -> None:
    away = Front(Ports(), tmp_path, served.settings, served.article)
    with front(tmp_path, Path(served.settings["TIENDO_VAR"]), away.ports):
        with site(away.ports.site, served.settings):
            assert away.ask(away.article)[0] == 200
        time.sleep(2.1)
        status, told, _ = away.ask(away.article)
        assert (status, told["x-cache"]) == (200, "STALE")
        assert away.ask("/hong-linh/khac/")[0] == 502
