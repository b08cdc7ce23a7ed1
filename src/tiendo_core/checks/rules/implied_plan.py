"""One indicator has one plan a year: the plans its figures imply must have a value in common.

Interval rule (letter E): P lies in [100 v_lo/p_hi, 100 v_hi/p_lo]; the intervals of the figures of
one indicator, year and plan basis in different periods, and the plan itself where it is stated,
must meet. Plans that miss each other by less than the wider interval are not told apart. Source:
XBRL Calculations 1.1 (duplicates are intersected, and an empty intersection is an error of its
own).

Example: 864 tỷ is 63,1% implies 1.367,4 to 1.371,1; 551 tỷ is 40,2% for six months implies 1.367,7
to 1.373,6: ok.
"""

from __future__ import annotations

from tiendo_core.checks.cases import spots
from tiendo_core.checks.doubts import same_place
from tiendo_core.checks.findings import KINDS, WRONG, Finding, Interval
from tiendo_core.checks.intervals import (
    INCONSISTENT,
    OK,
    UNTESTABLE,
    gap,
    meets,
    ratio,
    rounding,
)
from tiendo_core.checks.ledger import Ledger
from tiendo_core.checks.material import Material, year
from tiendo_core.reading.figures import Figure, Number

CODE = "implied-plan"


def check(material: Material, ledger: Ledger) -> None:
    """Compare the implied plans of figures of one name, unit, place, year and basis."""
    for group in material.rivals:
        stated: dict[int, Figure] = {}
        shared: dict[tuple[int, str], Figure] = {}
        for figure in group:
            told = year(figure.period)
            if told is None or figure.amount is None or figure.unit == "%" or figure.parent:
                continue
            if figure.role == "plan":
                stated.setdefault(told, figure)
            elif figure.plan_share is not None:
                basis = (figure.plan_basis or "").lower()
                first = shared.setdefault((told, basis), figure)
                if first.period != figure.period:
                    _meet(first, figure, ledger)
        for (told, _), figure in shared.items():
            if told in stated:
                _meet(stated[told], figure, ledger)


def implied(figure: Figure) -> Interval | None:
    """The plan a value and its share of it imply; None when either is missing or may be 0."""
    if figure.amount is None:
        return None
    if figure.role == "plan":
        return rounding(figure.amount)
    return (
        ratio(rounding(figure.amount), rounding(figure.plan_share)) if figure.plan_share else None
    )


def _meet(first: Figure, second: Figure, ledger: Ledger) -> None:
    """Test two implied plans; one wider than ten units of the value tests nothing."""
    one, other = implied(first), implied(second)
    if one is None or other is None or first.unit != second.unit:
        ledger.mark(second, UNTESTABLE)
        return
    if meets(one, other):
        ledger.mark(second, OK)
        return
    width = max(one[1] - one[0], other[1] - other[0])
    if gap(one, other) <= width or not same_place(first, second, ledger.text):
        ledger.mark(second, UNTESTABLE)
        return
    ledger.mark(second, INCONSISTENT)
    quotes = spots(ledger.text, (*_numbers(first), *_numbers(second)))
    ledger.note(Finding(CODE, KINDS[CODE], WRONG, quotes, one, other, gap(one, other)))


def _numbers(figure: Figure) -> tuple[Number, ...]:
    """The amount of a figure and its share of the plan."""
    return tuple(each for each in (figure.amount, figure.plan_share) if each is not None)
