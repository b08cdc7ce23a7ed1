"""The screens of publishing: overview, publishing with a note, corrections, the register."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from factories.person import NOW, signed_in
from factories.published import a_holder, a_public_indicator, an_article, industry
from factories.results import Office, an_office, fill
from factories.unit import a_town, a_ward, an_officer
from factories.value import a_value
from tiendo.board import kept
from tiendo.common.my_work import WorkItem
from tiendo.indicators.models import Indicator
from tiendo.publishing.actions import NewCitation, Override
from tiendo.publishing.models import Contact, OfficeHolder, Snapshot
from tiendo.publishing.queries import citable
from tiendo.publishing.work import work_of
from tiendo.results.actions import approve, close_round, send, verify
from tiendo.results.models import Value
from tiendo.units.models import Role, Unit

HOME = "/don-vi/437/cong-bo/"
BOARD = f"{HOME}bang/2020-9M/"


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    kept.forget()
    yield


@pytest.fixture
def town(db: None) -> Unit:
    """The former town, with the industry of the seed page."""
    unit = a_town()
    industry(unit)
    return unit


def as_(role: Role, unit: Unit) -> Client:
    """A browser in which somebody of this role is signed in."""
    return signed_in(an_officer(f"{role.value}-{unit.code}", unit, role))


def published(client: Client, address: str = BOARD, **said: str) -> Any:
    """Confirm what the page shows."""
    page = client.get(address).content.decode()
    shown = re.search(r'name="shown" value="(\w+)"', page)
    assert shown, page
    return client.post(address, {"shown": shown[1], **said})


def test_an_approver_publishes_a_board_after_seeing_it(town: Unit):
    client = as_(Role.APPROVER, town)
    page = client.get(BOARD).content.decode()
    assert "864,0" in page and "1.369,3" in page
    assert 'name="note"' not in page
    answer = published(client)
    made = Snapshot.objects.get()
    assert answer["Location"] == f"{HOME}{made.pk}/"
    assert (made.subject, made.made_by.username) == (
        "board:437@1992-03-02:2020-9M",
        "approver-437",
    )
    cited = made.citations.order_by("pk").values_list("indicator", "part")
    assert list(cited) == [("KT.CN.01", part) for part in ("value", "plan", "attained", "change")]
    assert "864,0" in client.get(answer["Location"]).content.decode()
    assert "9 tháng đầu năm 2020" in client.get(HOME).content.decode()


def test_what_is_public_already_is_not_published_again(town: Unit):
    client = as_(Role.APPROVER, town)
    published(client)
    page = client.get(BOARD).content.decode()
    assert 'name="shown"' not in page
    client.post(BOARD, {})
    assert Snapshot.objects.count() == 1


def test_a_changed_number_asks_for_the_public_note_and_shows_before_and_after(town: Unit):
    client = as_(Role.APPROVER, town)
    published(client)
    a_value(town, Indicator.objects.get(code="KT.CN.01"), "2020-9M", 870)
    page = client.get(BOARD).content.decode()
    assert re.search(r"864,0</td><td[^>]*><strong>870,0", page)
    assert 'name="note"' in page
    refused = published(client, note=" ")
    assert refused.status_code == 422
    assert Snapshot.objects.count() == 1
    published(client, note="Theo số chính thức của Cục Thống kê.")
    assert Snapshot.objects.latest("pk").is_correction
    listed = client.get(f"{HOME}dinh-chinh/").content.decode()
    assert "Theo số chính thức của Cục Thống kê." in listed
    assert "864,0" in client.get(f"{HOME}dinh-chinh.csv").content.decode()


def test_figures_that_change_while_somebody_looks_are_not_published_unseen(town: Unit):
    client = as_(Role.APPROVER, town)
    client.get(BOARD)
    answer = client.post(BOARD, {"shown": "0" * 32})
    assert answer.status_code == 422
    assert Snapshot.objects.count() == 0
    shown = re.search(r'name="shown" value="(\w+)"', answer.content.decode())
    assert shown and client.post(BOARD, {"shown": shown[1]}).status_code == 302


def test_one_indicator_can_be_published_on_its_own(town: Unit):
    client = as_(Role.APPROVER, town)
    published(client, f"{HOME}chi-tieu/KT.CN.01/2020-9M/")
    assert Snapshot.objects.get().subject == "indicator:437@1992-03-02:KT.CN.01"
    assert client.get(f"{HOME}chi-tieu/KHONG.CO/2020-9M/").status_code == 404


@pytest.mark.parametrize("period", ["x", "2020-09", "2019-2020", "2020-Q3"])
def test_a_period_that_has_no_board_is_not_there(town: Unit, period: str):
    assert as_(Role.APPROVER, town).get(f"{HOME}bang/{period}/").status_code == 404


def test_a_board_without_values_is_not_published(town: Unit):
    client = as_(Role.APPROVER, town)
    address = f"{HOME}bang/2015-9M/"
    assert 'name="shown"' not in client.get(address).content.decode()
    assert client.post(address, {"shown": ""}).status_code == 422
    assert Snapshot.objects.count() == 0


def test_only_an_approver_publishes(town: Unit):
    for role in (Role.EDITOR, Role.SYNTHESIS, Role.LEADER, Role.CLERK):
        client = as_(role, town)
        assert client.get(BOARD).status_code == 404
        assert client.get(HOME).status_code == (404 if role == Role.CLERK else 200)
    assert as_(Role.EDITOR, a_ward_beside()).get(HOME).status_code == 404


def a_ward_beside() -> Unit:
    """Another unit."""
    return a_ward("18118")


def test_a_chosen_period_leads_to_its_board(town: Unit):
    answer = as_(Role.APPROVER, town).get(f"{HOME}?ky=2020-9M")
    assert answer["Location"] == BOARD


def an_article_that_cites(town: Unit) -> Snapshot:
    """An article that cites the industry."""
    datum = citable(town, "sản xuất", "2020-9M")[0]
    citation = NewCitation("so-1", datum.reference, datum.printed)
    return an_article(town, "Đạt 864 tỷ đồng.", citations=[citation])


def test_a_value_corrected_later_is_shown_to_the_editor_and_in_their_work(town: Unit):
    made = an_article_that_cites(town)
    Value.objects.create(
        unit=town, reporter=town, indicator=Indicator.objects.get(code="KT.CN.01"), version=1,
        period="2020-9M", number=870, certainty="official", last_on="2020-09-30",
        approved_at=NOW + timedelta(days=1),
    )  # fmt: skip
    client = as_(Role.EDITOR, town)
    page = client.get(HOME).content.decode()
    assert "864 tỷ đồng" in page and "870 tỷ đồng" in page
    work = client.get("/viec-cua-toi/").content.decode()
    assert f"{HOME}#can-sua" in work
    assert str(made.pk) in page


def test_a_version_says_who_published_against_which_objection(town: Unit):
    why = Override(("unbound",), ("doan-2",), "Số do đơn vị bạn cung cấp.")
    made = an_article(town, overrides=[why])
    page = as_(Role.LEADER, town).get(f"{HOME}{made.pk}/").content.decode()
    assert "Số do đơn vị bạn cung cấp." in page
    assert as_(Role.LEADER, a_ward_beside()).get(f"{HOME}{made.pk}/").status_code == 404


@pytest.fixture
def closed_round(db: None) -> Office:
    """A ward whose round is approved and closed now."""
    office = an_office(codes=("THU",))
    a_public_indicator("KHAC")  # through its action, so that the catalogue is read anew
    Indicator.objects.filter(code="THU").update(is_public=True)
    fill(office, THU="318,2")
    send(by=office.clerk, at=NOW, report=office.report)
    verify(by=office.verifier, at=NOW, report=office.report)
    approve(by=office.approver, at=NOW, report=office.report)
    close_round(by=office.synthesis, at=NOW, the_round=office.round)
    return office


def addresses(items: list[WorkItem]) -> list[str]:
    """The addresses of what waits."""
    return [item.address for item in items]


def test_a_closed_round_waits_for_its_board_and_its_article(
    closed_round: Office, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(timezone, "localdate", lambda *_: NOW.date())
    ward, period = closed_round.ward, closed_round.round.period
    address = f"/don-vi/18115/cong-bo/bang/{period}/"
    assert addresses(work_of(closed_round.approver)) == [address]
    editor = an_officer("bien-tap", ward, Role.EDITOR)
    assert addresses(work_of(editor)) == ["/don-vi/18115/cong-bo/"]
    client = signed_in(closed_round.approver)
    assert address in client.get("/don-vi/18115/cong-bo/").content.decode()
    published(client, address)
    assert work_of(closed_round.approver) == []
    datum = citable(ward, "thu ngân sách", period)[0]
    an_article(ward, citations=[NewCitation("so-1", datum.reference, datum.printed)])
    assert work_of(editor) == []
    assert work_of(closed_round.clerk) == []


def test_the_register_is_kept_on_screen(town: Unit):
    client = as_(Role.EDITOR, town)
    address = "/don-vi/437/to-chuc/"
    entry = {"name": " Nguyễn  Văn Hùng ", "title": "Chủ tịch UBND", "order": "1"}
    entry |= {"valid_from_on": "2020-01-01"}
    assert client.post(f"{address}them/", entry)["Location"] == address
    made = OfficeHolder.objects.get()
    assert made.name == "Nguyễn Văn Hùng"
    assert client.post(f"{address}them/", entry).status_code == 422
    ended = entry | {"valid_to_on": "2024-05-01"}
    client.post(f"{address}{made.pk}/", ended)
    page = client.get(address).content.decode()
    assert "Nguyễn Văn Hùng" in page and "1/5/2024" in page
    assert "Chủ tịch UBND" in client.get("/don-vi/437/to-chuc.csv").content.decode()
    client.post(f"{address}{made.pk}/xoa/")
    assert not OfficeHolder.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"valid_from_on": "hôm qua"},
        {"valid_to_on": "2019-01-01"},
        {"is_contact": "on"},
        {"email": "khong-phai-thu"},
    ],
)
def test_a_wrong_entry_is_refused_at_its_field_and_loses_nothing(town: Unit, wrong: dict[str, str]):
    client = as_(Role.EDITOR, town)
    entry = {"name": "Võ An", "title": "Công chức", "order": "1", "valid_from_on": "2020-01-01"}
    answer = client.post("/don-vi/437/to-chuc/them/", entry | wrong)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "errorlist" in page and "Công chức" in page
    assert not OfficeHolder.objects.exists()


def test_contacts_are_kept_on_screen(town: Unit):
    client = as_(Role.EDITOR, town)
    client.post("/don-vi/437/to-chuc/lien-he/", {"phone": "0239 3835 123", "address": "Số 1"})
    assert Contact.objects.get().phone == "0239 3835 123"
    assert "0239 3835 123" in client.get("/don-vi/437/to-chuc/").content.decode()


def test_only_editors_and_administrators_keep_the_register(town: Unit):
    holder = a_holder(town, valid_from_on="2020-01-01")
    looker = as_(Role.LEADER, town)
    assert looker.get("/don-vi/437/to-chuc/").status_code == 200
    for address in ("them/", "lien-he/", f"{holder.pk}/"):
        assert looker.get(f"/don-vi/437/to-chuc/{address}").status_code == 404
    assert looker.post(f"/don-vi/437/to-chuc/{holder.pk}/xoa/").status_code == 404
    assert OfficeHolder.objects.exists()


def test_office_holders_are_found_by_name_without_tones(town: Unit):
    a_holder(town)
    page = as_(Role.EDITOR, town).get("/tim/?q=van hung").content.decode()
    assert "Nguyễn Văn Hùng" in page
    assert "Nguyễn Văn Hùng" not in as_(Role.CLERK, town).get("/tim/?q=van hung").content.decode()


@pytest.mark.parametrize("address", [HOME, f"{HOME}dinh-chinh/", "/don-vi/437/to-chuc/"])
def test_the_lists_ask_the_database_as_often_for_many_rows_as_for_one(town: Unit, address: str):
    client = as_(Role.APPROVER, town)
    counted = []
    for round_ in range(2):
        for at in range(1 + 11 * round_):
            subject = f"article:{round_}-{at}"
            an_article(town, "Thu 1 tỷ.", subject=subject)
            an_article(town, "Thu 2 tỷ.", subject=subject, note="Sửa.")
            a_holder(town, f"Nguyễn Văn {round_}{at}")
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        counted.append(len(captured))
    assert counted[0] == counted[1] <= 26
