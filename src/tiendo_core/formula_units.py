"""The units of computed indicators: only like things are added, and a ratio has its units' factor.

tỷ đồng and triệu đồng are both money and still do not add as numbers; current and constant prices
(giá hiện hành, giá so sánh) never add. A per cent of two like things has the factor 100, a number
"trên vạn dân" 10,000, tạ/ha made of tấn and ha 10.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from tiendo_core.formula import Formula, Term
from tiendo_core.indicators import Indicator
from tiendo_core.measures import Measure
from tiendo_core.quantities import Prices

_SAME_THING = {"dân": "người", "nhân khẩu": "người", "lao động": "người"}
_SHARE = "percent"


class UnlikeUnits(ValueError):
    """Units that do not go together in a formula; ``code`` says how, ``about`` which.

    ``code`` is "unlike-units", "unlike-scales", "unlike-prices" or "unlike-result".
    """

    def __init__(self, code: str, *about: str) -> None:
        self.code = code
        self.about = about
        super().__init__(f"{code}: {', '.join(about)}")


def ratio_factor(above: Indicator, below: Indicator, unit: tuple[int, Measure]) -> Fraction | None:
    """What the plain quotient of two indicators is multiplied by to be in a unit.

    None where their units do not say: hectares of one crop for each enterprise.
    """
    quotient = _size(*above.measure) / _size(*below.measure)
    wanted = unit[1].dimension
    things = [_thing(one.measure[1].dimension) for one in (above, below)]
    if wanted.startswith(_SHARE):
        if things[0] != things[1]:
            return None
        whole = 1000 if wanted == _SHARE else 100
        return quotient * whole / _size(*unit)
    if "/".join(_thing(part) for part in wanted.split("/")) == "/".join(things):
        return quotient / _size(*unit)
    return None


@dataclass(frozen=True, slots=True)
class _Part:
    """What a part of a formula measures: dimensions with their powers, size, prices, its words.

    ``size`` None is that of a plain number or of anything a plain number was multiplied with.
    """

    dimensions: frozenset[tuple[str, int]]
    size: Fraction | None
    prices: Prices | None
    words: str


def check_units(
    formula: Formula, known: Mapping[str, Indicator], unit: tuple[int, Measure]
) -> None:
    """Refuse a formula that adds unlike things or whose result is not in its unit."""
    stack: list[_Part] = []
    for step in formula.steps:
        if isinstance(step, Fraction):
            stack.append(_Part(frozenset(), None, None, str(step)))
        elif isinstance(step, Term):
            stack.append(_of(known[step.code]))
        elif step in "+-":
            right = stack.pop()
            stack.append(_added(stack.pop(), right))
        elif step != "negate":
            right = stack.pop()
            stack.append(_multiplied(stack.pop(), right, 1 if step == "*" else -1))
    _check_result(stack[0], unit)


def _of(indicator: Indicator) -> _Part:
    """What an indicator measures; a per cent counts as a plain number."""
    power, measure = indicator.measure
    dimensions = _dimensions(measure)
    size = _size(power, measure) if dimensions else None
    return _Part(dimensions, size, indicator.prices, indicator.code)


def _added(left: _Part, right: _Part) -> _Part:
    """A sum or difference; unlike things, sizes or prices are refused."""
    if left.dimensions != right.dimensions:
        raise UnlikeUnits("unlike-units", left.words, right.words)
    if None not in (left.size, right.size) and left.size != right.size:
        raise UnlikeUnits("unlike-scales", left.words, right.words)
    if None not in (left.prices, right.prices) and left.prices != right.prices:
        raise UnlikeUnits("unlike-prices", left.words, right.words)
    size = right.size if left.size is None else left.size
    prices = right.prices if left.prices is None else left.prices
    return _Part(left.dimensions, size, prices, left.words)


def _multiplied(left: _Part, right: _Part, power: int) -> _Part:
    """A product, or with ``power`` -1 a quotient; what cancels is gone."""
    powers = dict(left.dimensions)
    for dimension, times in right.dimensions:
        powers[dimension] = powers.get(dimension, 0) + power * times
    dimensions = frozenset((name, times) for name, times in powers.items() if times)
    size = None
    if left.size is not None and right.size is not None:
        size = left.size * right.size**power
    prices = (right.prices if left.prices is None else left.prices) if dimensions else None
    return _Part(dimensions, size, prices, left.words)


def _check_result(part: _Part, unit: tuple[int, Measure]) -> None:
    """Refuse a result that is not in the unit it should be in."""
    wanted = _dimensions(unit[1])
    if part.dimensions != wanted and (part.dimensions or not unit[1].is_counted):
        raise UnlikeUnits("unlike-result", unit[1].name)
    if part.dimensions and part.size is not None and part.size != _size(*unit):
        raise UnlikeUnits("unlike-scales", part.words, unit[1].name)


def _dimensions(measure: Measure) -> frozenset[tuple[str, int]]:
    """The dimensions of a measure: money/người is money once and người once below."""
    if measure.dimension.startswith(_SHARE):
        return frozenset()
    first, *others = map(_thing, measure.dimension.split("/"))
    powers = {first: 1}
    for other in others:
        powers[other] = powers.get(other, 0) - 1
    return frozenset((name, times) for name, times in powers.items() if times)


def _thing(dimension: str) -> str:
    """A counted thing under one name: dân, nhân khẩu and lao động are người."""
    return _SAME_THING.get(dimension, dimension)


def _size(power: int, measure: Measure) -> Fraction:
    """How large one unit is in the smallest unit of its dimension."""
    return measure.size * Fraction(10) ** power
