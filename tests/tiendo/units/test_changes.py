"""Changes of units: what they do, why they are refused, and that totals come out the same."""

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from conftest import NOW
from factories.person import a_person
from factories.unit import a_town, a_ward, an_officer
from tiendo.audit.models import Event
from tiendo.units.actions import (
    Days,
    NewUnit,
    Post,
    UnitRefusedError,
    give_role,
    let_stand_in,
    record_unit,
)
from tiendo.units.changes import NewChange, NewPassage, NewRecord, outcome, record_change
from tiendo.units.models import (
    Assignment,
    Basis,
    Change,
    ChangeKind,
    Kind,
    Passage,
    Role,
    Unit,
    Weight,
)
from tiendo.units.queries import bearer, like_for_like, register_on, registry, roles_in
from tiendo_core import succession
from tiendo_core.succession import Comparable, LegalAct

SINCE, ON, TODAY = date(2020, 1, 1), date(2026, 3, 1), date(2026, 9, 14)
ACT = LegalAct("12/NQ-HĐND", date(2026, 2, 10), "Hội đồng nhân dân tỉnh")


def a_unit(code: str, name: str = "", parent: str = "", kind: Kind = Kind.COMMUNE) -> Unit:
    new = NewUnit(code, name or f"Xã {code}", kind, SINCE, parent_code=parent)
    return record_unit(by=None, at=NOW, new=new)


def people(amount: int) -> dict[str, Any]:
    return {"weights": ((Basis.PEOPLE, Decimal(amount)),), "source": "đề án"}


def merger(*olds: Unit, into: str, name: str = "Tân Lập") -> NewChange:
    passages = tuple(NewPassage(old, into) for old in olds)
    records = (NewRecord(into, name, Kind.COMMUNE),)
    return NewChange(ChangeKind.MERGE, ON, ACT, passages, records)


@pytest.mark.django_db
def test_a_merger_ends_the_old_and_begins_the_new_and_deletes_nothing(now: datetime) -> None:
    one, two = a_unit("1"), a_unit("2")
    record_change(by=None, at=now, new=merger(one, two, into="1"))
    assert Unit.objects.count() == 3
    assert str(bearer("1", TODAY)) == "Xã Tân Lập"
    assert str(bearer("1@2026-02-28", TODAY)) == "Xã 1"
    one.refresh_from_db()
    assert (one.valid_to_on, one.address) == (ON, "1@2026-02-28")
    two.refresh_from_db()
    assert two.address == "2"
    assert [unit.code for unit in register_on(ON).units.values()] == ["1"]
    assert [unit.code for unit in register_on(date(2026, 2, 28)).units.values()] == ["1", "2"]
    event = Event.objects.get(action="units.change")
    assert event.detail["act"] == "12/NQ-HĐND"


@pytest.mark.django_db
def test_a_split_is_weighed_and_without_a_weight_named_as_not_comparable(now: datetime) -> None:
    old = a_unit("1")
    records = (NewRecord("1", "Đông", Kind.COMMUNE), NewRecord("2", "Tây", Kind.COMMUNE))
    parts = (NewPassage(old, "1", True, **people(600)), NewPassage(old, "2", True))
    split = NewChange(ChangeKind.SPLIT, ON, ACT, parts, records)
    assert len(outcome(split).unweighed) == 2
    weighed = NewChange(
        ChangeKind.SPLIT, ON, ACT, (parts[0], NewPassage(old, "2", True, **people(400))), records
    )
    assert [share.part for share in outcome(weighed).shares] == [Fraction(3, 5), Fraction(2, 5)]
    record_change(by=None, at=now, new=weighed)
    east = bearer("1", TODAY)
    answer = like_for_like([east], {old: Decimal(50)}, succession.Basis.PEOPLE, on_new_borders=True)
    assert isinstance(answer, Comparable)
    assert answer.value == 30


@pytest.mark.django_db
def test_a_new_name_keeps_people_with_their_roles_and_stand_ins(now: datetime) -> None:
    unit = a_unit("1")
    clerk, other = an_officer("canbo", unit), a_person("nguoithay")
    held = Assignment.objects.get()
    days = Days(date(2026, 2, 20), date(2026, 3, 10))
    let_stand_in(by=None, at=now, assignment=held, person=other, days=days)
    passages = (NewPassage(unit, "1"),)
    record = (NewRecord("1", "Tân Lập", Kind.WARD),)
    change = NewChange(ChangeKind.RENAME, ON, ACT, passages, record)
    record_change(by=None, at=now, new=change)
    ward = bearer("1", TODAY)
    assert roles_in(clerk, ward, TODAY) == {Role.CLERK}
    assert roles_in(clerk, unit, date(2026, 2, 1)) == {Role.CLERK}
    assert roles_in(other, unit, date(2026, 2, 25)) == {Role.CLERK}
    assert roles_in(other, ward, date(2026, 3, 9)) == {Role.CLERK}
    assert roles_in(other, ward, date(2026, 3, 10)) == set()


@pytest.mark.django_db
def test_what_stands_below_goes_along_with_its_people(now: datetime) -> None:
    one, two = a_unit("1"), a_unit("2")
    village = a_unit("1.T1", "Thôn Đông", "1", Kind.VILLAGE)
    head = an_officer("truongthon", village)
    found = outcome(merger(one, two, into="3"))
    assert found.moves == [(village, "3")]
    record_change(by=None, at=now, new=merger(one, two, into="3"))
    assert register_on(ON).orphans == []
    assert [unit.code for unit in register_on(ON).subtree("3")] == ["3", "1.T1"]
    assert roles_in(head, bearer("1.T1", TODAY), TODAY) == {Role.CLERK}


@pytest.mark.django_db
def test_what_stands_below_a_divided_unit_is_named_as_left_over() -> None:
    old = a_unit("1")
    village = a_unit("1.T1", "Thôn Đông", "1", Kind.VILLAGE)
    records = (NewRecord("3", "Đông", Kind.COMMUNE), NewRecord("4", "Tây", Kind.COMMUNE))
    parts = (NewPassage(old, "3", True), NewPassage(old, "4", True))
    found = outcome(NewChange(ChangeKind.SPLIT, ON, ACT, parts, records))
    assert found.stranded == [village]
    assert found.faults == []


def _one_old(one: Unit, two: Unit, ended: Unit) -> NewChange:
    return merger(one, into="3")


def _ended_old(one: Unit, two: Unit, ended: Unit) -> NewChange:
    return merger(one, ended, into="3")


def _taken(one: Unit, two: Unit, ended: Unit) -> NewChange:
    a_unit("9", "Xã Chín")
    return merger(one, two, into="9")


def _nameless(one: Unit, two: Unit, ended: Unit) -> NewChange:
    return NewChange(ChangeKind.MERGE, ON, ACT, merger(one, two, into="3").passages)


def _lonely_part(one: Unit, two: Unit, ended: Unit) -> NewChange:
    passages = (NewPassage(one, "3", True), NewPassage(two, "3"))
    return NewChange(ChangeKind.MERGE, ON, ACT, passages, merger(one, into="3").records)


def _whole_and_part(one: Unit, two: Unit, ended: Unit) -> NewChange:
    passages = (NewPassage(one, "3", True), NewPassage(one, "1"))
    return NewChange(ChangeKind.SPLIT, ON, ACT, passages, merger(one, into="3").records)


def _sourceless(one: Unit, two: Unit, ended: Unit) -> NewChange:
    parts = (
        NewPassage(one, "1", True, ((Basis.AREA, Decimal(1)),)),
        NewPassage(one, "3", True),
    )
    return NewChange(ChangeKind.SPLIT, ON, ACT, parts, merger(one, into="3").records)


def _nothing_new(one: Unit, two: Unit, ended: Unit) -> NewChange:
    return NewChange(ChangeKind.RENAME, ON, ACT, (NewPassage(one, "1"),))


def _late_act(one: Unit, two: Unit, ended: Unit) -> NewChange:
    act = LegalAct("1", date(2026, 3, 2), "x")
    return NewChange(ChangeKind.END, ON, act, (NewPassage(one, ""),))


def _too_early(one: Unit, two: Unit, ended: Unit) -> NewChange:
    act = LegalAct("1", date(2019, 1, 1), "x")
    return NewChange(ChangeKind.END, SINCE, act, (NewPassage(one, ""),))


def _no_place(one: Unit, two: Unit, ended: Unit) -> NewChange:
    records = (NewRecord("3", "Ba", Kind.COMMUNE, "77"),)
    return NewChange(ChangeKind.MERGE, ON, ACT, merger(one, two, into="3").passages, records)


def _idle(one: Unit, two: Unit, ended: Unit) -> NewChange:
    records = (*merger(one, into="3").records, NewRecord("4", "Bốn", Kind.COMMUNE))
    return NewChange(ChangeKind.MERGE, ON, ACT, merger(one, two, into="3").passages, records)


REFUSED = {
    _one_old: "hai đơn vị cũ trở lên",
    _ended_old: "đã kết thúc",
    _taken: "thuộc về Xã Chín",
    _nameless: "tên gì",
    _lonely_part: "phần còn lại",
    _whole_and_part: "đánh dấu",
    _sourceless: "lấy từ đâu",
    _nothing_new: "Không có gì thay đổi",
    _late_act: "ký trước",
    _too_early: "bắt đầu từ",
    _no_place: "không đơn vị nào mang mã này",
    _idle: "Không dòng nào",
}


@pytest.mark.django_db
@pytest.mark.parametrize("make", REFUSED)
def test_a_change_that_cannot_have_happened_is_refused_in_words_and_writes_nothing(
    make: Any, now: datetime
) -> None:
    new = make(a_unit("1"), a_unit("2"), a_town())
    before = Unit.objects.count()
    with pytest.raises(UnitRefusedError, match=REFUSED[make]):
        record_change(by=None, at=now, new=new)
    assert Unit.objects.count() == before
    assert not Change.objects.exists()


@pytest.mark.django_db
def test_the_database_refuses_what_cannot_be(now: datetime) -> None:
    one, two = a_unit("1"), a_unit("2")
    record_change(by=None, at=now, new=merger(one, two, into="3"))
    change, heir = Change.objects.get(), bearer("3", TODAY)
    passage = Passage.objects.earliest("pk")
    wrong: list[Any] = [
        lambda: Passage.objects.create(change=change, old=one, new=two),
        lambda: Passage.objects.create(change=change, old=heir, new=heir),
        lambda: Passage.objects.create(change=change, old=heir, new=None, is_part=True),
        lambda: Weight.objects.create(passage=passage, basis="area", amount=0, source="x"),
        lambda: Weight.objects.create(passage=passage, basis="area", amount=1, source=""),
        lambda: Unit.objects.create(code="3", name="x", kind="commune", valid_from_on=TODAY),
        lambda: Unit.objects.create(
            code="5", name="x", kind="commune", valid_from_on=TODAY, parent_code="5"
        ),
        lambda: Change.objects.create(
            kind="end", on=ON, act_number="x", act_signed_on=TODAY, act_body="x"
        ),
    ]
    for write in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            write()


@pytest.mark.django_db
def test_every_process_reads_the_units_anew_after_a_change(now: datetime) -> None:
    one, two = a_unit("1"), a_unit("2")
    before = registry()
    assert registry() is before
    record_change(by=None, at=now, new=merger(one, two, into="3"))
    assert registry() is not before
    assert [new.code for new in registry().lineage.successors(one.key)] == ["3"]


@pytest.mark.django_db
def test_a_code_that_is_borne_cannot_be_given_away() -> None:
    a_ward()
    with pytest.raises(UnitRefusedError, match="18115"):
        record_unit(
            by=None, at=NOW, new=NewUnit("18115", "Xã Khác", Kind.COMMUNE, date(2026, 1, 1))
        )


@pytest.mark.django_db
def test_a_role_is_given_to_the_record_that_holds() -> None:
    ward = a_ward()
    assert (
        give_role(by=None, at=NOW, person=a_person(), post=Post(ward, Role.LEADER, ON)).unit == ward
    )


class Totals(TestCase):
    """Totals over random mergers and splits, through the tables."""

    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def test_mergers_and_splits_conserve_totals_through_the_database(
        self, data: st.DataObject
    ) -> None:
        """Two rounds; each old unit goes whole or in weighed parts to units of the next round."""
        first = now_ = [a_unit(f"a{n}") for n in range(data.draw(st.integers(2, 5)))]
        for letter, on in (("b", ON), ("c", date(2026, 6, 1))):
            codes = [f"{letter}{n}" for n in range(data.draw(st.integers(1, 4)))]
            _reshape(data, now_, codes, on)
            now_ = list(Unit.objects.filter(valid_from_on=on))
        values = st.decimals(-(10**6), 10**6, places=4)
        before = {unit: data.draw(values) for unit in first}
        after = {unit: data.draw(values) for unit in now_}
        people_ = succession.Basis.PEOPLE
        there = [like_for_like([u], before, people_, on_new_borders=True) for u in now_]
        back = [like_for_like([u], after, people_, on_new_borders=False) for u in first]
        assert sum(_value(one) for one in there) == sum(map(Fraction, before.values()))
        assert sum(_value(one) for one in back) == sum(map(Fraction, after.values()))


def _value(answer: object) -> Fraction:
    assert isinstance(answer, Comparable)
    return answer.value


def _reshape(data: st.DataObject, olds: list[Unit], codes: list[str], on: date) -> None:
    """One round, recorded change by change: units that share an heir are in one change."""
    heirs = {
        old: data.draw(st.lists(st.sampled_from(codes), min_size=1, max_size=3, unique=True))
        for old in olds
    }
    waiting = set(olds)
    while waiting:
        together = {next(iter(waiting))}
        reached: set[str] = set()
        while True:
            reached |= {code for old in together for code in heirs[old]}
            more = {old for old in waiting if set(heirs[old]) & reached}
            if more <= together:
                break
            together |= more
        waiting -= together
        passages = tuple(
            NewPassage(old, code, len(heirs[old]) > 1, **people(data.draw(st.integers(1, 10**5))))
            for old in together
            for code in heirs[old]
        )
        records = tuple(NewRecord(code, code, Kind.COMMUNE) for code in reached)
        change = NewChange(_kind(passages), on, ACT, passages, records)
        record_change(by=None, at=NOW, new=change)


def _kind(passages: tuple[NewPassage, ...]) -> ChangeKind:
    olds, news = {one.old.pk for one in passages}, {one.new_code for one in passages}
    if len(passages) == 1:
        return ChangeKind.RENAME
    if len(news) == 1:
        return ChangeKind.MERGE
    return ChangeKind.SPLIT if len(olds) == 1 else ChangeKind.TRANSFER
