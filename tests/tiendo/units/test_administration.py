"""Administration: an administrator gives accounts and roles, records units, and reads the log."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from factories.person import a_person, signed_in
from factories.unit import a_town, an_officer
from tiendo.accounts.models import Person
from tiendo.audit.models import Event
from tiendo.units.models import Assignment, Unit

pytestmark = pytest.mark.django_db
NEW = {
    "username": "thuha",
    "family_names": "Lê Thị Thu",
    "given_name": "Hà",
    "password": "Sông-Lam-1992-xanh",
}
WARD = {
    "code": "18115",
    "name": "Phường Bắc Hồng Lĩnh",
    "kind": "ward",
    "valid_from_on": "2025-07-01",
}


@pytest.fixture
def administrator() -> Person:
    return a_person("quantri", administrator=True)


@pytest.fixture
def admin(client: Client, administrator: Person) -> Client:
    return signed_in(administrator, client)


def test_from_nothing_to_a_clerk_at_work(admin: Client) -> None:
    admin.post("/quan-tri/don-vi/them/", WARD)
    unit = Unit.objects.get()
    assert admin.post("/quan-tri/nguoi-dung/them/", NEW).status_code == 302
    person = Person.objects.get(username="thuha")
    role = {"unit": unit.code, "role": "clerk", "from_on": "2026-01-01"}
    admin.post(f"/quan-tri/nguoi-dung/{person.pk}/", role)
    clerk = Client()
    said = {"login": "thuha", "password": NEW["password"]}
    answer = clerk.post("/dang-nhap/", said, follow=True)
    assert answer.request["PATH_INFO"] == "/viec-cua-toi/"
    assert answer.status_code == 200


def test_every_deed_names_who_did_it(admin: Client, administrator: Person) -> None:
    admin.post("/quan-tri/don-vi/them/", WARD)
    admin.post("/quan-tri/nguoi-dung/them/", NEW)
    assert set(Event.objects.exclude(by_id=None).values_list("action", "by_id")) == {
        ("units.record", administrator.pk),
        ("accounts.add", administrator.pk),
    }
    assert "ghi nhận đơn vị" in admin.get("/quan-tri/nhat-ky/").content.decode()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("username", "quantri"),
        ("username", "thu hà"),
        ("password", "12345678910"),
        ("given_name", ""),
    ],
)
def test_what_is_wrong_with_a_new_person_is_said_at_the_field(
    admin: Client, field: str, value: str
) -> None:
    answer = admin.post("/quan-tri/nguoi-dung/them/", NEW | {field: value})
    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {field}


@pytest.mark.parametrize(
    ("field", "value"),
    [("code", "18x"), ("valid_to_on", "2025-07-01"), ("valid_from_on", "")],
)
def test_what_is_wrong_with_a_unit_is_said_at_the_field(
    admin: Client, field: str, value: str
) -> None:
    answer = admin.post("/quan-tri/don-vi/them/", WARD | {field: value})
    assert answer.context["form"].errors.keys() == {field}
    assert not Unit.objects.exists()


def test_a_role_is_ended_from_today_and_not_before_it_began(admin: Client) -> None:
    person = an_officer("canbo", a_town())
    held = Assignment.objects.get(person=person)
    admin.post(f"/quan-tri/vai/{held.pk}/thoi/")
    held.refresh_from_db()
    assert held.valid_to_on == timezone.localdate()
    fresh = Assignment.objects.create(
        unit=held.unit, person=person, role="synthesis", valid_from_on=timezone.localdate()
    )
    admin.post(f"/quan-tri/vai/{fresh.pk}/thoi/")
    fresh.refresh_from_db()
    assert fresh.valid_to_on is None


def test_a_role_that_begins_tomorrow_opens_nothing_today(admin: Client) -> None:
    unit, person = a_town(), a_person("mai")
    tomorrow = timezone.localdate() + timedelta(days=1)
    role = {"unit": unit.code, "role": "clerk", "from_on": tomorrow.isoformat()}
    admin.post(f"/quan-tri/nguoi-dung/{person.pk}/", role)
    other = signed_in(person)
    assert other.get("/don-vi/437/van-ban/").status_code == 404


def test_somebody_shut_out_loses_the_open_session_and_can_be_let_in(admin: Client) -> None:
    person = an_officer("canbo", a_town())
    other = signed_in(person)
    assert other.get("/don-vi/437/van-ban/").status_code == 200
    admin.post(f"/quan-tri/nguoi-dung/{person.pk}/cua/")
    assert other.get("/don-vi/437/van-ban/").status_code == 302
    admin.post(f"/quan-tri/nguoi-dung/{person.pk}/cua/")
    person.refresh_from_db()
    assert person.is_active


def test_an_administrator_cannot_shut_themselves_out(admin: Client, administrator: Person) -> None:
    admin.post(f"/quan-tri/nguoi-dung/{administrator.pk}/cua/")
    administrator.refresh_from_db()
    assert administrator.is_active


def test_a_new_password_is_given_and_a_weak_one_refused(admin: Client) -> None:
    person = a_person("minh")
    address = f"/quan-tri/nguoi-dung/{person.pk}/mat-khau/"
    assert admin.post(address, {"password": "minh"}).status_code == 422
    admin.post(address, {"password": NEW["password"]})
    person.refresh_from_db()
    assert person.check_password(NEW["password"])


@pytest.mark.parametrize("size", [1, 30])
def test_the_page_of_people_asks_the_database_a_constant_number_of_times(
    admin: Client, django_assert_num_queries: Any, size: int
) -> None:
    town = a_town()
    for number in range(size):
        an_officer(f"canbo{number}", town)
    with django_assert_num_queries(5):
        admin.get("/quan-tri/")


def test_former_units_stand_after_those_in_being(admin: Client) -> None:
    a_town()
    admin.post("/quan-tri/don-vi/them/", WARD)
    rows = admin.get("/quan-tri/don-vi/?q=hong linh").context["rows"]
    assert [unit.ended_before(date(2026, 1, 1)) for unit, _place, _heirs in rows] == [False, True]
