"""An amount of money a thousand times too large or too small for what stands beside it.

Interval rule (letter N, where no relation of the reader ties the two): a share told after two sums
of one sentence that are printed in different scales holds, by R(p), only when both have the same
scale; and no one's income or wage is counted in tỷ. The factor is exact, so a share meets by chance
once in some hundred pairs, and only pairs of unlike scales are looked at. Source: reading.md.

Example: "tổng vốn 1.240 tỷ đồng, đã giải ngân 868 triệu đồng, đạt 70%": unit-slip.
"""

from __future__ import annotations

import re

from tiendo_core.checks.cases import spots
from tiendo_core.checks.findings import WRONG
from tiendo_core.checks.intervals import INCONSISTENT, OK, TRUNCATED, ratio, rounding, verdict
from tiendo_core.checks.ledger import Ledger, found
from tiendo_core.checks.material import Material
from tiendo_core.checks.scales import alike
from tiendo_core.reading.figures import Figure, Number

CODE = "unit-slip"
_PER_HEAD = re.compile(r"(?:thu nhập|lương|tiền công) bình quân|bình quân đầu người")
_NEAR = 4


def check(material: Material, ledger: Ledger) -> None:
    """Look at shares of sums in unlike scales, and at incomes in tỷ."""
    figures = material.reading.figures
    for index, figure in enumerate(figures):
        unit = figure.unit
        if unit is None or not unit.startswith(("tỷ", "triệu")) or figure.amount is None:
            continue
        if unit.startswith("tỷ") and _PER_HEAD.search(figure.indicator.lower()):
            _report(figure, (figure.amount,), ledger)
        elif figure.plan_amount is None and figure.whole is None:
            _shared(figure, figures[max(0, index - _NEAR) : index], ledger)


def _shared(figure: Figure, before: list[Figure], ledger: Ledger) -> None:
    """Test the share of a figure against the sums told before it in its sentence."""
    part, printed = figure.amount, figure.share or figure.plan_share
    if part is None or printed is None:
        return
    for other in reversed(before):
        whole = other.amount
        unlike = other.unit != figure.unit and alike(other.unit, figure.unit)
        if whole is None or not unlike or other.sentence != figure.sentence:
            continue
        share = ratio(rounding(part), rounding(whole))
        if share is not None and verdict(share, printed) in (OK, TRUNCATED):
            _report(figure, (whole, part), ledger)
            return


def _report(figure: Figure, numbers: tuple[Number, ...], ledger: Ledger) -> None:
    """Write a slip of scale down."""
    ledger.mark(figure, INCONSISTENT)
    ledger.note(found(CODE, WRONG, spots(ledger.text, numbers)))
