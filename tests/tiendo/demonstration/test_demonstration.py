"""The demonstration: shipped facts, the texts around them, start page, roles, the open check."""

import io
import re
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from tiendo.accounts.models import Person
from tiendo.audit.models import Event
from tiendo.board.composing import Line, compose
from tiendo.demonstration import showing
from tiendo.demonstration.actions import CAST, load
from tiendo.demonstration.facts import ARTICLE, DRAFT, REPORT, SAMPLES, facts
from tiendo.documents.models import Text
from tiendo.results.actions import open_due_rounds
from tiendo.results.models import Value
from tiendo.units.models import Assignment, Unit
from tiendo.units.queries import bearer
from tiendo_core.periods import Period, month
from tiendo_core.reasons import NoValue, Reason


@pytest.fixture
def loaded(db: None, now: datetime) -> Unit:
    return load(at=now)


@pytest.mark.parametrize("sample", [ARTICLE, REPORT], ids=lambda sample: sample.key)
def test_the_prose_tells_every_shipped_fact(sample: Any) -> None:
    report = showing.report_of(sample)
    untold = [fact.code for fact in facts() if showing.told(fact, report) is None]
    assert untold == []


def test_the_prose_is_not_the_page_it_is_about() -> None:
    assert all("Nét nổi bật" not in sample.prose for sample in SAMPLES)


def test_the_report_is_without_fault_and_the_others_are_not() -> None:
    def faults(sample: Any) -> list[str]:
        found = showing.report_of(sample).findings
        return [f.code for f in found if f.grade in {"error", "inconsistent"}]

    assert faults(REPORT) == []
    assert faults(ARTICLE) == ["malformed-number"]
    assert faults(DRAFT) == ["pair-percent"]


def test_the_blocked_number_belongs_to_trade_and_services() -> None:
    blocked = showing.blocked()
    assert blocked is not None
    assert (blocked.printed, blocked.fact.code) == ("60,6,2%", "KT.TM.01")


def test_the_funnel_names_the_base_of_every_step() -> None:
    steps = showing.funnel_steps()
    assert [step["count"] for step in steps] == [110, 88, 57, 36, 23]
    assert [step.get("base") for step in steps] == [None, 110, 110, 57, 36]


def test_what_is_still_needed_follows_from_value_and_share() -> None:
    first = showing.shown()[0]
    assert first.fact.value == Decimal(864)
    assert first.remaining is not None
    assert round(first.remaining.value, 1) == Decimal("505.3")
    assert first.remaining.months == 3
    assert first.is_behind
    assert showing.calendar_share() == 75


def test_loading_twice_changes_nothing(loaded: Unit, now: datetime) -> None:
    def counts() -> list[int]:
        kept = (Unit, Person, Assignment, Text, Event)
        return [model.objects.count() for model in kept]  # type: ignore[attr-defined]

    open_due_rounds(at=timezone.now())  # what today brings beside the day of the first loading
    before = counts()
    load(at=now)
    assert counts() == before
    call_command("load_demonstration", stdout=io.StringIO())  # today: later rounds have opened
    today = counts()
    call_command("load_demonstration", stdout=io.StringIO())
    assert counts() == today


@pytest.mark.django_db
def test_the_start_page_shows_figures_funnel_and_the_blocked_number(client: Client) -> None:
    page = client.get("/").content.decode()
    for words in ("864", "63,1", "còn 505", "60,6,2%", "dữ liệu minh hoạ"):
        assert words in page
    assert "/minh-hoa/bai-viet/#phat-hien-1" in page


@pytest.mark.django_db
def test_the_finding_the_start_page_leads_to_is_the_blocked_number(client: Client) -> None:
    desk = client.get("/minh-hoa/bai-viet/").context["desk"]
    assert "60,6,2%" in desk.lines[0].sentence


def test_one_click_enters_a_role_and_leads_to_its_work(loaded: Unit, client: Client) -> None:
    answer = client.post("/vao-vai/", {"role": "clerk"}, follow=True)
    assert answer.redirect_chain == [("/viec-cua-toi/", 302)]
    assert answer.status_code == 200


@pytest.mark.parametrize("role", ["", "administrator", "x"])
def test_there_is_no_way_into_another_role(loaded: Unit, client: Client, role: str) -> None:
    assert client.post("/vao-vai/", {"role": role}).status_code == 404
    assert "_auth_user_id" not in client.session


def test_nobody_signs_in_as_the_cast_with_a_password(loaded: Unit) -> None:
    assert not any(person.has_usable_password() for person in Person.objects.all())


@pytest.mark.django_db
def test_the_open_check_answers_and_keeps_nothing(client: Client) -> None:
    answer = client.post("/kiem-tra/", {"text": "Trong đó 57/110 công trình, đạt 58,1%."})
    assert "58,1%" in answer.content.decode()
    assert answer.context["desk"].faults
    assert answer["Cache-Control"] == "no-store"
    assert not Text.objects.exists()
    assert not Event.objects.exists()


@pytest.mark.django_db
def test_the_open_check_takes_200_kb_and_no_more(client: Client) -> None:
    assert client.post("/kiem-tra/", {"text": "a" * 200_000}).status_code == 200
    assert client.post("/kiem-tra/", {"text": "a" * 200_001}).status_code == 422
    assert client.post("/kiem-tra/", {"text": "ă" * 100_001}).status_code == 422
    assert client.post("/kiem-tra/", {"text": "  "}).status_code == 422


@pytest.mark.django_db
def test_the_open_check_is_limited_a_minute(client: Client, settings: Any) -> None:
    settings.OPEN_CHECK_PER_MINUTE = 2
    answers = [client.post("/kiem-tra/", {"text": "Thu 5 tỷ"}).status_code for _ in range(3)]
    assert answers == [200, 200, 429]


@pytest.mark.django_db
def test_an_office_can_switch_the_open_check_off(client: Client, settings: Any) -> None:
    settings.OPEN_CHECK = False
    assert client.get("/kiem-tra/").status_code == 404
    assert client.post("/kiem-tra/", {"text": "Thu 5 tỷ"}).status_code == 404
    assert "/kiem-tra/" not in client.get("/").content.decode()


def line_of(unit: Unit, period: str, code: str, now: datetime) -> Line:
    """What the board says of an indicator."""
    found = compose(unit, Period.parse(period), now.date()).line(code)
    assert found is not None
    return found


def test_the_articles_figures_stand_as_approved_values_and_name_their_source(loaded: Unit) -> None:
    told = {fact.code: fact.value for fact in facts()}
    values = Value.objects.filter(unit=loaded, period="2020-9M", indicator__code__in=told)
    assert {one.indicator.code: one.number for one in values} == told
    assert {one.origin for one in values} == {"form"}
    assert all(one.note.startswith("Nguồn: bài viết") for one in values)


def test_nine_months_of_2019_are_what_the_article_implies(loaded: Unit) -> None:
    months = [month(2019, number).code for number in range(1, 10)]
    values = Value.objects.filter(unit=loaded, indicator__code="KT.CN.01", period__in=months)
    assert sum(one.number or 0 for one in values) == Decimal("806.0")
    assert {one.origin for one in values} == {"invented"}


def test_the_real_figure_bears_no_mark_but_what_it_is_compared_with_does(
    loaded: Unit, now: datetime
) -> None:
    industry = line_of(loaded, "2020-9M", "KT.CN.01", now)
    assert (industry.is_invented, industry.has_invented_past) == (False, True)
    assert industry.said.measure is not None
    assert "suy ra từ bài viết" in industry.said.measure.plan.name
    assert line_of(loaded, "2020-9M", "KT.XD.01", now).is_invented


def test_no_plan_is_made_up_for_the_percentage_nobody_can_read(loaded: Unit, now: datetime) -> None:
    trade = line_of(loaded, "2020-9M", "KT.TM.01", now)
    assert trade.said.value == 1892
    assert trade.said.measure is None
    assert isinstance(trade.said.attained, NoValue)


def test_of_two_bodies_that_differ_none_is_chosen(loaded: Unit, now: datetime) -> None:
    budget = line_of(loaded, "2020-9M", "NS.01", now)
    assert budget.differs
    assert budget.is_invented
    assert isinstance(budget.said.value, NoValue)


def test_the_ward_is_compared_across_two_definitions_only_with_a_reason(
    loaded: Unit, now: datetime
) -> None:
    ward = bearer("18115", now.date())
    change = line_of(ward, "2026-8M", "XH.11", now).said.change
    assert isinstance(change, NoValue)
    assert change.reason is Reason.OTHER_DEFINITION


@pytest.mark.parametrize("role", [role.value for role in CAST])
def test_each_role_finds_every_entry_of_its_menu_in_both_units(
    loaded: Unit, client: Client, role: str
) -> None:
    client.post("/vao-vai/", {"role": role})
    work = client.get("/viec-cua-toi/").content.decode()
    assert "việc đang chờ bạn" in work
    for unit in ("437", "18115.KT" if role == "clerk" else "18115"):
        page = client.get(f"/don-vi/{unit}/bang/", follow=True)
        assert page.status_code == 200
        menu = page.content.decode().split('<nav class="menu"')[1].split("</nav>")[0]
        for address in re.findall(r'href="([^"]+)"', menu):
            assert client.get(address, follow=True).status_code == 200, address
