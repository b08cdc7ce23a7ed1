"""What is measured: direction, kind, aggregation, price basis, and since when it means the same.

An indicator is more than its name: whether more is better, whether its months add up, how it is put
together over units, in which prices it counts, and from when to when its definition held. A change
of definition (poverty standards of 2016-2020, 2021-2025, 2026-; online services of level 3 and 4,
since Decree 42/2022/NĐ-CP toàn trình and một phần) breaks the series: no growth crosses it. Content
after the Law on Statistics 89/2015/QH13 Art. 17.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from tiendo_core.formula import Formula
from tiendo_core.measures import Measure, parse_measure
from tiendo_core.periods import Period
from tiendo_core.quantities import Prices
from tiendo_core.reasons import rounded


class IndicatorFault(ValueError):
    """An indicator that contradicts itself; the message is fit for a person."""


class Direction(Enum):
    """Which way is better: more, less, neither, or inside a band (sex ratio at birth)."""

    HIGHER = "higher"
    LOWER = "lower"
    NEUTRAL = "neutral"
    BAND = "band"


class IndicatorKind(Enum):
    """What the number is: something that happened, something that stands, or a part of another."""

    FLOW = "flow"
    STOCK = "stock"
    RATIO = "ratio"


class Rule(Enum):
    """How values of several units become one."""

    SUM = "sum"
    RATIO = "ratio"
    WEIGHTED_MEAN = "weighted_mean"
    MEAN = "mean"
    DERIVED = "derived"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Aggregation:
    """The rule, and the codes of numerator and denominator, or of the weight, where it needs them.

    A ratio whose parts are not named cannot be put together: it behaves as NONE.
    """

    rule: Rule
    numerator: str | None = None
    denominator: str | None = None
    weight: str | None = None

    def __post_init__(self) -> None:
        """Refuse a rule without its codes, and codes without their rule."""
        has_parts = self.numerator is not None and self.denominator is not None
        if has_parts != (self.rule is Rule.RATIO) or (
            (self.weight is not None) != (self.rule is Rule.WEIGHTED_MEAN)
        ):
            raise IndicatorFault(f"The rule “{self.rule.value}” does not go with these codes.")

    @classmethod
    def parse(cls, text: str) -> Aggregation:
        """Read "sum", "ratio:KT.DT.03/KT.DT.02", "weighted_mean:population"; "ratio" is NONE."""
        name, _, codes = text.partition(":")
        try:
            rule = Rule(name)
        except ValueError:
            raise IndicatorFault(f"“{name[:40]}” is no rule of aggregation.") from None
        if rule is Rule.RATIO:
            above, _, below = codes.partition("/")
            return cls(rule, above, below) if above and below else cls(Rule.NONE)
        return cls(rule, weight=codes or None)


@dataclass(frozen=True, slots=True)
class Definition:
    """From when, until the day before when, an indicator meant one thing; what, in a note."""

    valid_from_on: date
    valid_to_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of the catalogue.

    ``unit`` is as written in a table head (tỷ đồng, %); ``factor`` turns the plain quotient of a
    ratio into it (100 for %, 1000 for ‰, 10000 for "trên vạn dân"). ``prices`` None means that the
    indicator counts no money, or says nothing about prices.
    """

    code: str
    name: str
    unit: str
    kind: IndicatorKind
    direction: Direction = Direction.HIGHER
    aggregation: Aggregation = Aggregation(Rule.SUM)
    prices: Prices | None = None
    factor: int = 1
    decimals: int = 1
    formula: Formula | None = None
    definitions: tuple[Definition, ...] = ()
    owner: str = ""
    is_public: bool = False

    def __post_init__(self) -> None:
        """Refuse a ratio that adds up, decimals nobody prints and definitions that overlap."""
        if self.kind is IndicatorKind.RATIO and self.aggregation.rule is Rule.SUM:
            raise IndicatorFault(f"{self.code} is a ratio: its values do not add up.")
        if not 0 <= self.decimals <= 4 or self.factor < 1:
            raise IndicatorFault(f"{self.code} has 0 to 4 decimals and a factor of at least 1.")
        last: Definition | None = None
        for definition in self.definitions:
            if last is not None and (
                last.valid_to_on is None or definition.valid_from_on < last.valid_to_on
            ):
                raise IndicatorFault(f"Two definitions of {self.code} hold on one day.")
            last = definition

    @property
    def measure(self) -> tuple[int, Measure]:
        """The power of ten and the unit of measure: (9, đồng) for tỷ đồng."""
        return parse_measure(self.unit)

    def definition(self, period: Period) -> Definition | None:
        """The definition that held on every day of a period; None when none did, or it changed."""
        for one in self.definitions:
            ended = one.valid_to_on is not None and one.valid_to_on < period.end_on
            if one.valid_from_on <= period.start_on and not ended:
                return one
        return None

    def is_comparable(self, period: Period, other: Period) -> bool:
        """Whether it meant the same in both periods; without definitions it always did."""
        if not self.definitions:
            return True
        here = self.definition(period)
        return here is not None and here == self.definition(other)

    def shown(self, value: Fraction) -> Decimal:
        """The value as it is printed: rounded half up, once, to the indicator's decimals."""
        return rounded(value, self.decimals)
