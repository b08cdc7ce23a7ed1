"""Working days: Monday to Friday without public holidays, and the Saturdays worked in their place.

Four holidays fall on the same day each year (Labour Code 45/2019/QH14 Art. 112: 1/1, 30/4, 1/5,
2/9); one that falls on a weekend is made up for on the next working day (Art. 111). Tết, the day
beside 2/9, Giỗ Tổ Hùng Vương (10/3 by the moon) and worked Saturdays are announced year by year:
they come in as days, with what makes up for them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from tiendo_core.periods import DAY

FIXED: tuple[tuple[int, int], ...] = ((1, 1), (4, 30), (5, 1), (9, 2))
"""Month and day of the public holidays that the law fixes by the calendar."""

_SATURDAY = 5
_LONGEST_REST = 60


class NoWorkingDay(ValueError):
    """No working day for two months: the calendar of holidays cannot be right."""


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Which days are worked; ``off`` and ``worked`` are the days announced beside the fixed ones.

    A day in both is worked.
    """

    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()
    _fixed: dict[int, frozenset[date]] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, off: Iterable[date] = (), worked: Iterable[date] = ()) -> WorkingDays:
        """The calendar of some announced days."""
        return cls(frozenset(off), frozenset(worked))

    def is_working(self, on: date) -> bool:
        """Whether a day is worked."""
        if on in self.worked:
            return True
        return on.weekday() < _SATURDAY and on not in self.off and on not in self._fixed_of(on.year)

    def after(self, on: date, count: int) -> date:
        """The last of so many working days after a day, which is not counted itself.

        With 0 it is the day itself if it is worked, else the next one that is.
        """
        day = on if count else on - DAY
        for _ in range(count or 1):
            day = self._next(day)
        return day

    def between(self, first_on: date, last_on: date) -> int:
        """How many working days come after one day, up to and with another."""
        span = range(1, (last_on - first_on).days + 1)
        return sum(self.is_working(first_on + DAY * number) for number in span)

    def _next(self, on: date) -> date:
        """The first working day after a day."""
        for number in range(1, _LONGEST_REST + 1):
            if self.is_working(on + DAY * number):
                return on + DAY * number
        raise NoWorkingDay(f"There is no working day in the {_LONGEST_REST} days after {on}.")

    def _fixed_of(self, year: int) -> frozenset[date]:
        """The fixed holidays of a year and the days that make up for those on a weekend."""
        if year not in self._fixed:
            holidays = [date(year, month, day) for month, day in FIXED]
            found = set(holidays)
            for holiday in (one for one in holidays if one.weekday() >= _SATURDAY):
                made_up = holiday
                while made_up.weekday() >= _SATURDAY or made_up in found | self.off:
                    made_up += DAY
                found.add(made_up)
            self._fixed[year] = frozenset(found)
        return self._fixed[year]
