"""The reader: one text in, its figures, tokens and remarks out."""

from __future__ import annotations

from tiendo_core.reading import naming
from tiendo_core.reading.attach import Attacher
from tiendo_core.reading.context import sort_numbers
from tiendo_core.reading.figures import Figure, Number, Reading, Remark, Token
from tiendo_core.reading.normalise import Normal, normalise
from tiendo_core.reading.periods import Calendar
from tiendo_core.reading.repeats import mark_repeats
from tiendo_core.reading.segment import sentences


def read(text: str, *, year: int | None = None) -> Reading:
    """Read a text. ``year`` is the year of the report when the text itself names none."""
    normal = normalise(text)
    scanned = sort_numbers(normal.low)
    mentions = scanned.mentions
    first_at = mentions[0].start if mentions else len(text)
    calendar = Calendar(normal.low, scanned.spans, year, first_at)
    attacher = Attacher(normal, scanned)
    at, count = 0, len(mentions)
    for index, sentence in enumerate(sentences(normal.text)):
        here = at
        while at < count and mentions[at].start < sentence.end:
            at += 1
        target = calendar.enter(sentence, at > here)
        if at > here:
            first = len(attacher.figures)
            attacher.sentence(sentence, mentions[here:at], index, target)
            for figure in attacher.figures[first:]:
                figure.period = calendar.period_at(figure.at)
    mark_repeats(attacher.figures)
    attacher.tokens.sort()
    return _reading(text, normal, attacher, calendar.document)


def _reading(text: str, normal: Normal, attacher: Attacher, period: str | None) -> Reading:
    figures, tokens, remarks = attacher.figures, attacher.tokens, attacher.remarks
    if normal.joins:
        tokens = [t._replace(start=normal.back(t.start), end=normal.back(t.end)) for t in tokens]
        remarks = [r._replace(start=normal.back(r.start), end=normal.back(r.end)) for r in remarks]
        for figure in figures:
            figure.shift(normal.back)
    return Reading(text, figures, tokens, remarks, period)
