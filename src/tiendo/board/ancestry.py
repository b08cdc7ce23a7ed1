"""What a unit was before it was formed, so far as a board looks back.

The share of each predecessor is the same for every additive value of a period, so it is worked out
once: by people, else by area, else by a stated figure. Without a share nothing is compared.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tiendo.board.reading import Ancestor, Before, Reading
from tiendo.units.queries import Registry
from tiendo_core.reasons import NoValue
from tiendo_core.succession import Basis
from tiendo_core.units import UnitKey

Portions = Sequence[tuple[UnitKey, Fraction]] | NoValue
_BASES = (Basis.PEOPLE, Basis.AREA, Basis.STATED)


def ancestry(units: Registry, key: UnitKey, first_on: date) -> dict[UnitKey, Portions]:
    """Of a unit, and of its predecessors in turn, what each was formed of after a day."""
    found: dict[UnitKey, Portions] = {}
    waiting = [key]
    for one in waiting:
        if one.valid_from_on <= first_on or one in found:
            continue
        portions = _portions(units, one)
        if isinstance(portions, NoValue) or portions:
            found[one] = portions
            waiting += [] if isinstance(portions, NoValue) else [old for old, _ in portions]
    return found


def _portions(units: Registry, key: UnitKey) -> Portions:
    """The units right before one, each with its share."""
    predecessors = units.lineage.predecessors(key) if key in units.records else []
    answer: Portions = ()
    for basis in _BASES if predecessors else ():
        nothing = dict.fromkeys(predecessors, Decimal(0))
        compared = units.lineage.on_new_borders([key], nothing, basis)
        if not isinstance(compared, NoValue):
            return [(one.unit, one.share) for one in compared.portions]
        answer = compared
    return answer


def before(
    key: UnitKey,
    known: Mapping[UnitKey, Portions],
    read: Callable[[UnitKey, Before | None], Reading],
) -> Before | None:
    """The ancestors of a unit as they are read; ``read`` makes the reading of one of them."""
    portions = known.get(key)
    if portions is None:
        return None
    if isinstance(portions, NoValue):
        return Before(key.valid_from_on, refusal=portions)
    ancestors = (
        Ancestor(read(old, before(old, known, read)), share, old) for old, share in portions
    )
    return Before(key.valid_from_on, tuple(ancestors))
