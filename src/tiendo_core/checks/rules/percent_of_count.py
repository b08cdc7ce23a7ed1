"""A percentage of a known count can only be k/d for a whole k.

Interval rule (letter G, GRIM: Brown and Heathers 2016): some whole n must lie in
[d p_lo / 100, d p_hi / 100], with p widened to R(p) and, for cut digits, to T(p). It can only fail
when the whole is smaller than 10^(2 + decimals of p); larger wholes are not tested.

Example: of 26 xã 69,2% reach the standard: 18, ok. Of 26 xã 70,5%: no whole number, inconsistent.
"""

from __future__ import annotations

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

CODE = "percent-of-count"


def check(material: Material, ledger: Ledger) -> None:
    """Test every share of a counted whole whose own count is not told."""
    for figure in material.pairs:
        share, whole = figure.share, figure.whole
        if share is None or whole is None or figure.amount is not None:
            continue
        if whole.value <= 0 or whole.value * share.step >= HUNDRED:
            ledger.mark(figure, UNTESTABLE)
            continue
        printed = rounding(share)
        if _holds_whole(whole.value, printed):
            ledger.mark(figure, OK)
            continue
        cut = _holds_whole(whole.value, truncation(share))
        ledger.mark(figure, TRUNCATED if cut else INCONSISTENT)
        nearest = (whole.value * share.value / HUNDRED).to_integral_value()
        computed = HUNDRED * nearest / whole.value
        ledger.note(
            Finding(
                CODE,
                KINDS[CODE],
                CUT if cut else WRONG,
                spots(ledger.text, (share, whole)),
                printed,
                (computed, computed),
                abs(computed - share.value) / share.step,
            )
        )


def _holds_whole(whole: Decimal, percent: Interval) -> bool:
    """Whether some whole number of things makes a percentage inside the interval."""
    low = (whole * percent[0] / HUNDRED).to_integral_value(ROUND_CEILING)
    high = (whole * percent[1] / HUNDRED).to_integral_value(ROUND_FLOOR)
    return low <= high
