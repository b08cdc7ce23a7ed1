"""The report rounds of the demonstration: a ward that reports every month.

All of it is invented, and its figures say so wherever they are shown; the regime follows
Decree 09/2019/NĐ-CP. The bodies report in several states, so that a round can be looked at.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone

from tiendo.accounts.queries import Person
from tiendo.demonstration.plans import load_ward_plan
from tiendo.demonstration.ward_years import Flow, earlier_flows
from tiendo.indicators.queries import Indicator, records
from tiendo.results.actions import (
    NewDuty,
    NewForm,
    NewLine,
    NewRegime,
    NewValue,
    Typed,
    add_duty,
    add_form,
    add_line,
    approve,
    enter,
    give_back,
    open_due_rounds,
    record_past,
    record_regime,
    send,
    verify,
)
from tiendo.results.queries import (
    Cell,
    Certainty,
    Form,
    Line,
    Origin,
    Report,
    ReportRegime,
    cells_of,
    open_rounds,
    report_of,
    reports_of,
)
from tiendo.units.actions import NewUnit, Post, give_role, record_unit
from tiendo.units.queries import Kind, Role, Unit
from tiendo_core.numbers import format_number
from tiendo_core.periods import Period, first_months

WARD_CODE = "18115"
WARD_NAME = "Phường Bắc Hồng Lĩnh"
SINCE = date(2025, 7, 1)
ECONOMY = {"NS.01": 2400, "NS.02": 2100, "KT.CN.01": 31, "KT.DT.03": 1850, "KT.DN.01": 3}
"""What a month brings, about, in the indicator's unit."""

SOCIETY = {"XH.04": 52, "CC.03": 390, "XH.08": 6150, "QA.04": 2, "XH.11": 172}
GROUPS = {"XH.01": 9, "VX.DS.04": 310, "MT.07": 190}
PARTS = {"NS.02": "NS.01"}
WHOLES = {"CC.03": 540, "XH.08": 7100}
STOCKS = {"XH.01", "VX.DS.04", "MT.07", "CC.03", "XH.08", "XH.11"}
STEPS = {"CC.03": 2, "XH.08": 5, "XH.11": -1}
"""How much a stock grows in a month."""

DIVISIONS = {"KT": "Phòng Kinh tế, Hạ tầng và Đô thị", "VX": "Phòng Văn hoá - Xã hội"}
STATES = ("approved", "approved", "verified", "sent", "sent", "returned", "draft", "none")
"""How the eight residential groups stand in the round that is open."""


@dataclass(frozen=True)
class _Hands:
    """Who does what in the demonstration, and when."""

    clerk: Person
    verifier: Person
    approver: Person
    at: datetime


def load_rounds(*, cast: dict[Role, Person], at: datetime) -> Unit:
    """Record the ward, its bodies, its regime with earlier values, and the round of today."""
    ward = record_unit(by=None, at=at, new=NewUnit(WARD_CODE, WARD_NAME, Kind.WARD, SINCE))
    for role, person in cast.items():
        if role is not Role.CLERK:
            give_role(by=None, at=at, person=person, post=Post(ward, role, SINCE))
    divisions = {
        code: _body(ward, code, name, Kind.DIVISION, at) for code, name in DIVISIONS.items()
    }
    groups = [
        _body(ward, f"T{number:02}", f"Tổ dân phố {number}", Kind.RESIDENTIAL_GROUP, at)
        for number in range(1, len(STATES) + 1)
    ]
    for division in divisions.values():
        give_role(by=None, at=at, person=cast[Role.CLERK], post=Post(division, Role.CLERK, SINCE))
    load_ward_plan(by=cast[Role.SYNTHESIS], at=at, ward=ward)
    regime = _regime(ward, at)
    if regime.forms.exists():
        open_due_rounds(at=at)
        return ward
    economy = _form(regime, "bm01", "Biểu 01: Kinh tế (minh hoạ)", ECONOMY, at)
    society = _form(regime, "bm02", "Biểu 02: Văn hoá - xã hội (minh hoạ)", SOCIETY, at)
    households = _form(regime, "bm03", "Biểu 03: Hộ dân (minh hoạ)", GROUPS, at)
    for form, reporter, about in (
        (economy, divisions["KT"], ward),
        (society, divisions["VX"], ward),
        *((households, group, group) for group in groups),
    ):
        add_duty(by=None, at=at, new=NewDuty(form, reporter, about, SINCE))
    _past(ward, divisions, at)
    open_due_rounds(at=at)
    hands = _Hands(cast[Role.CLERK], cast[Role.VERIFIER], cast[Role.APPROVER], at)
    for held in open_rounds(ward, timezone.localdate(at)):
        owed = [one for one in reports_of(held) if one.duty.form_id == households.pk]
        for report, state in zip(owed, STATES, strict=False):
            _bring(report, state, hands)
    return ward


def _body(ward: Unit, code: str, name: str, kind: Kind, at: datetime) -> Unit:
    """A body below the ward."""
    return record_unit(by=None, at=at, new=NewUnit(f"{ward.code}.{code}", name, kind, SINCE))


def _regime(ward: Unit, at: datetime) -> ReportRegime:
    new = NewRegime(
        unit=ward,
        code="kt-xh",
        name="Báo cáo tình hình kinh tế - xã hội hằng tháng (minh hoạ)",
        content="Kết quả thực hiện các chỉ tiêu chủ yếu; ước thực hiện cả kỳ",
        receiver="UBND phường (Văn phòng HĐND và UBND tổng hợp)",
        way_of_sending="Trên hệ thống này",
        frequency="month",
        send_by_working_days=12,
        closes_after_working_days=22,
        valid_from_on=SINCE,
        outline="I. Kết quả; II. Tồn tại, nguyên nhân; III. Nhiệm vụ",
        act="Nghị định 09/2019/NĐ-CP",
    )
    return record_regime(by=None, at=at, new=new)


def _form(regime: ReportRegime, code: str, name: str, months: dict[str, int], at: datetime) -> Form:
    """A form with a line for each indicator."""
    form = add_form(by=None, at=at, new=NewForm(regime, code, name, order=int(code[2:])))
    known = {one.code: one for one in records(months)}
    lines: dict[str, Line] = {}
    for place, indicator in enumerate(months):
        part_of = lines.get(PARTS.get(indicator, ""))
        new = NewLine(
            form,
            known[indicator].pk,
            place,
            part_of,
            asks_to_cut_off=indicator not in STOCKS,
            asks_estimate=True,
        )
        lines[indicator] = add_line(by=None, at=at, new=new)
    return form


def _past(ward: Unit, divisions: dict[str, Unit], at: datetime) -> None:
    """What was reported until the month before: flows, and what stood at the end of each month."""
    today = timezone.localdate(at)
    known = {one.code: one for one in records([*ECONOMY, *SOCIETY])}
    flows: list[Flow] = []
    rows: list[NewValue] = []
    for months, division in ((ECONOMY, divisions["KT"]), (SOCIETY, divisions["VX"])):
        for code, about in months.items():
            if code in STOCKS:
                rows += _stood(ward, division, known[code], about, today)
            else:
                flows.append(Flow(known[code], division, about))
    rows += earlier_flows(ward, flows, at, today)
    record_past(by=None, at=at, rows=rows)


def _stood(
    ward: Unit, division: Unit, indicator: Indicator, about: int, today: date
) -> Iterator[NewValue]:
    """What stood at the end of each month since the ward was formed; a ratio by both its parts."""
    first, last = SINCE.year * 12 + SINCE.month - 1, today.year * 12 + today.month - 1
    for year, month in (divmod(place, 12) for place in range(first, last)):
        value = Decimal(about + (year * 12 + month - first) * STEPS.get(indicator.code, 1))
        whole = WHOLES.get(indicator.code)
        yield NewValue(
            ward,
            division,
            indicator.pk,
            indicator.code,
            first_months(year, month + 1),
            Certainty.ESTIMATE,
            number=None if whole else value,
            numerator=value if whole else None,
            denominator=Decimal(whole) if whole else None,
            origin=Origin.INVENTED,
        )


def _bring(report: Report, state: str, hands: _Hands) -> None:
    """Fill a report and bring it to a state."""
    if state == "none":
        return
    held = report_of(report.pk)
    if held is None:
        return
    cells = [_typed(cell, report.pk) for cell in cells_of(held)]
    if state == "draft":
        cells = cells[:1]
    enter(by=hands.clerk, at=hands.at, report=held, cells=cells)
    if state == "draft":
        return
    send(by=hands.clerk, at=hands.at, report=held)
    if state == "returned":
        note = "Số hộ phân loại rác tăng quá nhanh, đề nghị rà soát"
        give_back(by=hands.verifier, at=hands.at, report=held, note=note)
    if state in {"verified", "approved"}:
        verify(by=hands.verifier, at=hands.at, report=held)
    if state == "approved":
        approve(by=hands.approver, at=hands.at, report=held)


def _typed(cell: Cell, salt: int) -> Typed:
    """An invented figure for a cell, another for each group."""
    value = GROUPS[cell.indicator] + salt % 7
    period = Period.parse(cell.period).code
    number = format_number(value)
    return Typed(cell.line.pk, period, cell.certainty, number, origin=Origin.INVENTED)
