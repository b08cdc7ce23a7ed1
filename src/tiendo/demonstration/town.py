"""Hồng Lĩnh until September 2020: what the article tells, and what is invented around it.

The article's figures come in as a report of the town, approved and its round closed; each says
where it is from. What the article implies (806,0 and 24 a year before) says that it was derived.
Everything else is invented and marked so: the months of 2017 to 2020, the wards, two bodies that
report the budget differently.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from tiendo.accounts.queries import Person
from tiendo.demonstration.facts import PERIOD, UNIT_CODE, facts, rows
from tiendo.demonstration.series import months_of, weights
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
    close_round,
    enter,
    open_round,
    record_past,
    record_regime,
    send,
    verify,
)
from tiendo.results.queries import Origin, Report, ReportRegime, cells_of, report_of, reports_of
from tiendo.units.actions import NewUnit, record_unit
from tiendo.units.queries import Kind, NoSuchUnitError, Role, Unit, bearer
from tiendo_core.numbers import format_number
from tiendo_core.periods import Period, month

SINCE = date(2020, 1, 1)
WARDS = {
    "18115": "Bắc Hồng",
    "18118": "Nam Hồng",
    "18121": "Trung Lương",
    "18124": "Đức Thuận",
    "18127": "Đậu Liêu",
    "18130": "Thuận Lộc",
}
DERIVED = {"KT.CN.01": "806.0", "KT.DN.01": "24"}
"""The same nine months of 2019, as they follow from the growth the article tells."""

SOURCE = "Nguồn: bài viết trên cổng thông tin điện tử của thị xã"
FROM_ARTICLE = "Suy ra từ bài viết trên cổng thông tin điện tử của thị xã"
SENT_AT = datetime(2020, 10, 1, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
BODIES = {
    "TC": ("Phòng Tài chính - Kế hoạch (minh hoạ)", Kind.DIVISION, "121300"),
    "CT": ("Chi cục Thuế (minh hoạ)", Kind.AGENCY, "119850"),
}
"""Two bodies that report the revenue of the budget, and what each says."""


def load_town(*, cast: Mapping[Role, Person], at: datetime, town: Unit) -> None:
    """Record the earlier years, the wards, and the article's figures; what is there stays."""
    regime = _regime(town, at)
    if regime.forms.exists():
        return
    known = {one.code: one for one in records()}
    invented = [*_flows(town, known), *_stocks(town, at, known), *_bodies(town, at, known)]
    record_past(by=None, at=at, rows=[*invented, *_derived(town, known)])
    form = add_form(by=None, at=at, new=NewForm(regime, "bai-viet", "Số liệu trong bài viết", 1))
    for place, fact in enumerate(facts()):
        is_estimate = fact.state == "estimate"
        line = NewLine(
            form,
            known[fact.code].pk,
            place,
            asks_to_cut_off=not is_estimate,
            asks_estimate=is_estimate,
        )
        add_line(by=None, at=at, new=line)
    add_duty(by=None, at=at, new=NewDuty(form, town, town, SINCE))
    period = Period.parse(PERIOD)
    opened = open_round(by=cast[Role.SYNTHESIS], at=SENT_AT, regime=regime, period=period)
    for report in reports_of(opened):
        _bring(report.pk, cast)
    close_round(by=cast[Role.SYNTHESIS], at=SENT_AT, the_round=opened)


def _regime(town: Unit, at: datetime) -> ReportRegime:
    new = NewRegime(
        unit=town,
        code="kt-xh",
        name="Báo cáo kinh tế - xã hội quý, 6 tháng, 9 tháng và năm",
        content="Các chỉ tiêu chủ yếu mà cổng thông tin điện tử của thị xã đã đăng",
        receiver="UBND thị xã",
        way_of_sending="Trên hệ thống này",
        frequency="quarter_nine",
        cut_off="calendar",
        valid_from_on=SINCE,
        valid_to_on=date(2021, 1, 1),
        act="Nghị định 09/2019/NĐ-CP",
    )
    return record_regime(by=None, at=at, new=new)


def _bring(pk: int, cast: Mapping[Role, Person]) -> None:
    """Type the article's figures and bring them through both steps."""
    report = _again(pk)
    told = {fact.code: format_number(fact.value) for fact in facts()}
    cells = [
        Typed(cell.line.pk, cell.period, cell.certainty, told[cell.indicator], note=SOURCE)
        for cell in cells_of(report)
    ]
    enter(by=cast[Role.CLERK], at=SENT_AT, report=report, cells=cells)
    send(by=cast[Role.CLERK], at=SENT_AT, report=report)
    verify(by=cast[Role.VERIFIER], at=SENT_AT, report=report)
    approve(by=cast[Role.APPROVER], at=SENT_AT, report=report)


def _again(pk: int) -> Report:
    report = report_of(pk)
    assert report is not None  # noqa: S101 - the round was just opened
    return report


def _invented(
    unit: Unit, indicator: Indicator, period: Period, number: Decimal, by: Unit | None = None
) -> NewValue:
    """An invented figure that a unit reports of itself, unless another body does."""
    return NewValue(
        unit,
        by or unit,
        indicator.pk,
        indicator.code,
        period,
        number=number,
        origin=Origin.INVENTED,
    )


def _flows(town: Unit, known: Mapping[str, Indicator]) -> Iterator[NewValue]:
    """The months of the years until September 2020."""
    for row in rows("flows_invented"):
        indicator = known[row["code"]]
        for year in (2017, 2018, 2019, 2020):
            written = row.get(str(year)) or row[PERIOD]
            parts = weights(row["season"], year)[: 9 if year == 2020 else 12]
            if not written:
                continue
            numbers = months_of(Decimal(written), parts, indicator.decimals)
            for place, number in enumerate(numbers, start=1):
                yield _invented(town, indicator, month(year, place), number)


def _stocks(town: Unit, at: datetime, known: Mapping[str, Indicator]) -> Iterator[NewValue]:
    """What stood at the end of a period, in the town or one of its wards."""
    units = {UNIT_CODE: town} | {code: ward(code, name, at) for code, name in WARDS.items()}
    for row in rows("stocks_invented"):
        for code in ("2018", "2019-9M", "2019", PERIOD):
            number, indicator = Decimal(row[code]), known[row["code"]]
            yield _invented(units[row["unit"]], indicator, Period.parse(code), number)


def ward(code: str, name: str, at: datetime, parent: str = UNIT_CODE) -> Unit:
    """A ward or commune as it was until 1/7/2025; recorded where the country is not loaded."""
    try:
        return bearer(f"{code}@2020-09-30", date(2020, 9, 30))
    except NoSuchUnitError:
        kind = Kind.COMMUNE if name in {"Thuận Lộc", "Xuân Lam"} else Kind.WARD
        days = date(2004, 7, 8), date(2025, 7, 1)
        return record_unit(by=None, at=at, new=NewUnit(code, name, kind, *days, parent))


def _bodies(town: Unit, at: datetime, known: Mapping[str, Indicator]) -> Iterator[NewValue]:
    """What two bodies say of one figure, neither of which owns it."""
    indicator, period = known["NS.01"], Period.parse(PERIOD)
    for code, (name, kind, told) in BODIES.items():
        days = SINCE, date(2025, 7, 1)
        new = NewUnit(f"{UNIT_CODE}.{code}", name, kind, *days)
        body = record_unit(by=None, at=at, new=new)
        yield _invented(town, indicator, period, Decimal(told), body)


def _derived(town: Unit, known: Mapping[str, Indicator]) -> Iterator[NewValue]:
    """What the article implies of the year before."""
    period = Period.parse(PERIOD).same_period_last_year()
    for code, told in DERIVED.items():
        row = known[code]
        yield NewValue(town, town, row.pk, code, period, number=Decimal(told), note=FROM_ARTICLE)
