"""A share of the yearly plan far behind the calendar, for information.

Interval rule (letter X): the share of the plan against months / 12 of it; told when it is behind
by more than eight points, where domain.md 1.13 begins to speak of risk. Only yearly plans of
amounts in running totals; crops and campaigns that have their season are not judged. Never an
error: working practice, not law.

Example: 63,1% of the plan after nine months, where the calendar is at 75%: note, 11,9 points.
"""

from __future__ import annotations

import re
from decimal import Decimal

from tiendo_core.checks.cases import spot
from tiendo_core.checks.findings import KINDS, NOTE, Finding
from tiendo_core.checks.intervals import HUNDRED
from tiendo_core.checks.ledger import Ledger
from tiendo_core.checks.material import Material
from tiendo_core.checks.rules.cumulative import months
from tiendo_core.checks.scales import scale

CODE = "pace"
BEHIND = Decimal(8)
"""Points behind the calendar at which domain.md 1.13 speaks of risk."""
_SHORTER = re.compile(r"quý|tháng|vụ|tuần|đợt|giai đoạn|nhiệm kỳ")
YEAR = 12


def check(material: Material, ledger: Ledger) -> None:
    """Look at every share of a yearly plan told for a part of the year."""
    for figure in material.planned:
        covered = months(figure.period) if figure.period else None
        share = figure.plan_share
        if covered is None or covered == YEAR or share is None or figure.role == "plan":
            continue
        if scale(figure.unit or "") is None or _SHORTER.search((figure.plan_basis or "").lower()):
            continue
        expected = HUNDRED * covered / YEAR
        if expected - share.value > BEHIND:
            ledger.note(
                Finding(
                    CODE,
                    KINDS[CODE],
                    NOTE,
                    (spot(ledger.text, share),),
                    values=(share.value, Decimal(covered), expected, share.value - expected),
                )
            )
