"""Invented series: how a year's amount spreads over its months, always the same and always exact.

Running totals are rounded and months are their differences, so that months sum to the year.
"""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from tiendo_core.reasons import rounded

SEASONS = {
    "steady": (68, 58, 74, 76, 80, 82, 84, 87, 91, 94, 98, 108),
    "late": (40, 35, 55, 60, 70, 75, 80, 85, 100, 110, 130, 160),
    "summer": (40, 70, 70, 90, 120, 160, 160, 120, 60, 40, 35, 35),
    "harvest": (5, 5, 5, 15, 300, 220, 20, 10, 170, 190, 50, 10),
}
"""The parts of a year that its months bring, in thousandths."""

EVEN_YEAR = 2019
"""The year whose months follow the season as it is; the others swing around it."""


def weights(season: str, year: int) -> list[int]:
    """What the months of a year weigh: the season, a little different each year."""
    return [
        part * (100 + (month * 3 % 5 - 2) * 3 * (year - EVEN_YEAR))
        for month, part in enumerate(SEASONS[season], start=1)
    ]


def months_of(amount: Decimal, parts: Sequence[int], decimals: int) -> list[Decimal]:
    """An amount spread over months by what they weigh."""
    totals = running(amount, parts, decimals)
    return [now - before for now, before in zip(totals, [Decimal(0), *totals], strict=False)]


def running(amount: Decimal, parts: Sequence[int], decimals: int) -> list[Decimal]:
    """What is reached at the end of each month; the last is the whole amount."""
    whole = sum(parts)
    return [
        rounded(Fraction(amount) * sum(parts[:count]) / whole, decimals)
        for count in range(1, len(parts) + 1)
    ]
