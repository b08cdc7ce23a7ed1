"""What holds for a unit and a period: several plans at once, each revised, nothing overwritten."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from factories.indicator import an_indicator
from factories.person import NOW
from factories.plan import a_plan, a_target
from factories.unit import a_town, a_ward
from tiendo.audit.models import Event
from tiendo.plans.actions import Decision, ReasonMissing, decide_many
from tiendo.plans.models import Layer, Revision, Target
from tiendo.plans.queries import history_of, plans_of, splits_of, targets_of, targets_on
from tiendo_core.plans import Form
from tiendo_core.plans import Target as CoreTarget

pytestmark = pytest.mark.django_db

LATE = date(2020, 12, 31)


def level(number: str) -> CoreTarget:
    return CoreTarget(Form.LEVEL, Decimal(number))


def test_the_adjusted_plan_comes_before_the_councils_and_a_scenario_last() -> None:
    town, industry = a_town(), an_indicator()
    for layer, written in (
        (Layer.SCENARIO, "1.200"),
        (Layer.HIGHER_LEVEL, "1.400"),
        (Layer.COUNCIL, "1.369,3"),
        (Layer.ADJUSTED, "1.300"),
    ):
        a_target(a_plan(town, layer=layer), industry, written)
    found = targets_on(town, "2020", LATE)["KT.CN.01"]
    assert [one.plan.layer.value for one in found] == [
        "adjusted",
        "council",
        "higher level",
        "scenario",
    ]
    assert found[1].target == level("1369.3")
    assert found[0].plan.act.number == "55/NQ-HĐND"


def test_of_two_plans_of_one_layer_the_later_signed_comes_first() -> None:
    town, industry = a_town(), an_indicator()
    a_target(a_plan(town), industry, "1.300")
    a_target(a_plan(town, name="Bổ sung", signed_on=date(2020, 6, 1)), industry, "1.350")
    assert [one.target.low for one in targets_on(town, "2020", LATE)["KT.CN.01"]] == [1350, 1300]


def test_a_revision_holds_from_its_day_on_and_the_history_keeps_both() -> None:
    town, industry = a_town(), an_indicator()
    plan = a_plan(town)
    a_target(plan, industry, "1.369,3")
    new = a_target(plan, industry, "1.250", decided_on=date(2020, 7, 10), act_number="70/NQ-HĐND")
    assert new is not None
    assert targets_on(town, "2020", date(2020, 7, 9))["KT.CN.01"][0].target == level("1369.3")
    held = targets_on(town, "2020", date(2020, 7, 10))["KT.CN.01"]
    assert [(one.target.low, one.revision) for one in held] == [(1250, 2)]
    assert [one.low for one in history_of(new.target)] == [Decimal("1369.3"), 1250]
    assert targets_on(town, "2020", date(2019, 12, 19)) == {}


def test_a_decision_that_says_the_same_adds_nothing() -> None:
    plan, industry = a_plan(a_town()), an_indicator()
    a_target(plan, industry, "1.369,3")
    assert a_target(plan, industry, "1369,30") is None
    assert Revision.objects.count() == 1


def test_a_later_decision_needs_its_act_or_a_reason() -> None:
    plan, industry = a_plan(a_town()), an_indicator()
    a_target(plan, industry, "1.369,3")
    with pytest.raises(ReasonMissing):
        a_target(plan, industry, "1.370")
    assert a_target(plan, industry, "1.370", reason="gõ nhầm") is not None


def test_an_earlier_decision_entered_late_changes_nothing_that_holds_later() -> None:
    town, industry = a_town(), an_indicator()
    plan = a_plan(town)
    a_target(plan, industry, "1.369,3")
    a_target(plan, industry, "1.250", decided_on=date(2020, 7, 10), reason="điều chỉnh")
    a_target(plan, industry, "1.300", decided_on=date(2020, 3, 1), reason="nhập muộn")
    assert targets_on(town, "2020", LATE)["KT.CN.01"][0].target == level("1250")
    assert targets_on(town, "2020", date(2020, 4, 1))["KT.CN.01"][0].target == level("1300")


def test_a_unit_below_sees_its_part_under_the_name_of_the_plan() -> None:
    town, ward, industry = a_town(), a_ward(), an_indicator()
    plan = a_plan(town)
    a_target(plan, industry, "1.369,3")
    a_target(plan, industry, "500", unit=ward)
    a_target(plan, industry, "300", period="2020-Q1")
    assert targets_on(ward, "2020", LATE)["KT.CN.01"][0].plan.name == plan.name
    assert targets_on(town, "2020-Q1", LATE)["KT.CN.01"][0].target == level("300")
    assert [(part.target.unit, part.said.low) for part in splits_of(plan, industry)] == [
        (ward, 500),
        (town, 300),
    ]
    assert len(targets_of(plan)) == 3
    assert len(targets_of(plan, date(2019, 1, 1))) == 0


def test_many_decisions_are_one_event_and_all_or_none() -> None:
    town = a_town()
    plan, industry = a_plan(town), an_indicator()
    trade = an_indicator("KT.TM.01", name="Thương mại", field="economy.trade")
    decisions = [Decision(plan, industry, level("5")), Decision(plan, trade, level("6"))]
    assert decide_many(by=None, at=NOW, plan=plan, decisions=decisions) == 2
    assert decide_many(by=None, at=NOW, plan=plan, decisions=decisions) == 0
    assert Event.objects.filter(action="plans.decide_many").count() == 1
    worse = [Decision(plan, industry, level("7"), reason="x"), Decision(plan, trade, level("8"))]
    with pytest.raises(ReasonMissing):
        decide_many(by=None, at=NOW, plan=plan, decisions=worse)
    assert Revision.objects.count() == 2


def test_many_decisions_and_many_targets_take_few_queries() -> None:
    town = a_town()
    plan = a_plan(town)
    several = [an_indicator(f"A{n}", name=f"Tên {n}") for n in range(30)]
    decisions = [Decision(plan, one, level("5")) for one in several]
    with CaptureQueriesContext(connection) as seen:
        decide_many(by=None, at=NOW, plan=plan, decisions=decisions)
    assert len(seen) <= 9
    with CaptureQueriesContext(connection) as seen:
        assert len(targets_on(town, "2020", LATE)) == 30
    assert len(seen) == 1
    with CaptureQueriesContext(connection) as seen:
        assert set(targets_on(town, "2020", LATE, ["A1", "A2"])) == {"A1", "A2"}
    assert len(seen) == 1


def test_recording_a_plan_twice_gives_the_same_plan() -> None:
    town = a_town()
    assert a_plan(town) == a_plan(town)
    assert Event.objects.filter(action="plans.record").count() == 1
    a_plan(town, period="2021")
    assert [one.period for one in plans_of(town)] == ["2021", "2020"]
    assert len(plans_of(town, "2020")) == 1


def test_a_revision_with_other_numbers_than_its_form_is_refused_by_the_database() -> None:
    plan = a_plan(a_town())
    target = Target.objects.create(
        plan=plan, indicator=an_indicator(), unit=plan.unit, period="2020"
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        Revision.objects.create(
            target=target,
            number=1,
            form="range",
            low=Decimal(5),
            decided_on=date(2020, 1, 1),
            entered_at=NOW,
        )


def test_a_target_of_many_digits_comes_back_to_the_last() -> None:
    plan, money = a_plan(a_town()), an_indicator()
    a_target(plan, money, "12.345.678.901.234,5678")
    assert targets_of(plan)[0].said == level("12345678901234.5678")
