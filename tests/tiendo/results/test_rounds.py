"""Rounds open by themselves; a round shows who is missing, reminds, and totals with coverage."""

import io
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from django.core import mail
from django.core.management import call_command

from factories.results import Office, an_office, fill, typed
from tiendo.results.actions import (
    NewDuty,
    NewHoliday,
    NewRegime,
    add_duty,
    enter,
    keep_holiday,
    open_due_rounds,
    open_round,
    record_regime,
    remind,
    send,
)
from tiendo.results.matrix import matrix_of, rates_of
from tiendo.results.models import Reminder, Report
from tiendo.results.queries import open_rounds, report_of, reports_of, working_days
from tiendo.results.totals import totals_of
from tiendo.units.actions import NewUnit, record_unit
from tiendo.units.models import Kind, Unit
from tiendo_core.periods import Period

ON = date(2026, 9, 14)


@pytest.fixture
def office(db: None) -> Office:
    return an_office()


def a_group(office: Office, number: int, now: datetime) -> Unit:
    """A further body that reports the same form about itself."""
    new = NewUnit(f"18115.T{number}", f"Tổ {number}", Kind.RESIDENTIAL_GROUP, date(2025, 7, 1))
    group = record_unit(by=None, at=now, new=new)
    add_duty(by=None, at=now, new=NewDuty(office.form, group, group, date(2025, 7, 1)))
    return group


def filled_and_sent(office: Office, report: Report, now: datetime, figure: str) -> None:
    """Every cell the same, the ratio 30/40."""
    cells = [
        typed(office, code, *(("30", "40") if code == "DVC" else (figure,)), certainty=certainty)
        for code in office.lines
        for certainty in ("to cut-off", "estimate")
    ]
    enter(by=office.clerk, at=now, report=report, cells=cells)
    send(by=office.clerk, at=now, report=report)


def test_what_is_due_opens_once_and_by_nobody(office: Office, now: datetime) -> None:
    new = NewRegime(office.ward, "thang", "Tháng", "x", "y", "z", "month", date(2026, 8, 20))
    record_regime(by=None, at=now, new=new)
    opened = open_due_rounds(at=now)
    assert [(one.regime.code, one.period) for one in opened] == [("thang", "2026-09")]
    assert open_due_rounds(at=now) == []


def test_the_command_of_a_scheduler_opens_and_names_what_is_due(
    office: Office, now: datetime
) -> None:
    new = NewRegime(office.ward, "thang", "Tháng", "x", "y", "z", "month", date(2026, 8, 20))
    regime = record_regime(by=None, at=now, new=replace(new, closes_after_working_days=60))
    said = io.StringIO()
    call_command("open_rounds", stdout=said)
    opened = regime.rounds.values_list("period", flat=True)
    assert opened
    assert all(f"18115 thang {period}" in said.getvalue() for period in opened)


def test_a_holiday_moves_the_deadline_of_rounds_that_open_after_it(
    office: Office, now: datetime
) -> None:
    assert office.round.send_by_on == date(2026, 9, 16)
    keep_holiday(by=None, at=now, new=NewHoliday(date(2026, 9, 15), "Nghỉ"))
    new = NewRegime(office.ward, "thang", "Tháng", "x", "y", "z", "month", date(2026, 8, 20))
    regime = record_regime(by=None, at=now, new=new)
    opened = open_round(by=None, at=now, regime=regime, period=Period.parse("2026-09"))
    assert opened.send_by_on == date(2026, 9, 17)


def test_announced_days_of_past_years_are_there_from_the_start(db: None) -> None:
    calendar = working_days()
    assert not calendar.is_working(date(2025, 1, 29))
    assert calendar.is_working(date(2025, 4, 26))


def test_a_duty_that_came_later_gets_its_report_when_the_round_is_opened_again(
    office: Office, now: datetime
) -> None:
    a_group(office, 1, now)
    period = Period.parse(office.round.period)
    open_round(by=None, at=now, regime=office.regime, period=period)
    assert len(reports_of(office.round)) == 2


def test_the_matrix_shows_each_body_and_form_with_one_mark(office: Office, now: datetime) -> None:
    for number in (1, 2):
        a_group(office, number, now)
    period = Period.parse(office.round.period)
    open_round(by=None, at=now, regime=office.regime, period=period)
    report = Report.objects.get(duty__reporter=office.division)
    cells = [typed(office, "THU", "5")]
    enter(by=office.clerk, at=now, report=report, cells=cells)
    table = matrix_of(office.round, ON)
    assert [mark.status for mark in table.marks] == ["draft", "none", "none"]
    late = matrix_of(office.round, ON + timedelta(days=5))
    assert [(mark.status, mark.late) for mark in late.marks] == [("late", 3)] * 3
    assert [row.code for row in matrix_of(office.round, ON, words=["to", "2"]).rows] == ["18115.T2"]
    assert [row.code for row in matrix_of(office.round, ON, "draft").rows] == ["18115.KT"]


def test_the_matrix_takes_as_many_queries_for_many_bodies_as_for_one(
    office: Office, now: datetime, django_assert_num_queries
) -> None:
    for number in range(20):
        a_group(office, number, now)
    period = Period.parse(office.round.period)
    open_round(by=None, at=now, regime=office.regime, period=period)
    with django_assert_num_queries(3):
        assert matrix_of(office.round, ON).whole == 21


def test_reminding_is_recorded_and_goes_to_the_clerks_with_an_address(
    office: Office, now: datetime, django_capture_on_commit_callbacks
) -> None:
    office.clerk.email = "canbo@xa.vn"
    office.clerk.save()
    report = report_of(office.report.pk)
    with django_capture_on_commit_callbacks(execute=True):
        kept = remind(by=office.synthesis, at=now, reports=[report], note="Gửi trước 10 giờ")
    assert [(one.addresses, one.note) for one in kept] == [(1, "Gửi trước 10 giờ")]
    assert mail.outbox[0].to == ["canbo@xa.vn"]
    assert "Gửi trước 10 giờ" in mail.outbox[0].body
    assert f"/don-vi/18115.KT/2026-9M/nhap/{report.pk}/" in mail.outbox[0].body


def test_who_has_sent_is_not_reminded(office: Office, now: datetime) -> None:
    fill(office)
    send(by=office.clerk, at=now, report=office.report)
    report = report_of(office.report.pk)
    assert remind(by=office.synthesis, at=now, reports=[report]) == []
    assert not Reminder.objects.exists()


def test_totals_are_over_what_was_sent_and_say_of_how_many(office: Office, now: datetime) -> None:
    for number in (1, 2):
        a_group(office, number, now)
    period = Period.parse(office.round.period)
    open_round(by=None, at=now, regime=office.regime, period=period)
    first, second, _third = Report.objects.order_by("pk")
    for report, figure in ((first, "10"), (second, "7,5")):
        filled_and_sent(office, report, now, figure)
    rows = {(row.line.indicator.code, row.kind.value): row for row in totals_of(office.round, ON)}
    money = rows["THU", "estimate"]
    assert (money.value, money.coverage) == (Fraction(35, 2), (2, 2, 3))
    assert rows["DVC", "estimate"].value == Fraction(75)
    assert money.number == Decimal("17.5")


def test_a_sum_beyond_what_can_be_kept_is_told_and_not_shown(office: Office, now: datetime) -> None:
    a_group(office, 1, now)
    period = Period.parse(office.round.period)
    open_round(by=None, at=now, regime=office.regime, period=period)
    for report in Report.objects.all():
        filled_and_sent(office, report, now, "922.337.203.685.477")
    row = totals_of(office.round, ON)[0]
    assert (row.is_too_large, row.words, row.number) == (True, "—", None)


def test_rates_count_on_time_late_and_missing_over_rounds(office: Office, now: datetime) -> None:
    earlier = open_round(by=None, at=now, regime=office.regime, period=Period.parse("2026-6M"))
    fill(office)
    send(by=office.clerk, at=now, report=office.report)
    rounds = [earlier, office.round]
    rate = rates_of(rounds, date(2026, 9, 30))[0]
    assert (rate.asked, rate.on_time, rate.late, rate.missing, rate.share) == (2, 1, 0, 1, 50)
    assert rates_of(rounds, date(2026, 6, 1)) == []


def test_a_round_concerns_its_owner_and_who_reports(office: Office) -> None:
    for unit in (office.ward, office.division):
        assert open_rounds(unit, ON) == [office.round]
    assert open_rounds(office.ward, date(2026, 8, 31)) == []
