"""What stands of every indicator of a unit, from plain rows of versions.

Which version stands is the rule of ``tiendo_core.results.standing``; here it is asked of tens of
thousands of rows at once, so rows stay tuples and numbers whole ten-thousandths.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from tiendo_core.reasons import NoValue, Reason
from tiendo_core.results import ONE, SURENESS, Certainty


class Row(NamedTuple):
    """One version of a value; ``is_whole`` tells that it speaks for its whole period."""

    indicator: int
    period: str
    certainty: str
    version: int
    reporter: int
    state: str
    number: int | None
    numerator: int | None
    denominator: int | None
    is_whole: bool

    def ten_thousandths(self, factor: int) -> int | None:
        """The number, or the quotient of the parts, cut to ten-thousandths: fit for a drawing."""
        if self.number is not None:
            return self.number
        if self.numerator is None or not self.denominator:
            return None
        return self.numerator * factor * ONE // self.denominator

    def value(self, factor: int) -> Fraction | NoValue:
        """The exact value, or why there is none."""
        if self.number is not None:
            return Fraction(self.number, ONE)
        if self.numerator is not None and self.denominator:
            return Fraction(self.numerator * factor, self.denominator)
        if self.denominator == 0:
            return NoValue(Reason.ZERO_DIVISOR, (self.period,))
        return NoValue(_WITHOUT.get(self.state, Reason.MISSING), (self.period,))


_WITHOUT = {"not applicable": Reason.NOT_APPLICABLE, "refused": Reason.REFUSED}
_SURENESS = {one.value: SURENESS[one] for one in Certainty}


@dataclass(slots=True)
class Standing:
    """What stands of one indicator, by the period's code.

    ``bodies`` holds every body's row where several reported the same; ``partial`` the last row that
    counts only to a cut-off, where nothing speaks for the whole period.
    """

    rows: dict[str, Row] = field(default_factory=dict)
    bodies: dict[str, list[Row]] = field(default_factory=dict)
    partial: dict[str, Row] = field(default_factory=dict)

    def differs(self, period: str) -> bool:
        """Whether several bodies contradict each other on a period."""
        return len({row[5:9] for row in self.bodies.get(period, ())}) > 1


def standing_of(rows: Iterable[tuple], owners: Mapping[int, int]) -> dict[int, Standing]:
    """What stands of each indicator.

    ``owners`` holds the body that owns an indicator; where several bodies reported the same, its
    row is the one shown. Where they differ and none of them owns it, nothing is chosen.
    """
    best: dict[tuple[int, str, int], tuple] = {}
    partial: dict[int, dict[str, tuple]] = {}
    for row in rows:
        if row[5] == "missing":
            continue
        if not row[9]:
            partial.setdefault(row[0], {})[row[1]] = row
            continue
        key = (row[0], row[1], row[4])
        other = best.get(key)
        if other is None or _is_surer(row, other):
            best[key] = row
    found: dict[int, Standing] = {}
    for (indicator, period, _), row in best.items():
        stands = found.get(indicator)
        if stands is None:
            stands = found[indicator] = Standing()
        if period in stands.rows:
            stands.bodies.setdefault(period, [stands.rows[period]]).append(Row._make(row))
        else:
            stands.rows[period] = Row._make(row)
    for indicator, stands in found.items():
        for period in stands.bodies:
            _choose(stands, period, owners.get(indicator))
    for indicator, several in partial.items():
        stands = found.setdefault(indicator, Standing())
        for period, row in several.items():
            if period not in stands.rows:
                stands.partial[period] = Row._make(row)
    return found


def _is_surer(row: tuple, other: tuple) -> bool:
    """Whether a version stands before another of the same body."""
    return (_SURENESS[row[2]], row[3]) > (_SURENESS[other[2]], other[3])


def _choose(stands: Standing, period: str, owner: int | None) -> None:
    """Of several bodies show the owner's row; where they differ and none owns it, show none."""
    bodies = stands.bodies[period]
    owned = next((row for row in bodies if row.reporter == owner), None)
    if owned is not None:
        stands.rows[period] = owned
    elif stands.differs(period):
        del stands.rows[period]
