"""What a shape means: the parts of a gap between two numbers.

A gap has an *after* (what still belongs to the number before: "kế hoạch năm", "so với cùng kỳ"), a
middle (separators, a new noun phrase, "trong đó") and a *lead* (the cues before the next number:
"tăng", "bằng", "so với cùng kỳ giảm", "ước đạt trên").
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_AFTER = re.compile(r"[ae&]?v?[YPD](?:N(?=[,;()&:]|$)|[YPD])?")
_LEAD = re.compile(r"[audexghmvYPDflos:&wt]*$")


class Turn(NamedTuple):
    """The parts of a shape as index ranges, and what the lead says."""

    after: int
    basis_after: str
    lead: int
    basis: str
    cue: str
    approx: tuple[int, ...]
    noun: tuple[int, int]
    own: tuple[int, int]
    child: int
    opens: int
    closes: int
    semi: bool
    sep: str
    target: bool
    start_from: bool


@lru_cache(maxsize=1 << 14)
def turn(shape: str, last: bool = False) -> Turn:
    """Work out a shape. ``last`` is true for the words after the last number of a sentence."""
    found = _AFTER.match(shape)
    after = found.end() if found else 0
    if last:
        lead = len(shape)
    else:
        lead = _LEAD.search(shape, after).start()
    middle = shape[after:lead]
    tail = shape[lead:]
    while tail and tail[0] in "&:w":
        middle += tail[0]
        lead += 1
        tail = tail[1:]
    basis = "".join([c for c in tail if c in "YPD"])[-1:]
    cue = ""
    for c in tail:
        if c in "udxgh":
            cue = "u" if (c == "g" and cue == "") and False else c
        elif c == "m" and basis and shape.find("m", lead) < max(shape.find(b, lead) for b in "YPD"):
            cue = "u"
        elif c in "e:" and cue == "":
            cue = "e"
    approx = tuple(i for i in range(lead, len(shape)) if shape[i] in "am")
    # own words: from the number before to the first separator
    stop = after
    while stop < lead and shape[stop] == "N":
        stop += 1
    own = (after, stop) if stop < lead or last else (after, after)
    begin = max(
        [after + i + 1 for i, c in enumerate(middle) if c in ";()c"] or [stop if own[1] > own[0] else after]
    )
    while begin < lead and shape[begin] in ",;&:":
        begin += 1
    noun = (begin, lead)
    return Turn(
        after, (found.group().strip("aev&N")[:1] if found else ""), lead, basis, cue, approx, noun, own,
        shape.rfind("c"), shape.count("("), shape.count(")"), ";" in shape, middle, "t" in shape,
        "f" in tail,
    )
