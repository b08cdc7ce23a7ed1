"""A few words around what was asked, with the words themselves marked."""

import unicodedata
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from tiendo.portal.searching.tokens import WORD, exact, plain

LENGTH = 240
_BEFORE = 80


@dataclass(frozen=True)
class _Word:
    start: int
    end: int
    exact: str
    plain: str


def marked(text: str, asked: list[list[str]], folded: list[list[str]]) -> SafeString:
    """A text with what was asked marked: phrases, or where there are none, single words."""
    text = unicodedata.normalize("NFC", text)
    return _marked(text, _spans(text, asked, folded))


def excerpt(text: str, asked: list[list[str]], folded: list[list[str]]) -> SafeString:
    """The piece of a text around the first place of what was asked, marked."""
    text = unicodedata.normalize("NFC", " ".join(text.split()))
    spans = _spans(text, asked, folded)
    first = spans[0][0] if spans else 0
    begin = _word_start(text, max(first - _BEFORE, 0))
    end = _word_start(text, min(begin + LENGTH, len(text)))
    inside = [(s - begin, e - begin) for s, e in spans if s >= begin and e <= end]
    before, after = ("… " if begin else ""), (" …" if end < len(text) else "")
    shown = _marked(text[begin:end].rstrip(), inside)
    return mark_safe(f"{before}{shown}{after}")  # noqa: S308  (escaped)


def _word_start(text: str, place: int) -> int:
    """The start of the word at a place, so that none is cut."""
    if place >= len(text):
        return len(text)
    space = text.rfind(" ", 0, place + 1)
    return space + 1 if place else 0


def _spans(text: str, asked: list[list[str]], folded: list[list[str]]) -> list[tuple[int, int]]:
    """Where the phrases stand as asked; else without tones; else the single words."""
    words = [
        _Word(one.start(), one.end(), exact(one.group()), plain(one.group()))
        for one in WORD.finditer(text)
    ]
    found = _phrases(words, [one.exact for one in words], asked)
    found = found or _phrases(words, [one.plain for one in words], folded)
    single = {token for some in folded for token in some}
    return found or [(one.start, one.end) for one in words if one.plain in single]


def _phrases(words: list[_Word], keys: list[str], asked: list[list[str]]) -> list[tuple[int, int]]:
    found = []
    place = 0
    while place < len(keys):
        size = next((len(one) for one in asked if keys[place : place + len(one)] == one), 0)
        if size:
            found.append((words[place].start, words[place + size - 1].end))
        place += size or 1
    return found


def _marked(text: str, spans: list[tuple[int, int]]) -> SafeString:
    parts, last = [], 0
    for start, end in spans:
        parts += [escape(text[last:start]), "<mark>", escape(text[start:end]), "</mark>"]
        last = end
    return mark_safe("".join([*parts, escape(text[last:])]))  # noqa: S308  (escaped)
