"""A rate, its base and its product agree: yield times area is output.

Interval rule (letter W): C = rate x base, both as R(x), scaled to the unit of the product (tạ/ha x
ha = tạ), meets R(product). The three are taken from one sentence or item that has exactly one rate
"a/b", one amount in a and one in b; where several areas stand (sown, harvested), any of them may be
the base, and only when none fits is it a finding. Crops that bear for years (chè, cà phê, cao su,
cây ăn quả) print the planted area beside the yield of the bearing part, so they are passed.
Source: reading.md; interval product as in XBRL Calculations 1.1.

Example: 61,5 tạ/ha on 121 ha, 744,2 tấn: ok. 58,4 tạ/ha on 128 ha, 774,5 tấn: inconsistent.
"""

from __future__ import annotations

import re

from tiendo_core.checks.cases import Case
from tiendo_core.checks.findings import Interval
from tiendo_core.checks.intervals import INCONSISTENT, UNTESTABLE, rounding, verdict
from tiendo_core.checks.ledger import Ledger
from tiendo_core.checks.material import Material
from tiendo_core.checks.scales import alike, moved, scale
from tiendo_core.reading.figures import Figure

CODE = "derived-rate"
_PERENNIAL = re.compile(
    r"chè|cà phê|cao su|ăn quả|hồ tiêu|tiêu |điều|cam|bưởi|dừa|nhãn|vải|quế|rừng"
)
_WINDOW = 5


def check(material: Material, ledger: Ledger) -> None:
    """Test every yield that has its area before it and its output after it."""
    figures = material.reading.figures
    for index in material.rates:
        rate = figures[index]
        per, _, base = (rate.unit or "").partition("/")
        output, area = scale(per), scale(base)
        if output is None or area is None or (output.dimension, area.dimension) != ("mass", "area"):
            continue
        first = max(0, index - _WINDOW)
        near = [each for each in figures[first : index + _WINDOW] if _beside(each, rate)]
        areas = [each for each in near if each.start < rate.start and _measures(each, base)]
        outputs = [each for each in near if each.start > rate.start and _measures(each, per)]
        if not areas or not outputs or any(_PERENNIAL.search(e.indicator.lower()) for e in near):
            ledger.mark(rate, UNTESTABLE)
        else:
            _test(rate, areas, outputs[0], ledger)


def _beside(figure: Figure, rate: Figure) -> bool:
    """Whether a figure stands in the sentence of the rate and in its period."""
    return figure.sentence == rate.sentence and figure.period == rate.period


def _measures(figure: Figure, unit: str) -> bool:
    """Whether a figure has an amount that converts into a unit."""
    return figure.amount is not None and alike(figure.unit, unit) is not None


def _test(rate: Figure, areas: list[Figure], output: Figure, ledger: Ledger) -> None:
    """Compare the output with the rate times each area; the nearest area speaks when none fits."""
    per, _, base = (rate.unit or "").partition("/")
    cases = []
    for area in reversed(areas):
        if rate.amount is None or area.amount is None or output.amount is None:
            continue
        inputs = (rate.amount, moved(area.amount, alike(area.unit, base) or 0))
        printed = moved(output.amount, alike(output.unit, per) or 0)
        cases.append(Case(CODE, rate, inputs, printed, product, per))
    fitting = [case for case in cases if _verdict(case) != INCONSISTENT]
    for case in (fitting or cases)[:1]:
        ledger.compare(case)


def _verdict(case: Case) -> str:
    """The verdict on a case, without writing anything down."""
    return verdict(product(*map(rounding, case.inputs)), case.printed)


def product(rate: Interval, base: Interval) -> Interval:
    """The product of two intervals of amounts above 0."""
    return rate[0] * base[0], rate[1] * base[1]
