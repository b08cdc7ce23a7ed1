"""The plans of the demonstration: invented, and named so wherever they are shown.

Only the target of industry follows from the article (864 tỷ is 63.1% of 1,369.3). There is none for
trade: the article prints a percentage that nobody can read, and no plan is made up for it.
"""

from datetime import date, datetime

from tiendo.accounts.queries import Person
from tiendo.indicators.queries import records
from tiendo.plans.actions import Decision, NewPlan, decide_many, record_plan
from tiendo.plans.queries import Layer, targets_of
from tiendo.units.queries import Unit
from tiendo_core.target_phrases import parse_target

_COUNCIL = {
    "KT.CN.01": "1.369,3",
    "KT.NN.01": "tăng 3%",
    "KT.DN.01": "40",
    "KT.DN.02": "3",
    "NS.01": "170.000",
    "VX.GD.01": "từ 85 đến 90",
    "VX.YT.01": "trên 90%",
    "XH.02": "không quá 2,1%",
    "XH.04": "1.250",
    "CC.03": "≥ 60",
    "QA.01": "hoàn thành",
    "XDD.01": "120",
}
_HIGHER = {"NS.01": "165.000", "XH.04": "1.200", "VX.YT.01": "≥ 88", "QA.01": "hoàn thành"}
ACT_WORDS = """NGHỊ QUYẾT (bản minh hoạ, không phải văn bản thật)
Về kế hoạch phát triển kinh tế - xã hội năm 2020
"""
"""What stands in the file of the council's act."""
_QUARTERS = {"2020-Q1": "300", "2020-Q2": "340", "2020-Q3": "360", "2020-Q4": "369,3"}


def load_plans(*, by: Person | None, at: datetime, unit: Unit, act: bytes) -> None:
    """Record both plans with their targets; what is there already stays. ``act`` is a Word file."""
    higher = NewPlan(
        unit=unit,
        name="Chỉ tiêu cấp trên giao năm 2020 (minh hoạ)",
        layer=Layer.HIGHER_LEVEL,
        period="2020",
        act_number="số minh hoạ/QĐ-UBND",
        signed_on=date(2019, 12, 10),
        issuing_body="UBND tỉnh",
    )
    council = NewPlan(
        unit=unit,
        name="Kế hoạch phát triển kinh tế - xã hội năm 2020 (minh hoạ)",
        layer=Layer.COUNCIL,
        period="2020",
        act_number="số minh hoạ/NQ-HĐND",
        signed_on=date(2019, 12, 20),
        issuing_body="HĐND thị xã",
        document_name="nghi-quyet-minh-hoa.docx",
        document=act,
    )
    known = {one.code: one for one in records([*_COUNCIL, *_HIGHER])}
    for new, targets in ((higher, _HIGHER), (council, _COUNCIL)):
        plan = record_plan(by=by, at=at, new=new)
        if targets_of(plan):
            continue
        decisions = [
            Decision(plan, known[code], parse_target(written, known[code].unit))
            for code, written in targets.items()
        ]
        if new is council:
            industry = known["KT.CN.01"]
            decisions += [
                Decision(plan, industry, parse_target(written, industry.unit), period=period)
                for period, written in _QUARTERS.items()
            ]
        decide_many(by=by, at=at, plan=plan, decisions=decisions)
