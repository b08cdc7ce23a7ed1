"""A reported value and its versions: how sure it is, whether it is there at all, and which stands.

A report sent before its period ends holds two numbers: thực hiện đến ngày (to the cut-off) and ước
thực hiện (estimate of the whole period). A statistic goes from ước tính over sơ bộ to chính thức
(Law on Statistics 89/2015/QH13 Art. 3). Each is a version, none erases another. Where two bodies
report the same, both stand side by side and none is chosen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, Inexact
from enum import Enum
from typing import NamedTuple

from tiendo_core.numbers import EXACT
from tiendo_core.periods import Period, PeriodFault, month
from tiendo_core.reasons import NoValue, Reason
from tiendo_core.units import UnitKey

LARGEST = 2**63 - 1
"""The largest whole number of ten-thousandths that a database keeps (BIGINT)."""

_PLACES = 4
ONE = 10**_PLACES
"""How many ten-thousandths make one."""


class OutOfRange(ValueError):
    """A value that cannot be kept exactly; the message is fit for a person."""


class Certainty(Enum):
    """What kind of number a version is."""

    TO_CUT_OFF = "to cut-off"
    ESTIMATE = "estimate"
    PRELIMINARY = "preliminary"
    OFFICIAL = "official"


class State(Enum):
    """Whether a value is there, and if not, why; zero is a value and not a gap."""

    REPORTED = "reported"
    ZERO = "zero"
    NOT_DUE = "not due"
    LATE = "late"
    MISSING = "missing"
    NOT_APPLICABLE = "not applicable"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Result:
    """One version of one value: of an indicator, by a body, for a unit and a period.

    ``value`` is in the indicator's unit and belongs to the whole ``period``, except that of a
    TO_CUT_OFF version, which counts up to ``cut_off_on``. Without a value, ``state`` says whether
    the indicator does not apply or the body refused. ``version`` counts up from 1.
    """

    indicator: str
    unit: UnitKey
    period: Period
    source: str
    version: int
    certainty: Certainty
    value: Decimal | None
    state: State = State.REPORTED
    cut_off_on: date | None = None

    def __post_init__(self) -> None:
        """Refuse a value beside a state that has none, and a cut-off without its day."""
        if self.state not in {State.REPORTED, State.NOT_APPLICABLE, State.REFUSED}:
            raise OutOfRange(f"“{self.state.value}” is concluded from the value and the day.")
        if (self.value is None) == (self.state is State.REPORTED):
            raise OutOfRange(f"A result that is {self.state.value} has a value only if reported.")
        if self.certainty is Certainty.TO_CUT_OFF and self.cut_off_on is None:
            raise OutOfRange("A value to the cut-off needs the day of the cut-off.")

    @property
    def is_whole(self) -> bool:
        """Whether the number speaks for the whole period, not for the days before a cut-off."""
        if self.certainty is not Certainty.TO_CUT_OFF:
            return True
        return self.cut_off_on is not None and self.cut_off_on >= self.period.last_on


class Duty(NamedTuple):
    """When a value is to be sent: by a day, and until when the round takes it at all."""

    send_by_on: date
    closes_on: date


def state(result: Result | None, duty: Duty, on: date) -> State:
    """How a value that was asked for stands on a day."""
    if result is not None:
        is_zero = result.value is not None and not result.value
        return State.ZERO if is_zero else result.state
    if on <= duty.send_by_on:
        return State.NOT_DUE
    return State.LATE if on <= duty.closes_on else State.MISSING


_SURER = {
    Certainty.ESTIMATE: 1,
    Certainty.TO_CUT_OFF: 2,
    Certainty.PRELIMINARY: 3,
    Certainty.OFFICIAL: 4,
}


def standing(versions: Iterable[Result]) -> Result | None:
    """The version that stands: the surest that speaks for the whole period, the last of those.

    A number to the cut-off stands for the period once its cut-off reaches the period's end; then
    it replaces the estimate, which stays in the history.
    """
    whole = [one for one in versions if one.is_whole]
    return max(whole, key=lambda one: (_SURER[one.certainty], one.version), default=None)


@dataclass(frozen=True, slots=True)
class SideBySide:
    """What each body says of the same indicator, unit and period; nobody chooses silently."""

    by_source: Mapping[str, Result]

    @property
    def differs(self) -> bool:
        """Whether the bodies contradict each other: the state of checking must be told."""
        return len({result.value for result in self.by_source.values()}) > 1


def side_by_side(versions: Iterable[Result]) -> SideBySide:
    """The standing version of each body that reported."""
    sources: dict[str, list[Result]] = {}
    for one in versions:
        sources.setdefault(one.source, []).append(one)
    stands = {source: standing(theirs) for source, theirs in sources.items()}
    return SideBySide({source: one for source, one in stands.items() if one is not None})


def cumulated(of: Period, in_period: Mapping[Period, Decimal]) -> Decimal | NoValue:
    """The value from the beginning of the year to the end of a period, summed from its months.

    Only for flows. Running totals are never summed; a month without a value is named.
    """
    months = _months(of.cumulative())
    missing = tuple(one.code for one in months if one not in in_period)
    if missing:
        return NoValue(Reason.MISSING, missing)
    total = Decimal(0)
    for one in months:
        total = EXACT.add(total, in_period[one])
    return total


def within(of: Period, cumulative: Mapping[Period, Decimal]) -> Decimal | NoValue:
    """The value of a period alone, from two running totals of the same year."""
    upto = of.cumulative()
    needed = [upto]
    if of != upto:
        needed.append(Period(upto.start_on, of.start_on))
    missing = tuple(one.code for one in needed if one not in cumulative)
    if missing:
        return NoValue(Reason.MISSING, missing)
    before = cumulative[needed[1]] if len(needed) > 1 else Decimal(0)
    return EXACT.subtract(cumulative[upto], before)


YearOfMonths = list[int | None]
"""A number of ten-thousandths for each of twelve months, None where nothing is known."""


def filled(months: Sequence[int | None], totals: Sequence[int | None]) -> FilledYear:
    """The months of a year and the running totals to each month's end, each from the other.

    The same as ``cumulated`` and ``within``, for a whole year at once and in ten-thousandths. What
    is given stays as it is, a running total before the sum of the months.
    """
    each, upto = list(months), list(totals)
    before: int | None = 0
    for place, (alone, total) in enumerate(zip(months, totals, strict=True)):
        if alone is None and total is not None and before is not None:
            each[place] = total - before
        elif total is None and alone is not None and before is not None:
            upto[place] = before + alone
        before = upto[place]
    return FilledYear(each, upto)


class FilledYear(NamedTuple):
    """Twelve months and the running totals to the end of each."""

    months: YearOfMonths
    totals: YearOfMonths


def disagreement(
    of: Period, in_period: Mapping[Period, Decimal], cumulative: Mapping[Period, Decimal]
) -> Decimal | None:
    """By how much a given running total exceeds the sum of the months; None when none or equal."""
    summed, given = cumulated(of, in_period), cumulative.get(of.cumulative())
    if given is None or isinstance(summed, NoValue) or given == summed:
        return None
    return EXACT.subtract(given, summed)


def to_ten_thousandths(value: Decimal) -> int:
    """The whole number that a database keeps for a value; OutOfRange when it would lose some."""
    if not value.is_finite():
        raise OutOfRange("The value is no number that can be kept.")
    try:
        whole = EXACT.to_integral_exact(value.scaleb(_PLACES, EXACT))
    except Inexact:
        raise OutOfRange(f"{value} has more than {_PLACES} decimals and would lose some.") from None
    if abs(whole) > LARGEST:
        raise OutOfRange(
            f"{value} is too large to be kept exactly; use a larger unit, such as tỷ đồng."
        )
    return int(whole)


def from_ten_thousandths(whole: int) -> Decimal:
    """The value that a whole number of ten-thousandths stands for, or a sum of such numbers."""
    if abs(whole) > LARGEST:
        raise OutOfRange("The sum is too large to be kept exactly; use a larger unit.")
    return Decimal(whole).scaleb(-_PLACES, EXACT)


def _months(period: Period) -> list[Period]:
    """The calendar months that a cumulative period is made of."""
    if period.months is None:
        raise PeriodFault(f"{period} is not made of whole months.")
    return [month(period.start_on.year, number + 1) for number in range(period.months)]
