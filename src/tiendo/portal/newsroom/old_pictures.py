"""The files behind the pictures of an old article: found beside it, judged, and kept once."""

from __future__ import annotations

import base64
import binascii
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ValidationError
from django.core.files.images import ImageFile
from django.utils.translation import gettext as _
from wagtail.models import Collection

from tiendo.common.fold import slugged
from tiendo.portal.models import HomePage, Picture
from tiendo.portal.newsroom.old_articles import OldArticle, OldPicture
from tiendo.portal.newsroom.old_body import block, blocks, escaped
from tiendo.portal.newsroom.seats import folder_of
from tiendo.portal.newsroom.uploads import FORMATS, judged, written_anew

LONGEST_NAME = 60


@dataclass(frozen=True)
class File:
    """A picture that can come: its name, its bytes as they lie there, and what it shows."""

    name: str
    raw: bytes = field(repr=False)
    shows: str = ""


@dataclass
class Laid:
    """The body of an old article with the files of its pictures, by the id of their block.

    ``faults`` say of each picture that cannot come why; ``head`` is the block whose picture stands
    for the article in lists.
    """

    blocks: list[dict[str, Any]]
    files: dict[str, File] = field(default_factory=dict)
    head: str = ""
    faults: list[str] = field(default_factory=list)

    def leave(self, key: str) -> None:
        """Take a picture out that cannot come; what was said below it stays as text."""
        at = next(at for at, one in enumerate(self.blocks) if one["id"] == key)
        caption = self.blocks[at]["value"]["caption"]
        self.blocks[at : at + 1] = [block("text", f"<p>{escaped(caption)}</p>")] if caption else []


def laid(old: OldArticle, folder: Path | None) -> Laid:
    """The blocks of an old article, those of pictures with their files.

    What a list names besides the pictures of the text comes after it; the first of these stands for
    the article. A picture without a file leaves its caption.
    """
    found = Laid(blocks(old.body))
    for one in list(found.blocks):
        if one["type"] == "picture":
            file = _file(one["value"], old.folder, folder, found.faults)
            if file is not None:
                found.files[one["id"]] = file
            else:
                found.leave(one["id"])
    shown = {one.raw for one in found.files.values()}
    for more in _besides(old.pictures, folder, shown, found.faults):
        one = block("picture", {"src": more.name, "alt": more.shows, "caption": ""})
        found.files[one["id"]] = more
        found.blocks.append(one)
        found.head = found.head or one["id"]
    found.head = found.head or next(iter(found.files), "")
    return found


def _besides(
    named: Sequence[OldPicture], folder: Path | None, shown: set[bytes], faults: list[str]
) -> Iterator[File]:
    """The pictures a list names that do not stand in the text."""
    for one in named:
        value = {"src": one.file, "alt": one.shows}
        file = _file(value, "", folder, faults)
        if file is not None and file.raw not in shown:
            yield file


def _file(value: dict[str, str], base: str, folder: Path | None, faults: list[str]) -> File | None:
    """The file of a picture; None, with a sentence on why, where it cannot come."""
    src, shows = value["src"], value["alt"]
    name = _name(src)
    try:
        raw = _inside(src) if src.startswith("data:") else _beside(src, base, folder)
        if raw is None:
            faults.append(_missing(name, folder))
            return None
        judged(raw)
    except ValidationError as fault:
        words = {"name": name, "why": " ".join(fault.messages)}
        faults.append(_("The picture “%(name)s” does not come: %(why)s") % words)
        return None
    return File(name, raw, shows)


def _missing(name: str, folder: Path | None) -> str:
    if folder is None:
        return _(
            "The picture “%(name)s” does not come with a list alone. Please take the folder that "
            "holds it over by the command take_over."
        ) % {"name": name}
    return _(
        "The picture “%(name)s” is not in the folder, and nothing is fetched from another site. "
        "Please put its file there, or add it to the article later."
    ) % {"name": name}


def _name(src: str) -> str:
    """What a person calls the picture: the name of its file."""
    if src.startswith("data:"):
        return _("picture inside the text")
    return unquote(PurePosixPath(_path(src)).name)[:LONGEST_NAME] or src[:LONGEST_NAME]


def _path(src: str) -> str:
    """The path of an address; all of it where it is none."""
    try:
        return urlsplit(src).path
    except ValueError:  # http://[bad/
        return src


def _inside(src: str) -> bytes:
    """The bytes of a picture that is written into the page itself."""
    head, _comma, written = src.partition(",")
    try:
        return base64.b64decode(written) if head.endswith(";base64") else unquote(written).encode()
    except (binascii.Error, ValueError):
        return b""


def _beside(src: str, base: str, folder: Path | None) -> bytes | None:
    """The bytes of the file an address means, if it lies in the folder: beside the page, or by
    its whole path where the address begins at the root of the old site."""
    if folder is None:
        return None
    root = folder.resolve()
    path = _path(src)
    start = root if path.startswith("/") or "//" in src else root / base
    for way in (unquote(path), path):
        try:
            file = (start / way.lstrip("/")).resolve()
            if file.is_relative_to(root) and file.is_file():
                return file.read_bytes()
        except (OSError, ValueError):
            continue
    return None


def kept(file: File, home: HomePage) -> Picture:
    """A picture of the portal's collection, written anew; the same file with the same words is
    kept once. ``ValidationError`` where it is damaged."""
    kind, clean = judged(file.raw), written_anew(file.raw)
    stem = Path(file.name).stem
    name = f"{slugged(stem) or 'anh'}.{FORMATS[kind]}"
    picture = Picture(
        title=stem[:255],
        file=ImageFile(io.BytesIO(clean), name=name),
        description=file.shows[:255],
        collection=folder_of(home) or Collection.get_first_root_node(),
    )
    picture._set_image_file_metadata()
    same = Picture.objects.filter(
        file_hash=picture.file_hash,
        description=picture.description,
        collection=picture.collection,
    )
    there = same.first()
    if there is None:
        picture.save()
    return there or picture
