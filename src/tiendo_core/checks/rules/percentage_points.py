"""A change of a rate is told in points, not in percent of the rate.

Interval rule (letter U): "tăng 2,3 điểm %": [p1_lo - p0_hi, p1_hi - p0_lo] meets R(2,3), where p1
is the rate and p0 the rate it is compared with (told for a year before, or the plan). Where the
points do not meet, but the growth of the rate in percent does, "điểm" is missing or too much.
Source: reading.md; Decree 94/2022 publishes such changes in points.

Example: 88,4% (nghị quyết 90%), thấp hơn 1,6 điểm %: ok. thấp hơn 1,8 điểm %: the ratio, unit.
"""

from __future__ import annotations

from tiendo_core.checks.cases import spots
from tiendo_core.checks.findings import KINDS, WRONG, Finding
from tiendo_core.checks.intervals import (
    INCONSISTENT,
    OK,
    TRUNCATED,
    UNTESTABLE,
    distance,
    minus,
    rounding,
    verdict,
)
from tiendo_core.checks.ledger import Ledger
from tiendo_core.checks.material import Material
from tiendo_core.checks.rules.growth import bases, growth_of
from tiendo_core.reading.figures import Figure, Number

CODE = "percentage-points"


def check(material: Material, ledger: Ledger) -> None:
    """Test every rate that tells its change and the rate it is compared with."""
    for figure, base in bases(material):
        if figure.unit == "%" and base.amount is not None:
            _test(figure, base.amount, figure.change, figure.growth, ledger)
    for figure in material.changed:
        if figure.unit == "%" and figure.plan_amount is not None:
            _test(figure, figure.plan_amount, figure.delta_amount, None, ledger)


def _test(
    figure: Figure, base: Number, points: Number | None, growth: Number | None, ledger: Ledger
) -> None:
    """Test a change in points; a change that fits only as a ratio lacks or has too much "điểm"."""
    rate = figure.amount
    printed = points or growth
    if rate is None or printed is None:
        return
    ends = rounding(rate), rounding(base)
    computed, ratio = minus(*ends), growth_of(*ends)
    as_points = verdict(computed, printed)
    if growth is not None and points is None and ratio is not None:
        as_growth = verdict(ratio, printed)
        ledger.mark(figure, OK if OK in (as_points, as_growth) else UNTESTABLE)
        return
    if as_points != INCONSISTENT:
        ledger.mark(figure, as_points)
        return
    fits = ratio is not None and verdict(ratio, printed) in (OK, TRUNCATED)
    ledger.mark(figure, INCONSISTENT)
    quotes = spots(ledger.text, (rate, base, printed))
    code = CODE if fits else "delta-values"
    away = distance(computed, printed)
    ledger.note(Finding(code, KINDS[code], WRONG, quotes, rounding(printed), computed, away))
