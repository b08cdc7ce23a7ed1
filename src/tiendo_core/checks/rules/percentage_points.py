"""A change of a rate is told in points, not in percent of the rate.

Interval rule (letter U): "tăng 2,3 điểm %": [p1_lo - p0_hi, p1_hi - p0_lo] meets R(2,3), where p1
is the rate and p0 the rate it is compared with (told for a year before, or the plan). Where the
points do not meet, but the growth of the rate in percent does, "điểm" is missing or too much.
Source: reading.md; Decree 94/2022 publishes such changes in points.

Example: 88,4% (nghị quyết 90%), thấp hơn 1,6 điểm %: ok. thấp hơn 1,8 điểm %: the ratio, unit.
"""

from __future__ import annotations

import re

from tiendo_core.checks.cases import spots
from tiendo_core.checks.findings import KINDS, WRONG, Finding
from tiendo_core.checks.intervals import (
    INCONSISTENT,
    OK,
    UNTESTABLE,
    distance,
    minus,
    rounding,
    verdict,
)
from tiendo_core.checks.ledger import Ledger, found
from tiendo_core.checks.material import Material
from tiendo_core.checks.rules.growth import bases, growth_of
from tiendo_core.checks.scales import scale
from tiendo_core.checks.slips import one_slip, rounded_like
from tiendo_core.number_tokens import NumberFault, parse_digits, printed_step
from tiendo_core.reading.figures import Figure, Number

CODE = "percentage-points"
_AFTER = 16
_POINTS = re.compile(r"[0-9]\s?điểm (?:%|phần trăm)")
_BASE = re.compile(
    r"\s?(?:%|điểm (?:%|phần trăm))? (?:so với|so) [^.;()%\n]{0,40}"
    r"\((?:là )?([0-9]+(?:,[0-9]+)?)\s?%\)"
)
_FROM_TO = re.compile(
    r"từ ([0-9]+(?:,[0-9]+)?)\s?%[^.;\n%]{0,40}?(?:xuống|lên|còn)(?: chỉ)?(?: còn)? "
    r"([0-9]+(?:,[0-9]+)?)\s?%[^.;\n0-9]{0,20}(?:tăng|giảm) ([0-9]+(?:,[0-9]+)?)\s?(?:điểm|%)"
)


def check(material: Material, ledger: Ledger) -> None:
    """Test every rate that tells its change and the rate it is compared with."""
    for figure, base in bases(material):
        if figure.unit == "%":
            _test(figure, base, figure.change, figure.growth, ledger)
    for figure in material.changed:
        if figure.unit == "%" and figure.plan_amount is not None:
            _test(figure, figure.plan_amount, figure.delta_amount, None, ledger)
        for change in (figure.change, figure.delta_amount):
            if change is not None:
                _words(figure, change, ledger)
    for match in _FROM_TO.finditer(ledger.text):
        _from_to(match, ledger)


def _words(figure: Figure, change: Number, ledger: Ledger) -> None:
    """Look at the words behind a change: points of an amount, or the base of a rate in brackets."""
    text = ledger.text
    if figure.unit != "%":
        if _points_of_amount(figure, change, text) and figure.amount is not None:
            ledger.mark(figure, INCONSISTENT)
            ledger.note(found(CODE, WRONG, spots(text, (figure.amount, change))))
        return
    base = _BASE.match(text, change.end)
    if base is None or figure.amount is None:
        return
    _test(figure, _printed(base, 1), change, None, ledger)


def _points_of_amount(figure: Figure, change: Number, text: str) -> bool:
    """Whether an amount of money or measure is said to change by points, and no rate stands by."""
    if figure.amount is None or scale(figure.unit or "") is None:
        return False
    if figure.share is not None or figure.plan_share is not None:
        return False
    between = text[figure.amount.end : change.start]
    return (
        "%" not in between and _POINTS.search(text, change.start, change.end + _AFTER) is not None
    )


def _printed(match: re.Match[str], group: int) -> Number | None:
    """A percentage found in the text as a number."""
    try:
        value = parse_digits(match[group])
    except NumberFault:
        return None
    return Number(value, printed_step(match[group]), match.start(group), match.end(group))


def _from_to(match: re.Match[str], ledger: Ledger) -> None:
    """Test "từ 12,3% xuống còn 9,58%, giảm 2,45 điểm": the change is the difference of the two."""
    base, rate, change = (_printed(match, group) for group in (1, 2, 3))
    if base is None or rate is None or change is None:
        return
    rose = rate.value >= base.value
    printed = change if rose else change._replace(value=-change.value)
    if _as_growth(rate, base, printed) or _as_points(rate, base, printed) != INCONSISTENT:
        return
    points = minus(rounding(rate), rounding(base))
    quotes = spots(ledger.text, (base, rate, change))
    code, away = "delta-values", distance(points, printed)
    ledger.note(Finding(code, KINDS[code], WRONG, quotes, rounding(printed), points, away))


def _as_points(rate: Number, base: Number, printed: Number) -> str:
    """The verdict on a change as points; rates printed coarsely count as they are printed."""
    if rounded_like(rate.value - base.value, printed.step) == printed.value:
        return OK
    return verdict(minus(rounding(rate), rounding(base)), printed)


def _as_growth(rate: Number, base: Number, printed: Number) -> bool:
    """Whether a change fits as the growth of the rate in percent."""
    growth = growth_of((rate.value, rate.value), (base.value, base.value))
    return growth is not None and rounded_like(growth[0], printed.step) == printed.value


def _test(
    figure: Figure,
    base: Number | None,
    points: Number | None,
    growth: Number | None,
    ledger: Ledger,
) -> None:
    """Test a change in points; a change that fits only as a ratio lacks or has too much "điểm"."""
    rate = figure.amount
    printed = points or growth
    if rate is None or base is None or printed is None:
        return
    outcome, ratio = _as_points(rate, base, printed), _as_growth(rate, base, printed)
    if points is None:
        ledger.mark(figure, OK if ratio or outcome == OK else UNTESTABLE)
        return
    right = rounded_like(rate.value - base.value, printed.step)
    if outcome == INCONSISTENT and not ratio and not one_slip(right, printed.value):
        outcome = UNTESTABLE
    ledger.mark(figure, outcome)
    if outcome == INCONSISTENT:
        computed = minus(rounding(rate), rounding(base))
        code, away = CODE if ratio else "delta-values", distance(computed, printed)
        quotes = spots(ledger.text, (rate, base, printed))
        ledger.note(Finding(code, KINDS[code], WRONG, quotes, rounding(printed), computed, away))
