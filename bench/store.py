"""A store of values for measuring: one unit of interest among as many others as are asked for.

300 indicators (180 flows, 60 stocks, 60 ratios by their parts), every month from January 2023 to
September 2026 of each unit, a council's plan for 2026; invented, seeded. Rows come month by month,
as rounds bring them, so that those of one unit lie scattered over the whole table.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from tiendo_core.periods import first_months

INDICATORS = 300
MONTHS = [(year, month) for year in (2023, 2024, 2025, 2026) for month in range(1, 13)][:45]
PER_UNIT = INDICATORS * len(MONTHS)
AT = datetime(2026, 9, 14, 17, 2, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
CODE = "18115"

_COLUMNS = (
    "indicator_id, unit_id, reporter_id, period, last_on, certainty, state, number, numerator,"
    " denominator, version, approved_at, note, reason, quote, origin"
)


def build(others: int) -> None:
    """Fill an empty, migrated database with the unit's values and about so many others."""
    from django.db import connection, transaction

    from tiendo.units.models import Unit
    from tiendo.units.register import reissue

    count = 1 + max(1, others // PER_UNIT)
    began = date(2020, 1, 1)
    Unit.objects.bulk_create(
        Unit(code=CODE if not at else f"9{at:04}", valid_from_on=began, name=f"U{at}", kind="ward")
        for at in range(count)
    )
    units = list(Unit.objects.order_by("pk").values_list("pk", flat=True))
    kinds = _catalogue()
    _plan(units[0])
    marks = ", ".join(["%s"] * 16)
    rows = _rows(units, kinds)
    with transaction.atomic(), connection.cursor() as cursor:
        while batch := list(islice(rows, 20_000)):
            cursor.executemany(
                f"INSERT INTO results_value ({_COLUMNS}) VALUES ({marks})",  # noqa: S608
                batch,
            )
    reissue(AT)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")


def _catalogue() -> dict[int, str]:
    """Make the indicators; return the kind of each row."""
    from tiendo.indicators.models import Edition, Field, Indicator

    fields = list(Field)
    made = []
    for at in range(INDICATORS):
        kind = "flow" if at % 5 < 3 else "stock" if at % 5 == 3 else "ratio"
        made.append(
            Indicator(
                code=f"B.{at:03}",
                name=f"Chỉ tiêu số {at}",
                folded_name=f"chi tieu so {at}",
                field=fields[at % len(fields)],
                unit="%" if kind == "ratio" else "tỷ đồng",
                kind=kind,
                direction="lower" if at % 10 == 3 else "higher",
                rule="none" if kind == "ratio" else "sum",
                factor=100 if kind == "ratio" else 1,
            )
        )
    Indicator.objects.bulk_create(made)
    Edition.objects.update_or_create(pk=1, defaults={"number": 1})
    return dict(Indicator.objects.order_by("pk").values_list("pk", "kind"))


def _plan(unit: int) -> None:
    """Make a council's plan with a level for every indicator."""
    from tiendo.indicators.models import Indicator
    from tiendo.plans.models import Plan, Revision, Target

    plan = Plan.objects.create(
        unit_id=unit,
        name="Kế hoạch 2026",
        layer="council",
        period="2026",
        act_number="42/NQ-HĐND",
        signed_on=date(2025, 12, 20),
        issuing_body="HĐND phường",
        entered_at=AT,
    )
    levels = {"flow": 1500, "stock": 130, "ratio": 80}
    for indicator in Indicator.objects.all():
        target = Target.objects.create(plan=plan, indicator=indicator, unit_id=unit, period="2026")
        Revision.objects.create(
            target=target,
            number=1,
            form="level",
            low=levels[indicator.kind],
            decided_on=plan.signed_on,
            entered_at=AT,
        )


def _rows(units: list[int], kinds: dict[int, str]) -> Iterator[tuple[Any, ...]]:
    """Yield the values of all units, month by month."""
    chance = random.Random(18115)  # noqa: S311  (seeded on purpose)
    for at, (year, month) in enumerate(MONTHS):
        total = first_months(year, month).code
        last_on = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        season = 100 + 30 * (month in {11, 12}) + at
        for unit in units:
            for indicator, kind in kinds.items():
                number = round(season * chance.uniform(0.8, 1.2) * 10_000)
                parts = (None, number * 7, number * 10) if kind == "ratio" else (number, None, None)
                code = f"{year}-{month:02}" if kind == "flow" else total
                yield (
                    indicator, unit, unit, code, last_on, "official", "reported",
                    *parts, 1, AT, "", "", "", "form",
                )  # fmt: skip
