"""Finding a unit's texts and reading them anew: nothing that was worked out is kept."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import QuerySet

from tiendo.common.fold import fold
from tiendo.documents.keeping import from_record
from tiendo.documents.models import Content, Text
from tiendo.documents.reports import Report, examine
from tiendo.units.queries import Unit

__all__ = ["Counts", "Text", "counts_of", "original_of", "report_of", "text_of", "texts_of"]

LISTED_UP_TO = 200_000
"""Texts longer than this (in characters) are not read for the list, only when opened."""


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


def report_of(text: Text) -> Report:
    """The text read and checked, now."""
    blocks = Content.objects.values_list("blocks", flat=True).get(pk=text.pk)
    return examine(from_record(blocks), year=text.year)


def original_of(text: Text) -> bytes:
    """The bytes as they came."""
    return bytes(Content.objects.values_list("original", flat=True).get(pk=text.pk))


def _counts(report: Report) -> Counts:
    faults = sum(finding.grade in {"error", "inconsistent"} for finding in report.findings)
    return Counts(len(report.reading.figures), faults, len(report.findings) - faults)


def counts_of(texts: Sequence[Text]) -> dict[int, Counts]:
    """What the list says of each text. A text never changes, so this process remembers it."""
    keys = {text.pk: f"counts:{text.pk}" for text in texts if text.characters <= LISTED_UP_TO}
    known = cache.get_many(keys.values())
    found = {pk: known[key] for pk, key in keys.items() if key in known}
    years = {text.pk: text.year for text in texts}
    missing = keys.keys() - found.keys()
    for pk, blocks in Content.objects.filter(pk__in=missing).values_list("pk", "blocks"):
        found[pk] = _counts(examine(from_record(blocks), year=years[pk]))
        cache.set(keys[pk], found[pk], timeout=3600)
    return found
