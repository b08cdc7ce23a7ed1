"""When the figures of a reporting period are cut off (thời gian chốt số liệu).

The window is a property of a report regime, not of a kind of period: Decree 09/2019/NĐ-CP Art. 12
counts from the 15th of the month before the period to the 14th of its last month (clause 4: the
year, 15 December to 14 December), so that a report can be sent before the period ends. Provinces
add nine months by the same rule. Statistics count calendar months; the yearly report on final
settlement of public investment counts 01/01 to 31/12 (Decree 193/2026/NĐ-CP Art. 22); schools
report by school year. Weeks are set locally and are not in the Decree.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tiendo_core.periods import DAY, Kind, Period, PeriodFault, month_start

_LAST_SURE_DAY = 28
_LONGEST_TERM_MONTHS = 12


@dataclass(frozen=True, slots=True)
class CutOff:
    """The rule by which a regime's window follows from its period.

    ``opens_on_day`` is the day of the month before the period on which the window opens; it closes
    on the day before that day in the period's last month. None means the period's own days.
    ``by_calendar`` names the kinds of period that the regime excepts and counts by their own days.
    """

    opens_on_day: int | None = 15
    by_calendar: frozenset[Kind] = frozenset()

    def __post_init__(self) -> None:
        """Refuse a day that not every month has."""
        if self.opens_on_day is not None and not 1 <= self.opens_on_day <= _LAST_SURE_DAY:
            raise PeriodFault(f"A window cannot open on day {self.opens_on_day} of every month.")

    def window(self, period: Period) -> Period:
        """The days whose figures a report on the period counts."""
        months = period.months
        if months is None or months > _LONGEST_TERM_MONTHS:
            raise PeriodFault(f"A report regime has no cut-off window for {period}.")
        if self.opens_on_day is None or period.kind in self.by_calendar:
            return period
        return Period(
            _opening(period.start_on, self.opens_on_day), _opening(period.end_on, self.opens_on_day)
        )

    def closes_on(self, period: Period) -> date:
        """The last day that is counted."""
        return self.window(period).end_on - DAY


DECREE = CutOff()
"""Decree 09/2019/NĐ-CP Art. 12: from the 15th to the 14th."""

CALENDAR = CutOff(opens_on_day=None)
"""Calendar months, as statistics and school years are counted."""

CALENDAR_YEAR = CutOff(by_calendar=frozenset({Kind.YEAR}))
"""The Decree's windows within the year, and 01/01 to 31/12 for the year itself."""


def _opening(boundary_on: date, opens_on_day: int) -> date:
    """The opening day in the month before a month's first day."""
    return month_start(boundary_on, -1).replace(day=opens_on_day)
