"""A total grows no faster than its fastest part and no slower than its slowest.

Interval rule (letter L): min(g_i)_lo <= g_T_hi and max(g_i)_hi >= g_T_lo, when the parts are
complete: the list is said to be, or it names the three sectors of the economy (taxes less
subsidies, the fourth part of GRDP, are small and move with them). Source: reading.md; the total is
a weighted mean of its parts.

Example: GRDP tăng 6,82%; khu vực I 3,1%, khu vực II 9,4%, dịch vụ 6,2%: ok.
"""

from __future__ import annotations

from tiendo_core.checks.cases import spots
from tiendo_core.checks.findings import KINDS, WRONG, Finding
from tiendo_core.checks.intervals import INCONSISTENT, OK, UNTESTABLE, gap, rounding
from tiendo_core.checks.ledger import Ledger
from tiendo_core.checks.material import Material
from tiendo_core.reading.figures import Figure, Number

CODE = "total-growth"
_SECTORS = (("nông",), ("công nghiệp", "xây dựng"), ("dịch vụ", "thương mại"))


def check(material: Material, ledger: Ledger) -> None:
    """Test every figure that grows and whose parts all tell their growth."""
    for children in material.families.values():
        whole = children[0].parent
        if whole is None or whole.growth is None or len(children) < 2:
            continue
        growths = [child.growth for child in children if child.growth is not None]
        if len(growths) < len(children) or any(child.period != whole.period for child in children):
            ledger.mark(whole, UNTESTABLE)
        elif whole.complete or _three_sectors(children):
            _test(whole, whole.growth, tuple(growths), ledger)


def _three_sectors(children: list[Figure]) -> bool:
    """Whether the children are agriculture, industry with construction, and services."""
    names = [child.indicator.lower() for child in children]
    return all(any(word in name for name in names for word in words) for words in _SECTORS)


def _test(whole: Figure, growth: Number, parts: tuple[Number, ...], ledger: Ledger) -> None:
    """Compare the growth of a total with the range of its parts."""
    spans = [rounding(part) for part in parts]
    computed = min(span[0] for span in spans), max(span[1] for span in spans)
    printed = rounding(growth)
    away = gap(computed, printed) / growth.step
    if not away:
        ledger.mark(whole, OK)
        return
    ledger.mark(whole, INCONSISTENT)
    quotes = spots(ledger.text, (growth, *parts))
    ledger.note(Finding(CODE, KINDS[CODE], WRONG, quotes, printed, computed, away))
