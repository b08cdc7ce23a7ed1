"""What a shape means: the parts of the words between two numbers.

An *after* still belongs to the number before ("kế hoạch năm", "so với cùng kỳ"); *own* is the noun
right after it ("doanh nghiệp thành lập mới"); then separators and perhaps a new *noun* phrase; last
the
*lead*, the cues before the next number ("tăng", "so với cùng kỳ giảm", "ước đạt trên").
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_AFTER = re.compile(r"(?:N?\)?[v]|\)|N?\)(?=Y)|[a&]?[v&]?)[YPD](?:N(?=[,;()&:]|$)|[YPD])?")
_LEAD = re.compile(r"(?:[YD]&(?=v?[YD])|[audexghmvYPDflsz:]|(?<=[xvudm]P)N|(?<=[xudm]vP)N)*$")
_MARKS = re.compile(r"[();:ct]")
_PLAN_SHAPE = re.compile(r"(?:N?\)?|a)v?PN?[(e]?")
_PLAN_TOLD = re.compile(r"N?,?&?[xue]v?PN?\([a]*")
_BASE_SHAPE = re.compile(r"(?:N?\)?|a)v?[YD]N?\(?[ea]*|.*\(v?[YD]N?[ea]*")
_SAME_AGAIN = re.compile(r",?&?\(?[eam]*")
_GOVERNS = re.compile(r"v([YPD])N?[,;]")
_SEPARATORS = frozenset(",;()&:cw")


class Turn(NamedTuple):
    """The parts of a shape, as places in it, and what its lead says.

    ``loose`` is true when a comma stands between the noun phrase and the lead; ``marks`` when there
    are
    brackets, cuts or "trong đó" to follow; ``plain_plan`` and ``plain_base`` when nothing but a
    plan or a
    comparison stands between two numbers; ``again`` when the next number may tell the last one
    again;
    ``plans`` when the lead names a plan ("KH: 120 ha").
    """

    after: int
    basis_after: str
    own: int
    sep: str
    noun: tuple[int, int]
    lead: int
    basis: str
    cue: str
    approx: tuple[int, ...]
    loose: bool
    target: bool
    limit: bool
    since: str
    ends: bool
    starts: bool
    marks: bool
    plain_plan: bool
    plain_base: bool
    again: bool
    plans: bool
    opens_plan: bool
    speaks: bool


@lru_cache(maxsize=1 << 14)
def turn(shape: str, first: bool, last: bool) -> Turn:
    """Work out a shape; ``first`` and ``last`` say it begins or ends its sentence."""
    found = None if first else _AFTER.match(shape)
    after = found.end() if found else 0
    basis_after = next((c for c in shape[:after] if c in "YPD"), "")
    lead = len(shape) if last else _LEAD.search(shape, after).start()  # type: ignore[union-attr]
    if (
        not last
        and shape[lead : lead + 1] == "P"
        and "e" in shape[lead:]
        and shape[lead - 1 : lead] == "N"
    ):
        lead += 1
    own = -1
    if not first and shape[:1] == "N":
        own = 1
    rest = max(own, after)
    if first and (found := _GOVERNS.match(shape)):
        rest = found.end()
    begin, cut = _noun(shape, (rest, lead), first, own == 1 and not after)
    tail = shape[lead:]
    basis = "".join([c for c in tail if c in "YPD"])[-1:]
    return Turn(
        after=after,
        basis_after=basis_after,
        own=own,
        sep="".join([c for c in shape[rest:lead] if c in _SEPARATORS]),
        noun=(begin, cut),
        lead=lead,
        basis=basis,
        cue=_cue(tail),
        approx=tuple([i for i in range(lead, len(shape)) if shape[i] in "am"]),
        loose=cut > begin and "," in shape[cut:lead],
        target="t" in shape,
        limit="z" in tail,
        since=_leading(shape) if first else "",
        ends=last,
        starts="f" in tail,
        marks=_MARKS.search(shape) is not None,
        plain_plan=(basis_after == "P" and _PLAN_SHAPE.fullmatch(shape) is not None)
        or _PLAN_TOLD.fullmatch(shape) is not None,
        plain_base=_BASE_SHAPE.fullmatch(shape) is not None,
        again=_SAME_AGAIN.fullmatch(shape) is not None,
        opens_plan=shape[:1] == "P",
        speaks=shape.startswith("Nt"),
        plans=basis == "P"
        and not any(c in "udx" for c in tail)
        and "e" not in tail.rpartition("P")[2],
    )


def _noun(shape: str, middle: tuple[int, int], first: bool, own: bool) -> tuple[int, int]:
    """Where a new noun phrase stands between the words of the number before and the lead.

    ``own`` says that a noun stands right after the number: it serves the next number too when
    nothing separates them.
    """
    rest, lead = middle
    begin = rest
    for i in range(rest, lead):
        if shape[i] in ";()c:":
            begin = i + 1
    while begin < lead and shape[begin] in ",&:":
        begin += 1
    if own and begin == lead == rest:
        begin = 0
    cut = lead
    while cut > begin and shape[cut - 1] in ",&:":
        cut -= 1
    if not set("NwP") & set(shape[begin:cut]):
        cut = begin
    if cut == begin and shape[max(lead - 2, 0) : lead] == "N(" and (first or lead > 2):
        return lead - 2, lead - 1
    return begin, cut


def _leading(shape: str) -> str:
    """The basis a sentence begins with ("So với cùng kỳ năm 2015, X tăng ..."), which governs all
    of it.
    """
    found = _GOVERNS.match(shape)
    return found.group(1) if found else ""


def _cue(tail: str) -> str:
    """The verb of a lead: the last that says a direction, else that a value is reached."""
    for letter in reversed(tail):
        if letter in "udxgh":
            return letter
    more = tail.find("m")
    if more >= 0 and any(c in "YPD" for c in tail[more:]):
        return "u"
    return "e" if "e" in tail else ""
