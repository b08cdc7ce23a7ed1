"""What a figure implies without saying it: its plan, last year's value, what is left to do.

All as intervals of the printed numbers' rounding, so that a reader sees how sure they are. From
value v and share p of the plan: P = 100 v/p; the rest is P - v, over the months left of the year.
From growth g: last year b = v / (1 + g/100). Source: reading.md, check E, and domain.md 1.13.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from tiendo_core.checks.findings import Interval
from tiendo_core.checks.intervals import HUNDRED, minus, ratio, rounding
from tiendo_core.checks.rules.cumulative import months
from tiendo_core.reading.figures import Figure, Number

YEAR = 12


class Implied(NamedTuple):
    """One implied value: "plan", "same-period", "remaining" or "per-month", with its bounds.

    ``value`` comes from the numbers as printed, ``low`` and ``high`` from their rounding;
    ``months`` are the months left, for "remaining" and "per-month".
    """

    code: str
    value: Decimal
    low: Decimal
    high: Decimal
    unit: str | None
    months: int | None = None


def implied(figure: Figure) -> tuple[Implied, ...]:
    """All values a figure implies; none for rates, plans and figures without an amount."""
    amount = figure.amount
    if amount is None or figure.unit == "%" or figure.role == "plan":
        return ()
    return (*_plan(figure, amount), *_same_period(figure, amount))


def _plan(figure: Figure, amount: Number) -> tuple[Implied, ...]:
    """The plan, where it is not stated, and what is left of it."""
    share, stated = figure.plan_share, figure.plan_amount
    if stated is not None:
        return _remaining(figure, amount, stated.value, rounding(stated))
    if share is None or share.value <= 0:
        return ()
    ends = ratio(rounding(amount), rounding(share))
    if ends is None:
        return ()
    value = HUNDRED * amount.value / share.value
    plan = Implied("plan", value, *ends, figure.unit)
    return (plan, *_remaining(figure, amount, value, ends))


def _remaining(
    figure: Figure, amount: Number, plan: Decimal, ends: Interval
) -> tuple[Implied, ...]:
    """What is left of a plan, and how much that is for each month left."""
    covered = months(figure.period) if figure.period else None
    rest = plan - amount.value
    if covered is None or covered >= YEAR or rest <= 0:
        return ()
    left = YEAR - covered
    low, high = minus(ends, rounding(amount))
    return (
        Implied("remaining", rest, low, high, figure.unit, left),
        Implied("per-month", rest / left, low / left, high / left, figure.unit, left),
    )


def _same_period(figure: Figure, amount: Number) -> tuple[Implied, ...]:
    """Last year's value, from growth in percent or else from the change in amount."""
    growth, change = figure.growth, figure.change
    if growth is not None:
        low, high = rounding(growth)
        ends = ratio(rounding(amount), (HUNDRED + low, HUNDRED + high))
        if ends is None:
            return ()
        value = HUNDRED * amount.value / (HUNDRED + growth.value)
        return (Implied("same-period", value, *ends, figure.unit),)
    if change is None:
        return ()
    ends = minus(rounding(amount), rounding(change))
    return (Implied("same-period", amount.value - change.value, *ends, figure.unit),)
