"""The pages of entry, approval, rounds, regimes, values and the calendar, as forms alone."""

import io
import json
import re
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from factories.person import NOW, signed_in
from factories.results import Office, an_indicator, an_office, fill, typed
from tiendo.results.actions import (
    NewDuty,
    NewValue,
    add_duty,
    approve,
    enter,
    open_round,
    record_values,
    reopen,
    send,
    verify,
)
from tiendo.results.models import Entry, Evidence, Form, Progress, ReportRegime, Value
from tiendo.results.work import found_rounds, next_round, work_of
from tiendo.units.actions import NewUnit, record_unit
from tiendo.units.models import Kind
from tiendo_core.periods import Period


@pytest.fixture
def office(db: None) -> Office:
    return an_office()


def entry_of(office: Office) -> str:
    return f"/don-vi/18115.KT/2026-9M/nhap/{office.report.pk}/"


def approval_of(office: Office) -> str:
    return f"/don-vi/18115/2026-9M/duyet/{office.report.pk}/"


def everything(office: Office, **more: str) -> dict[str, str]:
    """The whole form as a browser without scripts sends it."""
    sent = {}
    for code, line in office.lines.items():
        for letter in "du":
            sent[f"v-{line.pk}-{letter}"] = "10"
            if code == "DVC":
                sent[f"m-{line.pk}-{letter}"] = "20"
        sent[f"s-{line.pk}"] = "reported"
    return sent | more


def test_without_scripts_one_form_keeps_and_sends_everything(office: Office) -> None:
    client = signed_in(office.clerk)
    assert client.post(entry_of(office), everything(office, luu="1")).status_code == 302
    assert Entry.objects.count() == 6
    client.post(entry_of(office), everything(office, gui="1"))
    assert office.report.progress == Progress.SENT


def test_what_cannot_be_sent_stays_typed_and_is_named_at_its_line(office: Office) -> None:
    line = office.lines["THU"].pk
    sent = everything(office, gui="1") | {f"v-{line}-d": "12,5o"}
    answer = signed_in(office.clerk).post(entry_of(office), sent)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'value="12,5o"' in page
    assert "“12,5o” không phải một số. Nhập số, ví dụ 12,50." in page
    assert office.report.progress == Progress.DRAFT


def test_a_line_is_kept_as_one_types_and_answers_with_what_is_to_be_said(office: Office) -> None:
    line = office.lines["DVC"].pk
    sent = {f"v-{line}-d": "412", f"m-{line}-d": "540", f"s-{line}": "reported"}
    answer = signed_in(office.clerk).post(entry_of(office) + "dong/", sent)
    page = answer.content.decode()
    assert "76,3 %" in page
    assert "đã lưu" in page
    assert Entry.objects.get(certainty="to cut-off").typed == "412"


def test_a_state_with_its_reason_stands_for_every_cell_of_the_line(office: Office) -> None:
    line = office.lines["NGHEO"].pk
    sent = everything(office, luu="1") | {f"s-{line}": "missing", f"r-{line}": "Chưa rà soát"}
    signed_in(office.clerk).post(entry_of(office), sent)
    kept = Entry.objects.filter(line=line).values_list("state", "reason", "number")
    assert list(kept) == [("missing", "Chưa rà soát", None)] * 2


def test_a_file_proves_a_figure_and_only_those_concerned_can_open_it(office: Office) -> None:
    line = office.lines["THU"].pk
    file = io.BytesIO(b"bien ban")
    file.name = "bienban.pdf"
    sent: dict[str, Any] = everything(office, luu="1") | {f"e-{line}": file}
    client = signed_in(office.clerk)
    client.post(entry_of(office), sent)
    kept = Evidence.objects.get()
    own = client.get(f"/don-vi/18115.KT/minh-chung/{kept.pk}/")
    assert own.content == b"bien ban"
    assert "attachment" in own["Content-Disposition"]
    owner = signed_in(office.verifier)
    assert owner.get(f"/don-vi/18115/minh-chung/{kept.pk}/").status_code == 404
    client.post(entry_of(office), everything(office, gui="1"))
    assert Entry.objects.filter(evidence=kept).count() == 2
    assert owner.get(f"/don-vi/18115/minh-chung/{kept.pk}/").status_code == 200


def test_verifier_and_approver_do_their_steps_and_drafts_stay_with_their_unit(
    office: Office,
) -> None:
    verifier, approver = signed_in(office.verifier), signed_in(office.approver)
    fill(office, THU="12")
    assert "còn đang làm" in verifier.get(approval_of(office)).content.decode()
    signed_in(office.clerk).post(entry_of(office), everything(office, gui="1"))
    assert approver.post(approval_of(office), {"viec": "duyet"}).status_code == 409
    assert verifier.post(approval_of(office), {"viec": "tra-lai"}).status_code == 422
    assert verifier.post(approval_of(office), {"viec": "xac-minh"}).status_code == 302
    assert approver.post(approval_of(office), {"viec": "duyet"}).status_code == 302
    assert Value.objects.count() == 6
    sent = {"viec": "mo-lai", "ghi-chu": "Nhầm"}
    assert approver.post(approval_of(office), sent).status_code == 302
    assert office.report.return_note == "Nhầm"
    page = signed_in(office.synthesis).get("/don-vi/18115/2026-9M/gia-tri/THU/").content.decode()
    assert "Các phiên bản" in page


def test_each_person_finds_their_step_among_their_work(office: Office, now: datetime) -> None:
    assert [str(item.kind) for item in work_of(office.clerk)] == ["Cần báo cáo"]
    fill(office)
    send(by=office.clerk, at=now, report=office.report)
    assert work_of(office.clerk) == []
    assert [item.address for item in work_of(office.verifier)] == [approval_of(office)]
    verify(by=office.verifier, at=now, report=office.report)
    assert [str(item.kind) for item in work_of(office.approver)] == ["Cần phê duyệt"]


def test_what_comes_next_is_the_next_round_and_rounds_are_found_without_tones(
    office: Office,
) -> None:
    coming = next_round(office.clerk)
    assert coming is not None
    assert coming.on > timezone.localdate()
    found = found_rounds(office.synthesis, "kinh te xa hoi")
    assert [one.address for one in found] == ["/don-vi/18115/2026-9M/dot/kt-xh/"]
    assert found_rounds(office.clerk, "kinh te") == []


def test_figures_of_two_bodies_are_named_and_stand_side_by_side(
    office: Office, now: datetime
) -> None:
    fill(office)
    for step, by in ((send, office.clerk), (verify, office.verifier), (approve, office.approver)):
        step(by=by, at=now, report=office.report)
    indicator = office.lines["THU"].indicator_id
    other = NewValue(
        office.ward, office.ward, indicator, "THU", Period.parse("2026-9M"), number=Decimal(12)
    )
    record_values(by=None, at=now, rows=[other])
    client = signed_in(office.synthesis)
    address = "/don-vi/18115/2026-9M/gia-tri/THU/"
    assert address in client.get("/don-vi/18115/2026-9M/dot/kt-xh/tong/").content.decode()
    page = client.get(address).content.decode()
    assert "Hệ thống không chọn số nào" in page
    assert "đã duyệt" in page
    assert "ghi nhận không qua báo cáo" in page


def test_a_corrected_figure_shows_both_versions_and_why_its_report_was_opened_again(
    office: Office, now: datetime
) -> None:
    steps = ((send, office.clerk), (verify, office.verifier), (approve, office.approver))
    fill(office)
    for step, by in steps:
        step(by=by, at=now, report=office.report)
    later = now + timedelta(hours=1)
    reopen(by=office.approver, at=later, report=office.report, reason="Nhầm cột của tháng 8")
    mended = typed(office, "THU", "12", certainty="estimate")
    enter(by=office.clerk, at=later, report=office.report, cells=[mended])
    for step, by in steps:
        step(by=by, at=later + timedelta(hours=1), report=office.report)
    address = "/don-vi/18115/2026-9M/gia-tri/THU/"
    page = signed_in(office.verifier).get(address).content.decode()
    assert page.count("Nhầm cột của tháng 8") == 1
    told = json.loads(signed_in(office.verifier).get(f"{address}bang.json").content)["versions"]
    assert [(one["version"], one["number"], one["reopened_because"]) for one in told] == [
        (1, "10.0000", ""),
        (1, "10.0000", ""),
        (2, "12.0000", "Nhầm cột của tháng 8"),
    ]


def test_rows_and_items_name_a_body_with_what_it_is(office: Office) -> None:
    group = record_unit(
        by=None,
        at=NOW,
        new=NewUnit("18115.T1", "1", Kind.RESIDENTIAL_GROUP, office.ward.valid_from_on),
    )
    add_duty(by=None, at=NOW, new=NewDuty(office.form, group, group, office.ward.valid_from_on))
    period = Period.parse(office.round.period)
    open_round(by=None, at=NOW, regime=office.regime, period=period)
    page = signed_in(office.synthesis).get("/don-vi/18115/2026-9M/dot/kt-xh/").content.decode()
    assert "Tổ dân phố 1" in page and "(Phường Bắc Hồng Lĩnh)" in page


def test_the_synthesis_office_reminds_closes_and_reopens(office: Office) -> None:
    client, address = signed_in(office.synthesis), "/don-vi/18115/2026-9M/dot/kt-xh/"
    client.post(address, {"viec": "nhac", "bao-cao": office.report.pk})
    assert office.report.reminders.count() == 1
    client.post(address, {"viec": "dong"})
    assert "Phòng Kinh tế: Biểu 01" in client.get(address).content.decode()
    client.post(address, {"viec": "mo-lai", "ghi-chu": "Gửi bù"})
    office.round.refresh_from_db()
    assert office.round.closed_at is None
    assert signed_in(office.verifier).post(address, {"viec": "dong"}).status_code == 404


def test_a_regime_is_recorded_with_its_form_lines_and_duties(office: Office) -> None:
    client, unit = signed_in(office.synthesis), "/don-vi/18115/che-do/"
    said = {
        "code": "tuan",
        "name": "Báo cáo quý",
        "content": "Nội dung",
        "receiver": "UBND",
        "way_of_sending": "Hệ thống",
        "frequency": "quarter",
        "cut_off": "decree",
        "send_by_working_days": 5,
        "closes_after_working_days": 3,
        "valid_from_on": "2026-01-01",
    }
    assert client.post(f"{unit}them/", said).status_code == 422
    assert client.post(f"{unit}them/", said | {"closes_after_working_days": 9}).status_code == 302
    client.post(f"{unit}tuan/", {"viec": "bieu", "code": "b1", "name": "Biểu 1"})
    form = f"{unit}tuan/bieu/b1/"
    an_indicator("MOI")
    asked = {"viec": "dong", "indicator": "KHONG", "asks_estimate": "on"}
    assert client.post(form, asked).status_code == 422
    assert client.post(form, asked | {"indicator": "MOI", "lowest": "0,5"}).status_code == 302
    owed = {"viec": "don-vi", "reporters": "18115.KT, 18115", "from_on": "2026-01-01"}
    assert client.post(form, owed | {"reporters": "khong"}).status_code == 422
    assert client.post(form, owed).status_code == 302
    made = Form.objects.get(code="b1")
    assert (made.lines.count(), made.duties.count()) == (1, 2)
    opened = client.post(f"{unit}tuan/", {"viec": "mo", "period": "2026-Q1"})
    assert opened["Location"] == "/don-vi/18115/2026-Q1/dot/tuan/"
    changed = said | {"name": "Báo cáo quý mới", "closes_after_working_days": 9}
    client.post(f"{unit}tuan/sua/", changed)
    assert ReportRegime.objects.get(code="tuan").name == "Báo cáo quý mới"


def test_a_form_with_figures_keeps_its_lines(office: Office) -> None:
    fill(office)
    form = "/don-vi/18115/che-do/kt-xh/bieu/bm01/"
    gone = {"viec": "bo-dong", "so": office.lines["THU"].pk}
    page = signed_in(office.synthesis).post(form, gone, follow=True).content.decode()
    assert "Đã có số liệu nhập cho THU" in page
    assert office.form.lines.count() == 3


def test_holidays_are_kept_and_removed_by_the_synthesis_office(office: Office) -> None:
    client, address = signed_in(office.synthesis), "/don-vi/18115/che-do/ngay-nghi/"
    day = {"viec": "ngay", "on": "2027-02-08", "name": "Tết"}
    assert client.post(address, day).status_code == 302
    assert "8/2/2027" in client.get(address).content.decode()
    assert signed_in(office.verifier).post(address, day).status_code == 404


def test_the_calendar_feed_needs_its_secret_and_dies_when_revoked(office: Office) -> None:
    client = signed_in(office.clerk)
    page = client.post("/lich/", {"viec": "tao"}).content.decode()
    address = re.findall(r"/lich/[\w-]+\.ics", page)[0]
    office.round.send_by_on = timezone.localdate() + timedelta(days=3)
    office.round.closes_on = office.round.send_by_on
    office.round.save()
    feed = Client().get(address)
    assert feed["Content-Type"].startswith("text/calendar")
    events = Calendar.from_ical(feed.content).walk("VEVENT")
    assert [event.decoded("dtstart") for event in events] == [
        office.round.cut_off_on,
        office.round.send_by_on,
    ]
    assert all(event["uid"] and event["summary"] and event["dtstamp"] for event in events)
    page = client.post("/lich/", {"viec": "tao"}).content.decode()
    assert Client().get(address).status_code == 404
    address = re.findall(r"/lich/[\w-]+\.ics", page)[0]
    assert Client().get(address).status_code == 200
    client.post("/lich/", {"viec": "thu-hoi"})
    assert Client().get(address).status_code == 404


@pytest.mark.parametrize("ending", ["json", "csv", "xlsx"])
def test_tables_are_files_at_their_own_address(office: Office, ending: str) -> None:
    fill(office)
    for address in (
        "/don-vi/18115/ket-qua.",
        "/don-vi/18115/che-do.",
        "/don-vi/18115/che-do/kt-xh/dung-han.",
        "/don-vi/18115/che-do/kt-xh/bieu/bm01.",
        "/don-vi/18115/2026-9M/dot/kt-xh.",
        "/don-vi/18115/2026-9M/dot/kt-xh/tong.",
    ):
        assert signed_in(office.synthesis).get(address + ending).status_code == 200
    own = signed_in(office.clerk).get(entry_of(office).rstrip("/") + f".{ending}")
    assert own.status_code == 200


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("/don-vi/18115/ket-qua/", 9),
        ("/don-vi/18115/che-do/", 9),
        ("/don-vi/18115/che-do/ngay-nghi/", 9),
        ("/don-vi/18115/che-do/kt-xh/dung-han/", 10),
        ("/don-vi/18115/2026-9M/dot/kt-xh/", 12),
        ("/don-vi/18115/2026-9M/dot/kt-xh/tong/", 12),
    ],
)
def test_lists_keep_to_their_budget_of_queries(
    office: Office, address: str, most: int, django_assert_max_num_queries
) -> None:
    client = signed_in(office.synthesis)
    client.get(address)
    with django_assert_max_num_queries(most):
        assert client.get(address).status_code == 200


def test_the_entry_page_asks_the_database_as_often_for_one_line_as_for_many(
    db: None, django_assert_max_num_queries
) -> None:
    office = an_office(codes=tuple(f"CT{number}" for number in range(40)))
    client = signed_in(office.clerk)
    client.get(entry_of(office))
    with django_assert_max_num_queries(22):
        assert client.get(entry_of(office)).status_code == 200
