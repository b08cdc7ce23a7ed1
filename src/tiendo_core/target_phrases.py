"""A target as an office writes it, read into what it says and written back.

"1.369,3" is a level, "tăng 7%" a growth, "từ 60 đến 65" a range, "trên 60%" and "≥ 95" at least,
"không quá 5" at most, "hoàn thành" words. Numbers count in the indicator's unit unless they bring
their own, which is then converted exactly ("1.369,3 triệu đồng" for an indicator in tỷ đồng).
Nothing is guessed: what may mean two things is refused, with the readings where there are any.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from tiendo_core.measures import PERCENT, Measure, MeasureFault, parse_measure
from tiendo_core.numbers import SCALES, NumberFault, format_number, parse
from tiendo_core.plans import Form, Target
from tiendo_core.quantities import Quantity, UnlikeThings, parse_quantity
from tiendo_core.ranges import Range, parse_range
from tiendo_core.results import OutOfRange, to_ten_thousandths

LONGEST = 200
_GROWTH = re.compile(r"(tăng|giảm)(?: thêm| trưởng)? (.+?) ?(?:%|phần trăm)")
_CHANGE = re.compile(r"(?:tăng|giảm)\b.*[0-9]")
_LEVEL = re.compile(r"(?:đạt|bằng|ước đạt|phấn đấu đạt) (.+)")
_BOUND_OR_RANGE = re.compile(
    r"(?:từ|giữa|dưới|trên|hơn|ít|kém|nhiều|thấp|cao|không|tối|khoảng|≤|≥|<|>)"
    r"|.*[0-9][^-–]*[-–] ?[0-9]"
)
_CUES = re.compile(
    r"(?:tăng|giảm|đạt|bằng|ước|phấn đấu|từ|giữa|dưới|trên|hơn|ít|kém|nhiều|thấp|cao|không|tối"
    r"|khoảng|gần|chừng|tầm|xấp xỉ|âm|trừ)\b"
)
_LAST_NUMBER = re.compile(r"(.*[0-9])([^0-9]*)", re.DOTALL)


class TargetFault(ValueError):
    """A text that says no target; ``code`` says why, ``candidates`` what may have been meant.

    ``code`` is "empty", "too-long", "number", "unit", "per-cent", "growth", "growth-of-per-cent",
    "change", "upside-down" or "too-fine" (more than four decimals, or too large to keep).
    """

    def __init__(self, code: str, text: str, candidates: tuple[str, ...] = ()) -> None:
        self.code = code
        self.text = text
        self.candidates = candidates
        super().__init__(f"“{text[:60]}” is no target ({code}).")


def parse_target(text: str, unit: str) -> Target:
    """The target a text says of an indicator in this unit; TargetFault when it surely says none."""
    written = " ".join(unicodedata.normalize("NFC", text).split())
    if not written:
        raise TargetFault("empty", text)
    if len(written) > LONGEST:
        raise TargetFault("too-long", text)
    plain = written.lower().replace(">=", "≥").replace("<=", "≤")
    is_words = not re.search(r"[0-9]", plain) or (plain[0].isalpha() and not _CUES.match(plain))
    try:
        return _numbers(plain, unit)
    except (NumberFault, MeasureFault, UnlikeThings) as fault:
        if is_words and not getattr(fault, "candidates", ()):
            return Target(Form.TEXT, text=written)
        raise _as_target_fault(fault, written) from None


def format_target(target: Target) -> str:
    """The target as an office writes it; ``parse_target`` reads it back."""
    low, high = (None if end is None else format_number(end) for end in (target.low, target.high))
    match target.form:
        case Form.TEXT:
            return target.text
        case Form.GROWTH:
            rate = Decimal(target.low or 0)
            return f"{'giảm' if rate < 0 else 'tăng'} {format_number(abs(rate))}%"
        case Form.RANGE:
            return f"từ {low} đến {high}"
        case Form.AT_LEAST:
            return f"≥ {low}"
        case Form.AT_MOST:
            return f"≤ {high}"
    return str(low)


def _numbers(plain: str, unit: str) -> Target:
    """A growth, a bound, a range or a level."""
    measure = parse_measure(unit)
    growth = _GROWTH.fullmatch(plain)
    if growth:
        if measure[1].dimension.startswith("percent"):
            raise TargetFault("growth-of-per-cent", plain)
        try:
            rate = parse(growth[2])
        except NumberFault as fault:
            if fault.candidates:
                raise
            raise TargetFault("growth", plain) from None
        return Target(Form.GROWTH, _kept(-rate if growth[1] == "giảm" else rate))
    if _CHANGE.match(plain):
        raise TargetFault("change", plain)
    level = _LEVEL.fullmatch(plain)
    stated = level[1] if level else plain
    if _BOUND_OR_RANGE.match(stated):
        return _bounds(_range(stated, unit), measure)
    return Target(Form.LEVEL, _in_unit(_quantity(stated, unit), measure))


def _quantity(text: str, unit: str) -> Quantity:
    """A number with the unit it brings, else with the indicator's."""
    try:
        number = parse(text)
    except NumberFault as fault:
        if fault.candidates or fault.code == "ambiguous":
            raise
        return parse_quantity(text)
    power, measure = parse_measure(unit)
    return Quantity(number, measure, 0 if _has_scale(text) else power)


def _range(text: str, unit: str) -> Range:
    """A range or bound; where it names no unit it counts in the indicator's."""
    found = _LAST_NUMBER.fullmatch(text)
    tried = [text]
    if _has_scale(text):
        tried.append(f"{text} {parse_measure(unit)[1].name}")
    elif found:
        tried.append(f"{found[1]} {unit}{found[2]}".rstrip())
    faults: list[ValueError] = []
    for one in tried:
        try:
            return parse_range(one)
        except (NumberFault, MeasureFault) as fault:
            faults.append(fault)
    raise next((fault for fault in faults if isinstance(fault, NumberFault)), faults[0])


def _bounds(stated: Range, measure: tuple[int, Measure]) -> Target:
    """The target of a range whose ends may be open."""
    low, high = (None if end is None else _in_unit(end, measure) for end in stated)
    if low is None:
        return Target(Form.AT_MOST, high=high)
    return Target(Form.RANGE, low, high) if high is not None else Target(Form.AT_LEAST, low)


def _in_unit(quantity: Quantity, measure: tuple[int, Measure]) -> Decimal:
    """The number in the indicator's unit, converted exactly."""
    power, wanted = measure
    if quantity.unit == PERCENT and _is_percent(wanted):
        return _kept(quantity.value)
    if quantity.unit == PERCENT:
        raise TargetFault("per-cent", str(quantity))
    return _kept(quantity.to(wanted, power).value)


def _kept(value: Decimal) -> Decimal:
    """The number as it is, if it can be kept exactly."""
    try:
        to_ten_thousandths(value)
    except OutOfRange:
        raise TargetFault("too-fine", format_number(value)) from None
    return value


def _has_scale(text: str) -> bool:
    """Whether a number brings its own scale: "512 tỷ"."""
    return any(word in SCALES for word in text.split())


def _is_percent(measure: Measure) -> bool:
    """Whether a measure is a per cent, of whatever."""
    return measure == PERCENT or measure.dimension.startswith("percent of")


def _as_target_fault(fault: ValueError, text: str) -> TargetFault:
    """What is wrong, in terms of the target."""
    if isinstance(fault, NumberFault):
        return TargetFault("number", text, fault.candidates)
    if isinstance(fault, UnlikeThings) and "run from" in str(fault):
        return TargetFault("upside-down", text)
    return TargetFault("unit", text)
