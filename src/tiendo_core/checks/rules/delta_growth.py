"""A change in amount and the growth in percent printed beside it agree.

Interval rule (letter H): C = [100 D_lo/(v_hi - D_lo), 100 D_hi/(v_lo - D_hi)] for a rise, and for
a fall the lowest and highest of the four corners; D is one variable, so it must not be taken from
both ends at once. The sign of the change must be that of the growth. Changes and growth against
another time (tháng trước, đầu năm) are tested with each other. "giảm 96 việc (7,31%)": a growth
without a sign of its own takes that of the change. A % indicator changes by points and
is left to ``percentage_points``. Source: statcheck; interval arithmetic as in XBRL 1.1.

Example: 1.840 ha, tăng 15% (thêm 240 ha): ok. 84,6 ha, tăng 5,75% (thêm 25,75 ha): inconsistent.
"""

from __future__ import annotations

from tiendo_core.checks.cases import Case
from tiendo_core.checks.findings import Interval
from tiendo_core.checks.intervals import HUNDRED
from tiendo_core.checks.ledger import Ledger
from tiendo_core.checks.material import Material

_REACH = 12
_OWN = ("tăng", "giảm", "+", "-", "\u2013", "\u2212", "bằng", "hơn", "kém")


def check(material: Material, ledger: Ledger) -> None:
    """Test every figure that prints both a change and a growth against the same time."""
    for figure in material.changed:
        value = figure.amount
        if value is None or figure.unit == "%":
            continue
        for change, growth in (
            (figure.change, figure.growth),
            (figure.delta_amount, figure.delta_share),
        ):
            if change is None or growth is None:
                continue
            case = Case("delta-growth", figure, (value, change), growth, growth_by, figure.unit)
            if change.value * growth.value < 0 and not _says_both(case, ledger):
                case = case._replace(printed=growth._replace(value=-growth.value))
            ledger.compare(case)


def _says_both(case: Case, ledger: Ledger) -> bool:
    """Whether the growth carries a word or sign of its own against that of the change."""
    start = case.printed.start
    change = case.inputs[1]
    near = change.end if change.end <= start else max(0, start - _REACH)
    before = ledger.text[near:start].lower()
    return any(word in before for word in _OWN)


def growth_by(value: Interval, change: Interval) -> Interval | None:
    """Growth in percent when an amount ends at ``value`` after a change; None if it began at 0."""
    corners = []
    for end in value:
        for moved in change:
            base = end - moved
            if base <= 0:
                return None
            corners.append(HUNDRED * moved / base)
    return min(corners), max(corners)
