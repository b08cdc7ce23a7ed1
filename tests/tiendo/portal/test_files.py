"""Files of pictures and recordings as browsers ask for them."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tiendo.portal.serving.files import LONGEST_PART, byte_range

pytestmark = pytest.mark.django_db
BYTES = bytes(range(200))


@pytest.fixture
def media(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    folder = settings.MEDIA_ROOT / "ghi-am"
    folder.mkdir(parents=True)
    (folder / "a.wav").write_bytes(BYTES)
    (folder / "a.html").write_bytes(b"<script>")
    (settings.MEDIA_ROOT / "documents").mkdir()
    (settings.MEDIA_ROOT / "documents" / "a.png").write_bytes(BYTES)
    (tmp_path / "secret.wav").write_bytes(BYTES)
    return Path(settings.MEDIA_ROOT)


def test_a_whole_file_comes_with_its_type_and_can_do_nothing(client: Client, media: Path) -> None:
    answer = client.get("/tep/ghi-am/a.wav")
    assert answer.content == BYTES
    assert answer["Content-Type"] == "audio/wav"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Content-Disposition"] == 'inline; filename="a.wav"'
    assert answer["Accept-Ranges"] == "bytes"
    assert not answer.cookies


@pytest.mark.parametrize(
    ("asked", "status", "body", "told"),
    [
        ("bytes=0-0", 206, BYTES[:1], "bytes 0-0/200"),
        ("bytes=10-19", 206, BYTES[10:20], "bytes 10-19/200"),
        ("bytes=190-", 206, BYTES[190:], "bytes 190-199/200"),
        ("bytes=190-900", 206, BYTES[190:], "bytes 190-199/200"),
        ("bytes=-5", 206, BYTES[195:], "bytes 195-199/200"),
        ("bytes=-900", 206, BYTES, "bytes 0-199/200"),
        ("bytes=200-", 416, b"", "bytes */200"),
        ("bytes=-0", 416, b"", "bytes */200"),
        ("bytes=9-3", 200, BYTES, None),
        ("bytes=0-1,5-6", 200, BYTES, None),
        ("bytes=-", 200, BYTES, None),
        ("lines=0-1", 200, BYTES, None),
    ],
)
def test_the_part_asked_for_is_the_part_that_comes(
    client: Client, media: Path, asked: str, status: int, body: bytes, told: str | None
) -> None:
    answer = client.get("/tep/ghi-am/a.wav", headers={"range": asked})
    assert (answer.status_code, answer.content) == (status, body)
    assert answer.get("Content-Range") == told


def test_a_part_is_never_longer_than_memory_bears() -> None:
    assert byte_range("bytes=0-", LONGEST_PART * 5) == (0, LONGEST_PART - 1)


@pytest.mark.parametrize(
    "path",
    [
        "ghi-am/a.html",
        "ghi-am/khong-co.wav",
        "documents/a.png",
        "ghi-am",
        "ghi-am/",
        "ghi-am/../documents/a.png",
        "ghi-am/../../secret.wav",
        "secret.wav",
        "ghi-am/a.wav\x00.wav",
    ],
)
def test_nothing_else_is_there(client: Client, media: Path, path: str) -> None:
    assert client.get(f"/tep/{path}").status_code == 404


def test_a_link_that_leads_out_of_its_folder_is_not_followed(client: Client, media: Path) -> None:
    (media / "ghi-am" / "b.wav").symlink_to(media.parent / "secret.wav")
    assert client.get("/tep/ghi-am/b.wav").status_code == 404


def test_who_has_it_is_not_sent_it_again(client: Client, media: Path) -> None:
    first = client.get("/tep/ghi-am/a.wav")
    again = client.get("/tep/ghi-am/a.wav", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.post("/tep/ghi-am/a.wav").status_code == 405
