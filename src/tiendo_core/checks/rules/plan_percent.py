"""A value, its plan and its percentage of the plan agree.

Interval rule (letter D): C = [100 v_lo/P_hi, 100 v_hi/P_lo] meets R(p). "vượt 12%" is kept by the
reader as 112, and "vượt 106,4%" as written, so where C misses p but meets p + 100 the other
reading of "vượt" is the right one and nothing is wrong. A rate that is good when it falls (hộ
nghèo) prints its attainment the other way round, so shares of % indicators are not tested.
Source: XBRL Calculations 1.1 (facts are intervals).

Example: 6.842 of 12.600 tỷ, printed 54,3%: ok. 64 of 120 tỷ, printed 35,3%: inconsistent.
"""

from __future__ import annotations

from tiendo_core.checks.cases import Case
from tiendo_core.checks.findings import Interval
from tiendo_core.checks.intervals import (
    HUNDRED,
    OK,
    UNTESTABLE,
    meets,
    ratio,
    rounding,
)
from tiendo_core.checks.ledger import Ledger
from tiendo_core.checks.material import Material
from tiendo_core.checks.scales import alike, moved
from tiendo_core.reading.figures import Figure, Number

_REACH = 20
_RECENT = 40
_CLOSE = 60
_ASSIGNED = ("được giao ", "giao là ")
_NAMED = 3
"""A basis of so many words ("kế hoạch vốn") names its plan; "kế hoạch năm" is anyone's."""


def check(material: Material, ledger: Ledger) -> None:
    """Test every figure that tells its plan and its share of it."""
    text = ledger.text
    assigning = any(words in text for words in _ASSIGNED)
    plans = [
        figure
        for figure in (material.reading.figures if material.planned else ())
        if figure.role == "plan" or (assigning and _is_assigned(figure, text))
    ]
    for figure in material.planned:
        plan, value, share = figure.plan_amount, figure.amount, figure.plan_share
        if plan is None and plans and figure.role != "plan":
            plan = _told_before(figure, plans)
        if share is None or value is None or plan is None:
            continue
        if figure.unit == "%":
            ledger.mark(figure, UNTESTABLE)
            continue
        computed = ratio(rounding(value), rounding(plan))
        if _of_another_plan(figure, computed) or _means_over(computed, share, ledger.text):
            ledger.mark(figure, OK)
        else:
            ledger.compare(Case("plan-percent", figure, (value, plan), share, ratio, figure.unit))


def _is_assigned(figure: Figure, text: str) -> bool:
    """Whether a figure is a plan because it was assigned ("được giao 24,6 tỷ")."""
    amount = figure.amount
    if amount is None or figure.plan_share is not None:
        return False
    return text.endswith(_ASSIGNED, 0, amount.start)


def _told_before(figure: Figure, plans: list[Figure]) -> Number | None:
    """The plan a basis like "kế hoạch vốn" names, stated before: of that name, or just before."""
    basis = (figure.plan_basis or "").lower()
    for plan in plans[-_RECENT:]:
        stated = plan.amount or plan.plan_amount
        if plan.start > figure.start or stated is None:
            continue
        near = plan.sentence == figure.sentence and figure.start - plan.end < _CLOSE
        named_so = len(basis.split()) >= _NAMED and plan.indicator.lower().startswith(basis)
        if near or named_so:
            power = alike(plan.unit, figure.unit)
            return None if power is None else moved(stated, power)
    return None


def _of_another_plan(figure: Figure, computed: Interval | None) -> bool:
    """Whether the stated plan is that of a further basis: its share fits, the first does not."""
    if computed is None:
        return False
    return any(
        meets(computed, rounding(other))
        for share in figure.alt_plan
        for other in (share.pct, _plus_hundred(share.pct))
    )


def _means_over(computed: Interval | None, share: Number, text: str) -> bool:
    """Whether "vượt N%" was kept as written and means N above the plan."""
    if computed is None or not meets(computed, rounding(_plus_hundred(share))):
        return False
    return "vượt" in text[max(0, share.start - _REACH) : share.start].lower()


def _plus_hundred(share: Number) -> Number:
    """The other reading of a share: so many percent above the plan."""
    return share._replace(value=share.value + HUNDRED)
