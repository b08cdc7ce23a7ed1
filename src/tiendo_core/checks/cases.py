"""A case: one relation between printed numbers, ready to be tested, and where it is told."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from tiendo_core.checks.findings import Interval, Quote
from tiendo_core.reading.figures import Figure, Number

Formula = Callable[..., Interval | None]

_SHORTEST = 2
_LONGEST = 40
_CLAUSE = 90
_BOUND = re.compile(r"[;()\n]|[,.:](?![0-9])")


class Case(NamedTuple):
    """What ``formula`` makes of the intervals of the inputs, against what is printed.

    ``unit`` is the unit of the inputs where they carry one, for asking about slips of scale.
    """

    code: str
    figure: Figure
    inputs: tuple[Number, ...]
    printed: Number
    formula: Formula
    unit: str | None = None


def spot(text: str, number: Number) -> Quote:
    """The place of a printed number, with its % sign; a single digit takes its next word along."""
    start, end = number.start, number.end
    if text[end : end + 1] == "%":
        end += 1
    elif text[end : end + 2] in (" %", "\u00a0%"):
        end += 2
    if end - start < _SHORTEST:
        for at in range(end + 1, min(len(text), end + _LONGEST)):
            if text[at] in " \n\t,;.)":
                return Quote(start, at)
    return Quote(start, end)


def clause(text: str, number: Number) -> str:
    """The words around a number up to the next comma, semicolon, full stop or bracket."""
    before = text[max(0, number.start - _CLAUSE) : number.start]
    after = _BOUND.search(text, number.end, number.end + _CLAUSE)
    end = after.start() if after else number.end + _CLAUSE
    return _BOUND.split(before)[-1] + text[number.start : end]


def spots(text: str, numbers: tuple[Number, ...]) -> tuple[Quote, ...]:
    """The places of several printed numbers, in the order of the text, each once."""
    return tuple(sorted({spot(text, number) for number in numbers}, key=lambda each: each.start))
