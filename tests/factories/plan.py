"""Plans and their decisions, made with the least."""

from datetime import date
from typing import Any

from factories.person import NOW
from tiendo.indicators.models import Indicator
from tiendo.plans.actions import Decision, NewPlan, decide, record_plan
from tiendo.plans.models import Layer, Plan, Revision
from tiendo.units.models import Unit
from tiendo_core.target_phrases import parse_target

COUNCIL = NewPlan(
    unit=None,  # type: ignore[arg-type]
    name="Kế hoạch phát triển kinh tế - xã hội năm 2020",
    layer=Layer.COUNCIL,
    period="2020",
    act_number="55/NQ-HĐND",
    signed_on=date(2019, 12, 20),
    issuing_body="HĐND thị xã",
)


def a_plan(unit: Unit, **said: Any) -> Plan:
    """The council's plan of 2020, unless said otherwise."""
    usual = {name: getattr(COUNCIL, name) for name in COUNCIL.__dataclass_fields__}
    return record_plan(by=None, at=NOW, new=NewPlan(**(usual | {"unit": unit} | said)))


def a_target(plan: Plan, indicator: Indicator, written: str, **said: Any) -> Revision | None:
    """What a plan wants of an indicator, as an office writes it."""
    target = parse_target(written, indicator.unit)
    return decide(by=None, at=NOW, decision=Decision(plan, indicator, target, **said))
