"""Reporting periods: dated half-open ranges with one code each.

A period is the days from ``start_on`` up to, and without, ``end_on``. Its code is the same in
addresses, files and the API: 2020, 2020-9M (first nine months), 2021-Q1, 2018-6M (first half),
2018-S2 (second half), 2017-05, 2023-05-15 (as of a day), 2025-07-01..2025-09-25 (any other range,
both days counted). One range has one code, so the first three months are always 2021-Q1.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from fractions import Fraction

DAY = timedelta(days=1)
FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Years outside this span are slips of the hand, not periods of a report."""

SCHOOL_YEAR_STARTS: tuple[tuple[int, int], ...] = ((FIRST_YEAR, 9),)
"""(first year it holds for, month in which the school year starts), oldest first.

The opening day, 5 September, and the closing day are set anew each year by the ministry's school
calendar; statistics count whole months from September. Pass another table where it differs.
"""

_MONTHS = 12
_CODE = re.compile(
    r"(?P<year>[0-9]{4})"
    r"(?:-(?:(?P<first>[1-9][0-9]?)M|Q(?P<quarter>[1-4])|(?P<second>S2)"
    r"|(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?))?"
)


class PeriodFault(ValueError):
    """A code, a phrase or a question that names no period; the message is fit for a person."""


class Kind(Enum):
    """What a range of days is, as report regimes name it."""

    YEAR = "year"
    FIRST_MONTHS = "first months"
    QUARTER = "quarter"
    SECOND_HALF = "second half"
    MONTH = "month"
    DAY = "day"
    RANGE = "range"


@dataclass(frozen=True, order=True, slots=True)
class Period:
    """The days from ``start_on`` to the day before ``end_on``; ordered by start, then by end."""

    start_on: date
    end_on: date

    def __post_init__(self) -> None:
        """Refuse a period without a day in it."""
        if self.start_on >= self.end_on:
            raise PeriodFault(f"A period that starts on {self.start_on} must end after that day.")

    @classmethod
    def parse(cls, code: str) -> Period:
        """The period of a code; PeriodFault when it is none."""
        first, dots, last = code.partition("..")
        if dots:
            return cls.between(cls._parse_single(first), cls._parse_single(last))
        return cls._parse_single(code)

    @classmethod
    def between(cls, first: Period, last: Period) -> Period:
        """From the first day of one period to the last day of another, both counted."""
        return cls(first.start_on, last.end_on)

    @classmethod
    def _parse_single(cls, code: str) -> Period:
        """The period of a code without dots."""
        found = _CODE.fullmatch(code)
        if not found or (found["first"] in ("3", "12")):
            raise PeriodFault(f"“{code[:40]}” is not the code of a period.")
        of_year = int(found["year"])
        if found["first"]:
            return first_months(of_year, int(found["first"]))
        if found["quarter"]:
            return quarter(of_year, int(found["quarter"]))
        if found["second"]:
            return second_half(of_year)
        if found["day"]:
            return day(calendar_day(of_year, int(found["month"]), int(found["day"])))
        return month(of_year, int(found["month"])) if found["month"] else year(of_year)

    @property
    def last_on(self) -> date:
        """The last day that belongs to the period."""
        return self.end_on - DAY

    @property
    def months(self) -> int | None:
        """How many whole calendar months the period is made of; None when its ends cut a month."""
        if self.start_on.day != 1 or self.end_on.day != 1:
            return None
        years = self.end_on.year - self.start_on.year
        return years * _MONTHS + self.end_on.month - self.start_on.month

    @property
    def kind(self) -> Kind:
        """What the range is called; a first month is a month, the first three are a quarter."""
        if self.end_on - self.start_on == DAY:
            return Kind.DAY
        months, begins = self.months, self.start_on.month
        if months == 1:
            return Kind.MONTH
        if months == 3 and begins % 3 == 1:
            return Kind.QUARTER
        if months == _MONTHS and begins == 1:
            return Kind.YEAR
        if months and months < _MONTHS and begins == 1:
            return Kind.FIRST_MONTHS
        if months == 6 and begins == 7:
            return Kind.SECOND_HALF
        return Kind.RANGE

    @property
    def code(self) -> str:
        """The one code of the period; ``Period.parse`` reads it back."""
        of_year, begins = self.start_on.year, self.start_on.month
        match self.kind:
            case Kind.YEAR:
                return f"{of_year}"
            case Kind.FIRST_MONTHS:
                return f"{of_year}-{self.months}M"
            case Kind.QUARTER:
                return f"{of_year}-Q{(begins + 2) // 3}"
            case Kind.SECOND_HALF:
                return f"{of_year}-S2"
            case Kind.MONTH:
                return f"{of_year}-{begins:02}"
            case Kind.DAY:
                return self.start_on.isoformat()
        return f"{self.start_on.isoformat()}..{self.last_on.isoformat()}"

    def __str__(self) -> str:
        """The code."""
        return self.code

    def covers(self, other: Period) -> bool:
        """Whether every day of the other period is a day of this one."""
        return self.start_on <= other.start_on and other.end_on <= self.end_on

    def overlaps(self, other: Period) -> bool:
        """Whether the two periods share a day."""
        return self.start_on < other.end_on and other.start_on < self.end_on

    def holds(self, on: date) -> bool:
        """Whether a day belongs to the period."""
        return self.start_on <= on < self.end_on

    def same_period_last_year(self) -> Period:
        """The period it is compared with (cùng kỳ); 29 February answers to 28 February."""
        return self.years_before(1)

    def years_before(self, years: int) -> Period:
        """The same days so many years earlier; whole months stay whole months."""
        if self.months is not None:
            return self._moved(-years * _MONTHS)
        return Period(_back(self.start_on, years), _back(self.last_on, years) + DAY)

    def previous(self) -> Period:
        """The period of the same length just before (kỳ trước): the month, the quarter, the day."""
        if self.months is not None:
            return self._moved(-self.months)
        return Period(self.start_on - (self.end_on - self.start_on), self.start_on)

    def cumulative(self) -> Period:
        """From the beginning of the year to the end of this period (luỹ kế)."""
        return Period(date(self.last_on.year, 1, 1), self.end_on)

    @property
    def is_cumulative(self) -> bool:
        """Whether the period runs from the beginning of the year, so that it is its own luỹ kế."""
        return self == self.cumulative()

    def without(self, earlier: Period) -> Period:
        """What a cumulative period adds to an earlier one: 2020-9M without 2020-6M is 2020-Q3."""
        if earlier.start_on != self.start_on or earlier.end_on >= self.end_on:
            raise PeriodFault(
                f"{earlier} is not an earlier part of {self}, counted from its start."
            )
        return Period(earlier.end_on, self.end_on)

    def rest_of_year(self) -> Period | None:
        """The days from the period's end to the year's end; None when the year is over."""
        new_year = date(self.last_on.year + 1, 1, 1)
        return Period(self.end_on, new_year) if self.end_on < new_year else None

    def months_elapsed(self) -> int:
        """How many months of its year are over when the period ends."""
        return _MONTHS if self.rest_of_year() is None else self.end_on.month - 1

    def year_share(self) -> Fraction:
        """The part of the year that is over when the period ends: by months, else by days."""
        to_date = self.cumulative()
        if to_date.months is not None:
            return Fraction(to_date.months, _MONTHS)
        whole = year(to_date.start_on.year)
        return Fraction((self.end_on - whole.start_on).days, (whole.end_on - whole.start_on).days)

    def _moved(self, months: int) -> Period:
        """A period of whole months, moved by so many months."""
        return Period(month_start(self.start_on, months), month_start(self.end_on, months))


def year(of_year: int) -> Period:
    """The calendar year."""
    return _from_month(of_year, 1, _MONTHS)


def quarter(of_year: int, number: int) -> Period:
    """A quarter, 1 to 4."""
    return _from_month(of_year, 3 * number - 2, 3)


def month(of_year: int, number: int) -> Period:
    """A calendar month, 1 to 12."""
    return _from_month(of_year, number, 1)


def first_months(of_year: int, count: int) -> Period:
    """The first months of a year: nine of them are 2020-9M, three 2020-Q1, twelve the year."""
    return _from_month(of_year, 1, count)


def last_months(of_year: int, count: int) -> Period:
    """The last months of a year: "3 tháng cuối năm" is 2020-Q4, six are 2020-S2."""
    return _from_month(of_year, _MONTHS + 1 - count, count)


def second_half(of_year: int) -> Period:
    """July to December."""
    return last_months(of_year, 6)


def day(on: date) -> Period:
    """As of a day (đến ngày): where a stock stood, or how far a report counted."""
    return Period(on, on + DAY)


def days(first_on: date, last_on: date) -> Period:
    """From one day to another, both counted."""
    return Period(first_on, last_on + DAY)


def term(first_year: int, last_year: int) -> Period:
    """Whole years of a plan or a term of office (giai đoạn 2021-2025, nhiệm kỳ 2020-2025)."""
    return Period.between(year(first_year), year(last_year))


def school_year(
    first_year: int, starts: tuple[tuple[int, int], ...] = SCHOOL_YEAR_STARTS
) -> Period:
    """The school year (năm học) that starts in a year: twelve months from its starting month."""
    held = [begins for since, begins in starts if since <= first_year]
    if not held:
        raise PeriodFault(f"No start of the school year is set for {first_year}.")
    start_on = month(first_year, held[-1]).start_on
    return Period(start_on, month_start(start_on, _MONTHS))


def month_start(on: date, months: int) -> date:
    """The first day of the month so many months after (or, below 0, before) a day's month."""
    count = on.year * _MONTHS + on.month - 1 + months
    return date(count // _MONTHS, count % _MONTHS + 1, 1)


def _from_month(of_year: int, begins: int, count: int) -> Period:
    """So many whole months of one year from a month on."""
    _check_year(of_year)
    if begins < 1 or count < 1 or begins + count > _MONTHS + 1:
        raise PeriodFault(f"A year has no {count} months from month {begins} on.")
    start_on = date(of_year, begins, 1)
    return Period(start_on, month_start(start_on, count))


def _check_year(of_year: int) -> None:
    """Refuse a year that no report is about."""
    if not FIRST_YEAR <= of_year <= LAST_YEAR:
        raise PeriodFault(f"{of_year} is not a year between {FIRST_YEAR} and {LAST_YEAR}.")


def calendar_day(of_year: int, of_month: int, of_day: int) -> date:
    """A day of the calendar; PeriodFault for 31/4 and the like."""
    _check_year(of_year)
    try:
        return date(of_year, of_month, of_day)
    except ValueError:
        raise PeriodFault(f"{of_day}/{of_month}/{of_year} is not a day of the calendar.") from None


def _back(on: date, years: int) -> date:
    """The same day of the year so many years before; 29 February falls on the 28th."""
    try:
        return on.replace(year=on.year - years)
    except ValueError:
        return on.replace(year=on.year - years, day=28)
