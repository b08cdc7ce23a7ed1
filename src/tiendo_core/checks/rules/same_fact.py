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
from tiendo_core.checks.material import Material
from tiendo_core.checks.scales import alike, moved
from tiendo_core.checks.slips import digits, one_slip
from tiendo_core.reading.figures import Figure, Number

CODE = "same-fact"
TELLING = 3
"""A number of so many digits is not the same in two facts by chance."""

_BETWEEN = 4


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
    ledger.note(Finding(CODE, KINDS[CODE], WRONG, quotes, printed, computed, away))


def clashing(first: Figure, second: Figure, linked: bool) -> tuple[Number, Number] | None:
    """Two numbers of the same fact that differ, given evidence that it is the same fact."""
    agreeing: list[tuple[Number, Number]] = []
    differing: list[tuple[Number, Number]] = []
    for pair in told_by_both(first, second):
        (agreeing if alike_told(*pair) else differing).append(pair)
    if not differing:
        return None
    evident = linked or any(len(digits(one.value)) >= TELLING for one, _ in agreeing)
    for one, other in differing:
        if evident or one_slip(one.value, other.value):
            return one, other
    return None


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
    """Find a retelling under another name: the same telling share of the plan, no value, a slip.

    "con số 50,6% KH, tăng 1,62% của sản xuất" retells "8.940 tỷ đồng, bằng 50,6% KH, tăng 16,2%".
    """
    told: dict[tuple[str | None, Decimal], Figure] = {}
    for figure in material.planned:
        share, growth = figure.plan_share, figure.growth
        if share is None or growth is None:
            continue
        first = told.setdefault((figure.period, share.value), figure)
        if first is figure or first.growth is None or figure.amount is not None:
            continue
        if figure.repeat_of is not None or id(figure) in ledger.ranks:
            continue
        if len(digits(share.value)) >= TELLING and one_slip(first.growth.value, growth.value):
            _report(figure, (first.growth, growth), ledger)
