"""Targets and the plans they stand in: several at once, each revised, and never left unnamed.

One indicator has targets of several layers: set by the higher level, by the People's Council,
adjusted in the year, of a scenario. 74.1% of one estimate was 55.3% of another and 110% of a
scenario, so a per cent of plan always says of which. A target is a level, a growth rate, a range,
a bound, or words ("hoàn thành"); a revision adds to the history and erases nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from tiendo_core.indicators import Direction, IndicatorKind, Rule
from tiendo_core.numbers import EXACT
from tiendo_core.periods import Period
from tiendo_core.reasons import NoValue, Reason, divided
from tiendo_core.succession import LegalAct
from tiendo_core.units import UnitKey


class PlanFault(ValueError):
    """A target or a plan that contradicts itself; the message is fit for a person."""


class Layer(Enum):
    """Who set a plan, or what it is for."""

    HIGHER_LEVEL = "higher level"
    COUNCIL = "council"
    ADJUSTED = "adjusted"
    SCENARIO = "scenario"


class Form(Enum):
    """What a target says: a level, a growth in per cent, a range, a bound, or words."""

    LEVEL = "level"
    GROWTH = "growth"
    RANGE = "range"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    TEXT = "text"


_NEEDS = {
    Form.LEVEL: (True, False, False),
    Form.GROWTH: (True, False, False),
    Form.RANGE: (True, True, False),
    Form.AT_LEAST: (True, False, False),
    Form.AT_MOST: (False, True, False),
    Form.TEXT: (False, False, True),
}
"""Whether a form has a low end (or its one number), a high end, words."""


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be reached, in the indicator's unit; a growth is in per cent over last year."""

    form: Form
    low: Decimal | None = None
    high: Decimal | None = None
    text: str = ""

    def __post_init__(self) -> None:
        """Refuse a form without its numbers or words, or with others', or upside down."""
        given = (self.low is not None, self.high is not None, bool(self.text.strip()))
        if given != _NEEDS[self.form]:
            raise PlanFault(f"A target that is “{self.form.value}” has other numbers or words.")
        if self.low is not None and self.high is not None and self.high < self.low:
            raise PlanFault(f"A target cannot run from {self.low} down to {self.high}.")

    def level(self, last_year: Fraction | None = None) -> Fraction | NoValue:
        """The value that per cent of plan is counted from.

        A growth needs last year's value; a range counts from its low end, a bound from itself.
        """
        number = self.high if self.low is None else self.low
        if number is None:
            return NoValue(Reason.TEXT_TARGET, (self.text,))
        if self.form is not Form.GROWTH:
            return Fraction(number)
        if last_year is None:
            return NoValue(Reason.MISSING, ("last year",))
        return last_year * (100 + Fraction(number)) / 100

    def is_met(
        self, value: Fraction, direction: Direction, last_year: Fraction | None = None
    ) -> bool | NoValue:
        """Whether a value reaches the target; a plain level counts in the indicator's direction."""
        level = self.level(last_year)
        if isinstance(level, NoValue):
            return level
        if self.form is Form.RANGE and self.high is not None:
            return level <= value <= Fraction(self.high)
        if self.form is Form.AT_MOST:
            return value <= level
        if self.form is Form.AT_LEAST or direction is Direction.HIGHER:
            return value >= level
        return value <= level if direction is Direction.LOWER else value == level


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan as a legal act: its name, its layer, the days it is for, and the act itself."""

    name: str
    layer: Layer
    period: Period
    act: LegalAct


@dataclass(frozen=True, slots=True)
class PlannedTarget:
    """One revision of one target: by which plan, for which unit and period, since when."""

    plan: Plan
    indicator: str
    unit: UnitKey
    period: Period
    target: Target
    decided_on: date
    revision: int = 1


def in_force(revisions: Iterable[PlannedTarget], on: date) -> PlannedTarget | None:
    """The revision of one target that held on a day: the last decided until then."""
    decided = [one for one in revisions if one.decided_on <= on]
    return max(decided, key=lambda one: (one.decided_on, one.revision), default=None)


def history(revisions: Iterable[PlannedTarget]) -> list[PlannedTarget]:
    """All revisions of a target in the order they were decided; none is ever left out."""
    return sorted(revisions, key=lambda one: (one.decided_on, one.revision))


@dataclass(frozen=True, slots=True)
class PercentOfPlan:
    """A part of a plan, with the plan that it is a part of; ``share`` 0.631 is 63.1%."""

    plan: Plan
    level: Fraction | NoValue
    share: Fraction | NoValue


def against_plans(
    value: Fraction, targets: Sequence[PlannedTarget], last_year: Fraction | None = None
) -> list[PercentOfPlan]:
    """A value against each plan that holds; every per cent stands beside its plan."""
    compared = []
    for one in targets:
        level = one.target.level(last_year)
        share = level if isinstance(level, NoValue) else divided(value, level, one.plan.name)
        compared.append(PercentOfPlan(one.plan, level, share))
    return compared


@dataclass(frozen=True, slots=True)
class SplitCheck:
    """The parts of a target against its whole; ``difference`` is parts minus whole."""

    whole: Decimal
    parts: Decimal
    difference: Decimal

    @property
    def adds_up(self) -> bool:
        """Whether the parts are the whole, to the last digit."""
        return not self.difference


def check_split(whole: Decimal, parts: Iterable[Decimal]) -> SplitCheck:
    """Whether the parts by unit, month or quarter add up to the whole of an additive target."""
    total = Decimal(0)
    for part in parts:
        total = EXACT.add(total, part)
    return SplitCheck(whole, total, EXACT.subtract(total, whole))


def splits_add_up(kind: IndicatorKind, rule: Rule, over_time: bool) -> bool:
    """Whether a target's parts are to be its whole: over units what is summed, over time flows.

    Of a stock each month has its own stand, of a ratio each unit its own rate.
    """
    return rule is Rule.SUM and (kind is IndicatorKind.FLOW or not over_time)


def divide_evenly(whole: Decimal, count: int, decimals: int) -> list[Decimal]:
    """A whole in so many parts as alike as its decimals allow; their sum is the whole exactly.

    What is left over goes to the first parts: 10 in three is 4, 3, 3. At least ``decimals``
    decimals are used, more where the whole has more.
    """
    exponent = whole.normalize(EXACT).as_tuple().exponent
    places = max(decimals, -exponent if isinstance(exponent, int) else 0)
    each, left = divmod(int(whole.scaleb(places, EXACT)), count)
    steps = [each + (place < left) for place in range(count)]
    return [Decimal(step).scaleb(-places, EXACT) for step in steps]
