"""The door to documents: bytes of any kind in, one ``Document`` out, or a ``DocumentError``.

What a file is, is told by its first bytes; its name only settles what the bytes leave open.
Readers are imported when a file of their kind comes.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from tiendo.common.limits import MAX_PDF_BYTES

from .document import Block, Cell, Document, DocumentError, Note, Place, Table

__all__ = [
    "Block",
    "Cell",
    "Document",
    "DocumentError",
    "Note",
    "Place",
    "Table",
    "read_bytes",
    "read_file",
]

SUFFIXES = (
    ".txt",
    ".text",
    ".md",
    ".html",
    ".htm",
    ".xhtml",
    ".docx",
    ".docm",
    ".pdf",
    ".xlsx",
    ".xlsm",
)
"""What a folder is searched for; a file that is named may have any name."""

_READERS = {"text": "plain", "html": "html", "docx": "word", "pdf": "pdf", "xlsx": "sheet"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_file(path: str) -> Document:
    """Read the file at ``path``. Raises DocumentError for what cannot be read or is not there."""
    try:
        if Path(path).is_dir():
            raise DocumentError("folder")
        with Path(path).open("rb") as stream:
            raw = stream.read(MAX_PDF_BYTES + 1)
    except FileNotFoundError as error:
        raise DocumentError("missing") from error
    except PermissionError as error:
        raise DocumentError("forbidden") from error
    except (OSError, ValueError) as error:
        raise DocumentError("unreadable") from error
    return read_bytes(path, raw)


def read_bytes(name: str, raw: bytes) -> Document:
    """Read a document that is in memory already; ``name`` is the file's name, or "-"."""
    if len(raw) > MAX_PDF_BYTES:
        raise DocumentError("too-large", size=len(raw), limit=MAX_PDF_BYTES)
    kind = kind_of(name, raw)
    reader = import_module(f".{_READERS[kind]}", __name__)
    document: Document = reader.read(name, raw)
    return document


def kind_of(name: str, raw: bytes) -> str:
    """What the bytes are: text, html, docx, pdf or xlsx. Raises DocumentError for another kind."""
    suffix = Path(name).suffix.lower()
    if raw.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_package(raw)
    if b"%PDF-" in raw[:1024]:
        return "pdf"
    if raw.startswith(_OLE):
        # A locked Word or Excel file is an old-style container around the encrypted package.
        locked = "EncryptedPackage".encode("utf-16-le") in raw
        raise DocumentError("encrypted" if locked else "old-office")
    if raw.startswith(b"{\\rtf"):
        raise DocumentError("kind", kind="RTF")
    if raw.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")):
        raise DocumentError("picture")
    if suffix in (".docx", ".docm", ".xlsx", ".xlsm", ".pdf"):
        raise DocumentError("broken")
    head = raw[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if suffix in (".html", ".htm", ".xhtml") or head.startswith((b"<!doctype html", b"<html")):
        return "html"
    return "text"


def _kind_of_package(raw: bytes) -> str:
    from tiendo.common.package import Package

    package = Package(raw)
    if "word/document.xml" in package:
        return "docx"
    if "xl/workbook.xml" in package:
        return "xlsx"
    if "[Content_Types].xml" in package:
        types = package.part("[Content_Types].xml")
        if b"wordprocessingml.document.main" in types or b"wordprocessingml" in types:
            return "docx"
        if b"spreadsheetml" in types:
            return "xlsx"
    if "mimetype" in package:
        raise DocumentError("kind", kind="OpenDocument")
    raise DocumentError("kind", kind="zip")
