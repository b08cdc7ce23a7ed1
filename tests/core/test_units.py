"""Units are dated records: who bore a code, what stood below what, on any day."""

from __future__ import annotations

from datetime import date

import pytest

from factories.country import rows
from tiendo_core.units import (
    Address,
    Level,
    Unit,
    UnitFault,
    UnitKey,
    UnitKind,
    UnitRegister,
    split_full_name,
)

OLD, NEW = date(2004, 1, 1), date(2025, 7, 1)
PROVINCE = Unit("42", OLD, "Hà Tĩnh", UnitKind.PROVINCE)
TOWN = Unit("437", OLD, "Hồng Lĩnh", UnitKind.TOWN, "42", NEW)
FORMER = Unit("18115", OLD, "Bắc Hồng", UnitKind.WARD, "437", NEW)
WARD = Unit("18115", NEW, "Bắc Hồng Lĩnh", UnitKind.WARD, "42")
GROUP = Unit("18115-1", NEW, "1", UnitKind.RESIDENTIAL_GROUP, "18115")
OFFICE = Unit("VP", NEW, "Văn phòng HĐND và UBND", UnitKind.DIVISION, "18115")
REGISTER = UnitRegister([WARD, FORMER, TOWN, PROVINCE, GROUP, OFFICE])


def test_one_code_is_borne_by_two_units_one_after_the_other():
    assert REGISTER.bearer("18115", date(2025, 6, 30)) == FORMER
    assert REGISTER.bearer("18115", NEW) == WARD
    assert REGISTER.bearer("18115", date(1990, 1, 1)) is None
    assert REGISTER.bearer("00000", NEW) is None


def test_an_address_names_a_code_and_perhaps_a_day():
    assert REGISTER.at("18115@2025-01-01") == FORMER
    assert REGISTER.at("18115") == REGISTER.at(str(WARD.key)) == WARD
    assert Address.parse("18115@2025-01-01") == ("18115", date(2025, 1, 1))
    assert str(UnitKey("18115", NEW)) == "18115@2025-07-01"


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("18115@", "is not the address"),
        ("18115@2025-02-30", "not a day of the calendar"),
        ("99999", "No unit has the code 99999"),
        ("437@2025-07-01", "No unit had the code 437 on 2025-07-01"),
    ],
)
def test_a_wrong_address_is_refused_with_a_sentence(address: str, sentence: str):
    with pytest.raises(UnitFault, match=sentence):
        REGISTER.at(address)


def test_the_tree_is_that_of_the_day():
    before, after = REGISTER.as_of(date(2025, 6, 30)), REGISTER.as_of(NEW)
    assert before.roots == after.roots == [PROVINCE]
    assert before.children("437") == [FORMER]
    assert after.children("437") == []
    assert before.subtree("42") == [PROVINCE, TOWN, FORMER]
    assert after.subtree("42") == [PROVINCE, WARD, GROUP, OFFICE]
    assert after.subtree("437") == []
    assert after.ancestors("VP") == [WARD, PROVINCE]
    assert after.ancestors("437") == []


def test_an_orphan_and_a_circle_are_shown_and_do_not_hang():
    lost = Unit("X", OLD, "Lạc", UnitKind.VILLAGE, "Y")
    one, two = Unit("A", OLD, "A", UnitKind.AGENCY, "B"), Unit("B", OLD, "B", UnitKind.AGENCY, "A")
    tree = UnitRegister([lost, one, two]).as_of(OLD)
    assert tree.orphans == [lost]
    assert tree.ancestors("A") == [two]
    assert tree.subtree("A") == [one, two]


def test_names_are_found_with_or_without_what_the_unit_is():
    assert REGISTER.find("phường bắc hồng lĩnh") == [WARD]
    assert REGISTER.find("Bac Hong") == [FORMER]
    assert REGISTER.as_of(NEW).find("Bắc Hồng") == []
    assert REGISTER.as_of(NEW).find("tổ dân phố 1") == [GROUP]


def test_a_full_name_says_what_the_unit_is_and_a_body_says_it_itself():
    assert TOWN.full_name == "Thị xã Hồng Lĩnh"
    assert OFFICE.full_name == "Văn phòng HĐND và UBND"
    assert OFFICE.kind.level is Level.BODY
    assert split_full_name("Thành phố Vinh", Level.DISTRICT) == (UnitKind.PROVINCIAL_CITY, "Vinh")
    assert split_full_name("Thành phố Huế", Level.PROVINCE) == (UnitKind.CITY, "Huế")
    with pytest.raises(UnitFault, match="does not begin"):
        split_full_name("Hồng Lĩnh", Level.DISTRICT)


def test_impossible_records_are_refused():
    with pytest.raises(UnitFault, match="must end after"):
        Unit("1", NEW, "A", UnitKind.WARD, valid_to_on=NEW)
    with pytest.raises(UnitFault, match="still holds"):
        UnitRegister([Unit("1", OLD, "A", UnitKind.WARD), Unit("1", NEW, "B", UnitKind.WARD)])


def _shipped() -> list[Unit]:
    """Every record of the country as shipped."""
    return [
        Unit(
            row["code"],
            date.fromisoformat(row["valid_from_on"]),
            row["name"],
            UnitKind(row["kind"]),
            row["parent_code"] or None,
            date.fromisoformat(row["valid_to_on"]) if row["valid_to_on"] else None,
        )
        for row in rows("units")
    ]


def test_the_country_stands_below_its_provinces_before_and_after():
    register = UnitRegister(_shipped())
    today, before = register.as_of(date(2026, 7, 25)), register.as_of(date(2025, 6, 30))
    assert (len(today.roots), len(before.roots)) == (34, 63)
    assert (today.orphans, before.orphans) == ([], [])
    assert sum(len(today.children(root.code)) for root in today.roots) == 3321
    assert len(today.children("42")) == 69
    assert sum(unit.kind.level is Level.DISTRICT for unit in before.units.values()) == 696


def test_a_full_name_gives_back_the_kind_and_the_name_of_every_unit_of_the_country():
    for unit in _shipped():
        assert split_full_name(unit.full_name, unit.kind.level) == (unit.kind, unit.name)
