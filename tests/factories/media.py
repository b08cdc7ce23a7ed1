"""Recordings, pictures and files, as few bytes as their kind needs."""

import io
import wave
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from tiendo.portal.models import Picture, PortalFile, Recording

CAPTIONS = "WEBVTT\n\n00:00.000 --> 00:01.000\nBên dòng Minh\n".encode()


def wav(seconds: int = 1) -> bytes:
    """Silence of so many seconds."""
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(8000)
        sound.writeframes(b"\x80" * 8000 * seconds)
    return out.getvalue()


def uploaded(name: str, raw: bytes) -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, raw)


def a_song(**fields: Any) -> Recording:
    """A song with its words and rights, not saved."""
    given: dict[str, Any] = {
        "title": "Bên dòng Minh",
        "kind": "song",
        "file": uploaded("bai.wav", wav()),
        "words": "<p>Bên dòng Minh</p>",
        "rights": "Nhóm dự án; CC0",
    }
    return Recording(**given | fields)


def png() -> bytes:
    """A small green picture."""
    out = io.BytesIO()
    Image.new("RGB", (64, 48), (11, 92, 96)).save(out, "PNG")
    return out.getvalue()


def a_picture(**fields: Any) -> Picture:
    """A small green picture with its description."""
    given = {"title": "Núi Hồng", "description": "Dãy núi xanh", "rights": "Nhóm dự án"}
    picture = Picture(file=ContentFile(png(), "nui.png"), **given | fields)
    picture.save()
    return picture


def a_file(**fields: Any) -> PortalFile:
    """A paper of a few bytes."""
    given: dict[str, Any] = {
        "title": "Toàn văn",
        "file": ContentFile(b"%PDF-1.4\n", "toan-van.pdf"),
    }
    file = PortalFile(**given | fields)
    file.save()
    return file
