"""The screens of units: finding, one record, recording a change after looking at it, weights."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from conftest import NOW
from factories.person import a_person, signed_in
from tiendo.audit.models import Event
from tiendo.units.actions import NewUnit, record_unit
from tiendo.units.models import Basis, Change, Kind, Passage, Unit, Weight
from tiendo.units.queries import bearer, like_for_like, registry
from tiendo_core import succession
from tiendo_core.reasons import NoValue
from tiendo_core.succession import Comparable

pytestmark = pytest.mark.django_db
TODAY = date(2026, 9, 14)
Row = dict[str, Any]
ADDRESS = "/quan-tri/don-vi/thay-doi/"


@pytest.fixture
def admin(client: Client) -> Client:
    person = a_person("quantri", administrator=True)
    return signed_in(person, client)


def a_commune(code: str, name: str) -> Unit:
    new = NewUnit(code, name, Kind.COMMUNE, date(2020, 1, 1))
    return record_unit(by=None, at=NOW, new=new)


def form(
    passages: list[dict[str, Any]], records: list[dict[str, Any]], **head: str
) -> dict[str, Any]:
    """What the page of changes sends."""
    said: dict[str, Any] = {
        "kind": "merge",
        "on": "2026-03-01",
        "act_number": "12/NQ-HĐND",
        "act_signed_on": "2026-02-10",
        "act_body": "HĐND tỉnh",
        **head,
    }
    for prefix, rows in (("dong", passages), ("moi", records)):
        said |= {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": 0}
        said |= {f"{prefix}-{n}-{k}": v for n, row in enumerate(rows) for k, v in row.items()}
    return said


MERGER = (
    [{"old": "101", "new_code": "103"}, {"old": "Xã Hai", "new_code": "103"}, {"old": ""}],
    [{"code": "103", "name": "Tân Lập", "kind": "commune"}],
)


def test_a_change_is_looked_at_before_it_is_recorded(admin: Client) -> None:
    a_commune("101", "Một")
    a_commune("102", "Hai")
    page = admin.post(ADDRESS, form(*MERGER) | {"look": "1"})
    assert page.status_code == 200
    assert "Xã Tân Lập (103) bắt đầu." in page.content.decode()
    assert not Change.objects.exists()
    done = admin.post(ADDRESS, form(*MERGER) | {"record": "1"})
    assert done["Location"] == "/quan-tri/don-vi/103/"
    page = admin.get("/quan-tri/don-vi/103/").content.decode()
    assert "Xã Một" in page
    assert "12/NQ-HĐND" in page
    table = admin.get("/quan-tri/don-vi/103.json").json()["ties"]
    assert [(row["relation"], row["unit"], row["is_part"]) for row in table] == [
        ("before", "101", False),
        ("before", "102", False),
    ]
    record_unit(by=None, at=NOW, new=NewUnit("103.A", "Ban A", Kind.AGENCY, TODAY, None, "103"))
    table = admin.get("/quan-tri/don-vi/103.json").json()["ties"]
    assert ("below", "103.A", "Ban A") in [(r["relation"], r["unit"], r["name"]) for r in table]
    found = admin.get("/quan-tri/don-vi/", {"q": "mot"}).content.decode()
    assert 'href="/quan-tri/don-vi/103/"' in found


def test_a_change_that_cannot_be_loses_nothing_of_what_was_typed(admin: Client) -> None:
    a_commune("101", "Một")
    page = admin.post(ADDRESS, form([MERGER[0][0]], MERGER[1]) | {"record": "1"})
    assert page.status_code == 422
    text = page.content.decode()
    assert "từ hai đơn vị cũ trở lên" in text
    assert 'value="12/NQ-HĐND"' in text
    assert 'value="Tân Lập"' in text
    assert not Change.objects.exists()


def test_what_is_wrong_in_a_line_is_said_at_the_line(admin: Client) -> None:
    a_commune("101", "Một")
    lines = [{"old": "khongco", "new_code": "10/3", "people": "12,5o"}]
    page = admin.post(ADDRESS, form(lines, []) | {"look": "1"})
    assert page.status_code == 422
    assert page.context["lines"].forms[0].errors.keys() == {"old", "new_code", "people"}


def test_a_name_several_units_bear_is_asked_back_with_their_codes(admin: Client) -> None:
    a_commune("101", "Hòa Bình")
    a_commune("102", "Hoà Bình")
    page = admin.post(ADDRESS, form([{"old": "hoa binh", "new_code": "1"}], []) | {"look": "1"})
    (said,) = page.context["lines"].forms[0].errors["old"]
    assert "101" in said
    assert "102" in said


def test_a_weight_said_later_makes_a_comparison_possible_and_the_log_keeps_both(
    admin: Client,
) -> None:
    old = a_commune("101", "Một")
    lines = [
        {"old": "101", "new_code": "101", "is_part": "on", "people": "600", "source": "đề án"},
        {"old": "101", "new_code": "102", "is_part": "on"},
    ]
    records = [{"code": "102", "name": "Hai", "kind": "commune"}]
    page = admin.post(ADDRESS, form(lines, records, kind="split") | {"look": "1"}).content.decode()
    assert "Chưa có trọng số" in page
    admin.post(ADDRESS, form(lines, records, kind="split") | {"record": "1"})
    second = bearer("102", TODAY)
    values, people = {old: Decimal(50)}, succession.Basis.PEOPLE
    assert isinstance(like_for_like([second], values, people, on_new_borders=True), NoValue)
    assert "chưa rõ tỷ lệ" in admin.get("/quan-tri/don-vi/102/").content.decode()
    part = Passage.objects.get(new=second)
    address = f"/quan-tri/don-vi/phan/{part.pk}/"
    told = {"basis": "people", "amount": "300", "source": "dự thảo"}
    assert admin.post(address, told)["Location"] == "/quan-tri/don-vi/101@2026-02-28/"
    admin.post(address, told | {"amount": "400", "source": "đề án"})
    answer = like_for_like([second], values, people, on_new_borders=True)
    assert isinstance(answer, Comparable)
    assert answer.value == 20
    assert Weight.objects.get(passage=part, basis=Basis.PEOPLE).amount == 400
    event = Event.objects.filter(action="units.weigh").latest("pk")
    assert event.detail["before"] == "300 (dự thảo)"
    assert "40%" in admin.get("/quan-tri/don-vi/101@2026-02-28/").content.decode()


def test_an_address_with_a_day_names_an_earlier_bearer(admin: Client) -> None:
    old = NewUnit("18115", "Bắc Hồng", Kind.WARD, date(2020, 1, 1), date(2025, 7, 1))
    record_unit(by=None, at=NOW, new=old)
    new = NewUnit("18115", "Bắc Hồng Lĩnh", Kind.WARD, date(2025, 7, 1))
    record_unit(by=None, at=NOW, new=new)
    page = admin.get("/quan-tri/don-vi/18115@2025-01-01/").content.decode()
    assert "<h1" in page
    assert "Phường Bắc Hồng <" in page
    assert 'href="/quan-tri/don-vi/18115/"' in page
    assert admin.get("/quan-tri/don-vi/18115@1990-01-01/").status_code == 404


@pytest.mark.parametrize("size", [1, 60])
def test_the_page_of_units_asks_the_database_a_constant_number_of_times(
    admin: Client, django_assert_num_queries: Any, size: int
) -> None:
    for number in range(size):
        a_commune(f"1{number:02}", f"Xã {number}")
    registry()  # read once a process
    with django_assert_num_queries(7):
        admin.get("/quan-tri/don-vi/?q=xa")


@pytest.mark.parametrize("size", [2, 40])
def test_the_page_of_one_unit_asks_the_database_a_constant_number_of_times(
    admin: Client, django_assert_max_num_queries: Any, size: int
) -> None:
    olds = [a_commune(f"1{number:02}", f"Xã {number}") for number in range(size)]
    lines = [{"old": old.code, "new_code": "200"} for old in olds]
    admin.post(
        ADDRESS, form(lines, [{"code": "200", "name": "Mới", "kind": "commune"}]) | {"record": "1"}
    )
    registry()
    with django_assert_max_num_queries(10):
        assert admin.get("/quan-tri/don-vi/200/").status_code == 200
