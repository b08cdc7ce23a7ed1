"""Which unit an address names, and who may act for it when."""

from datetime import date, datetime
from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.test import Client

from factories.person import a_person, signed_in
from factories.unit import a_town, a_ward, an_officer
from tiendo.accounts.models import Person
from tiendo.audit.models import Event
from tiendo.units.actions import NewUnit, Post, end_role, give_role, record_unit
from tiendo.units.models import Assignment, Kind, Role, Unit
from tiendo.units.queries import NoSuchUnitError, bearer, roles_in, units_of
from tiendo_core.units import UnitKind

pytestmark = pytest.mark.django_db
TODAY = date(2026, 9, 14)


def test_a_code_names_its_last_bearer_and_with_a_day_the_bearer_of_that_day(now: datetime) -> None:
    old = NewUnit("18115", "Phường Bắc Hồng", Kind.WARD, date(1992, 3, 2), date(2025, 7, 1))
    former = record_unit(by=None, at=now, new=old)
    ward = a_ward("18115")
    assert bearer("18115", TODAY) == ward
    assert bearer("18115@2025-06-30", TODAY) == former
    assert bearer("18115@2025-07-01", TODAY) == ward
    assert former.ended_before(TODAY) and not ward.ended_before(TODAY)


def test_a_unit_that_ended_is_still_named_by_its_code() -> None:
    town = a_town()
    assert bearer("437", TODAY) == town


@pytest.mark.parametrize("address", ["999", "437@1990-01-01", "437@2025-07-01", "437@hôm qua"])
def test_an_address_nobody_bears_is_no_unit(address: str) -> None:
    a_town()
    with pytest.raises(NoSuchUnitError):
        bearer(address, TODAY)


def test_recording_a_unit_twice_keeps_one_and_one_event(now: datetime) -> None:
    assert a_town() == a_town()
    assert Event.objects.filter(action="units.record").count() == 1


def test_a_unit_cannot_end_before_it_begins() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Unit.objects.create(
            code="1",
            name="x",
            kind=Kind.WARD,
            valid_from_on=date(2025, 7, 1),
            valid_to_on=date(2025, 7, 1),
        )


def test_two_bearers_of_a_code_cannot_begin_on_one_day() -> None:
    a_ward()
    with pytest.raises(IntegrityError), transaction.atomic():
        Unit.objects.create(code="18115", name="x", kind=Kind.WARD, valid_from_on=date(2025, 7, 1))


def test_a_role_holds_from_its_first_day_until_the_day_it_ends(now: datetime) -> None:
    town, person = a_town(), a_person()
    post = Post(town, Role.SYNTHESIS, date(2026, 1, 1))
    given = give_role(by=None, at=now, person=person, post=post)
    assert give_role(by=None, at=now, person=person, post=post) == given
    assert roles_in(person, town, date(2025, 12, 31)) == set()
    assert roles_in(person, town, TODAY) == {Role.SYNTHESIS}
    end_role(by=None, at=now, assignment=given, on=TODAY)
    assert roles_in(person, town, TODAY) == set()
    assert roles_in(person, town, date(2026, 9, 13)) == {Role.SYNTHESIS}
    assert units_of(person, TODAY) == []
    assert [e.action for e in Event.objects.filter(object_kind="assignment")] == [
        "units.give_role",
        "units.end_role",
    ]


def test_an_assignment_cannot_end_before_it_begins() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Assignment.objects.create(
            unit=a_town(),
            person=a_person(),
            role=Role.CLERK,
            valid_from_on=TODAY,
            valid_to_on=TODAY,
        )


def test_somebody_with_two_roles_in_a_unit_has_the_unit_once(now: datetime) -> None:
    town = a_town()
    person = an_officer("canbo", town)
    post = Post(town, Role.SYNTHESIS, date(2026, 1, 1))
    given = give_role(by=None, at=now, person=person, post=post)
    assert units_of(person, TODAY) == [town]
    assert str(given).endswith("Thị xã Hồng Lĩnh")


def test_with_one_unit_there_is_nothing_to_choose(as_clerk: Client) -> None:
    assert as_clerk.get("/don-vi/")["Location"] == "/don-vi/437/"


def test_with_two_units_both_are_offered(as_clerk: Client, clerk: Person, now: datetime) -> None:
    post = Post(a_ward(), Role.CLERK, date(2020, 1, 1))
    give_role(by=None, at=now, person=clerk, post=post)
    page = as_clerk.get("/don-vi/").content.decode()
    assert 'href="/don-vi/437/"' in page
    assert 'href="/don-vi/18115/"' in page


def test_somebody_without_a_unit_is_told_whom_to_ask(client: Client) -> None:
    signed_in(a_person(), client)
    page = client.get("/don-vi/").content.decode()
    assert '<div class="empty">' in page


def test_a_kind_of_the_table_is_a_kind_of_the_core() -> None:
    assert Kind.values == [kind.value for kind in UnitKind]


def test_roles_and_kinds_of_before_take_their_new_names(db: None) -> None:
    renaming = import_module("tiendo.units.migrations.0003_clerks_and_towns")
    town, person = a_town(), a_person("canbo")
    Unit.objects.update(kind="former-town")
    Assignment.objects.create(
        unit=town, person=person, role="statistics", valid_from_on=date(2020, 1, 1)
    )
    renaming.forwards(apps, None)
    assert Unit.objects.get().kind == Kind.TOWN
    assert Assignment.objects.get().role == Role.CLERK
    renaming.backwards(apps, None)
    assert Assignment.objects.get().role == "statistics"
