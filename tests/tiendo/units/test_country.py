"""The country as shipped: provinces, districts and communes, past and present, and their ties."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from django.db import transaction

from conftest import NOW
from tiendo.audit.models import Event
from tiendo.units.actions import NewUnit, record_unit
from tiendo.units.loading import Loaded, load_country
from tiendo.units.models import Change, Kind, Passage, Unit
from tiendo.units.queries import (
    bearer,
    find_units,
    like_for_like,
    refusal,
    register_on,
    registry,
    unit_named,
)
from tiendo_core.reasons import NoValue, Reason
from tiendo_core.succession import Basis, Comparable
from tiendo_core.units import Level

TOWN = NewUnit("437", "Thị xã Hồng Lĩnh", Kind.TOWN, date(1992, 3, 2), date(2025, 7, 1))
BEFORE, FIRST, TODAY = date(2025, 6, 30), date(2025, 7, 1), date(2026, 9, 14)


@pytest.fixture(scope="module")
def _country(django_db_setup: None, django_db_blocker: Any) -> Iterator[Unit]:
    """The country, loaded once for the tests of this module, after an office recorded a town."""
    with django_db_blocker.unblock(), transaction.atomic():
        kept = record_unit(by=None, at=NOW, new=TOWN)
        load_country(at=NOW)
        yield kept
        transaction.set_rollback(True)


@pytest.fixture
def country(_country: None, db: None) -> None:
    """The country is loaded."""


def _kinds(day: date) -> Counter[str]:
    return Counter(unit.kind.value for unit in register_on(day).units.values())


def test_the_country_has_the_units_of_each_time(country: None) -> None:
    before, first, today = _kinds(BEFORE), _kinds(FIRST), _kinds(TODAY)
    assert before["province"] + before["city"] == 63
    districts = ("district", "urban-district", "town", "provincial-city")
    assert sum(before[kind] for kind in districts) == 696
    assert before["commune"] + before["ward"] + before["township"] == 10_035
    assert first == {
        "commune": 2621, "ward": 687, "special-zone": 13, "province": 28, "city": 6
    }  # fmt: skip
    assert today == {
        "commune": 2611, "ward": 697, "special-zone": 13, "province": 27, "city": 7
    }  # fmt: skip


def test_what_an_office_recorded_itself_stays_and_gets_what_it_lacks(
    _country: Unit, country: None
) -> None:
    [town] = Unit.objects.filter(code="437")
    assert (town.pk, town.valid_from_on, town.parent_code) == (
        _country.pk,
        TOWN.valid_from_on,
        "42",
    )


def test_everything_stands_below_something_that_is_there(country: None) -> None:
    for day in (BEFORE, FIRST, TODAY):
        tree = register_on(day)
        assert tree.orphans == []
        assert {unit.kind.level for unit in tree.roots} == {Level.PROVINCE}
    assert len(registry().subtree_rows("42", TODAY)) == 1 + 69
    assert len(registry().subtree_rows("437", BEFORE)) == 1 + 6


def test_every_successor_has_its_predecessors(country: None) -> None:
    communes = Unit.objects.filter(valid_from_on=FIRST, code__regex=r"^\d{5}$")
    pairs = Passage.objects.filter(new__in=communes)
    assert (communes.count(), pairs.count()) == (3321, 10_602)
    assert not communes.filter(back__isnull=True).exists()
    assert pairs.filter(is_part=True).count() == 1033
    divided = {passage.old_id for passage in pairs.filter(is_part=True)}
    assert len(divided) == 471
    heirless = Passage.objects.filter(new=None)
    assert heirless.count() == 696 - 5


def test_eleven_provinces_were_not_merged_and_dong_nai_became_a_city(country: None) -> None:
    provinces = register_on(TODAY).roots
    assert sum(unit.valid_from_on < FIRST for unit in provinces) == 11
    city = bearer("75", TODAY)
    assert str(city) == "Thành phố Đồng Nai"
    assert str(bearer("75@2026-04-29", TODAY)) == "Tỉnh Đồng Nai"
    raised = Change.objects.filter(kind="rename", on=date(2026, 4, 30), act_body__startswith="Ủy")
    assert raised.count() == 10
    assert str(bearer("26248@2026-04-29", TODAY)) == "Xã Trảng Bom"
    assert str(bearer("26248", TODAY)) == "Phường Trảng Bom"


def test_people_nobody_counted_stay_unknown(country: None) -> None:
    communes = Unit.objects.filter(valid_to_on=None, code__regex=r"^\d{5}$")
    assert communes.filter(people=None).count() == 66
    ward = bearer("18115", TODAY)
    assert (ward.people, ward.area) == (28_729, Decimal("35.31"))


def test_loading_again_changes_nothing(country: None) -> None:
    assert load_country(at=NOW) == Loaded(0, 0, 0)
    assert Event.objects.filter(action="units.load_country").count() == 1


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("bac hong linh", "18115"),
        ("Phường Bắc Hồng Lĩnh", "18115"),
        ("18115", "18115"),
        ("dong nai", "75"),
        ("thuỷ nguyên", "11560"),
        ("Thủy Nguyên", "11560"),
    ],
)
def test_a_unit_is_found_by_name_or_code_whatever_the_spelling(
    country: None, words: str, found: str
) -> None:
    first = find_units(words).first()
    assert first and first.code == found


def test_an_old_name_means_the_former_unit_unless_a_new_one_bears_it(country: None) -> None:
    assert {unit.code for unit in unit_named("Xã Xuân Lam", TODAY)} >= {"18400"}
    assert [unit.address for unit in unit_named("Thị xã Hồng Lĩnh", TODAY)] == ["437"]
    assert [str(unit) for unit in unit_named("Phường Bắc Hồng", TODAY)] == ["Phường Bắc Hồng"]


def _values(codes: list[str]) -> dict[Unit, Decimal]:
    units = [bearer(f"{code}@{BEFORE}", TODAY) for code in codes]
    return {unit: Decimal(2) ** power for power, unit in enumerate(units)}


def test_the_two_wards_are_compared_like_for_like_with_the_former_town(country: None) -> None:
    town = ["18115", "18118", "18121", "18124", "18127", "18130"]
    values = _values([*town, "18400"])
    wards = [bearer("18115", TODAY), bearer("18118", TODAY)]
    both = like_for_like(wards, values, Basis.PEOPLE, on_new_borders=True)
    assert isinstance(both, Comparable)
    of_town = sum(value for unit, value in values.items() if unit.code in town)
    assert both.value - Fraction(of_town) == values[bearer("18400", TODAY)]
    north = like_for_like(wards[:1], values, Basis.PEOPLE, on_new_borders=True)
    assert isinstance(north, Comparable)
    assert {portion.unit.code for portion in north.portions} == {"18115", "18121", "18124", "18400"}


def test_figures_of_the_town_alone_cannot_be_moved_to_its_wards(country: None) -> None:
    town = bearer("437", TODAY)
    answer = like_for_like(
        [bearer("18115", TODAY)], {town: Decimal(864)}, Basis.PEOPLE, on_new_borders=True
    )
    assert isinstance(answer, NoValue)
    assert answer.reason is Reason.MISSING
    assert "Phường Bắc Hồng Lĩnh (18115)" in refusal(answer)


def test_a_divided_commune_is_refused_with_its_name_until_somebody_says_how_much(
    country: None,
) -> None:
    passage = Passage.objects.filter(is_part=True).select_related("old", "new").earliest("pk")
    assert passage.new is not None
    olds = [link.old for link in passage.new.back.select_related("old")]
    answer = like_for_like(
        [passage.new], {old: Decimal(10) for old in olds}, Basis.PEOPLE, on_new_borders=True
    )
    assert isinstance(answer, NoValue)
    assert answer.reason is Reason.SHARE_MISSING
    assert any(old.full_name in refusal(answer) for old in olds)


def test_finding_asks_the_database_once(country: None, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        list(find_units("hong linh")[:50])


def test_the_register_is_asked_for_with_one_short_question(
    country: None, django_assert_num_queries: Any
) -> None:
    registry()
    with django_assert_num_queries(1):
        assert len(registry().subtree_rows("01", TODAY)) == 127
