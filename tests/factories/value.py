"""Approved values and the rows of a board, made with the least."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from factories.person import NOW
from tiendo.indicators.models import Indicator
from tiendo.results.models import Value
from tiendo.units.models import Unit
from tiendo_core.periods import Period, month


def a_value(unit: Unit, indicator: Indicator, period: str, number: object, **more: object) -> Value:
    """An official value of a unit about itself; further fields as the table has them.

    A pair is the numerator and denominator of a ratio, None no number (then name the ``state``).
    """
    said = {"reporter": unit, "certainty": "official", "version": 1, "approved_at": NOW, **more}
    if isinstance(number, tuple):
        said |= {"numerator": Decimal(number[0]), "denominator": Decimal(number[1])}
    elif number is not None:
        said["number"] = Decimal(str(number))
    last_on = Period.parse(period).last_on
    return Value.objects.create(
        unit=unit, indicator=indicator, period=period, last_on=last_on, **said
    )


def a_year(unit: Unit, indicator: Indicator, year: int, months: Sequence[object]) -> None:
    """The in-period values of the first months of a year."""
    for number, value in enumerate(months, 1):
        a_value(unit, indicator, month(year, number).code, value)
