"""Two steps between a draft and a value, each by another person."""

from datetime import datetime
from decimal import Decimal

import pytest

from factories.results import Office, an_office, fill, typed
from factories.unit import an_officer
from tiendo.audit.models import Event
from tiendo.results.actions import (
    Refused,
    approve,
    close_round,
    enter,
    give_back,
    reopen,
    reopen_round,
    send,
    verify,
)
from tiendo.results.models import Progress, Value
from tiendo.results.queries import history
from tiendo.units.models import Role


@pytest.fixture
def office(db: None) -> Office:
    return an_office()


def approved(office: Office, now: datetime) -> None:
    send(by=office.clerk, at=now, report=office.report)
    verify(by=office.verifier, at=now, report=office.report)
    approve(by=office.approver, at=now, report=office.report)


def test_each_step_says_who_and_when_and_is_an_event(office: Office, now: datetime) -> None:
    fill(office)
    approved(office, now)
    report = office.report
    assert (report.sent_by, report.verified_by, report.approved_by) == (
        office.clerk,
        office.verifier,
        office.approver,
    )
    steps = Event.objects.filter(object_kind="report").exclude(action="results.enter")
    assert [(one.action, one.detail["before"], one.detail["after"]) for one in steps] == [
        ("results.send", "draft", "sent"),
        ("results.verify", "sent", "verified"),
        ("results.approve", "verified", "approved"),
    ]
    assert steps[2].detail["18115 THU 2026-9M estimate"] == "— → 10"


def test_steps_come_one_after_the_other(office: Office, now: datetime) -> None:
    fill(office)
    for step, by in ((verify, office.verifier), (approve, office.approver)):
        with pytest.raises(Refused, match="other-step"):
            step(by=by, at=now, report=office.report)
    send(by=office.clerk, at=now, report=office.report)
    with pytest.raises(Refused, match="other-step"):
        approve(by=office.approver, at=now, report=office.report)


def test_nobody_verifies_what_they_sent_while_there_is_somebody_else(
    office: Office, now: datetime
) -> None:
    both = an_officer("hai-vai", office.ward, Role.VERIFIER)
    fill(office)
    send(by=both, at=now, report=office.report)
    with pytest.raises(Refused) as refusal:
        verify(by=both, at=now, report=office.report)
    assert refusal.value.values["other"] == str(office.verifier)


def test_a_unit_with_one_person_for_a_step_goes_on(office: Office, now: datetime) -> None:
    fill(office)
    send(by=office.verifier, at=now, report=office.report)
    verify(by=office.verifier, at=now, report=office.report)
    assert office.report.progress == Progress.VERIFIED


def test_nobody_approves_what_they_verified_while_there_is_somebody_else(
    office: Office, now: datetime
) -> None:
    fill(office)
    send(by=office.clerk, at=now, report=office.report)
    verify(by=office.verifier, at=now, report=office.report)
    with pytest.raises(Refused, match="own-work"):
        approve(by=office.verifier, at=now, report=office.report)


def test_giving_back_and_reopening_need_words(office: Office, now: datetime) -> None:
    fill(office)
    send(by=office.clerk, at=now, report=office.report)
    with pytest.raises(Refused, match="needs-note"):
        give_back(by=office.verifier, at=now, report=office.report, note="  ")
    verify(by=office.verifier, at=now, report=office.report)
    approve(by=office.approver, at=now, report=office.report)
    with pytest.raises(Refused, match="needs-note"):
        reopen(by=office.approver, at=now, report=office.report, reason="")


def test_a_correction_is_a_further_version_and_the_rest_gets_none(
    office: Office, now: datetime
) -> None:
    fill(office)
    approved(office, now)
    reopen(by=office.approver, at=now, report=office.report, reason="Nhầm số")
    enter(
        by=office.clerk,
        at=now,
        report=office.report,
        cells=[typed(office, "THU", "12", certainty="estimate")],
    )
    approved(office, now)
    versions = [
        (one.certainty, one.version, one.number) for one in history(office.ward, "THU", "2026-9M")
    ]
    assert versions == [
        ("to cut-off", 1, Decimal(10)),
        ("estimate", 1, Decimal(10)),
        ("estimate", 2, Decimal(12)),
    ]
    assert Value.objects.filter(version=2).count() == 1


def test_what_is_not_due_becomes_no_value_and_what_is_missing_keeps_its_reason(
    office: Office, now: datetime
) -> None:
    fill(office)
    cells = [
        typed(office, code, "", state=state, reason=reason, certainty=certainty)
        for code, state, reason in (
            ("THU", "not due", ""),
            ("NGHEO", "missing", "Chưa rà soát xong"),
        )
        for certainty in ("to cut-off", "estimate")
    ]
    enter(by=office.clerk, at=now, report=office.report, cells=cells)
    approved(office, now)
    assert not Value.objects.filter(indicator__code="THU").exists()
    kept = Value.objects.filter(indicator__code="NGHEO").values_list("state", "reason", "number")
    assert set(kept) == {("missing", "Chưa rà soát xong", None)}


def test_a_closed_round_is_locked_and_names_what_was_missing(office: Office, now: datetime) -> None:
    closed = close_round(by=office.synthesis, at=now, the_round=office.round)
    assert [one["reporter"] for one in closed.closing_record["missing"]] == ["18115.KT"]
    with pytest.raises(Refused, match="round-closed"):
        fill(office)
    with pytest.raises(Refused, match="needs-note"):
        reopen_round(by=office.synthesis, at=now, the_round=closed, reason="")
    opened = reopen_round(by=office.synthesis, at=now, the_round=closed, reason="Phòng gửi bù")
    assert opened.closing_record["missing"]
    assert opened.closing_record["reopened"][0]["reason"] == "Phòng gửi bù"
    fill(office)
