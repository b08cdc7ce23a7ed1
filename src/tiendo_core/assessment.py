"""What a result means: against the plan, against last year, against the calendar.

Everything is exact and rounded once, when it is shown. Attainment follows the direction: for lower
is better it is the reduction achieved of the reduction planned. Growth compares like with like: one
definition, one price basis. What cannot be said has a reason instead of a number.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from tiendo_core.indicators import Direction, Indicator
from tiendo_core.periods import Period
from tiendo_core.quantities import Prices
from tiendo_core.reasons import NoValue, Reason, divided
from tiendo_core.seasons import Series, rest_last_year, seasonal_share

_MONTHS = 12
_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Point:
    """A value of a period in its prices, ready to be compared."""

    period: Period
    value: Fraction
    prices: Prices | None = None


def attainment(
    direction: Direction, value: Fraction, plan: Fraction, start: Fraction | None = None
) -> Fraction | NoValue:
    """The part of the plan that is reached: 1 is all of it.

    For lower is better ``start`` is where the year began (usually last year's value): 300 poor
    households, 200 planned, 240 left is 60/100. A band has no such part: ask whether it is met.
    """
    if direction is Direction.BAND:
        return NoValue(Reason.OPEN_TARGET)
    if direction is not Direction.LOWER:
        return divided(value, plan, "plan")
    if start is None:
        return NoValue(Reason.MISSING, ("start",))
    if plan >= start:
        return NoValue(Reason.NO_CHANGE_PLANNED)
    return (start - value) / (start - plan)


def growth(indicator: Indicator, now: Point, before: Point) -> Fraction | NoValue:
    """The change as a part of the earlier value: 0.072 is 7.2% up.

    None across a change of definition or of prices, and none from zero or less.
    """
    unlike = _unlike(indicator, now, before)
    if unlike:
        return unlike
    if before.value <= 0:
        return NoValue(Reason.ZERO_DIVISOR, (before.period.code,))
    return now.value / before.value - 1


def points(indicator: Indicator, now: Point, before: Point) -> Fraction | NoValue:
    """The difference of two percentages in percentage points (điểm %), never in per cent."""
    return _unlike(indicator, now, before) or now.value - before.value


class Measuring(Enum):
    """What a pace is measured by."""

    CALENDAR = "calendar"
    SEASON = "season"


@dataclass(frozen=True, slots=True)
class Pace:
    """How far one is and should be, both as parts of the year's plan.

    With ``is_ceiling`` the plan is what the year may bring at most, and less is better.
    """

    reached: Fraction
    expected: Fraction
    by: Measuring
    is_ceiling: bool = False

    @property
    def gap(self) -> Fraction:
        """The difference in percentage points; below zero is behind."""
        ahead = self.expected - self.reached if self.is_ceiling else self.reached - self.expected
        return ahead * _HUNDRED


def calendar_pace(reached: Fraction, period: Period, is_ceiling: bool = False) -> Pace:
    """The pace against the part of the year that is over: n/12 for whole months."""
    return Pace(reached, period.year_share(), Measuring.CALENDAR, is_ceiling)


def seasonal_pace(
    reached: Fraction, period: Period, series: Series, is_ceiling: bool = False
) -> Pace | NoValue:
    """The pace against the part that was done by then in the unit's own earlier years."""
    usual = seasonal_share(period, series)
    if isinstance(usual, NoValue):
        return usual
    return Pace(reached, usual, Measuring.SEASON, is_ceiling)


def path_pace(
    direction: Direction, value: Fraction, plan: Fraction, start: Fraction, period: Period
) -> Pace | NoValue:
    """The pace of what does not add up, on its straight way from last year's end to the plan.

    For lower is better it is the reduction achieved against the part of the year; otherwise the
    value against where the way stands, both as parts of the plan, so that a small step left to go
    counts as a small gap. Who was at the plan already has only to stay there.
    """
    share = period.year_share()
    if direction is Direction.LOWER:
        reached = attainment(direction, value, plan, start)
        return reached if isinstance(reached, NoValue) else Pace(reached, share, Measuring.CALENDAR)
    if plan <= 0:
        return NoValue(Reason.ZERO_DIVISOR, ("plan",))
    way = min(start, plan) + max(plan - start, Fraction(0)) * share
    return Pace(value / plan, way / plan, Measuring.CALENDAR)


@dataclass(frozen=True, slots=True)
class Needed:
    """What the rest of the year must bring for the plan to be met.

    ``remaining`` is below zero when the plan is exceeded; ``growth`` is over the same months of
    last year, as a part.
    """

    remaining: Fraction
    months: int
    per_month: Fraction
    growth: Fraction | NoValue


def needed(value: Fraction, plan: Fraction, period: Period, series: Series) -> Needed | NoValue:
    """The remaining amount of a flow, each month's part of it, and the growth that it takes."""
    months = _MONTHS - period.months_elapsed()
    if not months:
        return NoValue(Reason.YEAR_OVER, (period.code,))
    remaining = plan - value
    rest = rest_last_year(period, series)
    grown = rest if isinstance(rest, NoValue) else divided(remaining, rest, "last year")
    if not isinstance(grown, NoValue):
        grown -= 1
    return Needed(remaining, months, remaining / months, grown)


class Status(Enum):
    """How an indicator stands on its way to the plan."""

    REACHED = "reached"
    MISSED = "missed"
    SAFE = "safe"
    ATTENTION = "attention"
    RISK = "risk"
    ALARM = "alarm"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The gaps in percentage points below which a status begins; settings, for no law fixes them.

    Practice of Lào Cai 2026: -3 and better is safe, to -8 attention, to -15 risk, below it alarm.
    """

    attention: Fraction = Fraction(-3)
    risk: Fraction = Fraction(-8)
    alarm: Fraction = Fraction(-15)

    def __post_init__(self) -> None:
        """Refuse thresholds that stand in the wrong order."""
        if not self.attention > self.risk > self.alarm:
            raise ThresholdFault("The thresholds must fall from attention over risk to alarm.")


class ThresholdFault(ValueError):
    """Thresholds that contradict each other; the message is fit for a person."""


PRACTICE = Thresholds()
"""The thresholds in use where none are set."""


def status(pace: Pace, thresholds: Thresholds = PRACTICE) -> Status:
    """Where a pace stands before the year is over.

    A plan that is met stays met, whatever the calendar says; a ceiling that is broken stays broken.
    """
    if pace.is_ceiling and pace.reached > 1:
        return Status.MISSED
    if pace.reached >= 1 and not pace.is_ceiling:
        return Status.REACHED
    if pace.gap >= thresholds.attention:
        return Status.SAFE
    if pace.gap >= thresholds.risk:
        return Status.ATTENTION
    return Status.RISK if pace.gap >= thresholds.alarm else Status.ALARM


def _unlike(indicator: Indicator, now: Point, before: Point) -> NoValue | None:
    """Why two values cannot be compared, if they cannot."""
    if not indicator.is_comparable(now.period, before.period):
        return NoValue(Reason.OTHER_DEFINITION, (now.period.code, before.period.code))
    if now.prices != before.prices:
        names = (str(one.prices or "prices not stated") for one in (now, before))
        return NoValue(Reason.OTHER_PRICES, tuple(names))
    return None
