"""What may be uploaded, and what is refused with a sentence and leaves nothing behind."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.documents.forms import get_document_form
from wagtail.images.forms import get_image_form
from wagtail.models import Collection

from factories.person import a_person, signed_in
from tiendo.portal.models import Picture, PortalFile
from tiendo.portal.newsroom.uploads import judged, written_anew

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def picture(kind: str = "JPEG", size: tuple[int, int] = (60, 40), **more: Any) -> bytes:
    """A picture of one colour."""
    made = io.BytesIO()
    Image.new("RGB", size, "teal").save(made, kind, **more)
    return made.getvalue()


def sent(raw: bytes, name: str, **said: str) -> Any:
    """The form of a picture as an editor fills it in."""
    said = {
        "title": "Hội nghị",
        "description": "Đại biểu biểu quyết tại hội trường",
        "collection": str(Collection.get_first_root_node().pk),
        "tags": "",
    } | said
    user = a_person("quan-tri", administrator=True)
    return get_image_form(Picture)(said, {"file": SimpleUploadedFile(name, raw)}, user=user)


@pytest.mark.parametrize(
    "raw",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"<!doctype html><script>alert(1)</script>",
        b"<?php system($_GET['x']); ?>",
        b"\xff\xd8\xff",
        b"",
    ],
)
def test_what_is_no_picture_is_refused_whatever_its_name(raw: bytes, tmp_path: Path) -> None:
    form = sent(raw, "anh.jpg")
    assert list(form.errors) == ["file"]
    assert not list(tmp_path.rglob("*.*"))


def test_a_picture_of_a_hundred_million_dots_is_never_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    raw = picture("PNG", (10_000, 10_000))
    assert len(raw) < 1_000_000

    def unpacked(*_args: object) -> None:
        raise AssertionError("unpacked")

    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", unpacked)
    form = sent(raw, "to.png")
    assert "10000 × 10000" in str(form.errors["file"])


def test_a_picture_too_large_to_send_is_refused(settings: Any) -> None:
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 1 << 20
    with pytest.raises(ValidationError):
        judged(b"\xff\xd8\xff" + b"x" * (1 << 20))


def test_where_a_picture_was_taken_is_not_kept() -> None:
    exif = Image.Exif()
    exif[0x0110] = "Máy ảnh số 7"
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[1] = "N"
    raw = picture("JPEG", exif=exif, comment=b"<?php x(); ?>")
    assert b"Exif" in raw
    form = sent(raw + b"<?php y(); ?>", "anh.jpg")
    assert form.is_valid(), form.errors
    kept = form.save()
    stored = kept.file.read()
    assert b"Exif" not in stored
    assert b"php" not in stored
    assert (kept.width, kept.height) == (40, 60)


def test_several_pictures_at_once_lose_their_places_too(client: Any) -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    signed_in(a_person("quan-tri", administrator=True), client)
    raw = picture("JPEG", exif=exif)
    sent = client.post(
        reverse("wagtailimages:add_multiple"),
        {"title": "a", "files[]": SimpleUploadedFile("a.jpg", raw), "collection": "1"},
        headers={"x-requested-with": "XMLHttpRequest"},
    ).json()
    assert Picture.objects.count() == 0
    number = sent["uploaded_file_id"]
    said = {"title": "Hội nghị", "description": "Toàn cảnh hội trường", "tags": "", "rights": ""}
    client.post(
        reverse("wagtailimages:create_multiple_from_uploaded_image", args=[number]),
        {f"uploaded-image-{number}-{name}": words for name, words in said.items()},
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    kept = Picture.objects.get()
    assert kept.description == "Toàn cảnh hội trường"
    assert b"Exif" not in kept.file.read()


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "GIF"])
def test_other_kinds_are_written_anew_as_well(kind: str) -> None:
    raw = picture(kind)
    assert judged(written_anew(raw + b"<script>")) == kind
    assert b"<script>" not in written_anew(raw + b"<script>")


@pytest.mark.parametrize("words", ["", "  ", "IMG_0042", "IMG_0042.JPG", "img_0042.jpg"])
def test_a_picture_needs_words_that_are_not_its_files_name(words: str) -> None:
    form = sent(picture(), "IMG_0042.jpg", description=words)
    assert list(form.errors) == ["description"]


def paper(raw: bytes, name: str) -> Any:
    """The form of a paper as an editor fills it in."""
    said = {"title": "Nghị quyết", "collection": str(Collection.get_first_root_node().pk)}
    files = {"file": SimpleUploadedFile(name, raw)}
    user = a_person("quan-tri", administrator=True)
    return get_document_form(PortalFile)(said | {"tags": ""}, files, user=user)


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (b"<html><script>x</script></html>", "nghi-quyet.pdf"),
        (b"MZ\x90\x00", "nghi-quyet.docx"),
        (b"%PDF-1.7\n", "nghi-quyet.docx"),
        (b"x", "chay.exe"),
        (b"<svg/>", "so-do.svg"),
    ],
)
def test_a_paper_that_is_something_else_is_refused(raw: bytes, name: str, tmp_path: Path) -> None:
    assert list(paper(raw, name).errors) == ["file"]
    assert not list(tmp_path.rglob("*.*"))


def test_a_paper_that_is_what_it_says_is_kept() -> None:
    form = paper(b"%PDF-1.7\n%", "nghi-quyet.pdf")
    assert form.is_valid(), form.errors
    assert form.save().pk
