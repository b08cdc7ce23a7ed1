"""Who sees and does what: viewers above, stand-ins, how far an administrator of a unit reaches."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone

from conftest import NOW
from factories.person import a_person, signed_in
from factories.unit import a_town, a_ward, an_officer
from tiendo.accounts.models import Person
from tiendo.audit.models import Event
from tiendo.units.access import for_roles, for_viewers
from tiendo.units.actions import (
    Days,
    NewUnit,
    Post,
    end_stand_in,
    give_role,
    let_stand_in,
    record_unit,
)
from tiendo.units.changes import NewChange, NewPassage, NewRecord, record_change
from tiendo.units.models import Assignment, ChangeKind, Kind, Role, StandIn, Unit
from tiendo.units.queries import bearer, registry, roles_in, sees
from tiendo_core.succession import LegalAct

pytestmark = pytest.mark.django_db
SINCE, TODAY = date(2020, 1, 1), date(2026, 9, 14)
PASSWORD = "Sông-Lam-1992-xanh"


def a_unit(code: str, name: str, kind: Kind = Kind.COMMUNE, parent: str = "") -> Unit:
    return record_unit(by=None, at=NOW, new=NewUnit(code, name, kind, SINCE, parent_code=parent))


@pytest.fixture
def province() -> Unit:
    return a_unit("42", "Hà Tĩnh", Kind.PROVINCE)


@pytest.fixture
def commune(province: Unit) -> Unit:
    return a_unit("18400", "Xuân Lam", parent="42")


@pytest.fixture
def village(commune: Unit) -> Unit:
    return a_unit("18400.T1", "Thôn Một", Kind.VILLAGE, "18400")


def test_a_superior_unit_sees_what_stands_below_it_and_not_the_other_way_round(
    province: Unit, commune: Unit, village: Unit
) -> None:
    other = a_unit("18403", "Xuân Hồng", parent="42")
    leader, clerk = an_officer("lanhdao", province, Role.LEADER), an_officer("canbo", commune)
    assert [sees(leader, unit, TODAY) for unit in (province, commune, village, other)] == [True] * 4
    assert [sees(clerk, unit, TODAY) for unit in (commune, village)] == [True, True]
    assert [sees(clerk, unit, TODAY) for unit in (province, other)] == [False, False]
    assert not sees(a_person("khach"), commune, TODAY)


def test_who_took_over_sees_what_the_former_units_left(province: Unit, commune: Unit) -> None:
    other = a_unit("18403", "Xuân Hồng", parent="42")
    act = LegalAct("1/NQ", date(2026, 1, 1), "HĐND")
    records = (NewRecord("18403", "Xuân Mới", Kind.COMMUNE, "42"),)
    passages = (NewPassage(commune, "18403"), NewPassage(other, "18403"))
    change = NewChange(ChangeKind.MERGE, date(2026, 3, 1), act, passages, records)
    record_change(by=None, at=NOW, new=change)
    heir = bearer("18403", TODAY)
    clerk = an_officer("canbo", heir)
    commune.refresh_from_db()
    assert sees(clerk, commune, TODAY)
    assert not sees(clerk, province, TODAY)
    keys = registry().overseen([heir.key], TODAY)
    assert keys == {heir.key, commune.key, other.key}


def test_the_two_directions_of_seeing_agree(province: Unit, commune: Unit, village: Unit) -> None:
    known = registry()
    for above in known.records:
        for under in known.records:
            forwards = under in known.overseen([above], TODAY)
            assert forwards == (above in known.overseers(under, TODAY))


def test_a_guard_for_viewers_opens_to_the_unit_above_and_to_nobody_else(
    province: Unit, commune: Unit
) -> None:
    @for_viewers(Role.LEADER)
    def board(request: Any, unit: Unit) -> HttpResponse:
        return HttpResponse(str(unit))

    @for_roles(Role.LEADER)
    def drafts(request: Any, unit: Unit) -> HttpResponse:
        return HttpResponse(str(unit))

    def answer(view: Any, person: Person) -> str:
        request = RequestFactory().get("/")
        request.user = person
        try:
            return str(view(request, "18400").content.decode())
        except Exception as refused:  # 404 is an exception here
            return type(refused).__name__

    leader = an_officer("lanhdao", province, Role.LEADER)
    assert answer(board, leader) == "Xã Xuân Lam"
    assert answer(drafts, leader) == "Http404"
    assert answer(board, an_officer("canbo", province)) == "Http404"
    assert answer(board, an_officer("khac", a_town(), Role.LEADER)) == "Http404"


def test_a_stand_in_acts_for_the_days_and_the_log_names_for_whom(commune: Unit) -> None:
    an_officer("truong", commune, Role.ADMINISTRATOR)
    held, today = Assignment.objects.get(), timezone.localdate()
    stand_in = a_person("nguoithay")
    days = Days(today, today + timedelta(days=3))
    let_stand_in(by=None, at=NOW, assignment=held, person=stand_in, days=days)
    assert roles_in(stand_in, commune, today - timedelta(days=1)) == set()
    assert roles_in(stand_in, commune, today) == {Role.ADMINISTRATOR}
    assert roles_in(stand_in, commune, today + timedelta(days=3)) == set()
    client = signed_in(stand_in)
    assert "thay Nguyễn Thị Minh" in client.get("/don-vi/18400/").content.decode()
    body = {"code": "18400.KT", "name": "Phòng Kinh tế", "kind": "division", "parent": "18400"}
    client.post("/quan-tri/don-vi/them/", body | {"valid_from_on": "2026-01-01"})
    event = Event.objects.filter(action="units.record").latest("pk")
    assert (event.by_name, event.detail["standing_in_for"]) == ("nguoithay", "truong")
    admin = signed_in(a_person("quantri", administrator=True))
    assert "thay truong" in admin.get("/quan-tri/nhat-ky/").content.decode()


def test_a_stand_in_is_called_off(commune: Unit, now: datetime) -> None:
    an_officer("truong", commune)
    held, person = Assignment.objects.get(), a_person("nguoithay")
    soon = let_stand_in(
        by=None, at=now, assignment=held, person=person, days=Days(TODAY, date(2026, 10, 1))
    )
    end_stand_in(by=None, at=now, stand_in=soon, on=date(2026, 9, 20))
    assert roles_in(person, commune, date(2026, 9, 19)) == {Role.CLERK}
    assert roles_in(person, commune, date(2026, 9, 20)) == set()
    end_stand_in(by=None, at=now, stand_in=soon, on=TODAY)
    assert not StandIn.objects.exists()


def test_two_people_do_not_stand_in_at_once_and_nobody_for_themselves(commune: Unit) -> None:
    own = an_officer("truong", commune)
    admin = signed_in(a_person("quantri", administrator=True))
    a_person("nguoithay")
    a_person("nguoikhac")
    held, today = Assignment.objects.get(), timezone.localdate()
    address = f"/quan-tri/vai/{held.pk}/lam-thay/"
    days = {"from_on": today.isoformat(), "last_on": (today + timedelta(days=5)).isoformat()}
    assert admin.post(address, {"username": "nguoithay", **days}).status_code == 302
    for username in ("nguoikhac", own.username, "khongco"):
        assert admin.post(address, {"username": username, **days}).status_code == 422
    over = {"from_on": "2020-01-01", "last_on": "2020-01-02"}
    assert admin.post(address, {"username": "nguoikhac", **over}).status_code == 422
    one = StandIn.objects.get()
    assert admin.post(f"/quan-tri/lam-thay/{one.pk}/thoi/").status_code == 302
    assert not StandIn.objects.exists()


@pytest.fixture
def of_commune(commune: Unit, village: Unit) -> Client:
    """A browser of the commune's administrator."""
    return signed_in(an_officer("quantrixa", commune, Role.ADMINISTRATOR))


NEW = {
    "username": "thuha",
    "family_names": "Lê Thị Thu",
    "given_name": "Hà",
    "password": PASSWORD,
    "role": "clerk",
}


def test_an_administrator_of_a_unit_adds_people_to_it_and_below_only(of_commune: Client) -> None:
    address = "/quan-tri/nguoi-dung/them/"
    assert of_commune.post(address, NEW | {"unit": "42"}).status_code == 422
    assert of_commune.post(address, NEW).status_code == 422
    assert not Person.objects.filter(username="thuha").exists()
    sneaky = NEW | {"unit": "18400.T1", "is_administrator": "on"}
    assert of_commune.post(address, sneaky).status_code == 302
    added = Person.objects.get(username="thuha")
    assert not added.is_superuser
    assert added.assignments.get().unit.code == "18400.T1"


def test_an_administrator_of_a_unit_rules_its_people_only(
    of_commune: Client, commune: Unit, province: Unit
) -> None:
    clerk, leader = an_officer("canbo", commune), an_officer("lanhdao", province, Role.LEADER)
    both = an_officer("haivai", commune)
    give_role(by=None, at=NOW, person=both, post=Post(province, Role.LEADER, SINCE))
    root = a_person("quantri", administrator=True)
    give_role(by=None, at=NOW, person=root, post=Post(commune, Role.CLERK, SINCE))
    new = {"password": PASSWORD}
    answers = [
        of_commune.post(f"/quan-tri/nguoi-dung/{one.pk}/mat-khau/", new).status_code
        for one in (clerk, leader, both, root)
    ]
    assert answers == [302, 404, 403, 403]
    assert of_commune.post(f"/quan-tri/nguoi-dung/{both.pk}/cua/").status_code == 403
    role = {"unit": "42", "role": "clerk", "from_on": "2026-01-01"}
    assert of_commune.post(f"/quan-tri/nguoi-dung/{clerk.pk}/", role).status_code == 422
    above = Assignment.objects.get(person=leader)
    assert of_commune.post(f"/quan-tri/vai/{above.pk}/thoi/").status_code == 404
    assert of_commune.get(f"/quan-tri/vai/{above.pk}/lam-thay/").status_code == 404
    page = of_commune.get("/quan-tri/").content.decode()
    assert "canbo" in page
    assert "lanhdao" not in page
    assert of_commune.get("/quan-tri/nhat-ky/").status_code == 403
    assert of_commune.get("/quan-tri/don-vi/thay-doi/").status_code == 403


def test_an_administrator_of_a_unit_records_bodies_below_it_only(of_commune: Client) -> None:
    body = {"name": "Phòng Kinh tế", "kind": "division", "valid_from_on": "2026-01-01"}
    address = "/quan-tri/don-vi/them/"
    wrong = [
        {"code": "18400.KT", "parent": "42"},
        {"code": "18400.KT", "parent": ""},
        {"code": "18400", "parent": "18400"},
        {"code": "99999", "parent": "18400", "kind": "commune"},
    ]
    for said in wrong:
        assert of_commune.post(address, body | said).status_code == 422, said
    made = of_commune.post(address, body | {"code": "18400.KT", "parent": "Xã Xuân Lam"})
    assert made["Location"] == "/quan-tri/don-vi/18400.KT/"
    assert bearer("18400.KT", TODAY).parent_code == "18400"


def test_the_finder_gives_a_clerk_their_own_units_and_an_administrator_all(
    commune: Unit, village: Unit
) -> None:
    a_unit("18403", "Xuân Lam Khác", parent="42")
    clerk = signed_in(an_officer("canbo", commune))
    page = clerk.get("/tim/", {"q": "xuan lam"}).content.decode()
    assert 'href="/don-vi/18400/"' in page
    assert "18403" not in page
    admin = signed_in(a_person("quantri", administrator=True))
    assert (
        'href="/quan-tri/don-vi/18403/"' in admin.get("/tim/", {"q": "xuan lam"}).content.decode()
    )


def test_somebody_of_another_unit_does_not_find_out_that_a_unit_is_kept(commune: Unit) -> None:
    other = signed_in(an_officer("khac", a_ward()))
    assert other.get("/don-vi/18400/").status_code == 404
    assert other.get("/don-vi/18400.csv").status_code == 404
