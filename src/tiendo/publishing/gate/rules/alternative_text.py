"""Every picture that says something says it in words too (WCAG 1.1.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from tiendo.common.fold import fold
from tiendo.publishing.gate.desk import Desk
from tiendo.publishing.gate.manuscript import Objection, Picture

_FILE = re.compile(r"(?i)^[\w .()-]+\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?)$")
_CAMERA = re.compile(
    r"(?i)^(?:img|dsc|dscn|dscf|pic|photo|image|screenshot|scan|zalo)[\s_\d.()-]*$"
)
_EMPTY_WORDS = {"anh", "hinh", "hinh anh", "anh minh hoa", "hinh minh hoa", "picture", "image"}
_LETTERS = re.compile(r"[^0-9a-z]+")


def judge(desk: Desk) -> Iterator[Objection]:
    """Stop at a picture without words, or whose words are the name of its file."""
    for picture in desk.manuscript.pictures:
        alt = picture.alt.strip()
        if picture.is_decorative:
            continue
        if not alt:
            yield _objection("no-alternative-text", picture)
        elif is_file_name(alt, picture.file_name):
            yield _objection("file-name-as-text", picture)
        elif fold(alt).strip(" .") in _EMPTY_WORDS:
            yield _objection("empty-alternative-text", picture, stops=False)


def is_file_name(alt: str, file_name: str) -> bool:
    """Whether words are those of a file and not of a picture."""
    if _FILE.match(alt) or _CAMERA.match(alt):
        return True
    stem = _plain(PurePath(file_name).stem)
    # A file named in whole words by somebody ("Lễ khởi công cầu.jpg") may well be described so.
    return (
        bool(stem)
        and _plain(alt) == stem
        and (" " not in alt or alt in file_name)
        and (" " not in file_name.strip())
    )


def _plain(words: str) -> str:
    return _LETTERS.sub("", fold(words))


def _objection(code: str, picture: Picture, *, stops: bool = True) -> Objection:
    values = (picture.file_name,)
    return Objection(code, picture.place, None, None, picture.alt, values, stops)
