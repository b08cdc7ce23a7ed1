"""A number bound to a datum prints that datum, rounded as it is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from tiendo.common.wording import period_words
from tiendo.publishing.gate.desk import Desk, Spot
from tiendo.publishing.gate.manuscript import DATUM, Binding, Objection
from tiendo.publishing.references import ABOVE, ATTAINED, BELOW, CHANGE, Citable
from tiendo_core.measures import MeasureFault, parse_measure
from tiendo_core.numbers import NumberFault, Printed, parse_printed

_NUMBER = re.compile(r"[-−]?\d(?:[\d.,]*\d)?")
_LOOSE = ("gần", "trên", "hơn", "khoảng", "xấp xỉ", "dưới")
_LOOSENESS = Fraction(5, 100)
_BEFORE = 12


def judge(desk: Desk) -> Iterator[Objection]:
    """Stop where the printed number is not the datum; warn where another version stands by now."""
    for spot in desk.bindings(DATUM):
        for binding in spot.bindings:
            if binding.kind == DATUM and (binding.start, binding.end) == (spot.start, spot.end):
                yield from _judge(desk, spot, binding)


def _judge(desk: Desk, spot: Spot, binding: Binding) -> Iterator[Objection]:
    reference = desk.references.get(binding.reference)
    datum = desk.data.get(reference) if reference is not None else None
    if datum is None:
        yield spot.objection("no-such-datum")
        return
    if not agrees(spot, datum):
        yield spot.objection("disagrees", datum.printed, datum.name)
        return
    if datum.is_superseded:
        yield spot.objection("superseded", datum.name, stops=False)
    told = _period_told(desk, spot)
    if told and told != datum.period:
        words = period_words(datum.period), period_words(told)
        yield spot.objection("other-period", *words, stops=False)


def _period_told(desk: Desk, spot: Spot) -> str:
    """The period the reader takes the number to be of; empty where it says none, or several."""
    periods = {
        figure.period or ""
        for figure in desk.report.reading.figures
        if figure.amount is not None
        and desk.spot(figure.amount.start, figure.amount.end).overlaps(spot)
    }
    return periods.pop() if len(periods) == 1 else ""


def agrees(spot: Spot, datum: Citable) -> bool:
    """Whether the words at a spot print the datum: rounded to their last digit, or loosely where
    a word before them says so ("gần 900 tỷ đồng")."""
    printed = _printed(spot.quote, datum)
    if printed is None:
        return False
    number, step = printed
    exact = datum.exact
    if not _is_signed(spot.quote):
        exact, number = abs(exact), abs(number)
    away = abs(exact - number)
    if away * 2 <= step:
        return True
    before = spot.passage.text[max(spot.start - _BEFORE, 0) : spot.start].lower()
    is_loose = any(re.search(rf"\b{word}\s+$", before) for word in _LOOSE)
    return is_loose and away <= abs(exact) * _LOOSENESS


def _is_signed(quote: str) -> bool:
    """Whether the number itself bears a sign; otherwise words like "giảm" tell the direction."""
    return quote.lstrip()[:1] in "-−"


def _printed(quote: str, datum: Citable) -> tuple[Fraction, Fraction] | None:
    """The number of the words and the worth of its last digit, in what the datum is told in."""
    found = _NUMBER.search(quote)
    if found is None:
        return None
    try:
        number = parse_printed(found[0])
    except NumberFault:
        return None
    words = quote[found.end() :].strip().rstrip(".,;")
    factor = _factor(words, datum)
    return None if factor is None else _times(number, factor)


def _times(number: Printed, factor: Fraction) -> tuple[Fraction, Fraction]:
    return Fraction(number.value) * factor, Fraction(Decimal(number.step)) * factor


def _factor(words: str, datum: Citable) -> Fraction | None:
    """How many of the datum's unit one of the words' unit is; None where they are unlike."""
    part = datum.reference.part
    if not words or part in (ABOVE, BELOW):
        return Fraction(1)
    if part in (ATTAINED, CHANGE):
        return Fraction(1) if words.startswith(("%", "‰", "điểm", "phần trăm")) else None
    try:
        power, measure = parse_measure(words)
        own_power, own = parse_measure(datum.measure)
    except MeasureFault:
        return Fraction(1) if words == datum.measure else None
    if measure.dimension != own.dimension:
        return None
    return Fraction(10) ** (power - own_power) * measure.size / own.size
