"""The manuscript on the desk: read once, with all that the rules compare it with."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from tiendo.documents.queries import examined
from tiendo.documents.readers.document import DocumentError, Draft, Place
from tiendo.documents.reports import Report
from tiendo.publishing.gate.manuscript import (
    DATUM,
    HEADING,
    TITLE_PLACE,
    Binding,
    Manuscript,
    Objection,
    Passage,
)
from tiendo.publishing.models import Contact, OfficeHolder
from tiendo.publishing.queries.citing import cited_all
from tiendo.publishing.queries.offices import contact_of, register_of
from tiendo.publishing.references import Citable, Reference, ReferenceFault
from tiendo.units.queries import Unit

LONGEST = 200_000
"""How many letters the gate reads of one article; the longest report we know is half of that."""


TELEPHONE = re.compile(
    r"(?<![\d.,/])(?:\(?\+?84\)?[\s.-]?|\(?0)(?:[35789]\d|2\d{1,2})\)?(?:[\s.-]?\d){7,8}(?![\d%]|[.,/]\d)"
)
"""A Vietnamese telephone number, of a mobile or a fixed line, however it is grouped."""


@lru_cache(maxsize=256)
def _telephones(text: str) -> list[tuple[int, int]]:
    """Where telephone numbers stand in a passage."""
    return [found.span() for found in TELEPHONE.finditer(text)]


class TooLong(ValueError):
    """A text longer than the gate reads, or not read in time: split it, or attach it as a file."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands: the passage, and the letters of it."""

    passage: Passage
    start: int
    end: int

    @property
    def quote(self) -> str:
        """The words there."""
        return self.passage.text[self.start : self.end]

    @property
    def bindings(self) -> list[Binding]:
        """What was said of the number there."""
        return [
            one for one in self.passage.bindings if one.start < self.end and one.end > self.start
        ]

    def overlaps(self, other: Spot) -> bool:
        """Whether both hold a letter in common."""
        is_same = self.passage.place == other.passage.place
        return is_same and self.start < other.end and other.start < self.end

    @property
    def is_telephone(self) -> bool:
        """Whether it is part of a telephone number."""
        spans = _telephones(self.passage.text)
        return any(start < self.end and self.start < end for start, end in spans)

    def objection(self, code: str, *values: str, stops: bool = True) -> Objection:
        """An objection to what stands there."""
        where = (self.passage.place, self.start, self.end, self.quote)
        return Objection(code, *where, values, stops)


class Desk:
    """One manuscript of a unit, as it would stand on a day."""

    def __init__(self, manuscript: Manuscript, unit: Unit, on: date) -> None:
        self.manuscript = manuscript
        self.unit = unit
        self.on = on
        title = Passage(TITLE_PLACE, HEADING, manuscript.title, 1, is_plain=True)
        self.passages: tuple[Passage, ...] = (title, *manuscript.passages)
        if sum(len(one.text) for one in self.passages) > LONGEST:
            raise TooLong(f"More than {LONGEST} letters.")

    @cached_property
    def report(self) -> Report:
        """The whole text, read and checked."""
        draft = Draft("manuscript", "article")
        for number, passage in enumerate(self.passages, 1):
            draft.add(passage.text, Place(paragraph=number))
        try:
            return examined(draft.done(), self.on.year)
        except DocumentError as fault:
            raise TooLong("The text was not read in time.") from fault

    def spot(self, start: int, end: int) -> Spot:
        """Where a run of the whole text stands; what crosses a passage's end is cut there."""
        blocks = self.report.document.blocks
        number = (self.report.document.place(start).paragraph or 1) - 1
        block, passage = blocks[number], self.passages[number]
        return Spot(passage, start - block.start, min(end, block.end) - block.start)

    def bindings(self, kind: str) -> list[Spot]:
        """Where numbers are bound to one kind of thing."""
        return [
            Spot(passage, one.start, one.end)
            for passage in self.passages
            for one in passage.bindings
            if one.kind == kind
        ]

    @cached_property
    def references(self) -> Mapping[str, Reference]:
        """The references of the bindings that name a datum, by their text."""
        found = {}
        for spot in self.bindings(DATUM):
            for binding in spot.bindings:
                try:
                    found[binding.reference] = Reference.parse(binding.reference)
                except ReferenceFault:
                    continue
        return found

    @cached_property
    def data(self) -> Mapping[Reference, Citable]:
        """The data the bindings name."""
        return cited_all(self.references.values())

    @cached_property
    def register(self) -> Sequence[OfficeHolder]:
        """Everybody who holds, held or will hold an office of the unit."""
        return list(register_of([self.unit]))

    @cached_property
    def contact(self) -> Contact | None:
        """Where the unit says it is found."""
        return contact_of(self.unit)
