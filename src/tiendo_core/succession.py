"""Which unit answers for which: mergers, splits, transfers, renamings and ends, and like for like.

A change of borders is a set of passages from old records to new ones. A whole unit passes without
a weight; a part passes with the people, the area or a stated figure that moved, and its source. No
public share of land or people exists for the 471 communes that were split on 1/7/2025: without a
weight the comparison is refused and says which passage lacks it. Nothing is overwritten: values
stay with the record that reported them, and are put together anew for each question.

Like for like works in both directions. On new borders an earlier value of a new unit is the sum of
its predecessors' values, each with the share that passed. On old borders a later value of former
units is the sum of their successors' values, each with the share that came from them. The sum over
all units is the same before and after.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import NamedTuple

from tiendo_core.reasons import NoValue, Reason, divided
from tiendo_core.units import UnitKey


class SuccessionFault(ValueError):
    """A change that cannot have happened as it is written; the message is fit for a person."""


class ChangeKind(Enum):
    """What happened to the units of a change."""

    MERGE = "merge"
    SPLIT = "split"
    TRANSFER = "transfer"
    RENAME = "rename"
    END = "end"


class Basis(Enum):
    """What a share is counted in."""

    PEOPLE = "people"
    AREA = "area"
    STATED = "stated"


class LegalAct(NamedTuple):
    """The act a change or a plan rests on: its number, its day and the body that issued it."""

    number: str
    signed_on: date
    body: str


class Weight(NamedTuple):
    """How much passed, counted in people, km² or a stated figure, and who says so."""

    basis: Basis
    amount: Decimal
    source: str


@dataclass(frozen=True, slots=True)
class Passage:
    """From an old record to a new one, whole or in part; ``new`` None is an end without heir."""

    old: UnitKey
    new: UnitKey | None
    is_part: bool = False
    weights: tuple[Weight, ...] = ()

    def __post_init__(self) -> None:
        """Refuse weights that are nothing or less, or two of one basis."""
        if any(weight.amount <= 0 for weight in self.weights):
            raise SuccessionFault(f"A weight of {self} must be above zero.")
        if len({weight.basis for weight in self.weights}) < len(self.weights):
            raise SuccessionFault(f"{self} has two weights of one basis.")

    def __str__(self) -> str:
        """Both ends: 18400@2004-01-01 -> 18115@2025-07-01."""
        return f"{self.old} -> {self.new or 'nothing'}"

    def weight(self, basis: Basis) -> Fraction | None:
        """What passed, counted on a basis."""
        return next((Fraction(one.amount) for one in self.weights if one.basis is basis), None)


@dataclass(frozen=True, slots=True)
class Change:
    """One change of units on a day by a legal act."""

    kind: ChangeKind
    on: date
    act: LegalAct
    passages: tuple[Passage, ...]

    def __post_init__(self) -> None:
        """Refuse a change that does not do what it is called."""
        olds = {passage.old for passage in self.passages}
        news = {passage.new for passage in self.passages}
        has_parts = any(passage.is_part for passage in self.passages)
        fits = {
            ChangeKind.MERGE: len(olds) > 1 and len(news) == 1,
            ChangeKind.SPLIT: len(olds) == 1 and len(news) > 1 and has_parts,
            ChangeKind.TRANSFER: len(olds) > 1 and len(news) > 1 and has_parts,
            ChangeKind.RENAME: len(olds) == len(news) == len(self.passages) == 1 and not has_parts,
            ChangeKind.END: news == {None} and not has_parts,
        }
        if (None in news) != (self.kind is ChangeKind.END) or not fits[self.kind]:
            raise SuccessionFault(f"The passages of {self.act.number} are no {self.kind.value}.")
        if any(new is not None and new.valid_from_on != self.on for new in news):
            raise SuccessionFault(f"Every new record of {self.act.number} must begin on {self.on}.")


class Portion(NamedTuple):
    """One reported value that went into a comparison, and the share of it that counted."""

    unit: UnitKey
    share: Fraction


@dataclass(frozen=True, slots=True)
class Comparable:
    """A value put together on other borders, with the reported values it was made of."""

    value: Fraction
    portions: tuple[Portion, ...]
    basis: Basis


class Lineage:
    """All changes, and what they mean for values."""

    def __init__(self, changes: Iterable[Change]) -> None:
        """Follow the passages; a unit that passes whole passes once, and only forward in time."""
        self.changes = tuple(changes)
        self._onward: dict[UnitKey, list[Passage]] = defaultdict(list)
        self._back: dict[UnitKey, list[Passage]] = defaultdict(list)
        for change in self.changes:
            for passage in change.passages:
                if passage.old.valid_from_on >= change.on:
                    raise SuccessionFault(f"{passage.old} begins after the change of {change.on}.")
                self._onward[passage.old].append(passage)
                if passage.new is not None:
                    self._back[passage.new].append(passage)
        for old, passages in self._onward.items():
            if len(passages) > 1 and not all(passage.is_part for passage in passages):
                raise SuccessionFault(f"{old} cannot pass whole and also in part.")

    def successors(self, unit: UnitKey) -> list[UnitKey]:
        """The records that took over from one, in whole or in part."""
        return [new for _, new in self.links(unit, is_onward=True)]

    def predecessors(self, unit: UnitKey) -> list[UnitKey]:
        """The records that one took over from."""
        return [old for _, old in self.links(unit, is_onward=False)]

    def on_new_borders(
        self, units: Iterable[UnitKey], earlier: Mapping[UnitKey, Decimal], basis: Basis
    ) -> Comparable | NoValue:
        """What units together had in an earlier period, from the values of that period.

        ``earlier`` holds one additive value a record, all of one indicator and one period.
        """
        return _Walk(self, frozenset(units), basis, is_onward=True).value(earlier)

    def on_old_borders(
        self, units: Iterable[UnitKey], later: Mapping[UnitKey, Decimal], basis: Basis
    ) -> Comparable | NoValue:
        """What former units together would have in a later period, from that period's values."""
        return _Walk(self, frozenset(units), basis, is_onward=False).value(later)

    def links(self, unit: UnitKey, is_onward: bool) -> list[tuple[Passage, UnitKey]]:
        """The passages out of a record, or into it, each with the record at its other end."""
        if is_onward:
            onward = self._onward.get(unit, ())
            return [(passage, passage.new) for passage in onward if passage.new is not None]
        return [(passage, passage.old) for passage in self._back.get(unit, ())]


def ratio_like_for_like(
    numerator: Comparable | NoValue, denominator: Comparable | NoValue
) -> Fraction | NoValue:
    """A ratio on other borders, from its two parts on those borders; ratios never add."""
    if isinstance(numerator, NoValue):
        return numerator
    if isinstance(denominator, NoValue):
        return denominator
    return divided(numerator.value, denominator.value)


class _Walk:
    """One question: how much of each reporting record lies inside a group of records.

    With ``is_onward`` the group is new and the reporting records lie before it: their share follows
    the passages onward. Otherwise the group is old and everything is the other way round.
    """

    def __init__(
        self, lineage: Lineage, group: frozenset[UnitKey], basis: Basis, is_onward: bool
    ) -> None:
        self._lineage = lineage
        self._group = group
        self._basis = basis
        self._is_onward = is_onward
        self._shares: dict[UnitKey, Fraction | NoValue] = {}

    def value(self, reported: Mapping[UnitKey, Decimal]) -> Comparable | NoValue:
        """The sum of the reported values, each by the share of it that lies in the group."""
        found: dict[UnitKey, None] = {}
        missing = [
            str(unit) for unit in sorted(self._group) if not self._reach(unit, reported, found)
        ]
        if missing:
            return NoValue(Reason.MISSING, tuple(missing))
        twice = sorted(str(unit) for unit in found if self._meets(unit, found))
        if twice:
            return NoValue(Reason.COUNTED_TWICE, tuple(twice))
        portions = []
        for unit in found:
            share = self._share(unit)
            if isinstance(share, NoValue):
                return share
            portions.append(Portion(unit, share))
        total = sum((Fraction(reported[one.unit]) * one.share for one in portions), Fraction(0))
        return Comparable(total, tuple(portions), self._basis)

    def _reach(
        self, unit: UnitKey, reported: Mapping[UnitKey, Decimal], found: dict[UnitKey, None]
    ) -> bool:
        """Collect the records that answer for a unit; False when one of them is silent."""
        if unit in reported:
            found[unit] = None
            return True
        links = self._lineage.links(unit, not self._is_onward)
        return bool(links) and all(self._reach(end, reported, found) for _, end in links)

    def _meets(self, unit: UnitKey, found: Mapping[UnitKey, None]) -> bool:
        """Whether another reporting record lies between this one and the group."""
        return any(end in found or self._meets(end, found) for _, end in self._toward(unit))

    def _toward(self, unit: UnitKey) -> list[tuple[Passage, UnitKey]]:
        """The passages from a record toward the group, each with where it leads."""
        return [] if unit in self._group else self._lineage.links(unit, self._is_onward)

    def _share(self, unit: UnitKey) -> Fraction | NoValue:
        """The share of a record that lies in the group; remembered."""
        if unit not in self._shares:
            self._shares[unit] = self._weigh(unit)
        return self._shares[unit]

    def _weigh(self, unit: UnitKey) -> Fraction | NoValue:
        """The share of a record: all, nothing, or by weight when only some of it is inside."""
        if unit in self._group:
            return Fraction(1)
        passages = self._toward(unit)
        if self._is_onward and len(passages) == 1 and passages[0][0].is_part:
            return NoValue(Reason.PARTS_INCOMPLETE, (str(unit),))
        shares = []
        for _, end in passages:
            share = self._share(end)
            if isinstance(share, NoValue):
                return share
            shares.append(share)
        if len(set(shares)) < 2:
            return shares[0] if shares else Fraction(0)
        weights = [passage.weight(self._basis) for passage, _ in passages]
        known = [weight for weight in weights if weight is not None]
        if len(known) < len(weights):
            lacking = (str(one) for one, _ in passages if one.weight(self._basis) is None)
            return NoValue(Reason.SHARE_MISSING, tuple(lacking))
        weighed = (share * weight for share, weight in zip(shares, known, strict=True))
        return sum(weighed, Fraction(0)) / sum(known, Fraction(0))
