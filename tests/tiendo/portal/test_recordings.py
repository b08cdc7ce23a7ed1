"""Songs and films: what they are is told by their bytes, and none is shown without its words."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from factories.media import CAPTIONS, a_picture, a_song, uploaded, wav
from factories.portal import a_page, a_portal
from tiendo.portal.models import MediaLibraryPage
from tiendo.portal.serving.sniffing import captions_fault, recording_kind, spoken

pytestmark = pytest.mark.django_db
MP4 = b"\x00\x00\x00\x18ftypisom" + b"\x00" * 32
SCRIPT = b"<script>alert(1)</script>"

HEADS = {
    "mp3 with tags": (b"ID3\x04" + b"\x00" * 20, "mp3"),
    "mp3": (b"\xff\xfb\x90\x00" + b"\x00" * 20, "mp3"),
    "ogg": (b"OggS" + b"\x00" * 20, "ogg"),
    "wav": (wav(), "wav"),
    "m4a": (b"\x00\x00\x00\x18ftypM4A " + b"\x00" * 20, "m4a"),
    "mp4": (MP4, "mp4"),
    "webm": (b"\x1a\x45\xdf\xa3" + b"\x00" * 8 + b"webm", "webm"),
    "matroska": (b"\x1a\x45\xdf\xa3" + b"\x00" * 8 + b"matroska", None),
    "script": (SCRIPT, None),
    "picture": (b"\xff\xd8\xff\xe0" + b"\x00" * 20, None),
    "avi": (b"RIFF\x00\x00\x00\x00AVI ", None),
    "nothing": (b"", None),
}


@pytest.mark.parametrize("name", HEADS)
def test_a_recording_is_told_by_its_bytes(name: str) -> None:
    head, kind = HEADS[name]
    assert recording_kind(head) == kind


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        (CAPTIONS, ""),
        (b"\xef\xbb\xbf" + CAPTIONS, ""),
        (b"1\n00:00:00,000 --> 00:00:01,000\n", "form"),
        (b"WEBVTT\n", "empty"),
        (b"WEBVTT\n\xff\xfe", "encoding"),
    ],
)
def test_captions_are_webvtt_in_utf_8(raw: bytes, fault: str) -> None:
    assert captions_fault(raw) == fault


def test_captions_say_their_words_without_times_names_and_marks() -> None:
    cues = (
        "WEBVTT - Họp báo",
        "NOTE thu 1 tỷ đồng",
        "1\n00:01.000 --> 00:04.000 line:0\n<v Bà Hoa>Thu <i>ngân sách</i>\nđạt &lt; 121 tỷ đồng",
        "00:05.000 --> 00:06.000\nHết",
    )
    raw = "\r\n\r\n".join(cues).encode("utf-8-sig")
    assert spoken(raw) == "Thu ngân sách đạt < 121 tỷ đồng\nHết"


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"file": uploaded("bai.mp3", SCRIPT)}, "file"),
        ({"file": uploaded("bai.mp3", MP4)}, "file"),
        ({"kind": "video", "file": uploaded("phim.mp4", wav())}, "file"),
        ({"words": ""}, "words"),
        ({"words": "<p> </p>"}, "words"),
        ({"rights": " "}, "rights"),
        ({"captions": uploaded("phu-de.vtt", SCRIPT)}, "captions"),
    ],
)
def test_what_is_no_recording_or_lacks_words_or_rights_is_refused_at_its_field(
    fields: dict[str, Any], at: str
) -> None:
    with pytest.raises(ValidationError) as fault:
        a_song(**fields).full_clean()
    assert list(fault.value.message_dict) == [at]


def test_a_film_may_have_captions_instead_of_a_transcript() -> None:
    fields = {"kind": "video", "file": uploaded("phim.mp4", MP4), "words": ""}
    with pytest.raises(ValidationError):
        a_song(**fields).full_clean()
    a_song(**fields, captions=uploaded("phu-de.vtt", CAPTIONS)).full_clean()


def test_a_recording_larger_than_an_office_takes_is_refused(settings: Any) -> None:
    settings.UPLOAD_MEGABYTES = 0
    with pytest.raises(ValidationError) as fault:
        a_song().full_clean()
    assert "file" in fault.value.message_dict


def test_a_file_is_kept_under_a_name_nobody_guesses_ending_as_its_bytes_say() -> None:
    song = a_song(file=uploaded("../../bai.exe", wav()))
    song.full_clean()
    song.save()
    assert song.file.name.startswith("ghi-am/") and song.file.name.endswith(".wav")
    assert "bai" not in song.file.name
    assert song.media_type == "audio/wav"


def test_the_media_library_shows_songs_with_their_words_and_pictures_with_what_they_show(
    client: Client,
) -> None:
    song = a_song(captions=uploaded("loi.vtt", CAPTIONS))
    song.save()
    body = [
        ("audio", song),
        ("gallery", {"title": "Quê hương", "pictures": [a_picture()]}),
    ]
    page = a_page(a_portal(), MediaLibraryPage, title="Âm thanh, hình ảnh", body=body)
    shown = client.get(page.url).content.decode()
    assert "<audio controls" in shown and "autoplay" not in shown
    assert '<track kind="captions"' in shown
    assert "Bên dòng Minh</p>" in shown
    assert 'alt="Dãy núi xanh"' in shown
    assert "Nhóm dự án; CC0" in shown


def test_an_empty_media_library_says_so_and_draws_nothing(client: Client) -> None:
    shown = client.get(a_page(a_portal(), MediaLibraryPage).url).content.decode()
    assert "<audio" not in shown and "gallery" not in shown
    assert "Ở đây chưa công bố nội dung nào." in shown
