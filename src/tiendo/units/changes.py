"""A change of units: what it would do, why it cannot be, and recording it.

Nothing reported is touched: an old record ends on the day, a new one begins, and the passages
between them carry the shares by which values are compared later.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from django.db import transaction
from django.utils.translation import gettext as _

from tiendo.accounts.queries import Person
from tiendo.audit.actions import Deed, record
from tiendo.units.actions import (
    NewUnit,
    UnitRefusedError,
    mark_later_bearers,
    overlapping,
)
from tiendo.units.models import Assignment, Basis, Change, ChangeKind, Kind, Passage, Unit, Weight
from tiendo.units.queries import NoSuchUnitError, bearer, below
from tiendo.units.register import reissue
from tiendo_core.numbers import format_number
from tiendo_core.reasons import rounded
from tiendo_core.succession import LegalAct


@dataclass(frozen=True)
class NewPassage:
    """What passes from an old unit to the bearer of a new code; no code is an end without heir."""

    old: Unit
    new_code: str
    is_part: bool = False
    weights: tuple[tuple[Basis, Decimal], ...] = ()
    source: str = ""


@dataclass(frozen=True)
class NewWeight:
    """How much passed, by one basis, and who says so."""

    basis: Basis
    amount: Decimal
    source: str


@dataclass(frozen=True)
class NewRecord:
    """What a new unit is called and what it stands below."""

    code: str
    name: str
    kind: Kind
    parent_code: str = ""
    people: int | None = None
    area: Decimal | None = None


@dataclass(frozen=True)
class NewChange:
    """A change to be recorded; a new unit that keeps an old code and name needs no record."""

    kind: ChangeKind
    on: date
    act: LegalAct
    passages: tuple[NewPassage, ...]
    records: tuple[NewRecord, ...] = ()
    source: str = ""


@dataclass(frozen=True)
class Share:
    """The part of an old unit that passes, by one basis; None where nobody said how much."""

    passage: NewPassage
    basis: Basis
    part: Fraction | None

    @property
    def per_cent(self) -> Decimal | None:
        """The part in per cent, to two decimals."""
        return None if self.part is None else rounded(self.part * 100, 2)


@dataclass
class Outcome:
    """What a change would do, or the faults why it cannot be."""

    faults: list[str] = field(default_factory=list)
    begins: list[NewUnit] = field(default_factory=list)
    ends: list[Unit] = field(default_factory=list)
    moves: list[tuple[Unit, str]] = field(default_factory=list)
    stranded: list[Unit] = field(default_factory=list)
    shares: list[Share] = field(default_factory=list)

    @property
    def unweighed(self) -> list[NewPassage]:
        """Parts for which no basis is complete: comparisons across them will be refused."""
        known = {id(s.passage) for s in self.shares if s.part is not None}
        parts = {id(s.passage): s.passage for s in self.shares}
        return [passage for key, passage in parts.items() if key not in known]


def outcome(new: NewChange) -> Outcome:
    """What a change would do; nothing is written."""
    found = Outcome(faults=[*_kind_faults(new), *_old_faults(new)])
    found.ends = list({passage.old.pk: passage.old for passage in new.passages}.values())
    _begin(new, found)
    found.faults += _record_faults(new, found)
    found.shares = list(_shares(new))
    heirs = {p.old.pk: p.new_code for p in new.passages if not p.is_part}
    kept = {one.code for one in found.begins}
    for old in found.ends:
        for child in below(old, new.on) if old.code not in kept else ():
            if heirs.get(old.pk) and child.valid_from_on < new.on:
                found.moves.append((child, heirs[old.pk]))
            elif child not in found.ends:
                found.stranded.append(child)
    return found


def _kind_faults(new: NewChange) -> Iterator[str]:
    """Whether the passages are what the change is called."""
    olds = {passage.old.pk for passage in new.passages}
    news = {passage.new_code for passage in new.passages}
    has_parts = any(passage.is_part for passage in new.passages)
    whole_one = len(olds) == len(news) == len(new.passages) == 1 and not has_parts
    fits = {
        ChangeKind.MERGE: len(olds) > 1 and len(news) == 1,
        ChangeKind.SPLIT: len(olds) == 1 and len(news) > 1 and has_parts,
        ChangeKind.TRANSFER: len(olds) > 1 and len(news) > 1 and has_parts,
        ChangeKind.RENAME: whole_one,
        ChangeKind.END: news == {""} and not has_parts,
    }
    sentences = {
        ChangeKind.MERGE: _("A merger takes two or more old units into one new unit."),
        ChangeKind.SPLIT: _("A split takes parts of one old unit into two or more new units."),
        ChangeKind.TRANSFER: _(
            "A transfer takes parts between two or more old and two or more new units; what a unit "
            "keeps is a part as well."
        ),
        ChangeKind.RENAME: _("A new name, kind or place takes one old unit whole into one new."),
        ChangeKind.END: _("An end without successor names old units alone, and no new ones."),
    }
    if not fits[new.kind] or ("" in news and new.kind is not ChangeKind.END):
        yield sentences[new.kind]
    if new.act.signed_on > new.on:
        yield _("The legal act is signed before the change or on its day.")
    pairs = Counter((passage.old.pk, passage.new_code) for passage in new.passages)
    if any(times > 1 for times in pairs.values()):
        yield _("One old unit passes to one new unit in one line, not in several.")


def _old_faults(new: NewChange) -> Iterator[str]:
    """Whether every old unit is there to pass on, and passes whole or in all its parts."""
    lines: dict[int, list[NewPassage]] = defaultdict(list)
    for passage in new.passages:
        lines[passage.old.pk].append(passage)
        if any(amount <= 0 for _basis, amount in passage.weights):
            yield _("%(name)s: what passed must be above zero.") % {"name": passage.old}
        if passage.weights and not passage.source:
            yield _("%(name)s: say where the figure of what passed comes from.") % {
                "name": passage.old
            }
    for passages in lines.values():
        old, parts = passages[0].old, [passage for passage in passages if passage.is_part]
        if old.valid_to_on is not None:
            told = {"name": old, "day": f"{old.valid_to_on:%d/%m/%Y}"}
            yield _("%(name)s ended on %(day)s; what has ended cannot change.") % told
        elif old.valid_from_on >= new.on:
            told = {"name": old, "day": f"{old.valid_from_on:%d/%m/%Y}"}
            yield _("%(name)s begins on %(day)s; it can change from the day after.") % told
        if len(passages) > 1 and len(parts) < len(passages):
            yield _("%(name)s passes to several: mark each line as a part.") % {"name": old}
        elif len(passages) == 1 and parts:
            yield _("%(name)s passes in part: say in another line where the rest goes.") % {
                "name": old
            }


def _begin(new: NewChange, found: Outcome) -> None:
    """Work out the new records: as named, else as the old bearer of the code was."""
    named = {one.code: one for one in new.records}
    bearers = {passage.old.code: passage.old for passage in new.passages}
    same_borders = new.kind is ChangeKind.RENAME
    for code in dict.fromkeys(passage.new_code for passage in new.passages if passage.new_code):
        record_, old = named.get(code), bearers.get(code)
        if same_borders and old is None:
            old = new.passages[0].old
        if record_ is None and old is not None:
            record_ = NewRecord(code, old.name, Kind(old.kind), old.parent_code)
        if record_ is None:
            told = {"code": code}
            found.faults.append(_("Say what the new unit with the code %(code)s is called.") % told)
            continue
        if old is not None and same_borders:
            people, area = record_.people or old.people, record_.area or old.area
            record_ = replace(record_, people=people, area=area)
        unit = NewUnit(
            record_.code, record_.name, record_.kind, new.on, None, record_.parent_code,
            record_.people, record_.area,
        )  # fmt: skip
        found.begins.append(unit)


def _record_faults(new: NewChange, found: Outcome) -> Iterator[str]:
    """Whether the new records can begin on the day."""
    heirs = {passage.new_code for passage in new.passages}
    ends = {old.pk for old in found.ends}
    begun = {one.code for one in found.begins}
    for code, times in Counter(one.code for one in new.records).items():
        if times > 1:
            yield _("The new code %(code)s is named twice.") % {"code": code}
        if code not in heirs:
            yield _("No line passes anything to the new code %(code)s.") % {"code": code}
    for one in found.begins:
        others = [unit for unit in overlapping(one) if unit.pk not in ends]
        for other in others[:1]:
            told = {"code": one.code, "name": other}
            yield _("The code %(code)s belongs to %(name)s, which is not in this change.") % told
        if one.parent_code and one.parent_code not in begun and not _borne(one.parent_code, new.on):
            told = {"name": one.name, "code": one.parent_code}
            yield _("%(name)s cannot stand below %(code)s: no unit bears this code.") % told
        if one.parent_code == one.code:
            yield _("%(name)s cannot stand below itself.") % {"name": one.name}
    if new.kind is ChangeKind.RENAME and found.begins and found.ends:
        row, old = found.begins[0].row(), found.ends[0]
        then = (row.code, row.name, row.kind, row.parent_code)
        if then == (old.code, old.name, old.kind, old.parent_code):
            yield _("Nothing changes: name, kind, code and place are the same.")


def _borne(code: str, day: date) -> bool:
    try:
        return not bearer(code, day).ended_before(day)
    except NoSuchUnitError:
        return False


def _shares(new: NewChange) -> Iterator[Share]:
    """The share of each part by each basis that is told for it; by people where nothing is."""
    lines: dict[int, list[NewPassage]] = defaultdict(list)
    for passage in new.passages:
        if passage.is_part:
            lines[passage.old.pk].append(passage)
    for passages in lines.values():
        told = {basis for passage in passages for basis, _amount in passage.weights}
        for basis in [one for one in Basis if one in told] or [Basis.PEOPLE]:
            amounts = [dict(passage.weights).get(basis) for passage in passages]
            known = [Fraction(amount) for amount in amounts if amount is not None]
            is_whole = len(known) == len(passages) and sum(known) > 0
            for number, passage in enumerate(passages):
                yield Share(passage, basis, known[number] / sum(known) if is_whole else None)


@transaction.atomic
def record_change(*, by: Person | None, at: datetime, new: NewChange) -> Change:
    """Record a change: old units end, new ones begin, what stands below goes along.

    People keep their roles where a unit only gets another name, kind or place; a merged or split
    unit is another unit and gets its people anew. Raises ``UnitRefusedError`` with every reason.
    """
    found = outcome(new)
    if found.faults:
        raise UnitRefusedError("\n".join(found.faults))
    Unit.objects.filter(pk__in=[old.pk for old in found.ends]).update(valid_to_on=new.on)
    begun = {one.code: one.row() for one in found.begins}
    for unit in begun.values():
        unit.save()
    change = _write(new, begun)
    if new.kind is ChangeKind.RENAME:
        _keep_people(found.ends[0], begun[new.passages[0].new_code], new.on)
    for child, parent_code in found.moves:
        _move(child, parent_code, new)
    mark_later_bearers()
    reissue(at)
    detail: dict[str, str | int | None] = {
        "kind": new.kind.value,
        "act": new.act.number,
        "old": ", ".join(str(old.key) for old in found.ends)[:500],
        "new": ", ".join(begun)[:500],
    }
    deed = Deed("units.change", "change", str(change.pk), next(iter(begun), ""), detail)
    record(by=by, at=at, deed=deed)
    return change


def _write(new: NewChange, begun: dict[str, Unit]) -> Change:
    change = Change.objects.create(
        kind=new.kind,
        on=new.on,
        act_number=new.act.number,
        act_signed_on=new.act.signed_on,
        act_body=new.act.body,
        source=new.source,
    )
    for one in new.passages:
        row = Passage.objects.create(
            change=change, old=one.old, new=begun.get(one.new_code), is_part=one.is_part
        )
        for basis, amount in one.weights:
            Weight.objects.create(passage=row, basis=basis, amount=amount, source=one.source)
    return change


def _move(child: Unit, parent_code: str, new: NewChange) -> None:
    """What stands below a unit that passes whole goes along, as another record of its code."""
    moved = NewUnit(
        child.code, child.name, Kind(child.kind), new.on, None, parent_code, child.people,
        child.area,
    ).row()  # fmt: skip
    Unit.objects.filter(pk=child.pk).update(valid_to_on=new.on)
    moved.save()
    passage = NewPassage(child, child.code)
    _write(replace(new, kind=ChangeKind.RENAME, passages=(passage,)), {child.code: moved})
    _keep_people(child, moved, new.on)


def _keep_people(old: Unit, new: Unit, on: date) -> None:
    """Whoever acts for the old record acts for the new one from the day, and who stands in too."""
    for held in Assignment.objects.filter(unit=old, valid_to_on__isnull=True):
        if held.valid_from_on >= on:
            held.unit = new
            held.save(update_fields=["unit"])
            continue
        held.valid_to_on = on
        held.save(update_fields=["valid_to_on"])
        given = Assignment.objects.create(
            unit=new, person_id=held.person_id, role=held.role, valid_from_on=on
        )
        for stand_in in held.stand_ins.filter(valid_to_on__gt=on):
            given.stand_ins.create(
                person_id=stand_in.person_id,
                valid_from_on=max(stand_in.valid_from_on, on),
                valid_to_on=stand_in.valid_to_on,
            )


@transaction.atomic
def weigh(*, by: Person | None, at: datetime, passage: Passage, told: NewWeight) -> Weight:
    """Say how much passed; what was said before on the same basis goes to the log."""
    row = Weight.objects.filter(passage=passage, basis=told.basis).first()
    before = f"{format_number(row.amount)} ({row.source})" if row else None
    row = row or Weight(passage=passage, basis=told.basis)
    row.amount, row.source = told.amount, told.source
    row.save()
    reissue(at)
    detail: dict[str, str | int | None] = {
        "basis": told.basis.value,
        "before": before,
        "after": f"{format_number(told.amount)} ({told.source})",
    }
    deed = Deed("units.weigh", "passage", str(passage.pk), passage.old.code, detail)
    record(by=by, at=at, deed=deed)
    return row
