"""Which periods a report regime asks for, and on which days a round opens, is due and closes.

A round opens on the first day of its period's last month, so that work can begin before the figures
are cut off (Decree 09/2019/NĐ-CP counts to the 14th). The deadline is set by each regime in working
days after the cut-off; so is the day after which the round takes nothing more.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from tiendo_core.cutoffs import CutOff
from tiendo_core.periods import (
    LAST_YEAR,
    Kind,
    Period,
    first_months,
    month,
    month_start,
    quarter,
    school_year,
    year,
)
from tiendo_core.working_days import WorkingDays


class Frequency(Enum):
    """How often a regime asks."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    QUARTER_NINE = "quarter_nine"
    YEAR = "year"
    SCHOOL_YEAR = "school_year"


@dataclass(frozen=True, slots=True)
class Terms:
    """What a regime says about time; the two counts are working days after the cut-off."""

    frequency: Frequency
    cut_off: CutOff
    send_by: int
    closes_after: int


@dataclass(frozen=True, slots=True)
class RoundDays:
    """The days of one round, each the last on which something may happen, but ``opens_on``."""

    period: Period
    opens_on: date
    cut_off_on: date
    send_by_on: date
    closes_on: date


def asked(frequency: Frequency, of_year: int) -> list[Period]:
    """The periods of one year that are reported on, in order; the school year by its start."""
    match frequency:
        case Frequency.MONTH:
            return [month(of_year, number) for number in range(1, 13)]
        case Frequency.QUARTER:
            return [quarter(of_year, number) for number in range(1, 5)]
        case Frequency.HALF:
            return [first_months(of_year, 6), year(of_year)]
        case Frequency.QUARTER_NINE:
            return [first_months(of_year, number) for number in (3, 6, 9, 12)]
        case Frequency.YEAR:
            return [year(of_year)]
    return [school_year(of_year)]


def round_days(period: Period, terms: Terms, working: WorkingDays) -> RoundDays:
    """When the round of a period opens, is cut off, is due and closes."""
    cut_off_on = terms.cut_off.closes_on(period)
    return RoundDays(
        period,
        month_start(period.end_on, -1),
        cut_off_on,
        working.after(cut_off_on, terms.send_by),
        working.after(cut_off_on, terms.closes_after),
    )


def open_on(terms: Terms, working: WorkingDays, on: date) -> list[RoundDays]:
    """The rounds that stand open on a day: begun, and their closing day not over."""
    rounds = (
        round_days(period, terms, working)
        for of_year in range(on.year - 2, on.year + 1)
        for period in asked(terms.frequency, of_year)
    )
    return [one for one in rounds if one.opens_on <= on <= one.closes_on]


def next_after(terms: Terms, working: WorkingDays, on: date) -> RoundDays | None:
    """The first round that opens after a day; None past the last year of the calendar."""
    rounds = (
        round_days(period, terms, working)
        for of_year in range(on.year - 1, min(on.year + 1, LAST_YEAR - 1) + 1)
        for period in asked(terms.frequency, of_year)
    )
    return next((one for one in rounds if one.opens_on > on), None)


def counted_to(period: Period) -> Period:
    """The period a running total of a round belongs to: the year to its end, or itself.

    A school year or another range that is no part of one calendar year is its own total.
    """
    return period if period.kind is Kind.RANGE else period.cumulative()
