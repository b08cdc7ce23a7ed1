"""Numbers come back from the database to the last digit, or are refused."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db.models import Sum

from factories.unit import a_town
from tiendo.common.exact import ExactField
from tiendo.indicators.models import Indicator
from tiendo.plans.models import Plan, Revision, Target
from tiendo_core.results import OutOfRange

LONG = Decimal("12345678901234.5678")


@pytest.fixture
def target(db: None, now: datetime) -> Target:
    town = a_town()
    plan = Plan.objects.create(
        unit=town, name="x", layer="council", period="2020", signed_on=date(2020, 1, 1),
        act_number="1", issuing_body="x", entered_at=now,
    )  # fmt: skip
    indicator = Indicator.objects.create(
        code="a", name="a", folded_name="a", field="budget", unit="tỷ đồng", kind="flow",
        direction="higher",
    )  # fmt: skip
    return Target.objects.create(plan=plan, indicator=indicator, unit=town, period="2020")


def kept(target: Target, low: Any, number: int = 1) -> Revision:
    made = Revision.objects.create(
        target=target, number=number, form="level", low=low, decided_on=date(2020, 1, 1),
        entered_at=target.plan.entered_at,
    )  # fmt: skip
    return Revision.objects.get(pk=made.pk)


def test_a_long_number_comes_back_to_the_last_digit(target: Target) -> None:
    assert kept(target, LONG).low == LONG
    assert kept(target, -LONG, 2).low == -LONG
    assert Revision.objects.filter(low=LONG).count() == 1


def test_a_sum_in_the_database_is_exact(target: Target) -> None:
    kept(target, LONG)
    kept(target, LONG, 2)
    assert Revision.objects.aggregate(all=Sum("low"))["all"] == LONG * 2


@pytest.mark.parametrize("value", [Decimal("0.00001"), Decimal("922337203685477.5808")])
def test_what_would_lose_a_digit_is_refused_with_a_sentence(target: Target, value: Decimal) -> None:
    with pytest.raises(OutOfRange, match=r"decimals|too large"):
        kept(target, value)
    with pytest.raises(ValidationError, match=r"exactly|chính xác"):
        ExactField().clean(value, None)


def test_a_number_in_bounds_is_clean() -> None:
    assert ExactField().clean(Decimal("922337203685477.5807"), None) == Decimal(
        "922337203685477.5807"
    )
