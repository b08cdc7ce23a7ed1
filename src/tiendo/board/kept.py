"""Boards that were worked out are kept in the process until something they rest on changes.

The mark names everything a board is made of: values and plans of the units it shows, the editions
of the catalogue and of the units, the day whose plans hold, the thresholds. It takes a few short
questions to the database; the board itself takes tens of thousands of rows.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from datetime import date, timedelta
from hashlib import blake2b
from threading import Lock
from typing import Any, TypeVar

from django.conf import settings
from django.utils import timezone

from tiendo.board.ancestry import ancestry
from tiendo.board.composing import Board, compose, in_force_on
from tiendo.board.queries import Window, mark_of
from tiendo.indicators.queries import edition
from tiendo.units.queries import Unit, registry
from tiendo_core.periods import Period
from tiendo_core.reasons import NoValue

T = TypeVar("T")

LARGEST = 64
"""How many are kept; what was asked for longest ago goes first."""

_kept: OrderedDict[tuple[Any, ...], tuple[str, Any]] = OrderedDict()
_lock = Lock()


def mark(unit: Unit, period: Period, today: date) -> str:
    """What a unit's board for a period rests on, in a few letters."""
    units, window = registry(), Window(period)
    olds = ancestry(units, unit.key, window.first_on)
    shares = [portions for portions in olds.values() if not isinstance(portions, NoValue)]
    rows = {units.row_of[old] for portions in shares for old, _ in portions}
    last_on = unit.valid_to_on - timedelta(days=1) if unit.valid_to_on else period.last_on
    tree = units.on(max(min(period.last_on, last_on), unit.valid_from_on))
    rows |= {units.row_of[child.key] for child in tree.children(unit.code)}
    values = mark_of(sorted({unit.pk, *rows}), window)
    said = (values, units.mark, edition(), in_force_on(period, today), settings.STATUS_GAPS)
    return blake2b(repr(said).encode(), digest_size=12).hexdigest()


def kept(key: tuple[Any, ...], marked: str, make: Callable[[], T]) -> T:
    """What was made for a key under this mark, or made now."""
    with _lock:
        known = _kept.get(key)
        if known is not None and known[0] == marked:
            _kept.move_to_end(key)
            value: T = known[1]
            return value
    value = make()
    with _lock:
        _kept[key] = (marked, value)
        _kept.move_to_end(key)
        while len(_kept) > LARGEST:
            _kept.popitem(last=False)
    return value


def board_of(unit: Unit, period: Period, marked: str) -> Board:
    """The board under a mark, worked out once."""
    today = timezone.localdate()
    return kept((unit.pk, period.code), marked, lambda: compose(unit, period, today))


def forget() -> None:
    """Keep nothing any more."""
    with _lock:
        _kept.clear()
