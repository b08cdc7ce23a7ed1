"""A figure prints no growth where the figure before it does, for information.

Interval rule (letter Y): none. Two neighbours of one unit, both with a share of the plan (read or
malformed) and in one paragraph: the first prints its growth, the second prints neither growth nor
change. Never an error: the sister's growth may simply not be known. Source: reading.md, check Y.

Example: on the seed page the second of two values of production has no growth: note.
"""

from __future__ import annotations

from itertools import pairwise

from tiendo_core.checks.cases import spot
from tiendo_core.checks.findings import NOTE
from tiendo_core.checks.ledger import Ledger, found
from tiendo_core.checks.material import Material
from tiendo_core.checks.scales import scale
from tiendo_core.reading.figures import Figure

CODE = "missing-partner"


def check(material: Material, ledger: Ledger) -> None:
    """Compare each figure that has a plan basis with the one before it."""
    for sister, figure in pairwise(material.reading.figures):
        if figure.plan_basis is None or sister.growth is None or figure.growth is not None:
            continue
        if _sisters(sister, figure) and "\n" not in ledger.text[sister.end : figure.start]:
            amount = figure.amount
            if amount is not None:
                ledger.note(found(CODE, NOTE, (spot(ledger.text, amount),)))


def _sisters(sister: Figure, figure: Figure) -> bool:
    """Whether two figures are told in the same way, up to the growth."""
    return (
        figure.unit == sister.unit
        and scale(figure.unit or "") is not None
        and figure.change is None
        and figure.delta_share is None
        and figure.period == sister.period
        and figure.parent is sister.parent
        and sister.plan_basis is not None
    )
