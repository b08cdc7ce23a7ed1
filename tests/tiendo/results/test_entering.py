"""What is typed is kept, whatever it is; what is wrong is said, and nothing is lost."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest
from django.utils.translation import override

from factories.results import EXACT, Office, an_office, fill, typed
from tiendo.audit.models import Event
from tiendo.results.actions import (
    NewValue,
    Refused,
    Unready,
    approve,
    enter,
    give_back,
    record_past,
    send,
    verify,
)
from tiendo.results.models import Entry, Frequency, Progress, Value
from tiendo.results.queries import cells_of, entries_of, report_of, standing_values
from tiendo.results.queries.reports import CellKind
from tiendo.results.sentences import sentence
from tiendo_core.periods import month

UPTO = "to cut-off"


@pytest.fixture
def office(db: None) -> Office:
    return an_office()


def said(findings: dict) -> list[str]:
    return [finding.code for found in findings.values() for finding in found]


def test_a_report_asks_for_the_figure_to_the_cut_off_and_the_estimate(office: Office) -> None:
    report = report_of(office.report.pk)
    assert report is not None
    assert [(cell.indicator, cell.kind) for cell in cells_of(report)] == [
        (code, kind)
        for code in ("THU", "NGHEO", "DVC")
        for kind in (CellKind.TO_CUT_OFF, CellKind.ESTIMATE)
    ]


def test_a_number_in_vietnamese_writing_is_kept_exactly(office: Office, now: datetime) -> None:
    enter(by=office.clerk, at=now, report=office.report, cells=[typed(office, "THU", "1.892,5")])
    assert Entry.objects.get().number == Decimal("1892.5")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("12,5o", "no-number"),
        ("60,6,2", "no-number"),
        ("922.337.203.685.478", "too-large"),
        ("1,00001", "too-fine"),
        ("1" * 90, "too-long"),
    ],
)
def test_what_is_no_number_is_kept_as_typed_and_told(
    office: Office, now: datetime, text: str, code: str
) -> None:
    found = enter(by=office.clerk, at=now, report=office.report, cells=[typed(office, "THU", text)])
    assert said(found) == [code]
    kept = Entry.objects.get()
    assert (kept.typed, kept.number) == (text, None)


def test_a_ratio_needs_both_numbers_or_one_per_cent(office: Office, now: datetime) -> None:
    for above, below, code in (("412", "", "half-ratio"), ("412", "0", "zero-denominator")):
        cells = [typed(office, "DVC", above, below)]
        assert said(enter(by=office.clerk, at=now, report=office.report, cells=cells)) == [code]
    for above, below in (("412", "540"), ("76,3%", "")):
        cells = [typed(office, "DVC", above, below)]
        assert enter(by=office.clerk, at=now, report=office.report, cells=cells) == {}


def test_typing_writes_an_event_with_what_was_before_and_after(
    office: Office, now: datetime
) -> None:
    for text in ("10", "12"):
        cells = [typed(office, "THU", text)]
        enter(by=office.clerk, at=now, report=office.report, cells=cells)
    details = [event.detail for event in Event.objects.filter(action="results.enter")]
    assert details == [{f"THU 2026-9M {UPTO}": "— → 10"}, {f"THU 2026-9M {UPTO}": "10 → 12"}]


def test_the_same_again_writes_nothing(office: Office, now: datetime) -> None:
    for _again in range(2):
        cells = [typed(office, "THU", "10"), typed(office, "NGHEO", " ")]
        enter(by=office.clerk, at=now, report=office.report, cells=cells)
    assert Event.objects.filter(action="results.enter").count() == 1
    assert Entry.objects.count() == 1


def test_a_cell_that_is_not_asked_is_refused_and_nothing_is_kept(
    office: Office, now: datetime
) -> None:
    cells = [typed(office, "THU", "10"), typed(office, "THU", "10", period="2025")]
    with pytest.raises(Refused, match="not-asked"):
        enter(by=office.clerk, at=now, report=office.report, cells=cells)
    assert not Entry.objects.exists()


def test_a_report_with_open_cells_is_not_sent_and_each_is_named(
    office: Office, now: datetime
) -> None:
    cells = [
        typed(office, "THU", "12,5o"),
        typed(office, "NGHEO", "", state="missing"),
        typed(office, "DVC", "600", "540"),
    ]
    enter(by=office.clerk, at=now, report=office.report, cells=cells)
    with pytest.raises(Unready) as refusal:
        send(by=office.clerk, at=now, report=office.report)
    lines = {line.pk: code for code, line in office.lines.items()}
    told = {(lines[key[0]], key[2]): why for key, why in refusal.value.open_cells.items()}
    assert told == {
        ("THU", UPTO): ["fault"],
        ("THU", "estimate"): ["empty"],
        ("NGHEO", UPTO): ["reason"],
        ("NGHEO", "estimate"): ["empty"],
        ("DVC", UPTO): ["reason"],
        ("DVC", "estimate"): ["empty"],
    }
    assert office.report.progress == Progress.DRAFT


def test_a_report_that_was_sent_cannot_be_changed_until_it_comes_back(
    office: Office, now: datetime
) -> None:
    fill(office)
    send(by=office.clerk, at=now, report=office.report)
    with pytest.raises(Refused, match="not-open"):
        fill(office, THU="11")
    give_back(by=office.verifier, at=now, report=office.report, note="Xem lại thu ngân sách")
    fill(office, THU="11")
    assert office.report.progress == Progress.RETURNED


def test_a_figure_of_eighteen_digits_comes_back_to_the_last_one(
    office: Office, now: datetime
) -> None:
    fill(office, THU="12.345.678.901.234,5678")
    send(by=office.clerk, at=now, report=office.report)
    verify(by=office.verifier, at=now, report=office.report)
    assert approve(by=office.approver, at=now, report=office.report) == 6
    assert Value.objects.get(indicator__code="THU", certainty="estimate").number == EXACT
    standing = standing_values(office.ward, ["2026-9M"], ["THU"])
    assert standing["THU", "2026-9M"].number == EXACT


def test_entries_are_listed_in_the_order_of_the_form(office: Office) -> None:
    fill(office)
    report = report_of(office.report.pk)
    assert report is not None
    assert [entry.line.indicator.code for entry in entries_of(report)] == [
        code for code in office.lines for _cell in range(2)
    ]


def the_months_before(office: Office, now: datetime, code: str, *numbers: str) -> None:
    """Approved values of the months right before the round, the nearest first."""
    period = month(2026, 9)
    indicator = office.lines[code].indicator_id
    rows = []
    for number in numbers:
        period = period.previous()
        new = NewValue(office.ward, office.division, indicator, code, period)
        rows.append(replace(new, number=Decimal(number)))
    record_past(by=None, at=now, rows=rows)


def test_a_month_unlike_those_before_it_is_told_where_there_are_no_years_to_compare(
    db: None, now: datetime
) -> None:
    office = an_office("2026-09", Frequency.MONTH, ("THU", "NGHEO"))
    the_months_before(office, now, "THU", "11", "10", "12", "11", "10", "9", "11", "10")
    the_months_before(office, now, "NGHEO", "310", "312", "315", "314", "318", "320")
    said = [
        typed(office, "THU", text, period="2026-9M", certainty="estimate") for text in ("95", "130")
    ]
    assert not enter(by=office.clerk, at=now, report=office.report, cells=said[:1])
    found = enter(by=office.clerk, at=now, report=office.report, cells=said[1:])
    with override("vi"):
        assert [sentence(one) for many in found.values() for one in many] == [
            "Riêng tháng này là 46, các tháng liền trước từ 9 đến 12."
        ]
    high = typed(office, "NGHEO", "750", period="2026-9M", certainty="estimate")
    found = enter(by=office.clerk, at=now, report=office.report, cells=[said[0], high])
    assert [one.code for many in found.values() for one in many] == ["odd_month"]
