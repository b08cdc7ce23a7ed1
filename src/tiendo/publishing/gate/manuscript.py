"""What the gate reads and what it answers: an article before sign-off, and objections to it."""

from __future__ import annotations

from dataclasses import dataclass

DATUM, SOURCE, NOT_A_FIGURE = "datum", "source", "not-figure"
TEXT, HEADING, CAPTION, QUOTE, TABLE = "text", "heading", "caption", "quote", "table"
AUDIO, VIDEO = "audio", "video"


@dataclass(frozen=True, slots=True)
class Binding:
    """What a number of a passage is: a datum, a figure of an outside source, or no figure.

    ``start`` and ``end`` count the letters of the passage. ``reference`` is the text of a
    ``Reference`` where it is a datum; ``note`` names the outside source, or says why it is none.
    """

    start: int
    end: int
    kind: str
    reference: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of words that stands in one place; ``level`` is that of a heading, from 2.

    ``is_plain`` says that its place holds bare words, in which no number can be bound.
    """

    place: str
    kind: str
    text: str
    level: int = 0
    bindings: tuple[Binding, ...] = ()
    is_plain: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its alternative text and the name of its file."""

    place: str
    alt: str
    is_decorative: bool = False
    file_name: str = ""


@dataclass(frozen=True, slots=True)
class Recording:
    """A song, a talk or a video, with what stands beside it."""

    place: str
    kind: str
    has_transcript: bool = False
    has_captions: bool = False
    has_rights: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A link; ``is_broken`` says that the page of this site it leads to is not there."""

    place: str
    text: str
    address: str
    is_broken: bool = False


@dataclass(frozen=True, slots=True)
class Widget:
    """A block that shows something of its own: gallery, map, chart, list of files."""

    place: str
    kind: str
    is_empty: bool


@dataclass(frozen=True, slots=True)
class Manuscript:
    """An article as it would be published.

    ``others`` are words that are not the office's own (of an act, of a draft, in English): they are
    looked through for personal data and for nothing else; their links are among the ``links``.
    """

    title: str
    passages: tuple[Passage, ...] = ()
    pictures: tuple[Picture, ...] = ()
    recordings: tuple[Recording, ...] = ()
    links: tuple[Link, ...] = ()
    widgets: tuple[Widget, ...] = ()
    others: tuple[Passage, ...] = ()


TITLE_PLACE = "title"
"""The place of the article's own title."""


@dataclass(frozen=True, slots=True)
class Objection:
    """Something that stands against publication, or (``stops`` false) should be looked at.

    ``start`` and ``end`` count the letters of the passage at ``place`` and are None where it is no
    passage; ``values`` are what a sentence may name. ``publishing.sentences`` says it in words.
    """

    code: str
    place: str
    start: int | None
    end: int | None
    quote: str
    values: tuple[str, ...] = ()
    stops: bool = True
