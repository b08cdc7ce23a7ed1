"""The plans of the demonstration: invented, and named so wherever they are shown.

Only the target of industry follows from the article (864 tỷ is 63.1% of 1,369.3), and its plan says
so. There is none for trade: the article prints a percentage that nobody can read, and no plan is
made up for it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from tiendo.accounts.queries import Person
from tiendo.indicators.queries import records
from tiendo.plans.actions import Decision, NewPlan, decide_many, record_plan
from tiendo.plans.queries import Layer, targets_of
from tiendo.units.queries import Unit
from tiendo_core.target_phrases import parse_target

ACT_WORDS = """NGHỊ QUYẾT (bản minh hoạ, không phải văn bản thật)
Về kế hoạch phát triển kinh tế - xã hội năm 2020
"""
"""What stands in the file of the council's act."""


@dataclass(frozen=True)
class _Set:
    """A plan with its targets as they are written, and one target's parts by quarter."""

    layer: Layer
    name: str
    body: str
    signed_on: date
    targets: Mapping[str, str]
    act: str = "số minh hoạ/NQ-HĐND"
    quarters: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


_HIGHER = _Set(
    Layer.HIGHER_LEVEL,
    "Chỉ tiêu cấp trên giao năm 2020 (minh hoạ)",
    "UBND tỉnh",
    date(2019, 12, 10),
    {"NS.01": "165.000", "XH.04": "1.200", "VX.YT.01": "≥ 88", "QA.01": "hoàn thành"},
    act="số minh hoạ/QĐ-UBND",
)
_COUNCIL = _Set(
    Layer.COUNCIL,
    "Kế hoạch phát triển kinh tế - xã hội năm 2020 (minh hoạ)",
    "HĐND thị xã",
    date(2019, 12, 20),
    {
        "KT.XD.01": "420",
        "KT.NN.01": "tăng 3%",
        "KT.NN.02": "6.200",
        "KT.DL.01": "70.000",
        "KT.DN.01": "40",
        "KT.DN.02": "3",
        "KT.DN.03": "không quá 14",
        "KT.DT.04": "≥ 95",
        "NS.01": "170.000",
        "NS.02": "150.000",
        "NS.03": "50.000",
        "NS.07": "không quá 7.500",
        "VX.GD.01": "từ 85 đến 90",
        "VX.YT.01": "trên 90%",
        "XH.02": "không quá 2,1%",
        "XH.04": "1.250",
        "XH.05": "66",
        "MT.01": "≥ 93",
        "DT.02": "8",
        "DT.04": "1.700",
        "CC.02": "trên 98%",
        "CC.03": "≥ 60",
        "QA.01": "hoàn thành",
        "QA.04": "không quá 18",
        "XDD.01": "120",
    },
    quarters={
        "NS.02": {
            "2020-Q1": "33.000",
            "2020-Q2": "36.000",
            "2020-Q3": "39.000",
            "2020-Q4": "42.000",
        }
    },
)
_ARTICLE = _Set(
    Layer.COUNCIL,
    "Kế hoạch năm 2020 (suy ra từ bài viết: 864 tỷ đồng bằng 63,1%)",
    "HĐND thị xã",
    date(2019, 12, 20),
    {"KT.CN.01": "1.369,3"},
    act="không nêu trong bài viết",
)
_WARD = _Set(
    Layer.COUNCIL,
    "Kế hoạch phát triển kinh tế - xã hội năm 2026 (minh hoạ)",
    "HĐND phường",
    date(2025, 12, 22),
    {
        "NS.01": "31.000",
        "NS.02": "30.000",
        "KT.CN.01": "440",
        "KT.DT.03": "27.500",
        "KT.DN.01": "38",
        "XH.04": "640",
        "XH.08": "≥ 88",
        "XH.11": "không quá 150",
        "CC.03": "≥ 80",
        "QA.04": "không quá 14",
        "MT.07": "1.700",
    },
)


def load_plans(*, by: Person | None, at: datetime, unit: Unit, act: bytes) -> None:
    """Record the town's plans with their targets; what is there already stays. ``act`` is the
    council's as a Word file."""
    _load(_HIGHER, by=by, at=at, unit=unit)
    _load(_COUNCIL, by=by, at=at, unit=unit, act=act)
    _load(_ARTICLE, by=by, at=at, unit=unit)


def load_ward_plan(*, by: Person | None, at: datetime, ward: Unit) -> None:
    """Record the ward's plan of 2026; what is there already stays."""
    _load(_WARD, by=by, at=at, unit=ward)


def _load(plan: _Set, *, by: Person | None, at: datetime, unit: Unit, act: bytes = b"") -> None:
    """Record one plan; a plan that has targets is left alone."""
    new = NewPlan(
        unit=unit,
        name=plan.name,
        layer=plan.layer,
        period=str(plan.signed_on.year + 1),
        act_number=plan.act,
        signed_on=plan.signed_on,
        issuing_body=plan.body,
    )
    if act:
        new = replace(new, document_name="nghi-quyet-minh-hoa.docx", document=act)
    recorded = record_plan(by=by, at=at, new=new)
    if targets_of(recorded):
        return
    known = {one.code: one for one in records(list(plan.targets))}
    written = [(code, target, "") for code, target in plan.targets.items()]
    for code, quarters in plan.quarters.items():
        written += [(code, target, period) for period, target in quarters.items()]
    decisions = [
        Decision(recorded, known[code], parse_target(target, known[code].unit), period=period)
        for code, target, period in written
    ]
    decide_many(by=by, at=at, plan=recorded, decisions=decisions)
