"""A fact told twice is told alike.

Interval rule (letter M): after conversion to one unit, all R(x) of one key (indicator, place,
period, unit) must meet; the key is compared field by field (value, share of the plan, growth,
share of the whole). Deciding that two tellings are of the same fact is the hard part (KDD 2020, Li
et al.; CoFiTCheck), so a difference is a finding only with further evidence: the reader linked the
two, or another of their numbers is the same to three digits, or one slip of the hand (a digit, two
swapped digits, a moved comma) turns one into the other. A whole statement repeated at once, word
for word, is a finding too: where two sectors should stand, one was copied. Source: XBRL
Calculations 1.1 (duplicates are intersected).

Example: "50,6% KH, tăng 16,2%" and later "50,6% KH, tăng 1,62%": inconsistent.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from tiendo_core.checks.cases import spots
from tiendo_core.checks.doubts import same_place
from tiendo_core.checks.findings import KINDS, WRONG, Finding, Quote
from tiendo_core.checks.intervals import INCONSISTENT, OK, gap, meets, rounding, truncation
from tiendo_core.checks.ledger import Ledger, found
from tiendo_core.checks.material import Material, named
from tiendo_core.checks.scales import alike, dimension, moved
from tiendo_core.checks.slips import digits, one_slip, swapped
from tiendo_core.reading.figures import Figure, Number

CODE = "same-fact"
TELLING = 3
"""A number of so many digits is not the same in two facts by chance."""

ONE = Decimal(1)
_BETWEEN = 4
_WORDS = 3


def check(material: Material, ledger: Ledger) -> None:
    """Compare every later telling of a name, place and period with the first."""
    starts = {}
    linked = [figure for figure in material.reading.figures if figure.repeat_of is not None]
    if linked:
        starts = {figure.start: figure for figure in material.reading.figures}
    for figure in linked:
        first = starts.get(figure.repeat_of or 0)
        if first is not None and first is not figure:
            _compare(first, figure, first.indicator != figure.indicator, ledger)
    for group in material.rivals:
        tellings: dict[tuple[str | None, str, str], Figure] = {}
        for figure in group:
            above = figure.parent.indicator if figure.parent else ""
            key = figure.period, figure.role, above
            first = tellings.setdefault(key, figure)
            if first is not figure and figure.repeat_of is None:
                _compare(first, figure, False, ledger)
    _shared_plan(material, ledger)
    _swapped_digits(material, ledger)


def _compare(first: Figure, second: Figure, linked: bool, ledger: Ledger) -> None:
    """Compare two tellings, and look for a statement copied word for word."""
    if _copied(first, second, ledger.text):
        ledger.mark(second, INCONSISTENT)
        ledger.note(found(CODE, WRONG, (Quote(first.start, second.end),)))
        return
    clash = clashing(first, second, linked)
    if clash is not None and same_place(first, second, ledger.text):
        _report(second, clash, ledger)
    elif any(alike_told(*pair) for pair in told_by_both(first, second)):
        ledger.mark(first, OK)
        ledger.mark(second, OK)


def _report(figure: Figure, clash: tuple[Number, Number], ledger: Ledger) -> None:
    """Write down two numbers that should be one."""
    one, other = clash
    printed, computed = rounding(other), rounding(one)
    away = gap(printed, computed) / other.step
    quotes = spots(ledger.text, clash)
    ledger.mark(figure, INCONSISTENT)
    ledger.clashes.add(id(figure))
    ledger.note(Finding(CODE, KINDS[CODE], WRONG, quotes, printed, computed, away))


def clashing(first: Figure, second: Figure, linked: bool) -> tuple[Number, Number] | None:
    """Two numbers of the same fact that differ, given evidence that it is the same fact."""
    agreeing: list[tuple[Number, Number]] = []
    differing: list[tuple[Number, Number]] = []
    for pair in told_by_both(first, second):
        (agreeing if alike_told(*pair) else differing).append(pair)
    if not differing:
        return None
    one, other = differing[0]
    if linked or any(len(digits(same.value)) >= TELLING for same, _ in agreeing):
        return one, other
    alone = len(differing) == 1
    return (one, other) if alone and one_slip(one.value, other.value) else None


def told_by_both(first: Figure, second: Figure) -> Iterator[tuple[Number, Number]]:
    """The numbers both tellings have, in one unit."""
    power = alike(second.unit, first.unit)
    if first.amount is not None and second.amount is not None and power is not None:
        yield first.amount, moved(second.amount, power)
    if first.plan_share is not None and second.plan_share is not None:
        bases = (first.plan_basis or "").lower(), (second.plan_basis or "").lower()
        if bases[0].startswith(bases[1]) or bases[1].startswith(bases[0]):
            yield first.plan_share, second.plan_share
    if first.growth is not None and second.growth is not None:
        yield first.growth, second.growth
    if first.share is not None and second.share is not None:
        yield first.share, second.share


def alike_told(one: Number, other: Number) -> bool:
    """Whether two printed numbers can be of one value, rounded or cut."""
    left, right = rounding(one), rounding(other)
    if meets(left, right):
        return True
    if one.exact and other.exact:
        return False
    return meets(truncation(one), right) or meets(left, truncation(other))


def _copied(first: Figure, second: Figure, text: str) -> bool:
    """Whether the second statement repeats the first at once, word for word."""
    if not 0 <= second.start - first.end <= _BETWEEN:
        return False
    between = text[first.end : second.start].strip(" \u00a0,;.và")
    return not between and (
        text[first.start : first.end].lower() == text[second.start : second.end].lower()
    )


def _shared_plan(material: Material, ledger: Ledger) -> None:
    """Find a retelling under another name: the same telling share of the plan, another number off.

    "con số 50,6% KH, tăng 1,62% của sản xuất" retells "8.940 tỷ đồng, bằng 50,6% KH, tăng 16,2%".
    """
    told: dict[tuple[str | None, Decimal], Figure] = {}
    for figure in material.planned:
        share = figure.plan_share
        if share is None or len(digits(share.value)) < TELLING:
            continue
        first = told.setdefault((figure.period, share.value), figure)
        if first is figure or figure.repeat_of is not None or id(figure) in ledger.clashes:
            continue
        for one, other in told_by_both(first, figure):
            if not alike_told(one, other) and one_slip(one.value, other.value):
                _report(figure, (one, other), ledger)
                break


def _swapped_digits(material: Material, ledger: Ledger) -> None:
    """Find a retelling with two digits swapped: 3,86 and later 3,68 triệu lượt khách."""
    told: dict[tuple[str | None, str, str], Figure] = {}
    for figure in material.reading.figures:
        amount = figure.amount
        if amount is None or amount.value < ONE:
            continue
        shown = digits(amount.value)
        if len(shown) < TELLING:
            continue
        key = figure.period, dimension(figure.unit), "".join(sorted(shown))
        first = told.setdefault(key, figure)
        if first is figure or first.amount is None or first.amount.value == amount.value:
            continue
        if first.sentence == figure.sentence or id(figure) in ledger.clashes:
            continue
        power = alike(figure.unit, first.unit)
        if power is None or not _same_name(first, figure):
            continue
        clash = first.amount, moved(amount, power)
        if clash[0].value.adjusted() == clash[1].value.adjusted() and swapped(
            digits(clash[0].value), digits(clash[1].value)
        ):
            _report(figure, clash, ledger)


def _same_name(first: Figure, second: Figure) -> bool:
    """Whether two indicators share most of their words, apart from their unit."""
    unit = set(str(first.unit).split())
    one = set(named(first.indicator).split()) - unit
    other = set(named(second.indicator).split()) - unit
    shared = len(one & other)
    return shared >= _WORDS or (shared >= 1 and shared * 2 >= min(len(one), len(other)))
