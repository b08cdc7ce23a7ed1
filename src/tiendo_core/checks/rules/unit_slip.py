"""A relation that fails at the printed scale holds after a step of thousands: triệu for tỷ.

Interval rule (letter N): where D, F, H, I, J or M fail, one input is moved by 10^k, k in {-9, -6,
-3, 3, 6, 9} for money and scaled measures and also -1 and 1 for tạ and tấn; if the relation then
holds, this finding replaces the one it explains. Percentages carry no unit that could slip, so
they are left to the plain finding. Source: reading.md, after duplicate facts in XBRL
Calculations 1.1, where a scale error is the commonest cause.

Example: "6.842 triệu đồng, đạt 54,3% dự toán (12.600 tỷ đồng)": unit-slip, triệu or tỷ.
"""

from __future__ import annotations

from decimal import Decimal

from tiendo_core.checks.cases import Case, spots
from tiendo_core.checks.findings import KINDS, WRONG, Finding, Interval
from tiendo_core.checks.intervals import OK, TRUNCATED, distance, rounding, verdict
from tiendo_core.checks.scales import moved, scale
from tiendo_core.reading.figures import Number

CODE = "unit-slip"

THOUSANDS = (3, -3, 6, -6, 9, -9)
TENS = (-1, 1)
_NAMES = {0: "đồng", 3: "nghìn đồng", 6: "triệu đồng", 9: "tỷ đồng"}


def explain(case: Case, text: str) -> Finding | None:
    """The slip of scale that makes a failed case hold, or None."""
    own = scale(case.unit) if case.unit else None
    if own is None:
        return None
    computed = case.formula(*map(rounding, case.inputs))
    for power in THOUSANDS + (TENS if own.dimension == "mass" else ()):
        for index, number in enumerate(case.inputs):
            inputs = list(case.inputs)
            inputs[index] = moved(number, power)
            other = case.formula(*map(rounding, inputs))
            if other is None or not _holds(other, case.printed):
                continue
            meant = _NAMES.get(own.power + power) if own.dimension == "đồng" else None
            return Finding(
                CODE,
                KINDS[CODE],
                WRONG,
                spots(text, (*case.inputs, case.printed)),
                rounding(case.printed),
                computed,
                distance(computed or other, case.printed),
                (meant,) if meant else (),
                (Decimal(power),),
            )
    return None


def _holds(computed: Interval, printed: Number) -> bool:
    """Whether a moved relation holds; a wide one holds when the printed number lies inside."""
    if verdict(computed, printed) in (OK, TRUNCATED):
        return True
    return computed[0] <= printed.value <= computed[1]
