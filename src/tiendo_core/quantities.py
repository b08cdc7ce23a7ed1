"""Quantities: an exact number with its scale, its unit of measure and its prices.

Quantities of one dimension add, whatever their scale (14 tỷ đồng and 385 triệu đồng); unlike things
are refused with a sentence: triệu đồng with ha, current with constant prices, prices of unlike base
years. Nothing is rounded: what has no exact decimal value is refused too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal, Inexact
from fractions import Fraction

from tiendo_core.measures import PERCENT, PERCENTAGE_POINT, Measure, MeasureFault, parse_measure
from tiendo_core.numbers import (
    EXACT,
    SCALES,
    NumberFault,
    Printed,
    format_number,
    parse_fraction,
    parse_printed,
)

_LONGEST = 300
_SCALE_WORDS = {3: "nghìn", 4: "vạn", 6: "triệu", 9: "tỷ", 12: "nghìn tỷ", 15: "triệu tỷ"}
_GLUED = re.compile(r"([-\u2212]? ?[0-9](?:[0-9.,/]*[0-9])?)(?=[^0-9.,/\s])")
_CURRENCY_FIRST = re.compile(
    r"(-?)(US\$|\$|€|£|¥|USD|EUR|GBP|JPY|CNY|KRW|VND) ?([0-9].*)", re.IGNORECASE
)
_WITH_FRACTION = re.compile(r"(-?(?:[0-9]+ )?[0-9]+/[0-9]+) (.+)")


class UnlikeThings(ValueError):
    """Two quantities that cannot be put together; the message says what is unlike."""


@dataclass(frozen=True, slots=True)
class Prices:
    """The prices that money is counted in: current, or constant prices of a base year.

    Growth of volume uses constant prices (giá so sánh); size, shares and per cent of plan use
    current ones (giá hiện hành). Circular 13/2019/TT-BKHĐT sets the base year 2020, while reports
    of later years still print 2010: the base year is part of the value.
    """

    base_year: int | None = None

    def __str__(self) -> str:
        """The words used in messages."""
        return f"constant {self.base_year} prices" if self.base_year else "current prices"


CURRENT_PRICES = Prices()


@dataclass(frozen=True, slots=True, eq=False)
class Quantity:
    """A value at a scale of ten in a unit: 864 at scale 9 in đồng is 864 tỷ đồng.

    ``prices`` None says nothing about prices. Two quantities are equal when they are as large.
    """

    value: Decimal
    unit: Measure
    scale: int = 0
    prices: Prices | None = None

    @property
    def amount(self) -> Decimal:
        """The value in the plain unit: đồng, lượt, ha."""
        return self.value.scaleb(self.scale, EXACT)

    @property
    def size(self) -> Fraction:
        """The value in the smallest unit of the dimension, exactly."""
        return Fraction(self.amount) * self.unit.size

    def to(self, unit: Measure, scale: int = 0) -> Quantity:
        """The same quantity in another unit of its dimension; refuses to round."""
        if unit.dimension != self.unit.dimension:
            raise UnlikeThings(f"{self} cannot be expressed in {unit.name}.")
        exact = self.size / unit.size / Fraction(10) ** scale
        try:
            value = EXACT.divide(Decimal(exact.numerator), Decimal(exact.denominator))
        except Inexact:
            raise UnlikeThings(f"{self} has no exact value in {unit.name}.") from None
        return Quantity(value, unit, scale, self.prices)

    def ratio(self, other: Quantity) -> Fraction:
        """This quantity as an exact part of another like it (a value of its plan)."""
        self._require_like(other)
        if not other.value:
            raise UnlikeThings(f"Nothing can be measured against {other}.")
        return self.size / other.size

    def __add__(self, other: Quantity) -> Quantity:
        """The sum, in the unit and scale of the left one."""
        self._require_like(other)
        return replace(self, value=EXACT.add(self.value, other.to(self.unit, self.scale).value))

    def __sub__(self, other: Quantity) -> Quantity:
        """The difference, in the unit and scale of the left one."""
        return self + -other

    def __neg__(self) -> Quantity:
        """The same quantity with the other sign."""
        return replace(self, value=self.value.copy_negate())

    def __mul__(self, factor: Decimal | int) -> Quantity:
        """So many times the quantity; only plain numbers multiply."""
        return replace(self, value=EXACT.multiply(self.value, Decimal(factor)))

    def __eq__(self, other: object) -> bool:
        """Whether the other is as large a quantity of the same thing in the same prices."""
        if not isinstance(other, Quantity):
            return NotImplemented
        return self._key() == other._key()

    def __hash__(self) -> int:
        """Equal quantities hash alike."""
        return hash(self._key())

    def __lt__(self, other: Quantity) -> bool:
        """Whether this quantity is smaller than another like it."""
        self._require_like(other)
        return self.size < other.size

    def __str__(self) -> str:
        """As it is written in a report: 864 tỷ đồng, 63,1%."""
        return format_quantity(self)

    def _key(self) -> tuple[str, Fraction, Prices | None]:
        """What makes two quantities the same."""
        return self.unit.dimension, self.size, self.prices

    def _require_like(self, other: Quantity) -> None:
        """Refuse a quantity of another dimension or in other prices."""
        if self.unit.dimension != other.unit.dimension:
            raise UnlikeThings(f"{self} and {other} are unlike things.")
        if self.prices != other.prices:
            mine, theirs = (q.prices or "prices that are not stated" for q in (self, other))
            raise UnlikeThings(f"{self} is in {mine}, {other} in {theirs}.")


def total(quantities: Iterable[Quantity]) -> Quantity:
    """The sum of at least one quantity, in the unit and scale of the first."""
    first, *others = quantities
    for other in others:
        first = first + other
    return first


def percentage_points(now: Quantity, before: Quantity) -> Quantity:
    """The difference of two percentages: it is counted in points (điểm %), not in per cent."""
    change = now - before
    if change.unit.dimension != "percent":
        raise UnlikeThings(f"{now} and {before} are not percentages.")
    return Quantity(change.to(PERCENT).value, PERCENTAGE_POINT)


def converted(value: Decimal, written: str, wanted: str) -> Decimal:
    """A value in one unit of measure as written in a table head ("triệu đồng") in another ("tỷ
    đồng"), exactly.

    Raises MeasureFault for a text that is no unit, UnlikeThings for a unit of something else or a
    value that cannot be converted without rounding.
    """
    scale, unit = parse_measure(written)
    into_scale, into = parse_measure(wanted)
    return Quantity(value, unit, scale).to(into, into_scale).value


def parse_quantity(text: str) -> Quantity:
    """Read one number with its unit: "5 tỷ đồng", "14 tỷ 385 triệu đồng", "943ha", "USD 1,2 triệu".

    The longest beginning that is a number is the number; the rest is the unit. The largest scale of
    the number stays the scale of the quantity. "57/110 công trình" is a pair and no fraction.
    """
    if len(text) > _LONGEST:
        raise NumberFault("too-long", text)
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    first = _CURRENCY_FIRST.fullmatch(plain)
    if first:
        plain = f"{first[1]}{first[3]} {first[2]}"
    plain = _GLUED.sub(r"\1 ", plain, count=1)
    fraction = _WITH_FRACTION.fullmatch(plain)
    if fraction:
        scale, unit = parse_measure(fraction[2])
        if unit.is_counted:
            raise NumberFault("ambiguous", text)
        return Quantity(_decimal(parse_fraction(fraction[1]), text), unit, scale)
    words = plain.split(" ")
    for length in range(len(words) - 1, 0, -1):
        number = " ".join(words[:length])
        try:
            printed = parse_printed(number)
        except NumberFault as fault:
            if length == 1 or fault.code == "ambiguous":
                raise NumberFault(fault.code, text, fault.candidates) from None
            continue
        scale = max((SCALES[word] for word in number.lower().split() if word in SCALES), default=0)
        more, unit = parse_measure(" ".join(words[length:]))
        return Quantity(_as_printed(printed, scale), unit, scale + more)
    raise MeasureFault(f"“{text}” has no unit of measure.")


def format_quantity(quantity: Quantity, decimals: int | None = None) -> str:
    """Write a quantity as reports do: 1.892 tỷ đồng, 63,1%, 12,5 ha; rounding only on request."""
    number, unit = format_number(quantity.value, decimals), quantity.unit.name
    if unit[0] in "%‰":
        return number + unit
    words = _SCALE_WORDS.get(quantity.scale)
    if words is None:
        return f"{format_number(quantity.amount, decimals)} {unit}"
    return f"{number} {words} {unit}"


def _as_printed(printed: Printed, scale: int) -> Decimal:
    """The value at a scale with the decimals it was printed with: 14.385 for 14 tỷ 385 triệu."""
    step = Decimal((0, (1,), min(0, printed.step.adjusted() - scale)))
    return printed.value.scaleb(-scale, EXACT).quantize(step, context=EXACT)


def _decimal(value: Fraction, text: str) -> Decimal:
    """The exact decimal of a fraction, or the fault of a third."""
    try:
        return EXACT.divide(Decimal(value.numerator), Decimal(value.denominator))
    except Inexact:
        raise NumberFault("not-a-number", text) from None
