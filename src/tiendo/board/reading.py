"""The values of one unit at any period, each worked out once from what stands.

A flow's months and running totals follow from each other; a stock is what stood at a period's end;
what nobody reported is computed by formula or from the parts of a ratio. Before a unit was formed
its values are those of the units it was formed of, by the share that passed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from tiendo.board.standing import INVENTED, NUMBER, Row, Standing, ten_thousandths, value_of
from tiendo_core.formula import Term
from tiendo_core.indicators import Indicator, IndicatorKind, Rule
from tiendo_core.periods import Period, first_months, year
from tiendo_core.reasons import NoValue, Reason, divided
from tiendo_core.results import ONE, FilledYear, YearOfMonths, filled
from tiendo_core.seasons import NO_MONTHS, Series
from tiendo_core.units import UnitKey

MONTHS = 12
_NOTHING = Standing()

Given = dict[int, tuple[YearOfMonths, YearOfMonths]]
"""The months and running totals of each year, as they were given."""


class Place(NamedTuple):
    """Which months of a year a period covers, both counted from 1."""

    year: int
    first: int
    last: int


@lru_cache(maxsize=4096)
def place_of(code: str) -> Place | None:
    """The place of a period's code; None when it is not made of whole months of one year."""
    period = Period.parse(code)
    if not period.months or period.start_on.year != period.last_on.year:
        return None
    return Place(period.start_on.year, period.start_on.month, period.last_on.month)


@lru_cache(maxsize=4096)
def code_of(period: Period) -> str:
    """The code of a period, worked out once."""
    return period.code


@lru_cache(maxsize=256)
def months_until(upto: Period, count: int) -> tuple[tuple[int, int], ...]:
    """The last months until a period's end, each as its year and its place from 0."""
    last = upto.last_on.year * MONTHS + upto.months_elapsed()
    return tuple(divmod(month, MONTHS) for month in range(last - count, last))


@dataclass(frozen=True, slots=True)
class Ancestor:
    """A unit that another was formed of, and the share of it that passed."""

    reading: Reading
    share: Fraction
    key: UnitKey


@dataclass(frozen=True, slots=True)
class Before:
    """What a unit was before ``formed_on``; without ancestors, ``refusal`` says why not."""

    formed_on: date
    ancestors: tuple[Ancestor, ...] = ()
    refusal: NoValue | None = None

    def is_before(self, place: Place) -> bool:
        """Whether a period ended before the unit was formed."""
        return date(place.year + place.last // MONTHS, place.last % MONTHS + 1, 1) <= self.formed_on


class Reading:
    """All that can be read of one unit; the years are those that were read."""

    def __init__(
        self,
        catalogue: Mapping[str, Indicator],
        stands: Mapping[str, Standing],
        years: Sequence[int],
        before: Before | None = None,
    ) -> None:
        self._catalogue = catalogue
        self._stands = stands
        self._years = years
        self.before = before
        self._flows: dict[str, dict[int, FilledYear]] = {}
        self._values: dict[tuple[str, str], Fraction | NoValue] = {}

    def standing(self, code: str) -> Standing:
        """What stands of an indicator."""
        return self._stands.get(code, _NOTHING)

    def value(self, code: str, period: Period) -> Fraction | NoValue:
        """The value of a period, or why there is none."""
        key = (code, code_of(period))
        if key not in self._values:
            self._values[key] = self._value(code, period)
        return self._values[key]

    def is_invented(self, code: str, period: Period) -> bool:
        """Whether the value of a period is illustrative, or follows from an illustrative one."""
        row = self.standing(code).rows.get(code_of(period))
        if row is not None:
            return bool(row[INVENTED])
        of_year = str(period.last_on.year)
        return self._rests_on_invented(code, of_year)

    def has_invented(self, code: str) -> bool:
        """Whether any value that was read of an indicator is illustrative."""
        return self._rests_on_invented(code, "")

    def _rests_on_invented(self, code: str, of_year: str) -> bool:
        """Whether an illustrative row is among those of a year (any year where it is "")."""
        standing = self.standing(code)
        rows = standing.rows
        if any(row[INVENTED] for of, row in rows.items() if of.startswith(of_year)):
            return True
        for of, bodies in standing.bodies.items():
            if of.startswith(of_year) and any(row[INVENTED] for row in bodies.values()):
                return True
        if self.before and any(
            one.reading._rests_on_invented(code, of_year) for one in self.before.ancestors
        ):
            return True
        indicator = self._catalogue.get(code)
        if indicator is None or (rows and indicator.formula is None):
            return False
        rule = indicator.aggregation
        terms = [term.code for term in indicator.formula.terms] if indicator.formula else []
        parts = {part for part in (rule.numerator, rule.denominator, *terms) if part} - {code}
        return any(self._rests_on_invented(part, of_year) for part in parts)

    def series(self, code: str) -> Series:
        """The months of a flow; of anything else, none."""
        if self._catalogue[code].kind is not IndicatorKind.FLOW:
            return NO_MONTHS
        return Series({of_year: one.months for of_year, one in self._flow(code).items()})

    def months(self, code: str, of_year: int) -> list[int | None]:
        """The twelve months of a year: what each brought, or what stood at its end."""
        return self.drawn(code, year(of_year), MONTHS)

    def totals(self, code: str, of_year: int) -> list[int | None]:
        """The running totals of a flow to the end of each month; of anything else its months."""
        if self._catalogue[code].kind is not IndicatorKind.FLOW:
            return self.months(code, of_year)
        known = self._flow(code).get(of_year)
        return list(known.totals) if known else [None] * MONTHS

    def drawn(self, code: str, upto: Period, count: int) -> list[int | None]:
        """The last months until a period's end, fit for drawing: each month's flow, else what
        stood at its end; in ten-thousandths."""
        places = months_until(upto, count)
        indicator = self._catalogue[code]
        if indicator.kind is IndicatorKind.FLOW:
            flow = self._flow(code)
            return [
                flow[of_year].months[month] if of_year in flow else None
                for of_year, month in places
            ]
        stands = self.standing(code)
        if not stands.rows:
            return [self._computed(code, of_year, month + 1) for of_year, month in places]
        ends = {
            (place.year, place.last - 1): row
            for of, row in sorted(stands.rows.items(), reverse=True)
            if (place := place_of(of)) is not None
        }
        return [
            ten_thousandths(row, indicator.factor) if (row := ends.get(at)) is not None else None
            for at in places
        ]

    def _computed(self, code: str, of_year: int, month: int) -> int | None:
        """A computed indicator at the end of a month, as long as it can be computed."""
        if not self._is_computed(self._catalogue[code]) or of_year not in self._years:
            return None
        value = self.value(code, first_months(of_year, month))
        return None if isinstance(value, NoValue) else int(value * ONE)

    def _is_computed(self, indicator: Indicator) -> bool:
        return indicator.formula is not None or indicator.aggregation.rule is Rule.RATIO

    def _value(self, code: str, period: Period) -> Fraction | NoValue:
        """Reported, else derived from other periods, else computed from other indicators."""
        indicator = self._catalogue.get(code)
        if indicator is None:
            return NoValue(Reason.MISSING, (code,))
        stands = self.standing(code)
        row = stands.rows.get(code_of(period))
        if row is not None:
            return value_of(row, indicator.factor)
        if stands.differs(code_of(period)):
            return NoValue(Reason.BODIES_DIFFER, (code_of(period),))
        place = place_of(period.code)
        if place is not None:
            derived = self._derived(indicator, place)
            if derived is not None:
                return derived
        computed = self._from_parts(indicator, period)
        if computed is not None:
            return computed
        if self.before and period.start_on < self.before.formed_on:
            return self._inherited(indicator, period)
        return NoValue(Reason.MISSING, (period.code,))

    def _derived(self, indicator: Indicator, place: Place) -> Fraction | None:
        """A running total from the months, a stock from another period with the same end."""
        if indicator.kind is IndicatorKind.FLOW:
            known = self._flow(indicator.code).get(place.year)
            if known is None:
                return None
            if place.first == 1:
                total = known.totals[place.last - 1]
                return None if total is None else Fraction(total, ONE)
            months = [one for one in known.months[place.first - 1 : place.last] if one is not None]
            is_whole = len(months) == place.last - place.first + 1
            return Fraction(sum(months), ONE) if is_whole else None
        if indicator.kind is IndicatorKind.STOCK:
            row = self._at_end(indicator.code, place)
            value = value_of(row, indicator.factor) if row else None
            return value if isinstance(value, Fraction) else None
        return None

    def _at_end(self, code: str, place: Place) -> Row | None:
        """A row of any period with this end, the widest first."""
        rows = self.standing(code).rows
        ends = {
            other.first: row
            for of, row in rows.items()
            if (other := place_of(of)) and (other.year, other.last) == (place.year, place.last)
        }
        return ends[min(ends)] if ends else None

    def _from_parts(self, indicator: Indicator, period: Period) -> Fraction | NoValue | None:
        """By formula, or as a ratio of two other indicators; None when it is neither."""
        if indicator.formula is not None:

            def known(term: Term) -> Fraction | NoValue:
                of = period.same_period_last_year() if term.is_last_year else period
                return self.value(term.code, of)

            return indicator.formula.value(known)
        rule = indicator.aggregation
        if rule.numerator is None or rule.denominator is None:
            return None
        if not {rule.numerator, rule.denominator} <= self._catalogue.keys():
            return None
        above, below = self.value(rule.numerator, period), self.value(rule.denominator, period)
        if isinstance(above, NoValue):
            return above
        return below if isinstance(below, NoValue) else divided(above * indicator.factor, below)

    def _flow(self, code: str) -> dict[int, FilledYear]:
        """The years of a flow, months and running totals filled from each other."""
        if code not in self._flows:
            self._flows[code] = self._filled(code)
        return self._flows[code]

    def _filled(self, code: str) -> dict[int, FilledYear]:
        given: Given = {of_year: ([None] * MONTHS, [None] * MONTHS) for of_year in self._years}
        spans: list[tuple[Place, int]] = []
        for of, row in self.standing(code).rows.items():
            place = place_of(of)
            number = row[NUMBER]
            if place is None or number is None or place.year not in given:
                continue
            months, totals = given[place.year]
            if place.first == 1:
                totals[place.last - 1] = number
            elif place.first < place.last:
                spans.append((place, number))
            if place.first == place.last:
                months[place.last - 1] = number
        if self.before and self.before.ancestors:
            self._inherit(code, given)
        years = {of_year: filled(*both) for of_year, both in given.items()}
        for place, number in sorted(spans):
            years[place.year] = _with_span(years[place.year], place, number)
        return years

    def _inherit(self, code: str, given: Given) -> None:
        """Put the ancestors' months before the day the unit was formed."""
        before = self.before
        if before is None or self._catalogue[code].aggregation.rule is not Rule.SUM:
            return
        flows = [(one.reading._flow(code), one.share) for one in before.ancestors]
        for of_year, (months, totals) in given.items():
            for at in range(MONTHS):
                if before.is_before(Place(of_year, 1, at + 1)):
                    for place, kind in ((months, "months"), (totals, "totals")):
                        if place[at] is None:
                            place[at] = _shared(flows, of_year, kind, at)

    def _inherited(self, indicator: Indicator, period: Period) -> Fraction | NoValue:
        """A value from before the unit was formed, from those it was formed of."""
        before, place = self.before, place_of(period.code)
        if before is not None and before.refusal is not None:
            return before.refusal
        if before is None or place is None or not before.is_before(place):
            return NoValue(Reason.MISSING, (period.code,))
        if indicator.aggregation.rule is not Rule.SUM:
            return NoValue(Reason.NOT_ADDITIVE, (indicator.code,))
        total = Fraction(0)
        for ancestor in before.ancestors:
            value = ancestor.reading.value(indicator.code, period)
            if isinstance(value, NoValue):
                return value
            total += value * ancestor.share
        return total if before.ancestors else NoValue(Reason.MISSING, (period.code,))


def _shared(
    flows: Sequence[tuple[Mapping[int, FilledYear], Fraction]], of_year: int, kind: str, at: int
) -> int | None:
    """The sum of the ancestors' numbers by their shares; None when one is missing."""
    total = Fraction(0)
    for flow, share in flows:
        known = flow.get(of_year)
        number = getattr(known, kind)[at] if known else None
        if number is None:
            return None
        total += number * share
    return int(total)


def _with_span(known: FilledYear, place: Place, number: int) -> FilledYear:
    """A year after a quarter or a half of it is added to what was done before."""
    done = known.totals[place.first - 2]
    if done is None or known.totals[place.last - 1] is not None:
        return known
    totals = list(known.totals)
    totals[place.last - 1] = done + number
    return filled(known.months, totals)


def year_before(period: Period) -> Period:
    """The whole calendar year before a period's."""
    return year(period.last_on.year - 1)
