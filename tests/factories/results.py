"""A regime with one form, its people and a round, made with the least."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from factories.person import NOW
from factories.unit import a_ward, an_officer
from tiendo.accounts.models import Person
from tiendo.common.fold import fold
from tiendo.indicators.models import Indicator
from tiendo.results.actions import (
    NewDuty,
    NewForm,
    NewLine,
    NewRegime,
    Typed,
    add_duty,
    add_form,
    add_line,
    enter,
    open_round,
    record_regime,
)
from tiendo.results.models import Form, Frequency, Line, Report, ReportRegime, Round
from tiendo.units.actions import NewUnit, record_unit
from tiendo.units.models import Kind, Role, Unit
from tiendo_core.periods import Period

SINCE = date(2025, 7, 1)
FIGURES = {
    "THU": ("Thu ngân sách", "tỷ đồng", "flow", "sum"),
    "NGHEO": ("Hộ nghèo", "hộ", "stock", "sum"),
    "DVC": ("Dịch vụ công toàn trình", "%", "ratio", "ratio"),
}


@dataclass
class Office:
    """A ward that owns a regime, its division that reports, and who acts for them."""

    ward: Unit
    division: Unit
    regime: ReportRegime
    form: Form
    lines: dict[str, Line]
    round: Round
    clerk: Person
    verifier: Person
    approver: Person
    synthesis: Person

    @property
    def report(self) -> Report:
        """The only report of the round, as it is now."""
        return Report.objects.get(round=self.round)


def an_indicator(code: str, decimals: int = 1, **more: object) -> Indicator:
    """One of ``FIGURES``, or a flow in tỷ đồng."""
    name, unit, kind, rule = FIGURES.get(code, (code, "tỷ đồng", "flow", "sum"))
    parts = {"numerator_code": "A", "denominator_code": "B"} if rule == "ratio" else {}
    return Indicator.objects.create(
        code=code,
        name=name,
        folded_name=fold(name),
        field="budget",
        unit=unit,
        kind=kind,
        direction="higher",
        rule=rule,
        decimals=decimals,
        factor=100 if unit == "%" else 1,
        **parts,
        **more,
    )


def an_office(
    period: str = "2026-9M",
    frequency: str = Frequency.QUARTER_NINE,
    codes: tuple[str, ...] = tuple(FIGURES),
    **asked: bool,
) -> Office:
    """A ward whose division for economy reports three figures of nine months."""
    ward = a_ward()
    division = record_unit(
        by=None, at=NOW, new=NewUnit("18115.KT", "Phòng Kinh tế", Kind.DIVISION, SINCE)
    )
    regime = record_regime(
        by=None,
        at=NOW,
        new=NewRegime(
            ward,
            "kt-xh",
            "Báo cáo kinh tế - xã hội",
            "Kết quả thực hiện",
            "UBND phường",
            "Trên hệ thống",
            frequency,
            SINCE,
        ),
    )
    form = add_form(by=None, at=NOW, new=NewForm(regime, "bm01", "Biểu 01"))
    lines = {
        code: add_line(by=None, at=NOW, new=NewLine(form, an_indicator(code).pk, place, **asked))
        for place, code in enumerate(codes)
    }
    add_duty(by=None, at=NOW, new=NewDuty(form, division, ward, SINCE))
    opened = open_round(by=None, at=NOW, regime=regime, period=Period.parse(period))
    return Office(
        ward,
        division,
        regime,
        form,
        lines,
        opened,
        clerk=an_officer("canbo", division),
        verifier=an_officer("tham-tra", ward, Role.VERIFIER),
        approver=an_officer("duyet", ward, Role.APPROVER),
        synthesis=an_officer("tong-hop", ward, Role.SYNTHESIS),
    )


def typed(office: Office, code: str, text: str, below: str = "", **more: object) -> Typed:
    """A figure to the cut-off of one of the office's lines."""
    more.setdefault("certainty", "to cut-off")
    more.setdefault("period", office.round.period)
    return Typed(office.lines[code].pk, typed=text, typed_below=below, **more)  # type: ignore[arg-type]


def fill(office: Office, **numbers: str) -> None:
    """Type the same figure to the cut-off and as estimate for every line; the rest is 10."""
    cells = []
    for code in office.lines:
        above, _slash, below = numbers.get(code, "10/20" if code == "DVC" else "10").partition("/")
        cells += [
            typed(office, code, above, below, certainty=certainty)
            for certainty in ("to cut-off", "estimate")
        ]
    enter(by=office.clerk, at=NOW, report=office.report, cells=cells)


EXACT = Decimal("12345678901234.5678")
