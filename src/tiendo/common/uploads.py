"""What an uploaded paper is, told by its bytes; it is kept and given back, never opened or run."""

import io
import re
import zipfile
from pathlib import Path

_STARTS = ((b"%PDF-", "pdf"), (b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpg"))
_PARTS = (("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx"))
_UNFIT = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u202a-\u202e\u2066-\u2069]+')

MEDIA = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def paper_kind(raw: bytes) -> str | None:
    """pdf, png, jpg, docx or xlsx; None for anything else, and for files with macros in them."""
    for start, kind in _STARTS:
        if raw.startswith(start):
            return kind
    if not raw.startswith(b"PK\x03\x04"):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return None
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        return None
    return next((kind for part, kind in _PARTS if part in names), None)


def paper_name(name: str, kind: str) -> str:
    """A file's name without what a disk or a screen stumbles over, ending as its bytes say."""
    stem = _UNFIT.sub(" ", Path(name.replace("\\", "/")).name.rsplit(".", 1)[0]).strip(" .")
    return f"{stem[:100] or 'van-ban'}.{kind}"
