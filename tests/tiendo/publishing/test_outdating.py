"""Articles wake when anything that a number in them rests on was changed, and only then."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from factories.indicator import an_indicator
from factories.person import NOW, signed_in
from factories.plan import a_plan
from factories.published import a_public_indicator, an_article, industry
from factories.unit import a_town, an_officer
from factories.value import a_value
from tiendo.indicators.models import Indicator
from tiendo.plans.actions import Decision, decide
from tiendo.plans.models import Plan
from tiendo.publishing.actions import NewCitation, NewSnapshot, publish
from tiendo.publishing.issuing import board_snapshot
from tiendo.publishing.models import Snapshot
from tiendo.publishing.queries import citable, newest_published, outdated
from tiendo.results.models import Value
from tiendo.units.actions import NewUnit, record_unit
from tiendo.units.changes import NewChange, NewPassage, NewRecord, record_change
from tiendo.units.models import ChangeKind, Role, Unit
from tiendo.units.models import Kind as UnitKind
from tiendo_core.periods import Period
from tiendo_core.succession import LegalAct
from tiendo_core.target_phrases import parse_target

PERIOD = "2020-9M"
LATER = NOW + timedelta(days=1)
PARTS = ("value", "plan", "attained", "change")


@pytest.fixture
def town(db: None) -> Unit:
    """The former town, with the industry of the seed page: value, plan, the year before."""
    unit = a_town()
    industry(unit)
    return unit


def cite(unit: Unit, parts: tuple[str, ...] = PARTS, **said: Any) -> Snapshot:
    """An article that cites these parts of the town's industry, so-value, so-plan, …"""
    datum = citable(unit, "san xuat", PERIOD)[0]
    said_of_it = [one for one in map(datum.part, parts) if one is not None]
    assert len(said_of_it) == len(parts)
    citations = [
        NewCitation(f"so-{one.reference.part}", one.reference, one.printed) for one in said_of_it
    ]
    text = "; ".join(one.printed for one in said_of_it)
    return an_article(unit, text, citations=citations, **said)


def decided(unit: Unit, written: str, **said: Any) -> None:
    """A decision on the target of the town's plan, entered after the article."""
    said = {"decided_on": date(2020, 7, 15), "reason": "Điều chỉnh giữa năm."} | said
    indicator = Indicator.objects.get(code="KT.CN.01")
    plan, at = Plan.objects.get(unit=unit), said.pop("at", LATER)
    decision = Decision(plan, indicator, parse_target(written, indicator.unit), **said)
    decide(by=None, at=at, decision=decision)


def approved(unit: Unit, code: str, period: str, number: int, **said: Any) -> None:
    """A version of a value that was approved after the article."""
    said = {"version": 2, "certainty": "official", "number": number} | said
    Value.objects.create(
        unit=unit, reporter=unit, indicator=Indicator.objects.get(code=code), period=period,
        last_on=Period.parse(period).last_on, approved_at=LATER, **said,
    )  # fmt: skip


def woken(unit: Unit) -> dict[str, str]:
    """The places that are others by now, with what they say now."""
    return {one.place: one.now.printed if one.now else "" for one in outdated([unit])}


def test_a_revised_target_wakes_the_plan_and_the_share_of_it_and_not_the_value(town: Unit):
    cite(town)
    assert woken(town) == {}
    decided(town, "1.500")
    assert woken(town) == {"so-plan": "1.500 tỷ đồng", "so-attained": "57,6%"}


def test_a_decision_entered_before_wakes_once_it_is_in_force(
    town: Unit, monkeypatch: pytest.MonkeyPatch
):
    before = datetime(2020, 9, 1, 9, tzinfo=UTC)
    decided(town, "1.500", decided_on=date(2020, 9, 20), at=before)
    monkeypatch.setattr(timezone, "localdate", lambda *_said: date(2020, 9, 10))
    datum = citable(town, "san xuat", PERIOD)[0].part("attained")
    assert datum is not None and datum.printed == "63,1%"
    citation = NewCitation("so-attained", datum.reference, datum.printed)
    new = NewSnapshot("article", town, "article:a", {"title": "Kết quả"}, [citation])
    publish(by=None, at=datetime(2020, 9, 10, 9, tzinfo=UTC), new=new)
    assert woken(town) == {}
    monkeypatch.setattr(timezone, "localdate", lambda *_said: date(2020, 9, 20))
    assert woken(town) == {"so-attained": "57,6%"}


def test_a_corrected_value_of_last_year_wakes_the_change(town: Unit):
    cite(town)
    approved(town, "KT.CN.01", "2019-9M", 800)
    assert woken(town) == {"so-change": "tăng 8%"}


def test_a_target_in_words_leaves_no_share_to_be_said(town: Unit):
    cite(town)
    decided(town, "hoàn thành")
    found = {one.place: one for one in outdated([town])}
    assert found.keys() == {"so-plan", "so-attained"}
    assert found["so-attained"].now is None
    client = Client()
    editor = an_officer("bien-tap", town, Role.EDITOR)
    signed_in(editor, client)
    page = client.get(f"/don-vi/{town.code}/cong-bo/").content.decode()
    listed = page[page.index('id="can-sua"') :]
    assert "Giá trị sản xuất CN-TTCN" in listed
    assert listed.count("không còn tính được") == 2


def test_what_a_cited_number_does_not_rest_on_wakes_nothing(town: Unit):
    cite(town)
    plan = a_plan(town, period="2021", act_number="60/NQ-HĐND")
    indicator = Indicator.objects.get(code="KT.CN.01")
    decision = Decision(plan, indicator, parse_target("2.000", indicator.unit))
    decide(by=None, at=LATER, decision=decision)
    approved(town, "KT.CN.01", "2020-10M", 950)
    approved(town, "KT.CN.01", "2018-9M", 700)
    assert woken(town) == {}


def test_a_computed_year_before_wakes_the_change_through_what_it_is_computed_of(db: None):
    town = a_town()
    for code in ("A.1", "A.2"):
        an_indicator(code, name=code)
    an_indicator(
        "KT.CN.01", name="Giá trị sản xuất", is_public=True, formula="A.1 + A.2", rule="derived"
    )
    for code in ("A.1", "A.2"):
        a_value(town, Indicator.objects.get(code=code), "2019-9M", 400)
    a_value(town, Indicator.objects.get(code="KT.CN.01"), PERIOD, 864)
    cite(town, ("change",))
    assert woken(town) == {}
    approved(town, "A.1", "2019-9M", 406)
    assert woken(town) == {"so-change": "tăng 7,2%"}


def test_a_value_of_a_unit_that_is_gone_wakes_the_change_of_the_one_formed_of_it(db: None):
    since, formed_on = date(2004, 1, 1), date(2025, 7, 1)
    new = NewUnit("18001", "Xã Tân An", UnitKind.COMMUNE, since)
    old = record_unit(by=None, at=NOW, new=new)
    other = record_unit(by=None, at=NOW, new=replace(new, code="18002", name="Xã Lập Thạch"))
    passages = tuple(NewPassage(one, "18200") for one in (old, other))
    formed = (NewRecord("18200", "Tân Lập", UnitKind.COMMUNE),)
    act = LegalAct("12/NQ-HĐND", date(2025, 6, 16), "Hội đồng nhân dân tỉnh")
    change = NewChange(ChangeKind.MERGE, formed_on, act, passages, formed)
    record_change(by=None, at=NOW, new=change)
    merged = Unit.objects.get(code="18200")
    output = a_public_indicator(name="Giá trị sản xuất")
    for one in (old, other):
        a_value(one, output, "2025-6M", 50)
    a_value(merged, output, "2026-6M", 110)
    datum = citable(merged, "san xuat", "2026-6M")[0].part("change")
    assert datum is not None and datum.printed == "tăng 10%"
    citation = NewCitation("so-change", datum.reference, datum.printed)
    an_article(merged, f"Sản xuất {datum.printed}.", citations=[citation])
    assert woken(merged) == {}
    approved(old, "KT.CN.01", "2025-6M", 60)
    assert woken(merged) == {"so-change": "tăng 0%"}


def test_looking_for_what_changed_is_four_queries_while_nothing_did(town: Unit):
    for number in range(3):
        cite(town, subject=f"article:{number}")
    outdated([town])
    with CaptureQueriesContext(connection) as captured:
        assert outdated([town]) == []
    assert len(captured) <= 4


def test_the_public_learns_of_a_revised_target_when_a_board_shows_it(town: Unit):
    made = cite(town)
    decided(town, "1.500")
    known = list(made.citations.all())
    assert newest_published(known)["so-attained"].printed == "63,1%"
    publish(by=None, at=LATER, new=board_snapshot(town, Period.parse(PERIOD)))
    newest = newest_published(known)
    said = {place: one.printed for place, one in newest.items()}
    assert said == {
        "so-value": "864 tỷ đồng",
        "so-plan": "1.500 tỷ đồng",
        "so-attained": "57,6%",
        "so-change": "tăng 7,2%",
    }
    assert newest["so-plan"].subject.startswith("board:")


def test_of_two_boards_the_one_published_last_says_what_is_of_plan(town: Unit):
    """An earlier article rests on a surer version; the plan was changed after it."""
    approved(town, "KT.CN.01", PERIOD, 864, version=1)
    made = cite(town)
    known = list(made.citations.all())
    decided(town, "1.500")
    publish(by=None, at=LATER, new=board_snapshot(town, Period.parse(PERIOD)))
    assert newest_published(known)["so-attained"].printed == "57,6%"
