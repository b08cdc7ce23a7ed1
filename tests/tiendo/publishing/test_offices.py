"""The register of office holders and the contacts of a unit."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from factories.person import NOW
from factories.published import a_holder
from factories.unit import a_town, a_ward
from tiendo.audit.models import Event
from tiendo.publishing.actions import (
    NewContact,
    NewOffice,
    record_contact,
    record_holder,
    remove_holder,
)
from tiendo.publishing.models import OfficeHolder
from tiendo.publishing.queries import contact_of, contacts_of, office_holders
from tiendo.units.models import Unit


@pytest.fixture
def ward(db: None) -> Unit:
    """A ward."""
    return a_ward()


def test_who_holds_an_office_depends_on_the_day_its_end_not_counted(ward: Unit):
    a_holder(ward, "Phan Đình Bảo", valid_to_on=date(2026, 3, 1))
    a_holder(ward, valid_from_on=date(2026, 3, 1))
    a_holder(a_town(), "Võ Ngoài")
    assert [one.name for one in office_holders(ward, date(2026, 2, 28))] == ["Phan Đình Bảo"]
    assert [one.name for one in office_holders(ward, date(2026, 3, 1))] == ["Nguyễn Văn Hùng"]
    assert office_holders(ward, date(2025, 6, 30)) == []


def test_holders_come_in_the_order_of_the_unit(ward: Unit):
    a_holder(ward, "Trần Thị Lý", "Phó Chủ tịch UBND phường", order=2)
    a_holder(ward, order=1)
    assert [one.order for one in office_holders(ward, date(2026, 1, 1))] == [1, 2]


def test_only_contacts_publish_how_they_are_reached(ward: Unit):
    a_holder(ward, phone="0912 345 678")
    a_holder(ward, "Võ An", "Công chức", phone="0239 3835 123", is_contact=True)
    assert [one.name for one in contacts_of(ward, date(2026, 1, 1))] == ["Võ An"]


def test_the_log_keeps_what_an_entry_was(ward: Unit):
    made = a_holder(ward)
    said = NewOffice(ward, made.name, made.title, made.valid_from_on, date(2026, 9, 1))
    record_holder(by=None, at=NOW, new=said, holder=made)
    event = Event.objects.get(action="publishing.change_holder")
    assert event.detail["valid_to_on"] == "None → 2026-09-01"
    remove_holder(by=None, at=NOW, holder=OfficeHolder.objects.get())
    assert Event.objects.filter(action="publishing.remove_holder").count() == 1
    assert not OfficeHolder.objects.exists()


def test_a_unit_says_where_it_is_found_and_the_log_what_it_said_before(ward: Unit):
    assert contact_of(ward) is None
    record_contact(by=None, at=NOW, new=NewContact(ward, phone="0239 3835 123"))
    record_contact(by=None, at=NOW, new=NewContact(ward, phone="0239 3835 124"))
    found = contact_of(ward)
    assert found is not None and found.phone == "0239 3835 124"
    event = Event.objects.filter(action="publishing.record_contact").latest("pk")
    assert event.detail == {"phone": "0239 3835 123 → 0239 3835 124"}


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"valid_from_on": date(2026, 1, 1), "valid_to_on": date(2026, 1, 1)},
        {"name": "Khác", "is_contact": True},
    ],
)
def test_the_database_keeps_what_an_entry_is(ward: Unit, wrong: dict[str, Any]):
    made = a_holder(ward)
    usual = {"name": made.name, "title": made.title, "valid_from_on": made.valid_from_on}
    with pytest.raises(IntegrityError), transaction.atomic():
        OfficeHolder.objects.create(unit=ward, **(usual | wrong))
