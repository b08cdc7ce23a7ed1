"""A percentage of a known count can only be k/d for a whole k.

Interval rule (letter G, GRIM: Brown and Heathers 2016): some whole n must lie in
[d p_lo / 100, d p_hi / 100], with p widened to R(p) and, for cut digits, to T(p). It can only fail
when the whole is smaller than 10^(2 + decimals of p); larger wholes are not tested.

Example: of 26 xã 69,2% reach the standard: 18, ok. Of 26 xã 70,5%: no whole number, inconsistent.
"""

from __future__ import annotations

import re
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from tiendo_core.checks.cases import spots
from tiendo_core.checks.findings import CUT, KINDS, WRONG, Finding, Interval
from tiendo_core.checks.intervals import (
    HUNDRED,
    INCONSISTENT,
    OK,
    TRUNCATED,
    UNTESTABLE,
    rounding,
    truncation,
)
from tiendo_core.checks.ledger import Ledger
from tiendo_core.checks.material import Material
from tiendo_core.reading.figures import Figure, Number

CODE = "percent-of-count"
_BACK = 4
_OF = re.compile(r"\s?%?\s?(?:tổng )?số ([^\W\d_]+)")


def check(material: Material, ledger: Ledger) -> None:
    """Test every share of a counted whole whose own count is not told."""
    for figure in material.pairs:
        if figure.share is not None and figure.whole is not None and figure.amount is None:
            _test(figure, figure.share, figure.whole, ledger)
    figures = material.reading.figures
    for place in material.shares:
        figure = figures[place]
        share = figure.share
        if share is None or figure.amount is not None:
            continue
        noun = _OF.match(ledger.text, share.end)
        for before in reversed(figures[max(0, place - _BACK) : place] if noun else []):
            if noun and _counts(before, figure, noun[1].lower()) and before.amount:
                _test(figure, share, before.amount, ledger)
                break


def _counts(before: Figure, figure: Figure, noun: str) -> bool:
    """Whether a figure of the same sentence counts the things a share is of ("số trường")."""
    exact = before.amount is not None and before.amount.exact and before.whole is None
    unit = (before.unit or "").lower()
    return exact and before.sentence == figure.sentence and unit.split()[:1] == [noun]


def _test(figure: Figure, share: Number, whole: Number, ledger: Ledger) -> None:
    """Look for a whole number of things that makes the printed share."""
    if whole.value <= 0 or whole.value * share.step >= HUNDRED:
        ledger.mark(figure, UNTESTABLE)
        return
    printed = rounding(share)
    if _holds_whole(whole.value, printed):
        ledger.mark(figure, OK)
        return
    cut = _holds_whole(whole.value, truncation(share))
    ledger.mark(figure, TRUNCATED if cut else INCONSISTENT)
    nearest = (whole.value * share.value / HUNDRED).to_integral_value()
    computed = HUNDRED * nearest / whole.value
    quotes = spots(ledger.text, (share, whole))
    away = abs(computed - share.value) / share.step
    grade = CUT if cut else WRONG
    ledger.note(Finding(CODE, KINDS[CODE], grade, quotes, printed, (computed, computed), away))


def _holds_whole(whole: Decimal, percent: Interval) -> bool:
    """Whether some whole number of things makes a percentage inside the interval."""
    low = (whole * percent[0] / HUNDRED).to_integral_value(ROUND_CEILING)
    high = (whole * percent[1] / HUNDRED).to_integral_value(ROUND_FLOOR)
    return low <= high
