"""Parts add up to their total, and no part is above its whole.

Interval rule (letter J): with the parts' intervals added to [sum lo, sum hi] and the total as R(T):
when the list is said to be complete (gồm, chia ra, a list in parentheses) the two must meet; after
"trong đó" only sum lo <= T_hi, and because such lists overlap in practice (nữ, đảng viên, thu tiền
đất within thu nội địa), a sum far above the total is no finding while each part is below it. Parts
in another scale are converted; parts of another unit or period are left out, and then the list is
not complete. Source: XBRL Calculations 1.1 (a roll-up is inconsistent only if the interval of the
sum and that of the total do not meet).

Example: 1.020 con, gồm 905 bò và 135 trâu: inconsistent (1.040). 862 con (trâu 217, bò 645): ok.
"""

from __future__ import annotations

import re
from decimal import Decimal

from tiendo_core.checks.cases import Case, spots
from tiendo_core.checks.doubts import is_change
from tiendo_core.checks.findings import KINDS, WRONG, Finding, Interval
from tiendo_core.checks.intervals import INCONSISTENT, OK, UNTESTABLE, gap, meets, rounding, total
from tiendo_core.checks.ledger import Ledger
from tiendo_core.checks.material import Material
from tiendo_core.checks.scales import alike, moved
from tiendo_core.reading.figures import Figure, Number

CODE = "parts-total"
OVERLAP = Decimal("0.1")
"""After "trong đó", a sum further above the total than this share of it is taken for overlap."""
_INTO = re.compile(r"trong đó|gồm|chia ra|trong số|^[^(]{0,30}\([^)]*$", re.I)
_AWAY = re.compile(r";|năm|cùng kỳ|so với|trước|kế hoạch|chỉ tiêu|chưa|riêng|\n|\. ", re.I)


def check(material: Material, ledger: Ledger) -> None:
    """Test every figure that has children."""
    for children in material.families.values():
        whole = children[0].parent
        if whole is None or whole.amount is None or whole.unit is None or whole.unit == "%":
            continue
        parts = [part for child in children if (part := _part(child, whole)) is not None]
        if not parts:
            continue
        above = [part for part in parts if rounding(part)[0] > rounding(whole.amount)[1]]
        if whole.complete and len(parts) == len(children) > 1:
            ledger.compare(_complete(whole, whole.amount, tuple(parts)))
        elif above:
            for part in above:
                _above(whole, whole.amount, part, ledger)
        else:
            _within(whole, tuple(parts), ledger)


def add(*parts: Interval) -> Interval:
    """The sum of the parts as an interval."""
    return total(parts)


def _part(child: Figure, whole: Figure) -> Number | None:
    """The amount of a child in the unit of its whole; None when it is no part of that amount."""
    if child.amount is None or child.role != whole.role or child.period != whole.period:
        return None
    power = alike(child.unit, whole.unit)
    return None if power is None else moved(child.amount, power)


def _complete(whole: Figure, amount: Number, parts: tuple[Number, ...]) -> Case:
    """The case of a complete list; it ends where it adds up, if a later list was read into it."""
    for count in range(2, len(parts)):
        if meets(total(map(rounding, parts[:count])), rounding(amount)):
            parts = parts[:count]
            break
    return Case(CODE, whole, parts, amount, add, whole.unit)


def _above(whole: Figure, amount: Number, part: Number, ledger: Ledger) -> None:
    """Report a part above its whole, if the words between make it a part and nothing else."""
    between = ledger.text[amount.end : part.start]
    sure = _INTO.search(between) and not _AWAY.search(between)
    if sure and not is_change(amount, ledger.text):
        _report(whole, (part,), ledger)
    else:
        ledger.mark(whole, UNTESTABLE)


def _within(whole: Figure, parts: tuple[Number, ...], ledger: Ledger) -> None:
    """Test a list that need not be complete: together it must not pass the total by a little."""
    amount = whole.amount
    if amount is None:
        return
    computed, printed = total(map(rounding, parts)), rounding(amount)
    if computed[0] <= printed[1]:
        ledger.mark(whole, OK)
    elif computed[0] - printed[1] > amount.value * OVERLAP:
        ledger.mark(whole, UNTESTABLE)
    else:
        _report(whole, parts, ledger)


def _report(whole: Figure, parts: tuple[Number, ...], ledger: Ledger) -> None:
    """Write down parts above their whole."""
    amount = whole.amount
    if amount is None:
        return
    computed, printed = total(map(rounding, parts)), rounding(amount)
    ledger.mark(whole, INCONSISTENT)
    quotes = spots(ledger.text, (amount, *parts))
    away = gap(computed, printed) / amount.step
    ledger.note(Finding(CODE, KINDS[CODE], WRONG, quotes, printed, computed, away))
