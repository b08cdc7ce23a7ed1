"""Prose of the demonstration with figures in it.

``{KT.CN.01}`` stands for a datum as it stands, ``{KT.CN.01:attained}`` for a part of what is said
of it, ``{118 hộ|source}`` for a number of an outside source. The first line is the headline, the
second paragraph the lead, ``## `` begins a heading.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from django.utils.html import escape, format_html

from tiendo.publishing.queries import Citable, data_of
from tiendo.units.queries import Unit
from tiendo_core.periods import Period

TEXTS = Path(__file__).resolve().parent / "texts" / "cong"
_FIGURE = re.compile(r"\{([A-Z]+[A-Z0-9.]*)(?::(\w+))?\}")
_SOURCED = re.compile(r"\{([^{}|]+)\|([^{}]+)\}")


@dataclass(frozen=True)
class Written:
    """An article as the newsroom keeps it; ``body`` are rows of its stream."""

    title: str
    lead: str
    body: list[tuple[str, str]]


def written(name: str, unit: Unit, period: Period) -> Written:
    """The prose of that name, with the figures of a unit and period as they stand today."""
    title, lead, *rest = (
        part.strip() for part in (TEXTS / f"{name}.txt").read_text(encoding="utf-8").split("\n\n")
    )
    codes = sorted({found[1] for part in rest for found in _FIGURE.finditer(part)})
    known = {one.code: one for one in data_of(unit, period, codes)}
    body: list[tuple[str, str]] = []
    for part in rest:
        if part.startswith("## "):
            body.append(("heading", part[3:]))
        else:
            body.append(("text", f"<p>{_with_figures(part, known)}</p>"))
    return Written(title, lead, body)


def _with_figures(words: str, known: dict[str, Citable]) -> str:
    """The words as rich text, each figure with the datum it is."""

    def put(found: re.Match[str]) -> str:
        said = known[found[1]].part(found[2] or "value")
        if said is None:
            raise LookupError(f"nothing says {found[0]}")
        return format_html(
            '<a linktype="so-lieu" kind="datum" reference="{}">{}</a>',
            str(said.reference),
            said.printed,
        )

    def source(found: re.Match[str]) -> str:
        return f'<a linktype="so-lieu" kind="source" source="{found[2]}">{found[1]}</a>'

    return _SOURCED.sub(source, _FIGURE.sub(put, escape(words)))
