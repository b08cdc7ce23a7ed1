"""A change in amount is the difference of the two values, and its word has the right sign.

Interval rule (letter I): v - b meets R(D), where b is the value of the same period last year, the
plan of a comparison with the plan ("hụt 182 tỷ so với dự toán 5.300 tỷ"), or the second member of
a pair that is its plan ("36/34,5 ha, hơn KH 1,5 ha"). "tăng -3%" and
"giảm -5 ca" say the sign twice and are inconsistent.
Source: XBRL Calculations 1.1 (sum and total as intervals).

Example: 5.118 tỷ, hụt 182 tỷ so với dự toán 5.300 tỷ: ok.
"""

from __future__ import annotations

import re

from tiendo_core.checks.cases import Case, spot
from tiendo_core.checks.findings import WRONG, Quote
from tiendo_core.checks.intervals import INCONSISTENT, minus
from tiendo_core.checks.ledger import Ledger, found
from tiendo_core.checks.material import Material
from tiendo_core.checks.rules.growth import bases
from tiendo_core.checks.scales import counted
from tiendo_core.reading.figures import Figure, Number

CODE = "delta-values"
_PLAN = re.compile(r"kế hoạch|dự toán|nghị quyết|chỉ tiêu|\b(?:kh|dt|nq)\b", re.I)
_SAYS = re.compile(r"\b(?:tăng|giảm)\s*$")
_REACH = 16
_MINUS = "-\u2212\u2013"


def check(material: Material, ledger: Ledger) -> None:
    """Test changes against stated bases, and the signs of growth words."""
    for figure in material.changed:
        against = _plan_of(figure)
        if against is not None:
            _compare(figure, against, figure.delta_amount, ledger)
    for figure, base in bases(material):
        if figure.unit != "%":
            _compare(figure, base, figure.change, ledger)
    for figure in material.grown:
        _sign(figure, figure.growth, ledger)
    for figure in material.changed:
        _sign(figure, figure.change, ledger)


def _plan_of(figure: Figure) -> Number | None:
    """The plan a comparison rests on, when its words name one."""
    if figure.delta_amount is None or not _PLAN.search(
        figure.delta_basis or figure.plan_basis or ""
    ):
        return None
    return figure.plan_amount or (None if counted(figure.unit) else figure.whole)


def _compare(figure: Figure, base: Number, change: Number | None, ledger: Ledger) -> None:
    """Test v - b against the printed change."""
    if figure.amount is not None and change is not None:
        ledger.compare(Case(CODE, figure, (figure.amount, base), change, minus, figure.unit))


def _sign(figure: Figure, number: Number | None, ledger: Ledger) -> None:
    """Find "tăng -3%" and "giảm -5 ca": a word and a minus sign before one number."""
    if number is None:
        return
    start = number.start
    text = ledger.text
    if text[start : start + 1] not in _MINUS:
        start -= 1
        if start < 0 or text[start] not in _MINUS:
            return
    word = _SAYS.search(text, max(0, start - _REACH), start)
    if word is not None:
        ledger.mark(figure, INCONSISTENT)
        ledger.note(found(CODE, WRONG, (Quote(word.start(), spot(text, number).end),)))
