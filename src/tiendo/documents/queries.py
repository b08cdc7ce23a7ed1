"""Finding a unit's texts and reading them anew: nothing that was worked out is kept."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.db.models import QuerySet

from tiendo.common.fold import fold
from tiendo.documents.bounded import AT_ONCE, within
from tiendo.documents.keeping import from_record
from tiendo.documents.models import Content, Text
from tiendo.documents.readers import Document, read_bytes
from tiendo.documents.readers import kind_of as kind_of_bytes
from tiendo.documents.reports import Report, examine
from tiendo.units.queries import Unit

__all__ = [
    "Counts",
    "Text",
    "counts_of",
    "document_of",
    "examined",
    "original_of",
    "report_of",
    "text_of",
    "texts_of",
]

LISTED_UP_TO = 200_000
"""Texts longer than this (in characters) are not read for the list, only when opened."""

READ_FOR_A_LIST = 400_000
"""So many characters are read for one showing of the list; the next showing goes on."""


@dataclass(frozen=True)
class Counts:
    """What a list says of a text: figures read, and findings that must be mended or looked at."""

    figures: int
    faults: int
    notes: int


def texts_of(unit: Unit, search: str = "") -> QuerySet[Text]:
    """The texts of a unit, newest first; with words, those whose titles hold them all."""
    texts = Text.objects.filter(unit=unit).select_related("added_by").order_by("-added_at", "-pk")
    for word in fold(search).split():
        texts = texts.filter(folded_title__contains=word)
    return texts


def text_of(unit: Unit, pk: int) -> Text | None:
    """One text of this unit; texts of other units are not found."""
    return Text.objects.filter(unit=unit, pk=pk).select_related("unit", "added_by").first()


def document_of(name: str, raw: bytes) -> Document:
    """The document in these bytes. DocumentError when it cannot be read, or not in time."""
    if len(raw) <= AT_ONCE and kind_of_bytes(name, raw) == "text":
        return read_bytes(name, raw)
    return within(settings.READING_SECONDS, read_bytes, name, raw)


def examined(document: Document, year: int | None = None) -> Report:
    """The document read and checked. DocumentError when that takes too long."""
    if len(document.text) <= AT_ONCE:
        return examine(document, year=year)
    return within(settings.READING_SECONDS, examine, document, year=year)


def report_of(text: Text) -> Report:
    """The text read and checked, now. DocumentError when that takes too long."""
    blocks = Content.objects.values_list("blocks", flat=True).get(pk=text.pk)
    return examined(from_record(blocks), text.year)


def original_of(text: Text) -> bytes:
    """The bytes as they came."""
    return bytes(Content.objects.values_list("original", flat=True).get(pk=text.pk))


def _counts(report: Report) -> Counts:
    faults = sum(finding.grade in {"error", "inconsistent"} for finding in report.findings)
    return Counts(len(report.reading.figures), faults, len(report.findings) - faults)


def counts_of(texts: Sequence[Text]) -> dict[int, Counts]:
    """What the list says of the texts read by now. A text never changes: this is remembered."""
    keys = {text.pk: f"counts:{text.pk}" for text in texts if text.characters <= LISTED_UP_TO}
    known = cache.get_many(keys.values())
    found = {pk: known[key] for pk, key in keys.items() if key in known}
    years = {text.pk: text.year for text in texts}
    missing, characters = [], 0
    for text in texts:
        if text.pk in keys and text.pk not in found:
            characters += text.characters
            if characters <= READ_FOR_A_LIST:
                missing.append(text.pk)
    for pk, blocks in Content.objects.filter(pk__in=missing).values_list("pk", "blocks"):
        found[pk] = _counts(examine(from_record(blocks), year=years[pk]))
        cache.set(keys[pk], found[pk], timeout=3600)
    return found
