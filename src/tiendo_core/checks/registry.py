"""All checks in the order they run: malformed things first, then arithmetic, then comparisons."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from tiendo_core.checks.ledger import Ledger
from tiendo_core.checks.material import Material
from tiendo_core.checks.rules import (
    cumulative,
    delta_growth,
    delta_values,
    derived_rate,
    growth,
    implied_plan,
    impossible_value,
    malformed_number,
    missing_partner,
    over_plan,
    pace,
    pair_impossible,
    pair_percent,
    parts_total,
    percent_of_count,
    percentage_points,
    period,
    plan_percent,
    remainder,
    same_fact,
    scale_slip,
    separator,
    shares_total,
    stages,
    told_again,
    total_growth,
    typo,
    unit_slip,
)


class Rule(NamedTuple):
    """A check: its letter in the design, its code, and the function that runs it."""

    letter: str
    code: str
    run: Callable[[Material, Ledger], None]


RULES: tuple[Rule, ...] = (
    Rule("O", "malformed-number", malformed_number.check),
    Rule("P", "separator", separator.check),
    Rule("A", "pair-percent", pair_percent.check),
    Rule("B", "pair-impossible", pair_impossible.check),
    Rule("G", "percent-of-count", percent_of_count.check),
    Rule("D", "plan-percent", plan_percent.check),
    Rule("D", "over-plan", over_plan.check),
    Rule("E", "implied-plan", implied_plan.check),
    Rule("F", "growth", growth.check),
    Rule("H", "delta-growth", delta_growth.check),
    Rule("I", "delta-values", delta_values.check),
    Rule("J", "parts-total", parts_total.check),
    Rule("J", "parts-total", remainder.check),
    Rule("K", "shares-total", shares_total.check),
    Rule("L", "total-growth", total_growth.check),
    Rule("W", "derived-rate", derived_rate.check),
    Rule("M", "same-fact", same_fact.check),
    Rule("M", "same-fact", told_again.check),
    Rule("N", "unit-slip", scale_slip.check),
    Rule("Q", "impossible-value", impossible_value.check),
    Rule("R", "stages", stages.check),
    Rule("S", "cumulative", cumulative.check),
    Rule("U", "percentage-points", percentage_points.check),
    Rule("V", "period", period.check),
    Rule("T", "typo", typo.check),
    Rule("X", "pace", pace.check),
    Rule("Y", "missing-partner", missing_partner.check),
)

EXPLANATIONS = (separator.explain, unit_slip.explain)
"""Asked in this order before a relation that does not hold is called inconsistent."""
