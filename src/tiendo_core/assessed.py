"""Everything that is said of one indicator in one unit and period, as one immutable value.

``assess`` asks the rules below it in turn: the plan that measures, attainment by direction, change
over the same period, pace by calendar and by season, what the rest of the year must bring, outlook
and status. What cannot be said keeps its reason. A flow, and a ratio of a flow to a stock (money
paid of money assigned), grows from nothing through the year; any other number is on its way from
where the last year ended.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from tiendo_core.assessment import (
    PRACTICE,
    Needed,
    Pace,
    Point,
    Status,
    Thresholds,
    attainment,
    calendar_pace,
    growth,
    needed,
    path_pace,
    points,
    seasonal_pace,
    status,
)
from tiendo_core.indicators import Direction, Indicator, IndicatorKind
from tiendo_core.outlook import Outlook, outlook
from tiendo_core.periods import Period, year
from tiendo_core.plans import Layer, PercentOfPlan, PlannedTarget, against_plans
from tiendo_core.reasons import NoValue, Reason, divided
from tiendo_core.seasons import NO_MONTHS, Series


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one indicator: the value of a period that began with its year, and before.

    ``last_year`` is of the same period, ``last_end`` of the whole year before (of a stock, at its
    end). ``targets`` hold on the day that is asked about, the one that measures first.
    ``is_percent`` tells that a change is in percentage points, ``accumulates`` that a ratio grows
    from nothing through the year.
    """

    period: Period
    value: Fraction | NoValue
    last_year: Fraction | NoValue
    last_end: Fraction | NoValue
    series: Series = NO_MONTHS
    targets: Sequence[PlannedTarget] = ()
    is_percent: bool = False
    accumulates: bool = False


@dataclass(frozen=True, slots=True)
class Assessed:
    """What is said of an indicator; each part is there or says why not.

    ``attained`` 1 is all of the measure's plan; ``change`` is a part, or points for per cents.
    """

    value: Fraction | NoValue
    last_year: Fraction | NoValue
    measure: PlannedTarget | None
    level: Fraction | NoValue
    of_plans: tuple[PercentOfPlan, ...]
    attained: Fraction | NoValue
    change: Fraction | NoValue
    calendar: Pace | NoValue
    season: Pace | NoValue
    needed: Needed | NoValue
    outlook: Outlook | NoValue
    chance: Fraction | NoValue
    status: Status | NoValue

    @property
    def pace(self) -> Pace | NoValue:
        """The pace that decides: by season where earlier years are known, else by calendar."""
        return self.calendar if isinstance(self.season, NoValue) else self.season


def assess(indicator: Indicator, known: Known, thresholds: Thresholds = PRACTICE) -> Assessed:
    """Say of an indicator all that the rules can say."""
    known = _of_one_definition(indicator, known)
    measure = next((one for one in known.targets if one.plan.layer is not Layer.SCENARIO), None)
    start = None if isinstance(known.last_end, NoValue) else known.last_end
    level = measure.target.level(start) if measure else NoValue(Reason.NO_PLAN)
    value = known.value
    if isinstance(value, NoValue):
        return _silent(known, measure, level, value)
    asked = _Asked(indicator, known, value, level)
    calendar, season = asked.paces()
    foreseen = asked.outlook()
    return Assessed(
        value=value,
        last_year=known.last_year,
        measure=measure,
        level=level,
        of_plans=tuple(against_plans(value, known.targets, start)),
        attained=asked.attained(),
        change=asked.change(),
        calendar=calendar,
        season=season,
        needed=asked.needed(),
        outlook=foreseen,
        chance=asked.chance(foreseen),
        status=asked.status(
            measure, calendar if isinstance(season, NoValue) else season, thresholds
        ),
    )


def _of_one_definition(indicator: Indicator, known: Known) -> Known:
    """What is known, without what the indicator meant otherwise: no comparison crosses a break."""
    now = known.period
    if not indicator.definitions:
        return known
    whole = year(now.last_on.year - 1)
    breaks = {
        before: NoValue(Reason.OTHER_DEFINITION, (now.code, before.code))
        for before in (now.same_period_last_year(), whole)
        if not indicator.is_comparable(now, before)
    }
    years = {
        of_year: months
        for of_year, months in known.series.years.items()
        if indicator.is_comparable(now, year(of_year))
    }
    return replace(
        known,
        last_year=breaks.get(now.same_period_last_year(), known.last_year),
        last_end=breaks.get(whole, known.last_end),
        series=Series(years),
    )


def _silent(
    known: Known, measure: PlannedTarget | None, level: Fraction | NoValue, why: NoValue
) -> Assessed:
    """What is said of an indicator without a value: the plan, and why there is nothing else."""
    return Assessed(
        why, known.last_year, measure, level, (), why, why, why, why, why, why, why, why
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """An indicator with a value, and the level of the plan that measures it."""

    indicator: Indicator
    known: Known
    value: Fraction
    level: Fraction | NoValue

    @property
    def _is_flow(self) -> bool:
        return self.indicator.kind is IndicatorKind.FLOW

    @property
    def _is_lower(self) -> bool:
        return self.indicator.direction is Direction.LOWER

    def _not_additive(self) -> NoValue:
        """What is no flow has no remaining amount and no outlook."""
        return NoValue(Reason.NOT_ADDITIVE, (self.indicator.code,))

    def attained(self) -> Fraction | NoValue:
        """The part of the plan that is reached, by direction.

        A flow that is to be lower is compared with the same months: last year's value of them is
        the start, and the plan is spread over the months as last year was.
        """
        if isinstance(self.level, NoValue):
            return self.level
        level, start = self.level, self.known.last_end
        if self._is_lower and self._is_flow:
            if isinstance(self.known.last_year, NoValue):
                return self.known.last_year
            if isinstance(start, NoValue):
                return start
            share = divided(self.known.last_year, start, "last year")
            if isinstance(share, NoValue):
                return share
            level, start = level * share, self.known.last_year
        begin = None if isinstance(start, NoValue) else start
        return attainment(self.indicator.direction, self.value, level, begin)

    def change(self) -> Fraction | NoValue:
        """Growth over the same period, or the difference of two per cents in points."""
        before, period = self.known.last_year, self.known.period
        if isinstance(before, NoValue):
            return before
        prices = self.indicator.prices
        points_of = (
            Point(period, self.value, prices),
            Point(period.same_period_last_year(), before, prices),
        )
        rule = points if self.known.is_percent else growth
        return rule(self.indicator, *points_of)

    def paces(self) -> tuple[Pace | NoValue, Pace | NoValue]:
        """The pace by calendar and by season."""
        if isinstance(self.level, NoValue):
            return self.level, self.level
        if self.indicator.direction is Direction.BAND:
            none = NoValue(Reason.OPEN_TARGET)
            return none, none
        period = self.known.period
        if not self._is_flow and not self.known.accumulates:
            start = self.known.last_end
            way = (
                start
                if isinstance(start, NoValue)
                else path_pace(self.indicator.direction, self.value, self.level, start, period)
            )
            return way, self._not_additive()
        reached = divided(self.value, self.level, "plan")
        if isinstance(reached, NoValue):
            return reached, reached
        by_calendar = calendar_pace(reached, period, self._is_lower)
        if not self._is_flow:
            return by_calendar, self._not_additive()
        return by_calendar, seasonal_pace(reached, period, self.known.series, self._is_lower)

    def needed(self) -> Needed | NoValue:
        """What the rest of the year must bring."""
        if isinstance(self.level, NoValue):
            return self.level
        if not self._is_flow:
            return self._not_additive()
        return needed(self.value, self.level, self.known.period, self.known.series)

    def outlook(self) -> Outlook | NoValue:
        """The year's end."""
        if not self._is_flow:
            return self._not_additive()
        return outlook(self.value, self.known.period, self.known.series)

    def chance(self, foreseen: Outlook | NoValue) -> Fraction | NoValue:
        """The chance of meeting the plan."""
        if isinstance(foreseen, NoValue):
            return foreseen
        if isinstance(self.level, NoValue):
            return self.level
        return foreseen.chance(self.level, self._is_lower)

    def status(
        self, measure: PlannedTarget | None, pace: Pace | NoValue, thresholds: Thresholds
    ) -> Status | NoValue:
        """How it stands on its way to the plan that measures."""
        if measure is None or isinstance(self.level, NoValue):
            return self.level if isinstance(self.level, NoValue) else NoValue(Reason.NO_PLAN)
        if self.indicator.direction is Direction.NEUTRAL:
            return NoValue(Reason.NO_DIRECTION)
        start = None if isinstance(self.known.last_end, NoValue) else self.known.last_end
        is_met = measure.target.is_met(self.value, self.indicator.direction, start)
        is_over = self.known.period.rest_of_year() is None
        is_ceiling = self._is_lower and (self._is_flow or self.known.accumulates)
        if is_over or (is_met and not is_ceiling):
            return Status.REACHED if is_met else Status.MISSED
        if self.indicator.direction is Direction.BAND:
            return Status.RISK
        return pace if isinstance(pace, NoValue) else status(pace, thresholds)
