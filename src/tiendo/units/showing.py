"""What a page shows of one unit: its facts, its place, its ties to earlier and later units."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from tiendo.common.finder import SHOWN, Found
from tiendo.common.tables import Cell, Table
from tiendo.units.access import acting
from tiendo.units.models import Basis, Passage, Unit, Weight
from tiendo.units.queries import below, find_units, links_of, parts_of, people_of
from tiendo.units.reach import is_administrator
from tiendo.units.register import Registry, registry

BELOW_SHOWN = 100


@dataclass(frozen=True)
class Tie:
    """A passage as seen from one of its ends: the unit at the other end, and how much passed."""

    passage: Passage
    other: Unit | None
    weights: Sequence[Weight]
    shares: Sequence[tuple[str, int | None]]

    @property
    def lacks_weight(self) -> bool:
        """Whether a part passed and no basis tells how much."""
        return self.passage.is_part and all(share is None for _basis, share in self.shares)


def _share(passage: Passage, parts: Sequence[Passage], basis: str) -> int | None:
    """The part of the old unit that passed, in tenths of a per cent; None where one is untold."""
    told = {
        part.pk: next((w.amount for w in part.weights.all() if w.basis == basis), None)
        for part in parts
    }
    amounts = [amount for amount in told.values() if amount is not None]
    mine = told.get(passage.pk)
    if mine is None or len(amounts) < len(parts):
        return None
    return round(Fraction(mine) / sum(map(Fraction, amounts)) * 1000)


def ties(unit: Unit) -> tuple[list[Tie], list[Tie]]:
    """Who came before a unit, and who came after."""
    links = links_of(unit)
    parts = parts_of({link.old_id for link in links if link.is_part})
    before: list[Tie] = []
    after: list[Tie] = []
    for link in links:
        weights = list(link.weights.all())
        shares = [
            (str(basis.label), _share(link, parts[link.old_id], basis))
            for basis in Basis
            if link.is_part and any(weight.basis == basis for weight in weights)
        ]
        is_later = link.old_id == unit.pk
        tie = Tie(link, link.new if is_later else link.old, weights, shares)
        (after if is_later else before).append(tie)
    return before, after


def place_of(unit: Unit, known: Registry, today: date) -> str:
    """What it stands below, nearest first: Thị xã Hồng Lĩnh, Tỉnh Hà Tĩnh."""
    above = known.on(unit.last_day(today)).ancestors(unit.code)
    return ", ".join(one.full_name for one in above)


def record_context(unit: Unit, page: str | None) -> dict[str, Any]:
    """What the page of one record shows."""
    today = timezone.localdate()
    day = unit.last_day(today)
    known = registry()
    above = known.on(day).ancestors(unit.code)
    before, after = ties(unit)
    return {
        "unit": unit,
        "above": [(one, known.address_of(one.key)) for one in above],
        "before": before,
        "after": after,
        "below": Paginator(below(unit, day), BELOW_SHOWN).get_page(page),
        "is_former": unit.ended_before(today),
        "bearers": Unit.objects.filter(code=unit.code)
        .exclude(pk=unit.pk)
        .order_by("valid_from_on"),
        "people": people_of(unit, today),
    }


def record_table(unit: Unit) -> Table:
    """The ties of one record as rows: a row a passage and weight."""
    before, after = ties(unit)
    rows: list[tuple[Cell, ...]] = []
    for relation, several in (("before", before), ("after", after)):
        for tie in several:
            change, other = tie.passage.change, tie.other
            told: tuple[Cell, ...] = (
                relation,
                other.address if other else None,
                other.full_name if other else None,
                change.kind,
                change.on,
                change.act_number,
                tie.passage.is_part,
            )
            rows += [(*told, w.basis, w.amount, w.source) for w in tie.weights]
            if not tie.weights:
                rows.append((*told, None, None, None))
    columns = ("relation", "unit", "name", "change", "on", "act", "is_part", "basis", "amount",
               "source")  # fmt: skip
    return Table("ties", columns, rows)


def found_units(request: HttpRequest, words: str) -> list[Found]:
    """Units this person may open: those they see, and in administration every record."""
    known, today = registry(), timezone.localdate()
    keys = known.overseen((one.unit.key for one in acting(request)), today)
    rows = {known.row_of[key] for key in keys}
    units = find_units(words)
    if not is_administrator(request):
        units = units.filter(pk__in=rows)
    found = []
    for unit in units[:SHOWN]:
        page = "units:unit" if unit.pk in rows else "administration:unit"
        told = [unit.code, place_of(unit, known, today)]
        told += [_("former unit")] if unit.ended_before(today) else []
        detail = " · ".join(filter(None, told))
        found.append(Found(unit.full_name, detail, reverse(page, args=[unit.address]), _("Units")))
    return found
