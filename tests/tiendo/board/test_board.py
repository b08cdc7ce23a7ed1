"""The board: what it says, to whom, in how many questions to the database."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from conftest import NOW
from factories.indicator import a_ratio, an_indicator
from factories.person import signed_in
from factories.plan import a_plan, a_target
from factories.unit import an_officer
from factories.value import a_value, a_year
from tiendo.board import kept
from tiendo.board.composing import compose
from tiendo.results.actions import (
    NewDuty,
    NewForm,
    NewLine,
    NewRegime,
    add_duty,
    add_form,
    add_line,
    record_regime,
)
from tiendo.units.actions import NewUnit, record_unit
from tiendo.units.changes import NewChange, NewPassage, NewRecord, record_change
from tiendo.units.models import Assignment, ChangeKind, Kind, Role, Unit
from tiendo_core.aggregation import Coverage
from tiendo_core.assessment import Status
from tiendo_core.periods import Period
from tiendo_core.reasons import NoValue, Reason, rounded
from tiendo_core.succession import LegalAct

SINCE = date(2004, 1, 1)
TODAY = date(2026, 9, 14)
NINE = Period.parse("2026-9M")
BOARD = "/don-vi/18115/2026-9M/bang/"
ACT = LegalAct("12/NQ-HĐND", date(2025, 6, 16), "Hội đồng nhân dân tỉnh")


def a_unit(code: str, name: str, kind: Kind, since: date = SINCE, parent: str = "") -> Unit:
    """A unit below another, for as long as anybody asks."""
    new = NewUnit(code, name, kind, since, parent_code=parent)
    return record_unit(by=None, at=NOW, new=new)


def groups(count: int) -> list[Unit]:
    """Residential groups of the ward."""
    return [
        a_unit(f"18115.{at}", f"Tổ dân phố {at}", Kind.RESIDENTIAL_GROUP, parent="18115")
        for at in range(count)
    ]


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Each test begins with nothing kept, on the same day."""
    from django.utils import timezone

    kept.forget()
    monkeypatch.setattr(timezone, "localdate", lambda *_: TODAY)
    yield


@pytest.fixture
def ward(db: None) -> Unit:
    """A ward since 2020, so that three earlier years are its own."""
    return record_unit(
        by=None,
        at=NOW,
        new=NewUnit("18115", "Bắc Hồng Lĩnh", Kind.WARD, date(2020, 1, 1), None, "42"),
    )


@pytest.fixture
def output(ward: Unit) -> Any:
    """Industry with a late season, three years of history and a plan."""
    indicator = an_indicator()
    for year, size in ((2023, 40), (2024, 44), (2025, 48)):
        a_year(ward, indicator, year, [size] * 9 + [size * 3] * 3)
    a_year(ward, indicator, 2026, [52] * 9)
    plan = a_plan(ward, period="2026", signed_on=date(2025, 12, 20))
    a_target(plan, indicator, "1000")
    return indicator


@pytest.fixture
def as_leader(client: Client, ward: Unit) -> Client:
    """A browser in which the leader of the ward is signed in."""
    leader = an_officer("lanhdao", ward, Role.LEADER)
    return signed_in(leader, client)


def test_a_line_holds_plan_value_growth_pace_outlook_and_status(ward: Unit, output: Any):
    line = compose(ward, NINE, TODAY).line("KT.CN.01")
    assert line is not None
    assert (line.said.value, line.said.level) == (468, 1000)
    assert line.said.status is Status.ATTENTION
    assert not isinstance(line.said.outlook, NoValue)
    assert len(line.drawn) == 36


def test_the_page_shows_what_will_miss_first_and_everything_by_field(
    as_leader: Client, ward: Unit, output: Any
):
    late = an_indicator("NS.01", name="Thu ngân sách", field="budget")
    a_value(ward, late, "2026-9M", 10)
    a_target(a_plan(ward, period="2026", name="Dự toán"), late, "100")
    page = as_leader.get(BOARD).content.decode()
    assert page.index("Thu ngân sách") < page.index("Giá trị sản xuất")
    assert "báo động" in page
    for words in ("46,8", "1.000,0", "9 tháng đầu năm 2026"):
        assert words in page


def test_a_per_cent_of_plan_names_its_plan(as_leader: Client, ward: Unit, output: Any):
    only = as_leader.get(BOARD).content.decode()
    assert "tính theo:" in only
    assert "<sup>" not in only
    late = an_indicator("NS.01", name="Thu ngân sách", field="budget")
    a_value(ward, late, "2026-9M", 10)
    a_target(a_plan(ward, period="2026", name="Dự toán"), late, "100")
    both = as_leader.get(BOARD).content.decode()
    number = both.split(">Dự toán</span>")[0].rsplit("<sup>", 1)[1][0]
    assert f"100,0 <sup>{number}</sup>" in both


def test_a_leader_finds_what_will_miss_at_home(as_leader: Client, ward: Unit, output: Any):
    assert "nguy cơ không đạt" not in as_leader.get("/viec-cua-toi/").content.decode()
    late = an_indicator("NS.01", name="Thu ngân sách", field="budget")
    a_value(ward, late, "2026-9M", 10)
    a_target(a_plan(ward, period="2026", name="Dự toán"), late, "100")
    page = as_leader.get("/viec-cua-toi/").content.decode()
    said = "9 tháng đầu năm 2026: 1 chỉ tiêu có nguy cơ không đạt: Thu ngân sách"
    assert said in page and BOARD in page
    assert "Phường Bắc Hồng Lĩnh" in page


def test_only_leaders_are_told_what_will_miss(as_leader: Client, ward: Unit):
    late = an_indicator("NS.01", name="Thu ngân sách", field="budget")
    a_value(ward, late, "2026-9M", 10)
    a_target(a_plan(ward, period="2026", name="Dự toán"), late, "100")
    Assignment.objects.update(role=Role.VERIFIER)
    assert "Thu ngân sách" not in as_leader.get("/viec-cua-toi/").content.decode()


def test_filters_stand_in_the_address(as_leader: Client, ward: Unit, output: Any):
    a_value(ward, an_indicator("NS.01", name="Thu ngân sách", field="budget"), "2026-9M", 10)
    assert "Thu ngân sách" not in _lines(as_leader, "linh-vuc=economy.industry")
    assert "Giá trị sản xuất" not in _lines(as_leader, "trang-thai=no-figure")
    assert "Thu ngân sách" in _lines(as_leader, "tim=ngan+sach")
    assert "Không có chỉ tiêu nào" in as_leader.get(BOARD, {"tim": "zzz"}).content.decode()


def _lines(client: Client, query: str) -> str:
    rows = json.loads(client.get(f"/don-vi/18115/2026-9M/bang.json?{query}").content)
    return " ".join(row["name"] for row in next(iter(rows.values())))


@pytest.mark.parametrize("form", ["json", "csv", "xlsx"])
def test_the_board_is_a_file_at_its_own_address(as_leader: Client, output: Any, form: str):
    answer = as_leader.get(f"/don-vi/18115/2026-9M/bang.{form}")
    assert answer.status_code == 200
    if form == "json":
        row = json.loads(answer.content)["bang-18115-2026-9M"][0]
        assert (row["value"], row["plan"], row["status"]) == ("468.0000", "1000.0000", "attention")
        assert row["plan_name"] == "Kế hoạch phát triển kinh tế - xã hội năm 2020"


def test_a_period_that_does_not_begin_with_the_year_leads_to_the_one_that_does(as_leader: Client):
    assert as_leader.get("/don-vi/18115/2026-09/bang/")["Location"] == BOARD
    assert as_leader.get("/don-vi/18115/2026-Q3/bang/")["Location"] == BOARD
    assert as_leader.get("/don-vi/18115/9-2026/bang/").status_code == 404
    assert as_leader.get("/don-vi/18115/2026-01-05..2026-02-07/bang/").status_code == 404
    assert as_leader.get(BOARD, {"ky": "2025"})["Location"] == "/don-vi/18115/2025/bang/"


def test_the_menu_leads_to_the_latest_period(as_leader: Client, output: Any):
    assert as_leader.get("/don-vi/18115/bang/")["Location"] == BOARD


def test_an_empty_board_says_so(as_leader: Client):
    assert "Kỳ này chưa có gì" in as_leader.get(BOARD).content.decode()


def test_who_acts_above_sees_the_board_and_others_do_not(client: Client, ward: Unit, output: Any):
    province = a_unit("42", "Hà Tĩnh", Kind.PROVINCE)
    other = a_unit("18118", "Nam Hồng Lĩnh", Kind.WARD)
    answers = []
    for name, unit in (("tinh", province), ("khac", other)):
        officer = an_officer(name, unit, Role.LEADER)
        signed_in(officer, client)
        answers.append(client.get(BOARD).status_code)
    assert answers == [200, 404]


def test_the_number_of_questions_does_not_grow_with_the_indicators(
    as_leader: Client, ward: Unit, output: Any
):
    as_leader.get(BOARD)
    counts = []
    for more in (0, 30):
        for at in range(more):
            a_value(ward, an_indicator(f"B.{at:02}", name=f"Chỉ tiêu {at}"), "2026-9M", at)
        kept.forget()
        with CaptureQueriesContext(connection) as asked:
            assert as_leader.get(BOARD).status_code == 200
        counts.append(len(asked))
    assert counts[1] <= counts[0] + 3, "the catalogue is read anew, once"
    with CaptureQueriesContext(connection) as again:
        as_leader.get(BOARD)
    assert len(again) <= 12
    kept.forget()
    with CaptureQueriesContext(connection) as fresh:
        as_leader.get(BOARD)
    assert len(fresh) <= 18


def test_an_unchanged_board_is_not_sent_again_and_a_changed_one_is(
    as_leader: Client, ward: Unit, output: Any
):
    first = as_leader.get(BOARD)
    tag = first["ETag"]
    assert first["Cache-Control"] == "private, no-cache"
    assert as_leader.get(BOARD, headers={"if-none-match": tag}).status_code == 304
    a_value(ward, output, "2026-9M", 700)
    changed = as_leader.get(BOARD, headers={"if-none-match": tag})
    assert changed.status_code == 200
    assert "700,0" in changed.content.decode()


def test_a_new_plan_or_another_language_is_another_page(as_leader: Client, ward: Unit, output: Any):
    tag = as_leader.get(BOARD)["ETag"]
    a_target(a_plan(ward, period="2026", name="Điều chỉnh", layer="adjusted"), output, "500")
    changed = as_leader.get(BOARD, headers={"if-none-match": tag})
    assert "93,6" in changed.content.decode()
    as_leader.cookies["ngon_ngu"] = "en"
    english = as_leader.get(BOARD, headers={"if-none-match": changed["ETag"]})
    assert "Year-end outlook" in english.content.decode()


def test_units_below_are_totalled_with_their_coverage_where_the_unit_is_silent(ward: Unit):
    jobs = an_indicator("XH.04", name="Lao động có việc làm mới", field="labour", unit="người")
    below = groups(3)
    for unit, number in zip(below, (10, 11), strict=False):
        a_value(unit, jobs, "2026-9M", number)
        a_value(unit, jobs, "2025-9M", 7)
    a_value(below[2], jobs, "2025-9M", 100)
    line = compose(ward, NINE, TODAY).line("XH.04")
    assert line is not None
    assert (line.said.value, line.coverage) == (21, Coverage(2, 3, 3))
    assert line.said.last_year == 14, "only what the same units had is compared"


def test_a_unit_that_newly_owes_a_report_makes_another_page(as_leader: Client, ward: Unit):
    jobs = an_indicator("XH.04", name="Lao động có việc làm mới", field="labour", unit="người")
    below = groups(3)
    a_value(below[0], jobs, "2026-9M", 10)
    tag = as_leader.get(BOARD)["ETag"]
    said = ("Báo cáo", "Kết quả", "UBND phường", "Trên hệ thống", "quarter_nine")
    regime = record_regime(by=None, at=NOW, new=NewRegime(ward, "kt", *said, date(2026, 1, 1)))
    form = add_form(by=None, at=NOW, new=NewForm(regime, "bm01", "Biểu 01"))
    add_line(by=None, at=NOW, new=NewLine(form, jobs.pk, 0))
    for unit in below:
        add_duty(by=None, at=NOW, new=NewDuty(form, unit, unit, date(2026, 1, 1)))
    answer = as_leader.get(BOARD, headers={"if-none-match": tag})
    assert answer.status_code == 200
    assert "1/3" in answer.content.decode()


def test_a_ratio_of_units_below_is_made_of_their_parts(ward: Unit):
    rate = a_ratio()
    for unit, parts in zip(groups(2), ((1, 2), (9, 10)), strict=True):
        a_value(unit, rate, "2026-9M", parts)
    line = compose(ward, NINE, TODAY).line("VX.GD.01")
    assert line is not None
    assert isinstance(line.said.value, Fraction)
    assert rounded(line.said.value, 1) == Decimal("83.3")


def test_bodies_that_differ_are_marked_and_neither_is_chosen(
    as_leader: Client, ward: Unit, output: Any
):
    other = a_unit("TK.42", "Thống kê", Kind.AGENCY)
    a_value(ward, output, "2026-9M", 468)
    a_value(ward, output, "2026-9M", 471, reporter=other)
    kept.forget()
    line = compose(ward, NINE, TODAY).line("KT.CN.01")
    assert line is not None
    assert line.differs
    assert line.said.value == NoValue(Reason.BODIES_DIFFER, ("2026-9M",))
    page = as_leader.get(f"{BOARD}KT.CN.01/").content.decode()
    assert "468,0" in page
    assert "471,0" in page


def test_a_figure_to_the_cut_off_alone_is_no_figure_of_the_period(ward: Unit):
    late = an_indicator("NS.01", name="Thu ngân sách", field="budget")
    a_value(ward, late, "2026-9M", 301, certainty="to cut-off", cut_off_on=date(2026, 9, 14))
    line = compose(ward, NINE, TODAY).line("NS.01")
    assert line is not None
    assert isinstance(line.said.value, NoValue)
    assert line.partial is not None


def a_merger() -> tuple[Unit, list[Unit]]:
    """Two communes that become one on 1 July 2025."""
    olds = [a_unit(code, f"Xã {code}", Kind.COMMUNE) for code in ("18001", "18002")]
    passages = tuple(NewPassage(old, "18200") for old in olds)
    new = (NewRecord("18200", "Tân Lập", Kind.COMMUNE),)
    change = NewChange(ChangeKind.MERGE, date(2025, 7, 1), ACT, passages, new)
    record_change(by=None, at=NOW, new=change)
    return Unit.objects.get(code="18200"), olds


def test_the_year_before_a_merger_is_that_of_the_units_that_merged(db: None):
    merged, olds = a_merger()
    output = an_indicator()
    for old, size in zip(olds, (10, 11), strict=True):
        a_year(old, output, 2025, [size] * 6)
    a_year(merged, output, 2026, [30] * 9)
    for at in (7, 8, 9):
        a_value(merged, output, f"2025-0{at}", 25)
    board = compose(merged, NINE, TODAY)
    line = board.line("KT.CN.01")
    assert line is not None
    assert line.said.last_year == (10 + 11) * 6 + 25 * 3
    assert board.before is not None
    assert [str(one.key) for one in board.before.ancestors] == [
        "18001@2004-01-01",
        "18002@2004-01-01",
    ]


def test_a_part_without_a_share_is_refused_in_words(client: Client, db: None):
    town, rural = a_unit("18001", "Một", Kind.COMMUNE), a_unit("18002", "Hai", Kind.COMMUNE)
    passages = (
        NewPassage(town, "18200", is_part=True),
        NewPassage(town, "18201", is_part=True),
        NewPassage(rural, "18201"),
    )
    records = tuple(
        NewRecord(code, name, Kind.COMMUNE)
        for code, name in (("18200", "Tân Lập"), ("18201", "Tân Hoà"))
    )
    change = NewChange(ChangeKind.TRANSFER, date(2025, 7, 1), ACT, passages, records)
    record_change(by=None, at=NOW, new=change)
    new = Unit.objects.get(code="18200")
    output = an_indicator()
    a_year(town, output, 2025, [10] * 9)
    a_year(new, output, 2026, [30] * 9)
    line = compose(new, NINE, TODAY).line("KT.CN.01")
    assert line is not None
    assert isinstance(line.said.change, NoValue)
    assert line.said.change.reason is Reason.SHARE_MISSING
    leader = an_officer("moi", new, Role.LEADER)
    signed_in(leader, client)
    page = client.get("/don-vi/18200/2026-9M/bang/").content.decode()
    assert "Không so sánh được" in page


def test_a_code_names_the_unit_that_bore_it_at_the_periods_end(client: Client, db: None):
    merged, _ = a_merger()
    leader = an_officer("moi", merged, Role.LEADER)
    signed_in(leader, client)
    page = client.get("/don-vi/18001/2024/bang/")
    assert page.status_code == 200
    assert "Xã 18001" in page.content.decode()


def test_an_indicator_opens_with_its_history_versions_and_plans(
    as_leader: Client, ward: Unit, output: Any
):
    a_value(ward, output, "2026-9M", 460, certainty="estimate", note="ước tháng 9")
    page = as_leader.get(f"{BOARD}KT.CN.01/")
    text = page.content.decode()
    assert page.status_code == 200
    for words in ("55/NQ-HĐND", "ước tháng 9", "460,0", "<svg", "1.000,0"):
        assert words in text
    assert as_leader.get(f"{BOARD}KT.CN.99/").status_code == 404
    months = json.loads(as_leader.get(f"{BOARD}KT.CN.01.json").content)["KT.CN.01-18115"]
    assert months[-1] == {"month": "2026-09", "in_month": "52.0000", "cumulative": "460.0000"}


def test_likes_are_named_only_to_who_sees_the_unit_above(client: Client, ward: Unit, output: Any):
    province = a_unit("42", "Hà Tĩnh", Kind.PROVINCE)
    beside = record_unit(
        by=None,
        at=NOW,
        new=NewUnit("18118", "Nam Hồng Lĩnh", Kind.WARD, date(2020, 1, 1), None, "42"),
    )
    a_value(beside, output, "2026-9M", 532)
    pages = []
    for name, unit in (("phuong", ward), ("tinh", province)):
        officer = an_officer(name, unit, Role.LEADER)
        signed_in(officer, client)
        pages.append(client.get(f"{BOARD}KT.CN.01/").content.decode())
    assert "500,0" in pages[0], "the average is told to everybody"
    assert "Nam Hồng Lĩnh" not in pages[0]
    assert "Nam Hồng Lĩnh" in pages[1]
