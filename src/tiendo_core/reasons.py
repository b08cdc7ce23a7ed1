"""Why there is no value: a reason and what it is about, instead of a guess, a zero or an exception.

Zero, missing, not due and not applicable are different and stay different through every total; a
comparison that cannot be made says why. The core speaks no language: the site has the sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import Enum
from fractions import Fraction

_WIDE = Context(prec=200, rounding=ROUND_HALF_UP)


class Reason(Enum):
    """Why a value that was asked for does not exist."""

    MISSING = "missing"
    NOT_DUE = "not due"
    NOT_APPLICABLE = "not applicable"
    REFUSED = "refused"
    ZERO_DIVISOR = "zero divisor"
    NOT_ADDITIVE = "not additive"
    OVERLAPPING = "overlapping"
    OTHER_DEFINITION = "other definition"
    OTHER_PRICES = "other prices"
    SHARE_MISSING = "share missing"
    PARTS_INCOMPLETE = "parts incomplete"
    COUNTED_TWICE = "counted twice"
    TEXT_TARGET = "text target"
    OPEN_TARGET = "open target"
    NO_CHANGE_PLANNED = "no change planned"
    YEAR_OVER = "year over"
    SHORT_HISTORY = "short history"
    NOTHING_YET = "nothing yet"
    NO_PLAN = "no plan"
    NO_DIRECTION = "no direction"
    BODIES_DIFFER = "bodies differ"


@dataclass(frozen=True, slots=True)
class NoValue:
    """There is no value, for a reason; ``about`` names the codes, units or periods concerned."""

    reason: Reason
    about: tuple[str, ...] = ()


def divided(above: Fraction, below: Fraction, about: str = "") -> Fraction | NoValue:
    """One exact number by another; by zero there is no value."""
    if not below:
        return NoValue(Reason.ZERO_DIVISOR, (about,) if about else ())
    return above / below


def rounded(value: Fraction, decimals: int) -> Decimal:
    """An exact value rounded half up, away from zero, once: the last step before it is shown."""
    scaled = abs(value) * 10**decimals
    whole = (scaled.numerator * 2 + scaled.denominator) // (scaled.denominator * 2)
    return Decimal(whole if value >= 0 else -whole).scaleb(-decimals, _WIDE)
