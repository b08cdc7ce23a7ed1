"""Prose of the demonstration with figures in it.

``{KT.CN.01}`` stands for a datum as it stands, ``{KT.CN.01:attained}`` for a part of what is said
of it, ``{118 hộ|source}`` for a number of an outside source. The first line is the headline, the
second paragraph the lead, ``## `` begins a heading. Paragraphs of their own are ``> words | who``
for a quote, ``{chart KT.CN.01}``, ``{board}``, ``{figure KT.CN.01|what it is}`` for a big number.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.html import escape, format_html

from tiendo.publishing.queries import Citable, data_of
from tiendo.units.queries import Unit
from tiendo_core.periods import Period

TEXTS = Path(__file__).resolve().parent / "texts" / "cong"
_FIGURE = re.compile(r"\{([A-Z]+[A-Z0-9.]*)(?::(\w+))?\}")
_BLOCK = re.compile(r"\{(chart|board|figure) ?([A-Z0-9.]*)\|?(.*)\}")
_SOURCED = re.compile(r"\{([^{}|]+)\|([^{}]+)\}")


@dataclass(frozen=True)
class Written:
    """An article as the newsroom keeps it; ``body`` are rows of its stream."""

    title: str
    lead: str
    body: list[tuple[str, Any]]


def written(name: str, unit: Unit, period: Period) -> Written:
    """The prose of that name, with the figures of a unit and period as they stand today."""
    title, lead, *rest = (
        part.strip() for part in (TEXTS / f"{name}.txt").read_text(encoding="utf-8").split("\n\n")
    )
    codes = {found[1] for part in rest for found in _FIGURE.finditer(part)}
    codes |= {found[2] for part in rest if (found := _BLOCK.fullmatch(part)) and found[2]}
    known = {one.code: one for one in data_of(unit, period, sorted(codes))}
    return Written(title, lead, [block_of(part, known, period) for part in rest])


def bound(html: str, known: Iterable[Citable], sources: Mapping[str, str]) -> str:
    """Rich text in which every figure that is just what a datum says becomes that datum, and every
    one of ``sources`` (what is printed: where from) one of an outside source."""
    marks = {one.printed: _mark(one) for datum in known for one in datum.parts()}
    marks |= {printed: _sourced(printed, source) for printed, source in sources.items()}
    printed = "|".join(re.escape(one) for one in sorted(marks, key=len, reverse=True))
    return re.sub(rf"(?<![\d.,])(?:{printed})(?!\d)", lambda found: marks[found[0]], html)


def block_of(part: str, known: dict[str, Citable], period: Period) -> tuple[str, Any]:
    """A paragraph as a row of the stream."""
    if part.startswith("## "):
        return "heading", part[3:]
    if part.startswith("> "):
        quote, _, who = part[2:].partition(" | ")
        return "quote", {"quote": quote, "who": who}
    found = _BLOCK.fullmatch(part)
    if found is None:
        return "text", f"<p>{_with_figures(part, known)}</p>"
    kind, code, label = found.groups()
    if kind == "figure":
        return kind, {"label": label, "number": f"<p>{_with_figures(f'{{{code}}}', known)}</p>"}
    rest = {"code": code, "title": "", "series": "total"} if kind == "chart" else {}
    return kind, {"period": str(period), **rest}


def _with_figures(words: str, known: dict[str, Citable]) -> str:
    """The words as rich text, each figure with the datum it is."""

    def put(found: re.Match[str]) -> str:
        said = known[found[1]].part(found[2] or "value")
        if said is None:
            raise LookupError(f"nothing says {found[0]}")
        return _mark(said)

    def source(found: re.Match[str]) -> str:
        return _sourced(found[1], found[2])

    return _SOURCED.sub(source, _FIGURE.sub(put, escape(words)))


def _mark(said: Citable) -> str:
    """A figure with the datum it is."""
    reference, printed = str(said.reference), said.printed
    return format_html(
        '<a linktype="so-lieu" kind="datum" reference="{}">{}</a>', reference, printed
    )


def _sourced(printed: str, source: str) -> str:
    """A figure with the outside source it is from."""
    return f'<a linktype="so-lieu" kind="source" source="{source}">{printed}</a>'
