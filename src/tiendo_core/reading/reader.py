"""The reader: one text in, its figures, tokens and remarks out."""

from __future__ import annotations

from bisect import bisect_left

from tiendo_core.reading.aims import Aims
from tiendo_core.reading.asides import Asides
from tiendo_core.reading.attach import read_sentence
from tiendo_core.reading.cells import Table, tables
from tiendo_core.reading.context import sort_numbers
from tiendo_core.reading.figures import Reading
from tiendo_core.reading.normalise import Normal, normalise
from tiendo_core.reading.periods import Calendar
from tiendo_core.reading.repeats import mark_repeats
from tiendo_core.reading.segment import sentences
from tiendo_core.reading.spoken import spoken
from tiendo_core.reading.state import State
from tiendo_core.reading.tokens import Mention


def read(text: str, *, year: int | None = None) -> Reading:
    """Read a text. ``year`` is the year of the report when the text itself names none."""
    normal = normalise(text)
    scanned = sort_numbers(normal.low)
    flat = tables(normal.text, normal.low)
    worded = spoken(normal.low)
    mentions = _outside(_merged(scanned.mentions, worded) if worded else scanned.mentions, flat)
    places = [m.start for m in mentions[:1]] + [t.figures[0].start for t in flat[:1]]
    calendar = Calendar(normal.low, scanned.spans, year, min(places, default=len(text)))
    state = State(normal, scanned, calendar.year)
    aims = Aims(normal.low, calendar.year, calendar.by_half())
    asides = Asides(normal.text, normal.low)
    at, count = 0, len(mentions)
    for index, sentence in enumerate(sentences(normal.text)):
        here = at
        while at < count and mentions[at].start < sentence.end:
            at += 1
        target = calendar.enter(sentence, at > here)
        target = aims.enter(sentence) or target
        state.aside = asides.enter(sentence)
        if at > here:
            first = len(state.figures)
            read_sentence(state, sentence, mentions[here:at], index, target)
            for figure in state.figures[first:]:
                figure.period = calendar.period_at(figure.at)
    if flat:
        _add_tables(state, scanned.mentions, flat, calendar)
    mark_repeats(state.figures)
    state.tokens.sort()
    return _reading(text, normal, state, calendar.document)


def _merged(mentions: list[Mention], worded: list[Mention]) -> list[Mention]:
    """Numbers in figures and in words, from left to right, without overlap."""
    merged: list[Mention] = []
    for mention in sorted(mentions + worded, key=lambda m: m.start):
        if not merged or mention.start >= merged[-1].end:
            merged.append(mention)
    return merged


def _outside(mentions: list[Mention], flat: list[Table]) -> list[Mention]:
    """The mentions that stand in no flattened table."""
    kept: list[Mention] = []
    at = 0
    for mention in mentions:
        while at < len(flat) and flat[at].end <= mention.start:
            at += 1
        if at == len(flat) or mention.start < flat[at].start:
            kept.append(mention)
    return kept


def _add_tables(
    state: State, mentions: list[Mention], flat: list[Table], calendar: Calendar
) -> None:
    """Take in the figures of flattened tables, in the order of the text."""
    starts = [mention.start for mention in mentions]
    for table in flat:
        for figure in table.figures:
            figure.period = calendar.within(table.result_at, table.end) or calendar.document
            state.figures.append(figure)
        inside = slice(bisect_left(starts, table.start), bisect_left(starts, table.end))
        for mention in mentions[inside]:
            state.token(mention, "figure")
    state.figures.sort(key=lambda f: f.start)


def _reading(text: str, normal: Normal, state: State, period: str | None) -> Reading:
    figures, tokens, remarks = state.figures, state.tokens, state.remarks
    if normal.joins:
        tokens = [t._replace(start=normal.back(t.start), end=normal.back(t.end)) for t in tokens]
        remarks = [r._replace(start=normal.back(r.start), end=normal.back(r.end)) for r in remarks]
        for figure in figures:
            figure.shift(normal.back)
    return Reading(text, figures, tokens, remarks, period)
