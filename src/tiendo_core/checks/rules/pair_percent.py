"""A pair and the percentage printed beside it agree.

Interval rule (letter A): C = 100 n/d, exact, since the members of a pair are counted; ok when C
meets R(p). A pair printed with decimals or a scale (286,36/415,34 tỷ đồng) was rounded itself:
where the exact test fails, both members are widened to R(x). After a plan word the percentage may
rest on another plan than the pair's second member ("12/26 xã đạt chuẩn, bằng 120% KH"), so for
counted things a plan share is called inconsistent only when one slip of the hand leads from the
right share to the printed one. Source: statcheck (Nuijten et al. 2016), computed and printed are
compared at the printed precision.

Example: 57/110 is 51,818..., printed 51,8%: ok. 10/16 printed 57,1%: inconsistent.
"""

from __future__ import annotations

import re
from decimal import Decimal

from tiendo_core.checks.cases import Case
from tiendo_core.checks.intervals import (
    INCONSISTENT,
    OK,
    TRUNCATED,
    UNTESTABLE,
    ratio,
    rounding,
    verdict,
)
from tiendo_core.checks.ledger import Ledger
from tiendo_core.checks.material import Material
from tiendo_core.checks.scales import counted
from tiendo_core.checks.slips import digits, one_slip, rounded_like, swapped
from tiendo_core.number_tokens import NumberFault, parse_digits
from tiendo_core.reading.figures import Figure, Number

CLOSE = Decimal("0.03")
"""Measured amounts told apart may be of two dates; a share this near to theirs proves nothing."""

_FEW = 5
_BACK = 300
_MEASURE = re.compile(
    r"\s?(?:(?:nghìn|ngàn|triệu|tỷ|tỉ) ?)?(?:đồng|đ|ha|tấn|km|m2|m3)(?![^\W_])|\s?tỷ"
)
_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*(?!\s?%)(?![0-9.,]*[0-9]\s?%)")


def check(material: Material, ledger: Ledger) -> None:
    """Test every pair that prints its percentage."""
    for figure in material.pairs:
        printed = figure.share or figure.plan_share
        part, whole = figure.amount, figure.whole
        if printed is None or part is None or whole is None:
            continue
        if figure.share is None and _rests_elsewhere(figure, part, whole):
            ledger.mark(figure, UNTESTABLE)
            continue
        case = Case("pair-percent", figure, (part, whole), printed, ratio)
        if part.step != 1 or whole.step != 1:
            case = _widened(case)
        if whole.start < part.start and _rests_on_another(case, ledger.text):
            continue
        ledger.compare(case)
    _without_whole(material, ledger)


def _without_whole(material: Material, ledger: Ledger) -> None:
    """Test a share whose whole is only told before it: 1.902 giáo viên; đảng viên 876, chiếm 64%.

    Which amount is the whole is a guess, so it is a finding only when two swapped digits lead from
    the right share of one of them to the printed one, and none of them fits.
    """
    figures = material.reading.figures
    for place in material.shares:
        figure = figures[place]
        part, printed = figure.amount, figure.share
        if part is None or printed is None or not part.exact:
            continue
        fits = False
        slip: Number | None = None
        for before in figures[max(0, place - _FEW) : place]:
            whole = before.amount
            if whole is None or before.sentence != figure.sentence or whole.value <= part.value:
                continue
            share = ratio(rounding(part), rounding(whole))
            if share is None or not whole.exact:
                continue
            fits = fits or verdict(share, printed) in (OK, TRUNCATED)
            right, told = rounded_like(share[0], printed.step), printed.value
            slip = whole if _turned(right, told) else slip
        if slip is not None and not fits:
            ledger.compare(Case("pair-percent", figure, (part, slip), printed, ratio))


def _rests_elsewhere(figure: Figure, part: Number, whole: Number) -> bool:
    """Whether a plan share seems to have another base than the second member of the pair."""
    printed = figure.plan_share
    share = ratio(rounding(part), rounding(whole))
    if printed is None or share is None or not counted(figure.unit):
        return False
    if verdict(share, printed) != INCONSISTENT:
        return False
    return not one_slip(rounded_like(share[0], printed.step), printed.value)


def _rests_on_another(case: Case, text: str) -> bool:
    """Whether the whole was taken from an earlier statement and need not be the right one.

    True when the share fits another number told shortly before, or when the whole is not the last
    number before its part and "trong đó" does not tie the two, or when measured amounts miss by so
    little that they may be of two dates.
    """
    part, whole = case.inputs
    share = ratio(rounding(part), rounding(whole))
    if share is None or verdict(share, case.printed) != INCONSISTENT:
        return False
    near = abs(share[0] - case.printed.value) <= case.printed.value * CLOSE
    if near and not part.exact:
        return True
    last = -1
    for match in _NUMBER.finditer(text, max(0, part.start - _BACK), part.start):
        if match.start() <= whole.start or _alike(text, match.end(), case.figure.unit):
            last = match.start()
        value = _value(match[0])
        other = ratio(rounding(part), (value, value))
        if other is not None and verdict(other, case.printed) in (OK, TRUNCATED):
            return True
    if last == whole.start or _tied(case, text):
        return False
    right = rounded_like(share[0], case.printed.step)
    return not _turned(right, case.printed.value)


def _alike(text: str, end: int, unit: str | None) -> bool:
    """Whether a number that ends at an offset may count the same things: no measure follows."""
    return unit is None or not counted(unit) or not _MEASURE.match(text, end)


def _turned(right: Decimal, told: Decimal) -> bool:
    """Whether two swapped digits lead from the right share to the printed one."""
    same_size = right != told and right.adjusted() == told.adjusted()
    return same_size and swapped(digits(right), digits(told))


def _tied(case: Case, text: str) -> bool:
    """Whether words make the number told before the whole of the share."""
    part, whole = case.inputs
    parent = case.figure.parent
    below = parent is not None and parent.amount is not None and parent.amount.start == whole.start
    return below and "trong đó" in text[whole.end : part.start].lower()


def _value(written: str) -> Decimal:
    """The value of a digit token; 0 when it is none, which is no whole of anything."""
    try:
        return parse_digits(written)
    except NumberFault:
        return Decimal(0)


def _widened(case: Case) -> Case:
    """The case with rounded members, when only rounding can make it agree."""
    inputs = tuple(each._replace(exact=False) for each in case.inputs)
    exact = ratio(*map(rounding, case.inputs))
    loose = ratio(*map(rounding, inputs))
    if exact is None or loose is None or verdict(exact, case.printed) == OK:
        return case
    return case._replace(inputs=inputs) if verdict(loose, case.printed) == OK else case
