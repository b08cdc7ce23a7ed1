"""The system told as one story, from the plan to the board, through its doors and without mocks.

A ward was formed of two in the middle of 2025. Its council set a plan for 2026; nine months later
its economic division reports three figures: one typed, one by Excel, one out of a report in prose.
They are verified and approved, and the board says where the year stands, on one territory. The
round closes and becomes an article, which the gate lets through only when each of its numbers says
where it is from. Then a figure turns out to be wrong. Each chapter is a fixture that rests on the
one before it.
"""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import openpyxl
import pytest
from django.test import Client
from django.utils import timezone

from factories.person import NOW
from factories.unit import an_officer
from tiendo.accounts.models import Person
from tiendo.board.composing import Line, compose
from tiendo.documents.actions import NewText, keep_text
from tiendo.documents.forms import read_pasted
from tiendo.documents.matching import Target, matches, typed_of
from tiendo.documents.queries import report_of as figures_of
from tiendo.indicators.actions import allow_publishing, load_catalogue
from tiendo.indicators.queries import names_in, records
from tiendo.plans.actions import Decision, NewPlan, decide, record_plan
from tiendo.plans.queries import Layer, targets_on
from tiendo.portal.gate.checking import Stopped
from tiendo.portal.newsroom.drafting import blocks
from tiendo.portal.newsroom.portals import NewPortal, make_portal
from tiendo.portal.queries import ArticlePage, NewsIndexPage
from tiendo.publishing.queries import draft_of_round, outdated, versions
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
    reopen,
    reopen_round,
    send,
    verify,
)
from tiendo.results.excel.form import build
from tiendo.results.excel.taking import changes_of, form_of, read_form
from tiendo.results.queries import Report, cells_of, history, report_of, reports_of
from tiendo.units.actions import NewUnit, record_unit
from tiendo.units.changes import NewChange, NewPassage, NewRecord, record_change
from tiendo.units.queries import ChangeKind, Kind, Role, Unit, bearer
from tiendo_core.assessment import Status
from tiendo_core.periods import Period, month
from tiendo_core.reasons import NoValue
from tiendo_core.succession import LegalAct
from tiendo_core.target_phrases import parse_target

TODAY = NOW.date()
MERGED_ON = date(2025, 7, 1)
NINE = Period.parse("2026-9M")
INDUSTRY, BUDGET, FIRMS = "KT.CN.01", "NS.01", "KT.DN.01"
TARGETS = {INDUSTRY: "240", BUDGET: "31.000", FIRMS: "40"}
PROSE = """Kết quả 9 tháng đầu năm 2026

Có 31 doanh nghiệp thành lập mới.
"""


@dataclass
class Story:
    """Who is in it."""

    ward: Unit
    division: Unit
    clerk: Person
    verifier: Person
    approver: Person
    synthesis: Person
    report: Report | None = None

    @property
    def now(self) -> Report:
        """The report as it stands now."""
        assert self.report is not None
        found = report_of(self.report.pk)
        assert found is not None
        return found

    def type(self, code: str, text: str) -> None:
        """The clerk types a figure."""
        cell = next(one for one in cells_of(self.now) if one.indicator == code)
        typed = Typed(cell.line.pk, cell.period, cell.certainty, text)
        enter(by=self.clerk, at=NOW, report=self.now, cells=[typed])

    def line(self, code: str) -> Line:
        """What the board says of an indicator."""
        found = compose(self.ward, NINE, TODAY).line(code)
        assert found is not None
        return found


@pytest.fixture
def merged(db: None) -> Unit:
    """Chapter 1: two wards become one on 1/7/2025; one of them gives it its code."""
    olds = [
        record_unit(by=None, at=NOW, new=NewUnit(code, name, Kind.WARD, date(2004, 7, 8)))
        for code, name in (("18115", "Bắc Hồng"), ("18121", "Trung Lương"))
    ]
    change = NewChange(
        ChangeKind.MERGE,
        MERGED_ON,
        LegalAct("1665/NQ-UBTVQH15", date(2025, 6, 16), "Uỷ ban Thường vụ Quốc hội"),
        tuple(NewPassage(old, "18115") for old in olds),
        (NewRecord("18115", "Bắc Hồng Lĩnh", Kind.WARD),),
    )
    record_change(by=None, at=NOW, new=change)
    return bearer("18115", TODAY)


@pytest.fixture
def story(merged: Unit) -> Story:
    """Chapter 2: the new ward has a division that reports, and people for each step."""
    new = NewUnit("18115.KT", "Phòng Kinh tế", Kind.DIVISION, MERGED_ON)
    division = record_unit(by=None, at=NOW, new=new)
    return Story(
        merged,
        division,
        clerk=an_officer("can-bo", division),
        verifier=an_officer("xac-minh", merged, Role.VERIFIER),
        approver=an_officer("phe-duyet", merged, Role.APPROVER),
        synthesis=an_officer("tong-hop", merged, Role.SYNTHESIS),
    )


@pytest.fixture
def remembered(story: Story) -> Story:
    """Chapter 3: earlier months, of the two wards until June 2025 and of the new one after."""
    load_catalogue(by=None, at=NOW)
    industry = records([INDUSTRY]).get()

    def a_month(unit: Unit, year: int, number: int, value: str) -> NewValue:
        period = month(year, number)
        return NewValue(unit, unit, industry.pk, INDUSTRY, period, number=Decimal(value))

    olds = [bearer(f"{code}@2025-01-01", TODAY) for code in ("18115", "18121")]
    before = [(year, number) for year in (2023, 2024, 2025) for number in range(1, 13)]
    rows = [
        a_month(old, year, number, value)
        for old, value in zip(olds, ("10", "6"), strict=True)
        for year, number in before
        if date(year, number, 1) < MERGED_ON
    ]
    rows += [a_month(story.ward, 2025, number, "17") for number in range(7, 13)]
    record_past(by=None, at=NOW, rows=rows)
    return story


@pytest.fixture
def planned(remembered: Story) -> Story:
    """Chapter 4: the council sets the plan of 2026 by an act."""
    new = NewPlan(
        remembered.ward,
        "Kế hoạch phát triển kinh tế - xã hội năm 2026",
        Layer.COUNCIL,
        "2026",
        "12/NQ-HĐND",
        date(2025, 12, 20),
        "HĐND phường",
    )
    plan = record_plan(by=remembered.synthesis, at=NOW, new=new)
    for indicator in records(list(TARGETS)):
        target = parse_target(TARGETS[indicator.code], indicator.unit)
        decide(by=remembered.synthesis, at=NOW, decision=Decision(plan, indicator, target))
    return remembered


@pytest.fixture
def opened(planned: Story) -> Story:
    """Chapter 5: a regime asks the division for three figures, and its round opens."""
    new = NewRegime(
        planned.ward,
        "kt-xh",
        "Báo cáo kinh tế - xã hội",
        "Kết quả thực hiện kế hoạch",
        "UBND phường",
        "Trên hệ thống",
        "quarter_nine",
        MERGED_ON,
    )
    regime = record_regime(by=planned.synthesis, at=NOW, new=new)
    form = add_form(by=planned.synthesis, at=NOW, new=NewForm(regime, "bm01", "Biểu 01"))
    for place, indicator in enumerate(records(list(TARGETS))):
        line = NewLine(form, indicator.pk, place, asks_to_cut_off=False)
        add_line(by=planned.synthesis, at=NOW, new=line)
    duty = NewDuty(form, planned.division, planned.ward, MERGED_ON)
    add_duty(by=planned.synthesis, at=NOW, new=duty)
    held = open_round(by=planned.synthesis, at=NOW, regime=regime, period=NINE)
    [planned.report] = reports_of(held)
    return planned


@pytest.fixture
def filled(opened: Story) -> Story:
    """Chapter 6: the clerk types one figure, fills the Excel form, and takes one from prose."""
    opened.type(INDUSTRY, "154,35")
    _by_excel(opened, "Thu ngân sách nhà nước trên địa bàn", 25166)
    _by_prose(opened, PROSE)
    return opened


def _by_excel(story: Story, name: str, number: float) -> None:
    """Take the report's own form, fill the line of this name, and give it back."""
    book = openpyxl.load_workbook(io.BytesIO(build(form_of(story.now, TODAY))))
    sheet = book.worksheets[0]
    row = next(row for row in sheet.iter_rows() if any(cell.value == name for cell in row))
    next(cell for cell in row if not cell.protection.locked).value = number
    target = io.BytesIO()
    book.save(target)
    taken = read_form(target.getvalue(), story.now)
    assert not taken.faults
    changes = changes_of(story.now, taken.cells)
    enter(by=story.clerk, at=NOW, report=story.now, cells=[one.typed for one in changes])


def _by_prose(story: Story, prose: str) -> None:
    """Keep a report in prose, and accept what is surely read in it."""
    new = NewText(story.division, read_pasted(prose), prose.encode(), title="Báo cáo")
    text = keep_text(by=story.clerk, at=NOW, new=new)
    target = Target.of(story.now)
    found = matches(figures_of(text), target, names_in(story.division), {1: FIRMS})
    cells = [typed_of(one, target) for one in found if not one.problem]
    enter(by=story.clerk, at=NOW, report=story.now, cells=cells)


@pytest.fixture
def approved(filled: Story) -> Story:
    """Chapter 7: sent, verified by a second person, approved by a third."""
    _bring(filled)
    return filled


def _bring(story: Story, at: datetime = NOW) -> None:
    send(by=story.clerk, at=at, report=story.now)
    verify(by=story.verifier, at=at, report=story.now)
    approve(by=story.approver, at=at, report=story.now)


@pytest.fixture
def told(approved: Story) -> ArticlePage:
    """Chapter 8: the round closes, and its draft becomes an article of the ward's portal."""
    allow_publishing(by=None, at=NOW, codes=list(TARGETS))
    close_round(by=approved.synthesis, at=NOW, the_round=approved.now.round)
    home = make_portal(by=None, at=NOW, new=NewPortal(approved.ward))
    draft = draft_of_round(approved.ward, NINE, "kt-xh")
    assert draft is not None
    page = ArticlePage(title=draft.title, body=json.dumps(list(blocks(draft))))
    NewsIndexPage.objects.child_of(home).get().add_child(instance=page)
    page.save_revision().publish()
    return ArticlePage.objects.get(pk=page.pk)


def test_the_public_reads_figures_that_say_where_they_are_from(
    told: ArticlePage, client: Client
) -> None:
    page = client.get(told.url).content.decode()
    assert "154,4 tỷ đồng" in page
    assert "chỉ tiêu KT.CN.01" in page
    [snapshot] = versions(told.subject)
    assert {one["indicator"] for one in snapshot.content["figures"]} == set(TARGETS)


def test_a_number_that_says_nothing_of_itself_stays_in_the_newsroom(
    told: ArticlePage, client: Client
) -> None:
    told.body.append(("text", "<p>Thương mại bằng 60,6,2% kế hoạch.</p>"))
    with pytest.raises(Stopped):
        told.save_revision().publish()
    assert "60,6,2" not in client.get(told.url).content.decode()


def test_a_corrected_figure_wakes_the_article_that_cites_it(
    told: ArticlePage, approved: Story
) -> None:
    assert outdated([approved.ward]) == []
    later = timezone.now() + timedelta(days=1)
    held = approved.now.round
    reopen_round(by=approved.synthesis, at=later, the_round=held, reason="Cộng thiếu")
    reopen(by=approved.approver, at=later, report=approved.now, reason="Cộng thiếu một cơ sở")
    approved.type(INDUSTRY, "161,7")
    _bring(approved, later)
    found = outdated([approved.ward])
    assert {one.indicator for one in found} == {INDUSTRY}
    assert ("154,4 tỷ đồng", "161,7 tỷ đồng") in {(one.printed, one.now.printed) for one in found}


def test_the_plan_says_what_the_year_wants(planned: Story) -> None:
    [industry] = targets_on(planned.ward, "2026", TODAY)[INDUSTRY]
    assert (industry.target.low, industry.plan.name[-8:]) == (Decimal(240), "năm 2026")


def test_each_figure_remembers_by_which_way_it_came(filled: Story) -> None:
    entries = {one.line.indicator.code: one for one in filled.now.entries.all()}
    came = {code: (one.number, one.origin) for code, one in entries.items()}
    assert came == {
        INDUSTRY: (Decimal("154.35"), "form"),
        BUDGET: (Decimal(25166), "excel"),
        FIRMS: (Decimal(31), "prose"),
    }
    assert entries[FIRMS].quote == "31 doanh nghiệp thành lập mới"


def test_nothing_stands_on_the_board_before_it_is_approved(filled: Story) -> None:
    assert isinstance(filled.line(INDUSTRY).said.value, NoValue)


def test_the_board_compares_like_for_like_across_the_merger(approved: Story) -> None:
    said = approved.line(INDUSTRY).said
    first_half, since = 6 * (10 + 6), 3 * 17
    assert said.last_year == first_half + since
    assert said.change == Fraction("154.35") / (first_half + since) - 1


def test_the_board_says_where_the_year_stands(approved: Story) -> None:
    said = approved.line(INDUSTRY).said
    assert said.attained == Fraction("154.35") / 240
    assert said.status in {Status.ATTENTION, Status.RISK}
    assert not isinstance(said.outlook, NoValue)
    assert approved.line(FIRMS).said.status in {Status.SAFE, Status.REACHED}


def test_a_correction_is_a_further_version_and_the_first_one_stays(approved: Story) -> None:
    reopen(by=approved.approver, at=NOW, report=approved.now, reason="Cộng thiếu một doanh nghiệp")
    approved.type(INDUSTRY, "161,7")
    _bring(approved)
    versions = history(approved.ward, INDUSTRY, "2026-9M")
    assert [one.number for one in versions] == [Decimal("154.35"), Decimal("161.7")]
    assert approved.line(INDUSTRY).said.change == Fraction("161.7") / 147 - 1
    closed = close_round(by=approved.synthesis, at=NOW, the_round=approved.now.round)
    assert closed.closing_record["missing"] == []
