"""The ward's earlier figures: until June 2025 those of the four units it was formed of.

What the ward brings in a month is invented for its borders of today and split among them by fixed
shares, so that on one territory the years compare like with like. Since July 2025 the ward reports
itself; industry and new jobs month by month alone, so that a running total of 2025 is half theirs.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from tiendo.demonstration.town import ward as unit_before
from tiendo.indicators.queries import Indicator
from tiendo.results.actions import NewValue
from tiendo.results.queries import Certainty, Origin
from tiendo.units.queries import Unit
from tiendo_core.periods import Period, first_months, month
from tiendo_core.reasons import rounded

FORMED_ON = date(2025, 7, 1)
FIRST_YEAR = 2023
SHARES = {
    "18115": ("Bắc Hồng", 38, "437"),
    "18121": ("Trung Lương", 22, "437"),
    "18124": ("Đức Thuận", 27, "437"),
    "18400": ("Xuân Lam", 13, "442"),
}
"""The units the ward was formed of: name, share in per cent, what they stood below."""

SEASON = (90, 70, 95, 100, 105, 110, 95, 100, 105, 110, 115, 130)
BY_MONTH = {"KT.CN.01", "XH.04"}
GROWTH = {"KT.CN.01": 4, "QA.04": -5, "KT.DT.03": -3}
"""Growth in points a year; everything else grows by seven."""


def running(indicator: Indicator, about: int, year: int, count: int) -> Decimal:
    """What a flow that brings about so much a month has reached after some months of a year."""
    level = 100 + GROWTH.get(indicator.code, 7) * (year - FORMED_ON.year)
    swing = [(place * 3 + year) % 5 - 2 for place in range(count)]
    parts = sum(part + 2 * one for part, one in zip(SEASON, swing, strict=False))
    return rounded(Fraction(about * parts * level, 10_000), indicator.decimals)


@dataclass(frozen=True)
class Flow:
    """A flow of the ward: who reports it now, and what a month brings, about."""

    indicator: Indicator
    reporter: Unit
    about: int

    def month(self, year: int, number: int) -> Decimal:
        """What a month brought on the ward's borders."""
        now = running(self.indicator, self.about, year, number)
        return now - running(self.indicator, self.about, year, number - 1)


def earlier_flows(ward: Unit, flows: list[Flow], at: datetime, today: date) -> Iterator[NewValue]:
    """Every flow from the first year until the month before today."""
    olds = {
        code: unit_before(code, name, at, parent) for code, (name, _share, parent) in SHARES.items()
    }
    for flow in flows:
        for year in range(FIRST_YEAR, today.year + 1):
            for number in range(1, 13):
                if date(year, number, 1) >= today.replace(day=1):
                    break
                if date(year, number, 1) < FORMED_ON:
                    yield from _split(flow, month(year, number), olds)
                else:
                    yield _own(ward, flow, year, number)


def _own(ward: Unit, flow: Flow, year: int, number: int) -> NewValue:
    """What the ward reported itself: the month, or the running total."""
    new = NewValue(
        ward,
        flow.reporter,
        flow.indicator.pk,
        flow.indicator.code,
        first_months(year, number),
        Certainty.ESTIMATE,
        number=running(flow.indicator, flow.about, year, number),
        origin=Origin.INVENTED,
    )
    if year == FORMED_ON.year and flow.indicator.code in BY_MONTH:
        return replace(new, period=month(year, number), number=flow.month(year, number))
    return new


def _split(flow: Flow, period: Period, olds: Mapping[str, Unit]) -> Iterator[NewValue]:
    """A month before the ward was formed, split among the units it was formed of."""
    whole = flow.month(period.start_on.year, period.start_on.month)
    done, given = 0, Decimal(0)
    for code, (_name, share, _parent) in SHARES.items():
        done += share
        upto = rounded(Fraction(whole) * done / 100, flow.indicator.decimals)
        yield NewValue(
            olds[code],
            olds[code],
            flow.indicator.pk,
            flow.indicator.code,
            period,
            number=upto - given,
            origin=Origin.INVENTED,
        )
        given = upto
