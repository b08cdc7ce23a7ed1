"""A file that cannot be read, and the sentence that says why; needs no Django."""

from __future__ import annotations

import gettext as catalogue
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from tiendo_core.numbers import format_number

LOCALE = Path(__file__).resolve().parent.parent / "locale"
_MEBIBYTE = 1 << 20
_SIZES = ("size", "limit")


def gettext_noop(message: str) -> str:
    """Mark a message for the catalogue; it is translated when it is shown."""
    return message


@lru_cache(maxsize=4)
def translation(language: str) -> catalogue.NullTranslations:
    """The catalogue of a language; English stands in the code itself."""
    path = LOCALE / language / "LC_MESSAGES" / "django.mo"
    if language != "en" and path.exists():
        with path.open("rb") as stream:
            return catalogue.GNUTranslations(stream)
    return catalogue.NullTranslations()


class DocumentError(Exception):
    """A file that cannot be read. ``code`` and ``values`` become a sentence."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values

    def __reduce__(self) -> tuple[object, ...]:
        """Travel whole between the processes of a batch."""
        return (_refusal, (self.code, self.values))


def _refusal(code: str, values: dict[str, object]) -> DocumentError:
    return DocumentError(code, **values)


ERRORS = {
    "missing": gettext_noop("There is no such file. Please check the name and the folder."),
    "folder": gettext_noop("This is a folder, not a file."),
    "forbidden": gettext_noop("This file may not be read by this account."),
    "unreadable": gettext_noop("This file could not be read from the disk."),
    "nothing": gettext_noop("No document was found here."),
    "stopped": gettext_noop("The work on this file stopped before its end. Please try it alone."),
    "too-slow": gettext_noop(
        "Reading this took longer than %(seconds)s seconds and was stopped. "
        "Please send it in parts."
    ),
    "busy": gettext_noop("Many texts are being read just now. Please try again in a minute."),
    "binary": gettext_noop(
        "This file is not text: it holds bytes that no text has. "
        "Please give a .txt, .html, .docx, .pdf or .xlsx file."
    ),
    "broken": gettext_noop(
        "This file is damaged and cannot be opened. Please save it again in the program it was "
        "made with, or ask for another copy."
    ),
    "encrypted": gettext_noop(
        "This file is locked with a password. Please save a copy without the password."
    ),
    "old-office": gettext_noop(
        "This is a file of Office 97-2003 (.doc, .xls). Please save it as .docx or .xlsx."
    ),
    "kind": gettext_noop(
        "Files of this kind (%(kind)s) are not read. Please save it as .docx, .xlsx or .pdf."
    ),
    "picture": gettext_noop(
        "This is a picture. Reading text out of pictures (OCR) is not offered; "
        "please give the document it was made from."
    ),
    "scanned": gettext_noop(
        "This PDF holds only pictures of its %(pages)s pages, no text. Reading text out of "
        "pictures (OCR) is not offered; please give the Word file, or a PDF saved from it."
    ),
    "too-large": gettext_noop(
        "This file is too large: %(size)s MB, at most %(limit)s MB are read. "
        "Please split it, or leave the pictures out."
    ),
    "too-many-pages": gettext_noop(
        "This PDF has %(pages)s pages; at most %(limit)s are read. Please split it."
    ),
    "too-many-rows": gettext_noop(
        "Sheet “%(sheet)s” reaches down to row %(rows)s; at most %(limit)s rows are read. "
        "Blank rows count too: please delete them, or copy the table to a new file."
    ),
    "too-many-cells": gettext_noop(
        "A table has too many cells; at most %(limit)s are read. Please split it."
    ),
    "bomb": gettext_noop(
        "This file unpacks to far more than it should (over %(limit)s MB) and was not opened. "
        "Please save it again in the program it was made with."
    ),
    "entities": gettext_noop(
        "This file defines XML entities, which no office program writes; "
        "it was not opened for safety."
    ),
    "too-deep": gettext_noop(
        "The parts of this page lie within each other too deeply to be read. "
        "Please save its text as .docx or .txt."
    ),
    "unwritable": gettext_noop("This file cannot be written. Please check the folder."),
    "not-word": gettext_noop("Comments can only be written into a Word file (.docx)."),
}


def error_sentence(error: DocumentError, language: str) -> str:
    """Why a document cannot be read, and what to do."""
    message = ERRORS.get(error.code, ERRORS["broken"])
    values = {name: _shown(name, value, error.code) for name, value in error.values.items()}
    return translation(language).gettext(message) % values


def _shown(name: str, value: object, code: str) -> str:
    """A value as printed: sizes in MB, counts with dots."""
    if not isinstance(value, int):
        return str(value)
    if name in _SIZES and code in ("too-large", "bomb"):
        return format_number(Decimal(-(-value // _MEBIBYTE)))
    return format_number(Decimal(value))
