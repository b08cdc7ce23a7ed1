"""Units that measure the same thing at different scales: tỷ đồng and triệu đồng, tạ and tấn."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from tiendo_core.reading.figures import Number

_MONEY = frozenset({"đồng", "usd", "euro"})
_WORDS = {"nghìn": 3, "ngàn": 3, "vạn": 4, "triệu": 6, "tỷ": 9, "tỉ": 9}
_MEASURES = {
    "kg": ("mass", 0),
    "yến": ("mass", 1),
    "tạ": ("mass", 2),
    "tấn": ("mass", 3),
    "m2": ("area", 0),
    "m²": ("area", 0),
    "ha": ("area", 4),
    "km2": ("area", 6),
    "km²": ("area", 6),
    "m": ("length", 0),
    "km": ("length", 3),
    "m3": ("volume", 0),
    "m³": ("volume", 0),
    "lít": ("volume", -3),
    "kwh": ("energy", 0),
    "mwh": ("energy", 3),
}


class Scale(NamedTuple):
    """What a unit measures, and the power of ten of one unit of it."""

    dimension: str
    power: int


@lru_cache(maxsize=512)
def scale(unit: str) -> Scale | None:
    """The scale of a unit of money or measure; None for counted things and rates."""
    words = unit.lower().split()
    power = 0
    while words and words[0] in _WORDS:
        power += _WORDS[words.pop(0)]
    name = " ".join(words) or "đồng"
    if name in _MONEY:
        return Scale(name, power)
    if name in _MEASURES:
        dimension, own = _MEASURES[name]
        return Scale(dimension, own + power)
    return None


@lru_cache(maxsize=2048)
def dimension(unit: str | None) -> str:
    """What a unit measures, for grouping figures: all money in đồng is one group."""
    own = scale(unit) if unit else None
    return own.dimension if own else unit or ""


def counted(unit: str | None) -> bool:
    """Whether a unit counts whole things: people, works, communes."""
    return bool(unit) and unit != "%" and "/" not in str(unit) and scale(str(unit)) is None


def alike(one: str | None, other: str | None) -> int | None:
    """By which power of ten an amount in one unit is scaled into another; None if they differ."""
    if one == other:
        return 0
    left, right = scale(one or "?"), scale(other or "?")
    if left is None or right is None or left.dimension != right.dimension:
        return None
    return left.power - right.power


def moved(number: Number, power: int) -> Number:
    """A number at another scale, its last printed digit moved along."""
    if not power:
        return number
    factor = Decimal((0, (1,), power))
    return number._replace(value=number.value * factor, step=number.step * factor)
