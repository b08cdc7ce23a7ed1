"""Parts add up to their total, and no part is above its whole.

Interval rule (letter J): with the parts' intervals added to [sum lo, sum hi] and the total as R(T):
when the list is complete (gồm, chia ra, a list in parentheses, a closed set such as nhất, nhì, ba,
khuyến khích) the two must meet; after "trong đó" only sum lo <= T_hi, and because such lists
overlap in practice (nữ, đảng viên; thu tiền đất within thu nội địa), a sum far above the total is
no finding while each part is below it. A sum below the total is wrong after "trong đó" only when
one slip of the hand leads from one to the other (5.514 for 5.614). Parts at another scale are
converted; where the list adds up with one part moved by thousands, that is a slipped unit (letter
N). Source: XBRL Calculations 1.1 (a roll-up is inconsistent only if the interval of the sum and
that of the total do not meet).

Example: 1.020 con, gồm 905 bò và 135 trâu: inconsistent (1.040). 862 con (trâu 217, bò 645): ok.
"""

from __future__ import annotations

import re
from decimal import Decimal

from tiendo_core.checks.cases import Case, spots
from tiendo_core.checks.doubts import is_change
from tiendo_core.checks.findings import KINDS, WRONG, Finding, Interval
from tiendo_core.checks.intervals import (
    INCONSISTENT,
    OK,
    UNTESTABLE,
    gap,
    meets,
    rounding,
    total,
)
from tiendo_core.checks.ledger import Ledger
from tiendo_core.checks.material import Material
from tiendo_core.checks.rules.unit_slip import THOUSANDS
from tiendo_core.checks.scales import alike, counted, moved
from tiendo_core.checks.slips import digits, one_slip
from tiendo_core.reading.figures import Figure, Number
from tiendo_core.reading.units import NOUNS

CODE = "parts-total"
LONGEST = 100
"""No office's list has more parts; a longer one was read out of something else."""

OVERLAP = Decimal("0.1")
"""After "trong đó", a sum further above the total than this share of it is taken for overlap."""

CLOSE = Decimal("0.97")
NEARLY = Decimal("0.8")
"""A list after "trong đó" that makes up this share of its total may be complete."""

_CLOSED = (
    frozenset({"nhất", "nhì", "ba", "khuyến khích"}),
    frozenset({"nam", "nữ"}),
)
_DIGITS = 4
_FAR_OFF = 120
_SOME = re.compile(r"trong đó|trong số|riêng|như|chủ yếu|;|\n|\. ", re.I)
_ALL = re.compile(r"gồm|chia ra", re.I)
_CLOSES = re.compile(r"^[^,\n0-9]{0,60}[.;)]")
_GOES_ON = re.compile(r"^[^.;\n]{0,40}\bvà\b[^.;\n0-9]*[0-9]")
_OPENED = re.compile(r"^[^(]{0,40}\([^()]{0,40}$")
_INTO = re.compile(r"trong đó|gồm|chia ra|trong số", re.I)
_IN_BRACKETS = re.compile(r"^[^(]{0,30}\([^)]*$")
_AWAY = re.compile(
    r";|\)|năm|cùng kỳ|so với|(?:kỳ|tháng|tuần|quý) trước|kế hoạch|chỉ tiêu|chưa|riêng|mỗi|"
    r"bình quân|tổng|\n|\. ",
    re.I,
)
_KINDS = frozenset(NOUNS)


def check(material: Material, ledger: Ledger) -> None:
    """Test every figure that has children."""
    for children in material.families.values():
        whole = children[0].parent
        if whole is None or whole.amount is None or whole.unit is None or whole.unit == "%":
            continue
        closed = _closed(children)
        parts = [
            part
            for child in children
            if (part := _part(child, whole, closed, ledger.text)) is not None
        ]
        if 0 < len(parts) <= LONGEST and not _slipped(whole, whole.amount, parts, ledger):
            listed = _listed(parts, ledger.text)
            others = [
                child for child in children if _part(child, whole, closed, ledger.text) is None
            ]
            said = _said_complete(whole.amount, listed, ledger.text)
            said = said and all(other.start > listed[-1].end for other in others)
            complete = (whole.complete or closed) and len(parts) == len(children) > 1
            if said:
                complete, parts = True, listed
            _test(whole, whole.amount, parts, complete, ledger)


def add(*parts: Interval) -> Interval:
    """The sum of the parts as an interval."""
    return total(parts)


def _test(
    whole: Figure, amount: Number, parts: list[Number], complete: bool, ledger: Ledger
) -> None:
    """Test the parts of one whole, as a complete list or as some parts of it."""
    listed = sum((part.value for part in parts), Decimal(0))
    if complete and abs(listed - amount.value) * 2 < amount.value:
        ledger.compare(_complete(whole, amount, tuple(parts)))
        return
    above = [part for part in parts if rounding(part)[0] > rounding(amount)[1]]
    for part in above:
        _above(whole, amount, part, ledger)
    if not above:
        _within(whole, amount, tuple(parts), ledger)


def _closed(children: list[Figure]) -> bool:
    """Whether the children are a set that leaves nothing out."""
    names = {word for child in children for word in (child.unit, child.indicator.split(" ", 1)[0])}
    return any(closed <= names and len(children) == len(closed) for closed in _CLOSED)


def _listed(parts: list[Number], text: str) -> list[Number]:
    """The parts up to the end of their list: a semicolon ends a list that commas made."""
    for place in range(2, len(parts)):
        if ";" in text[parts[place - 1].end : parts[place].start]:
            return parts if ";" in text[parts[0].end : parts[1].start] else parts[:place]
    return parts


def _said_complete(amount: Number, parts: list[Number], text: str) -> bool:
    """Whether the words say that the parts are all: gồm ... và, chia ra, a list in brackets.

    Without "và" or an end the list may have been cut, and lists in brackets often give examples,
    so these count only when they nearly add up.
    """
    if len(parts) < 2 or parts[0].start < amount.end:
        return False
    between = text[amount.end : parts[0].start]
    if len(between) > _FAR_OFF or _SOME.search(between):
        return False
    listed = sum((part.value for part in parts), Decimal(0))
    if _ALL.search(between):
        closed = "và" in text[parts[-2].end : parts[-1].start] or _CLOSES.search(
            text[parts[-1].end : parts[-1].end + _FAR_OFF]
        )
        goes_on = _GOES_ON.search(text[parts[-1].end : parts[-1].end + _FAR_OFF])
        return bool(closed) or (goes_on is None and listed > amount.value * NEARLY)
    bracketed = _OPENED.search(between) and text.find(")", amount.end, parts[-1].start) < 0
    near = listed > amount.value * CLOSE or one_slip(listed, amount.value)
    return bool(bracketed) and near


def _part(child: Figure, whole: Figure, closed: bool, text: str) -> Number | None:
    """The amount of a child in the unit of its whole; None when it is no part of that amount."""
    if child.amount is None or child.role != whole.role or child.period != whole.period:
        return None
    power = 0 if closed or _kind_of(child, whole, text) else alike(child.unit, whole.unit)
    return None if power is None else moved(child.amount, power)


def _kind_of(child: Figure, whole: Figure, text: str) -> bool:
    """Whether a child counts a kind of what its whole counts: suất of suất quà, tố cáo of đơn.

    A noun that is counted on its own elsewhere (người, vụ) is no kind of another.
    """
    unit, above = child.unit or "", whole.unit or ""
    if not counted(unit) or not counted(above):
        return False
    if unit in above.split() or unit not in _KINDS:
        return True
    return whole.amount is not None and _named_before(unit, whole.amount, text)


def _named_before(unit: str, amount: Number, text: str) -> bool:
    """Whether the words before a list in brackets name the unit: 284 gia trại, trang trại (..."""
    head, bracket, _ = text[amount.end : amount.end + _FAR_OFF].partition("(")
    return bool(bracket) and unit in head.lower()


def _complete(whole: Figure, amount: Number, parts: tuple[Number, ...]) -> Case:
    """The case of a complete list; it ends where it adds up, if a later list was read into it."""
    for count in range(2, len(parts)):
        if meets(total(map(rounding, parts[:count])), rounding(amount)):
            parts = parts[:count]
            break
    return Case(CODE, whole, parts, amount, add, whole.unit)


def _slipped(whole: Figure, amount: Number, parts: list[Number], ledger: Ledger) -> bool:
    """Find one part whose scale slipped: moved by thousands it makes the list add up."""
    spans = [rounding(part) for part in parts]
    printed = rounding(amount)
    if len(parts) < 2 or not amount.value or meets(total(spans), printed):
        return False
    if not _far(spans, printed):
        return False
    for power in THOUSANDS:
        slipped = parts if meets(total(spans), rounding(moved(amount, power))) else []
        for place, part in enumerate(parts):
            rest = spans[:place] + spans[place + 1 :]
            if meets(total([*rest, rounding(moved(part, power))]), printed):
                slipped = [part]
        if slipped:
            quotes = spots(ledger.text, (amount, *slipped))
            away = gap(total(spans), printed) / amount.step
            finding = Finding("unit-slip", KINDS["unit-slip"], WRONG, quotes, printed, total(spans))
            ledger.mark(whole, INCONSISTENT)
            ledger.note(finding._replace(distance=away, values=(Decimal(power),)))
            return True
    return False


def _far(spans: list[Interval], printed: Interval) -> bool:
    """Whether a part is above the whole or below a hundredth of it, so that a scale may slip."""
    return any(span[0] > printed[1] or span[1] * 100 < printed[0] for span in spans)


def _above(whole: Figure, amount: Number, part: Number, ledger: Ledger) -> None:
    """Report a part above its whole, if the words between make it a part and nothing else."""
    between = ledger.text[amount.end : part.start]
    words = list(_INTO.finditer(between))
    begins = words[-1].end() if words else 0
    said = bool(words) or _IN_BRACKETS.search(between) is not None
    sure = said and _AWAY.search(between, begins) is None
    if sure and not is_change(amount, ledger.text):
        _report(whole, amount, (part,), ledger)
    else:
        ledger.mark(whole, UNTESTABLE)


def _within(whole: Figure, amount: Number, parts: tuple[Number, ...], ledger: Ledger) -> None:
    """Test a list that need not be complete: together it must not pass the total by a little."""
    computed, printed = total(map(rounding, parts)), rounding(amount)
    if computed[0] <= printed[1]:
        if computed[1] < printed[0] and _nearly(amount, parts):
            _report(whole, amount, parts, ledger)
        else:
            ledger.mark(whole, OK)
    elif computed[0] - printed[1] > amount.value * OVERLAP:
        ledger.mark(whole, UNTESTABLE)
    else:
        _report(whole, amount, parts, ledger)


def _nearly(amount: Number, parts: tuple[Number, ...]) -> bool:
    """Whether the parts, two or more, miss the total by one slip of the hand."""
    if len(parts) < 2 or len(digits(amount.value)) < _DIGITS:
        return False
    found = sum((part.value for part in parts), Decimal(0))
    return amount.value * NEARLY < found < amount.value and one_slip(found, amount.value)


def _report(whole: Figure, amount: Number, parts: tuple[Number, ...], ledger: Ledger) -> None:
    """Write down parts that do not fit their whole."""
    computed, printed = total(map(rounding, parts)), rounding(amount)
    ledger.mark(whole, INCONSISTENT)
    quotes = spots(ledger.text, (amount, *parts))
    away = gap(computed, printed) / amount.step
    ledger.note(Finding(CODE, KINDS[CODE], WRONG, quotes, printed, computed, away))
