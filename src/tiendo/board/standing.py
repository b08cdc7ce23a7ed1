"""What stands of every indicator of a unit, from plain rows of versions.

Which version stands is the rule of ``tiendo_core.results.standing``; here it is asked of tens of
thousands of rows at once, so a row stays the tuple that came from the database and its numbers
whole ten-thousandths.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from tiendo_core.reasons import NoValue, Reason
from tiendo_core.results import ONE

Row = tuple[int, str, int, int, bool, str, int | None, int | None, int | None]
"""One version of a value, in the order of the names below."""

INDICATOR: Final = 0
PERIOD: Final = 1
REPORTER: Final = 2
RANK: Final = 3
INVENTED: Final = 4
STATE: Final = 5
NUMBER: Final = 6
NUMERATOR: Final = 7
DENOMINATOR: Final = 8
"""Where a row keeps what. The rank orders versions: by certainty, then by number; it is below zero
for a figure that counts only to a cut-off before the period's end."""

_WITHOUT = {"not applicable": Reason.NOT_APPLICABLE, "refused": Reason.REFUSED}


def ten_thousandths(row: Row, factor: int) -> int | None:
    """The number of a row, or the quotient of its parts cut to ten-thousandths: for drawing."""
    number, above, below = row[NUMBER], row[NUMERATOR], row[DENOMINATOR]
    if number is not None:
        return number
    return above * factor * ONE // below if above is not None and below else None


def value_of(row: Row, factor: int) -> Fraction | NoValue:
    """The exact value of a row, or why there is none."""
    number, above, below = row[NUMBER], row[NUMERATOR], row[DENOMINATOR]
    if number is not None:
        return Fraction(number, ONE)
    if above is not None and below:
        return Fraction(above * factor, below)
    if below == 0:
        return NoValue(Reason.ZERO_DIVISOR, (row[PERIOD],))
    return NoValue(_WITHOUT.get(row[STATE], Reason.MISSING), (row[PERIOD],))


@dataclass(slots=True)
class Standing:
    """What stands of one indicator, by the period's code.

    ``bodies`` holds the row of each body where several reported the same; ``partial`` the last row
    that counts only to a cut-off.
    """

    rows: dict[str, Row] = field(default_factory=dict)
    bodies: dict[str, dict[int, Row]] = field(default_factory=dict)
    partial: dict[str, Row] = field(default_factory=dict)

    def take(self, row: Row) -> None:
        """Let a version stand where it is the surest of its body."""
        period, rank = row[PERIOD], row[RANK]
        rows = self.rows if rank > 0 else self.partial
        other = rows.get(period)
        if other is None:
            rows[period] = row
        elif rank < 0 or (other[REPORTER] == row[REPORTER] and period not in self.bodies):
            if rank > other[RANK] or rank < other[RANK] < 0:
                rows[period] = row
        else:
            bodies = self.bodies.setdefault(period, {other[REPORTER]: other})
            mine = bodies.get(row[REPORTER])
            if mine is None or rank > mine[RANK]:
                bodies[row[REPORTER]] = row

    def choose(self, owner: int | None) -> None:
        """Of several bodies show the owner's row; where they differ and none owns it, show none."""
        for period, bodies in self.bodies.items():
            if owner in bodies:
                self.rows[period] = bodies[owner]
            elif self.differs(period):
                del self.rows[period]
            else:
                self.rows[period] = max(bodies.values(), key=lambda row: row[RANK])

    def differs(self, period: str) -> bool:
        """Whether several bodies contradict each other on a period."""
        return len({row[STATE:] for row in self.bodies.get(period, {}).values()}) > 1


def standing_of(rows: Iterable[Row], owners: Mapping[int, int]) -> dict[int, Standing]:
    """What stands of each indicator; ``owners`` holds the body that owns one, if any does."""
    found: dict[int, Standing] = {}
    for row in rows:
        stands = found.get(row[INDICATOR])
        if stands is None:
            stands = found[row[INDICATOR]] = Standing()
        if row[RANK] > 0 and row[PERIOD] not in stands.rows:
            stands.rows[row[PERIOD]] = row
        else:
            stands.take(row)
    for indicator, stands in found.items():
        if stands.bodies:
            stands.choose(owners.get(indicator))
    return found
