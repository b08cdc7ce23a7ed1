"""The register of units in memory: every record of all times, the tree of a day, who follows whom.

Whoever totals over units, compares across a merger or asks what a person may see walks the tree
many times for one page, and 14,000 records with their 10,600 passages are a few megabytes that
change a few times a year. So each process keeps them and asks the database one short question
before it uses them: which edition is in force. A subtree is then a closed set of codes found
without SQL, and what is asked of the database afterwards is ``unit_id IN (...)`` on an index; a
recursive query would compare dates at each step of each question.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from secrets import token_hex

from tiendo.units import models
from tiendo_core.succession import Basis, Change, ChangeKind, LegalAct, Lineage, Passage, Weight
from tiendo_core.units import Unit, UnitKey, UnitKind, UnitRegister, UnitTree

_kept: dict[str, "Registry"] = {}


@dataclass(frozen=True)
class Registry:
    """One edition: the records, the changes, and the row of the database each record stands for."""

    units: UnitRegister
    lineage: Lineage
    row_of: Mapping[UnitKey, int]
    records: Mapping[UnitKey, Unit]
    _trees: dict[date, UnitTree] = field(default_factory=dict)

    def on(self, day: date) -> UnitTree:
        """The tree of a day; the trees last asked for are kept."""
        tree = self._trees.get(day)
        if tree is None:
            if len(self._trees) > 64:
                self._trees.clear()
            tree = self._trees[day] = self.units.as_of(day)
        return tree

    def subtree_rows(self, code: str, day: date) -> list[int]:
        """The rows of a unit and of everything below it on a day."""
        return [self.row_of[unit.key] for unit in self.on(day).subtree(code)]

    def address_of(self, key: UnitKey) -> str:
        """How an address names a record: by its code, with its last day where another bears it."""
        record = self.records[key]
        if record.valid_to_on is None or self.units.at(key.code).key == key:
            return key.code
        return f"{key.code}@{(record.valid_to_on - timedelta(days=1)).isoformat()}"

    def parent_of(self, key: UnitKey, day: date) -> UnitKey | None:
        """What a record stands below on a day, a former one on its last day."""
        record = self.records[key]
        if record.parent is None:
            return None
        if record.valid_to_on is not None:
            day = min(day, record.valid_to_on - timedelta(days=1))
        above = self.units.bearer(record.parent, max(day, record.valid_from_on))
        return above.key if above else None

    def overseen(self, keys: Iterable[UnitKey], day: date) -> set[UnitKey]:
        """The records whose approved values the people of these see: ``overseers`` turned round."""
        seen = set(keys) & self.records.keys()
        waiting = list(seen)
        for one in waiting:
            under = [key for key in self._under[one.code] if self.parent_of(key, day) == one]
            fresh = {*under, *self.lineage.predecessors(one)} - seen
            seen |= fresh
            waiting += fresh
        return seen

    @cached_property
    def _under(self) -> Mapping[str, list[UnitKey]]:
        """The records of all times by the code they stand below."""
        found: dict[str, list[UnitKey]] = defaultdict(list)
        for key, record in self.records.items():
            found[record.parent or ""].append(key)
        return found

    def overseers(self, key: UnitKey, day: date) -> set[UnitKey]:
        """The records whose people see the approved values of one: itself, what it stands below,
        and what took over from any of these until that day."""
        seen, waiting = {key}, [key]
        for one in waiting:
            above = self.parent_of(one, day)
            after = [new for new in self.lineage.successors(one) if new.valid_from_on <= day]
            fresh = {*after, *([above] if above else [])} - seen
            seen |= fresh
            waiting += fresh
        return seen


def registry() -> Registry:
    """The edition in force; one short query when this process has it already."""
    mark = models.Edition.objects.values_list("mark", flat=True).first() or ""
    if mark not in _kept or not mark:
        fresh = _read()
        _kept.clear()
        _kept[mark] = fresh
    return _kept[mark]


def register_on(day: date) -> UnitTree:
    """The units of a day and how they stand below each other."""
    return registry().on(day)


def reissue(at: datetime) -> None:
    """Say that the units changed: every process reads them anew before it uses them next."""
    models.Edition.objects.update_or_create(
        pk=1, defaults={"mark": token_hex(16), "changed_at": at}
    )


def _read() -> Registry:
    rows = models.Unit.objects.values_list(
        "pk", "code", "valid_from_on", "name", "kind", "parent_code", "valid_to_on"
    )
    kinds = {kind.value: kind for kind in UnitKind}
    units, row_of = [], {}
    for pk, code, since, name, kind, parent, until in rows.iterator(5000):
        unit = Unit(code, since, name, kinds[kind], parent or None, until)
        row_of[unit.key] = pk
        units.append(unit)
    records = {unit.key: unit for unit in units}
    return Registry(UnitRegister(units), _lineage(), row_of, records)


def _lineage() -> Lineage:
    weights: dict[int, list[Weight]] = defaultdict(list)
    for passage, basis, amount, source in models.Weight.objects.values_list(
        "passage_id", "basis", "amount", "source"
    ):
        weights[passage].append(Weight(Basis(basis), amount, source))
    passages: dict[int, list[Passage]] = defaultdict(list)
    rows = models.Passage.objects.values_list(
        "pk", "change_id", "is_part", "old__code", "old__valid_from_on", "new__code",
        "new__valid_from_on",
    )  # fmt: skip
    for pk, change, is_part, code, since, new_code, new_since in rows.order_by("pk").iterator(5000):
        new = UnitKey(new_code, new_since) if new_code else None
        passages[change].append(Passage(UnitKey(code, since), new, is_part, tuple(weights[pk])))
    return Lineage(
        Change(
            ChangeKind(change.kind),
            change.on,
            LegalAct(change.act_number, change.act_signed_on, change.act_body),
            tuple(passages[change.pk]),
        )
        for change in models.Change.objects.order_by("on", "pk")
    )
