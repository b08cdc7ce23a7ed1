"""A value, the same period of last year and the growth between them agree.

Interval rule (letter F): C = [100 (v_lo/b_hi - 1), 100 (v_hi/b_lo - 1)] meets R(p). The base b is a
figure of the same name, unit and place told for the same period a year before; "bằng 107,2% so
cùng kỳ" is read as a growth of 7,2. Growth of a % indicator may mean points, so it is left to
``percentage_points``. A base told for another date ("so với tháng trước (398 tỷ)") is tested
against
the change told for it. Source: statcheck (both ends of the rounding interval are carried through).

Example: 864 after 806, printed 7,2%: ok. 864 after 806, printed 2,7%: inconsistent.
"""

from __future__ import annotations

from tiendo_core.checks.cases import Case
from tiendo_core.checks.findings import Interval
from tiendo_core.checks.intervals import HUNDRED, ratio
from tiendo_core.checks.ledger import Ledger
from tiendo_core.checks.material import Material, year_before
from tiendo_core.checks.scales import alike, moved
from tiendo_core.reading.figures import Figure, Number


def check(material: Material, ledger: Ledger) -> None:
    """Test the growth of every figure whose base a year before is told."""
    for figure, base in bases(material):
        growth, value = figure.growth, figure.amount
        if growth is None and base is figure.base:
            growth = figure.delta_share
        if growth is None or value is None or figure.unit == "%":
            continue
        ledger.compare(Case("growth", figure, (value, base), growth, growth_of, figure.unit))


def growth_of(value: Interval, base: Interval) -> Interval | None:
    """Growth in percent of one interval over another."""
    share = ratio(value, base)
    return None if share is None else (share[0] - HUNDRED, share[1] - HUNDRED)


def bases(material: Material) -> list[tuple[Figure, Number]]:
    """Figures with the value they are compared with, in the unit of the figure.

    That value stands beside the figure ("so với cùng kỳ 806 tỷ"), or it is the amount of the figure
    of the same name for the same period a year before.
    """
    found = [(figure, figure.base) for figure in material.based if figure.base is not None]
    for group in material.rivals:
        told = {figure.period: figure for figure in group if figure.amount and figure.period}
        if len(told) < 2:
            continue
        for figure in group:
            base = told.get(year_before(figure.period)) if figure.period else None
            if base is None or base.amount is None or figure.amount is None or figure.base:
                continue
            found.append((figure, moved(base.amount, alike(base.unit, figure.unit) or 0)))
    return found
