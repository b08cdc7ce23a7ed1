"""Notes, places and grades in words, from the site's own catalogue, without Django."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

from tiendo.common.file_faults import gettext_noop, translation

if TYPE_CHECKING:
    from .readers.document import Note, Place

LANGUAGES = ("vi", "en")


def language_of_locale(environment: Mapping[str, str] | None = None) -> str:
    """The language LANGUAGE, LC_ALL, LC_MESSAGES or LANG ask for: "vi", or "en" otherwise."""
    variables = os.environ if environment is None else environment
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        for wanted in filter(None, variables.get(name, "").split(":")):
            if wanted[:2].lower() in LANGUAGES:
                return wanted[:2].lower()
            if name != "LANGUAGE":
                return "en"
    return "en"


GRADES = {
    "error": gettext_noop("Error"),
    "inconsistent": gettext_noop("Inconsistent"),
    "truncated": gettext_noop("Cut off"),
    "note": gettext_noop("Note"),
}

NOTES = {
    "tracked-changes": gettext_noop(
        "The file has tracked changes; it was read as if all of them were accepted."
    ),
    "old-encoding": gettext_noop("Text in the old %(first)s encoding was converted to Unicode."),
    "doubtful-letters": gettext_noop(
        "“%(quote)s” may have been converted wrongly from the old encoding; "
        "the file has “%(first)s” there. Please compare with the original."
    ),
    "lost-letter": gettext_noop(
        "A letter here could not be read; the file is damaged at this place."
    ),
    "unknown-encoding": gettext_noop(
        "The encoding of this file is not known; letters with marks may be wrong. "
        "Please save it as UTF-8."
    ),
    "scanned-pages": gettext_noop("Pages without text (pictures only) were not read: %(first)s."),
}

_ENCODINGS = {"tcvn3": "TCVN3 (ABC)", "tcvn3-capitals": "TCVN3 (ABC)", "vni": "VNI-Windows"}


def note_sentence(note: Note, text: str, language: str) -> str:
    """A note on a document in words."""
    first = str(note.values[0]) if note.values else ""
    quote = "" if note.start is None or note.end is None else text[note.start : note.end]
    message = translation(language).gettext(NOTES[note.code])
    return message % {"first": _ENCODINGS.get(first, first), "quote": quote}


def grade_name(grade: str, language: str) -> str:
    """The grade of a finding in one word or two."""
    return translation(language).gettext(GRADES[grade])


def place_words(place: Place, language: str) -> str:
    """A place as a person would look it up: "page 3, paragraph 2"; empty when nothing is known."""
    _ = translation(language).gettext
    parts = (
        (place.page, _("page %s")),
        (place.sheet, _("sheet %s")),
        (place.table, _("table %s")),
        (place.row, _("row %s")),
        (place.column, _("column %s")),
        (place.paragraph, _("paragraph %s")),
        (place.line, _("line %s")),
        (place.character, _("character %s")),
    )
    return ", ".join(words % value for value, words in parts if value is not None)
