"""What a person typed into a cell, as exact numbers; what cannot be read says why.

The office writes 1.892,5; a sign of per cent may follow. A ratio is two numbers, or one per cent
alone, from which no total over units can be made later.
"""

from dataclasses import dataclass
from decimal import Decimal

from tiendo_core.numbers import NumberFault, parse
from tiendo_core.results import LARGEST, OutOfRange, from_ten_thousandths, to_ten_thousandths

LARGEST_NUMBER = from_ten_thousandths(LARGEST)


@dataclass(frozen=True)
class Fault:
    """Why a typed text is no figure: a code, the text, and readings it may have meant."""

    code: str
    text: str = ""
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reading:
    """The number of a cell, or both parts of a ratio, or the fault."""

    number: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    fault: Fault | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed at all."""
        return self == Reading()


class _Unread(Exception):
    """Carries a fault out of the reading of one number."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.code)
        self.fault = fault


def read(typed: str, typed_below: str = "", is_ratio: bool = False) -> Reading:
    """Read a cell; never raises: whatever is wrong is the ``fault``."""
    above, below = typed.strip(), typed_below.strip()
    if not above and not below:
        return Reading()
    try:
        if not is_ratio:
            return Reading(number=_number(above))
        if above.endswith("%") and not below:
            return Reading(number=_number(above))
        if not above or not below:
            raise _Unread(Fault("half-ratio", above or below))
        numerator, denominator = _number(above), _number(below)
        if not denominator:
            raise _Unread(Fault("zero-denominator", below))
        return Reading(numerator=numerator, denominator=denominator)
    except _Unread as unread:
        return Reading(fault=unread.fault)


def _number(text: str) -> Decimal:
    """One number that can be kept to its last digit."""
    try:
        number = parse(text.removesuffix("%").strip())
    except NumberFault as fault:
        code = "too-long" if fault.code == "too-long" else "no-number"
        raise _Unread(Fault(code, text[:60], tuple(fault.candidates))) from fault
    try:
        to_ten_thousandths(number)
    except OutOfRange as fault:
        code = "too-large" if abs(number) > LARGEST_NUMBER else "too-fine"
        raise _Unread(Fault(code, text[:60])) from fault
    return number
