"""The periods a unit has a board of."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from tiendo.board.queries import ends_of
from tiendo.common.wording import period_words
from tiendo.units.queries import Unit
from tiendo_core.periods import Period, first_months


class Choice(NamedTuple):
    """A period in the chooser."""

    code: str
    words: str


def latest(unit: Unit, today: date) -> Period:
    """The last period the unit has values of, else the months of this year that are over."""
    ends = ends_of(unit.pk)
    if ends:
        return first_months(ends[0].year, ends[0].month)
    last_on = min(today, unit.valid_to_on or today)
    return first_months(last_on.year, max(last_on.month - 1, 1))


def choices(unit: Unit, here: Period) -> list[Choice]:
    """The periods to choose from, newest first, the one at hand among them."""
    ends = {(end.year, end.month) for end in ends_of(unit.pk)}
    ends.add((here.last_on.year, here.last_on.month))
    periods = [first_months(*end) for end in sorted(ends, reverse=True)]
    return [Choice(period.code, period_words(period)) for period in periods]
