"""Values are versions that are only ever added; what stands follows from them."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from factories.results import EXACT, Office, an_office
from tiendo.audit.models import Event
from tiendo.common.append_only import AppendOnlyError
from tiendo.results.actions import NewValue, Refused, record_past, record_values
from tiendo.results.models import Value
from tiendo.results.queries import standing_values, values
from tiendo_core.periods import Period, month


@pytest.fixture
def office(db: None) -> Office:
    return an_office()


def a_value(office: Office, period: str = "2025", number: str = "10", **more: object) -> NewValue:
    line = office.lines["THU"]
    new = NewValue(office.ward, office.division, line.indicator_id, "THU", Period.parse(period))
    return replace(new, number=Decimal(number), **more)  # type: ignore[arg-type]


def standing(office: Office, period: str = "2025"):
    return standing_values(office.ward, [period])["THU", period]


def test_a_version_cannot_be_changed_or_deleted(office: Office, now: datetime) -> None:
    record_past(by=None, at=now, rows=[a_value(office)])
    kept = Value.objects.get()
    for deed in (
        kept.save,
        kept.delete,
        Value.objects.all().delete,
        lambda: Value.objects.update(version=2),
    ):
        with pytest.raises(AppendOnlyError):
            deed()


@pytest.mark.parametrize(
    "statement", ["UPDATE results_value SET version = 9", "DELETE FROM results_value"]
)
def test_the_database_itself_refuses(office: Office, now: datetime, statement: str) -> None:
    record_past(by=None, at=now, rows=[a_value(office)])
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert Value.objects.get().version == 1


def test_the_same_again_is_no_further_version(office: Office, now: datetime) -> None:
    assert record_past(by=None, at=now, rows=[a_value(office)]) == 1
    assert record_past(by=None, at=now, rows=[a_value(office)]) == 0
    assert record_past(by=None, at=now, rows=[a_value(office, number="11")]) == 1
    assert [row.version for row in values(office.ward)] == [1, 2]
    events = Event.objects.filter(action="results.record_values")
    assert events.last().detail["18115 THU 2025 official"] == "10 → 11"


def test_no_two_versions_of_a_value_bear_one_number(office: Office, now: datetime) -> None:
    record_past(by=None, at=now, rows=[a_value(office)])
    again = Value.objects.get()
    again.pk = None
    again._state.adding = True
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save()


def test_whoever_adds_versions_locks_the_unit_first(office: Office, now: datetime) -> None:
    with CaptureQueriesContext(connection) as asked:
        record_past(by=None, at=now, rows=[a_value(office)])
    statements = [one["sql"] for one in asked.captured_queries if "SAVEPOINT" not in one["sql"]]
    assert '"units_unit"' in statements[0]
    if connection.vendor == "postgresql":
        assert statements[0].endswith("FOR NO KEY UPDATE")


def test_a_number_comes_back_to_the_last_digit_and_one_too_large_is_refused(
    office: Office, now: datetime
) -> None:
    record_values(by=None, at=now, rows=[a_value(office, number=str(EXACT))])
    assert standing(office).number == EXACT
    for number in ("922337203685477.5808", "0.00001"):
        with pytest.raises(Refused, match="out-of-range"):
            record_values(by=None, at=now, rows=[a_value(office, "2024", number)])
    assert Value.objects.count() == 1


def test_the_surest_version_for_the_whole_period_stands(office: Office, now: datetime) -> None:
    rows = [
        a_value(office, number="9", certainty="estimate"),
        a_value(
            office, number="7", certainty="to cut-off", cut_off_on=Period.parse("2025-11").last_on
        ),
    ]
    record_values(by=None, at=now, rows=rows[1:])
    assert (standing(office).number, standing(office).is_whole) == (Decimal(7), False)
    record_values(by=None, at=now, rows=rows[:1])
    assert (standing(office).number, standing(office).is_whole) == (Decimal(9), True)
    record_values(by=None, at=now, rows=[a_value(office, number="10")])
    assert (standing(office).number, standing(office).certainty) == (Decimal(10), "official")


def test_two_bodies_that_differ_stand_side_by_side_and_none_is_chosen(
    office: Office, now: datetime
) -> None:
    record_values(by=None, at=now, rows=[a_value(office), a_value(office, reporter=office.ward)])
    assert standing(office).number == Decimal(10)
    assert not standing(office).differs
    record_values(by=None, at=now, rows=[a_value(office, number="12", reporter=office.ward)])
    assert standing(office).number is None
    assert standing(office).differs
    assert {one.source: one.number for one in standing(office).by_source} == {
        "18115.KT": Decimal(10),
        "18115": Decimal(12),
    }


def test_a_running_total_follows_from_its_months_and_a_month_from_running_totals(
    office: Office, now: datetime
) -> None:
    rows = [a_value(office, month(2024, number).code, str(number)) for number in (1, 2, 3)]
    record_values(by=None, at=now, rows=rows)
    found = standing(office, "2024-Q1")
    assert (found.number, found.is_derived) == (Decimal(6), True)
    assert ("THU", "2024-4M") not in standing_values(office.ward, ["2024-4M"])
    rows = [a_value(office, "2023-8M", "80"), a_value(office, "2023-9M", "95")]
    record_values(by=None, at=now, rows=rows)
    assert standing(office, "2023-09").number == Decimal(15)


def test_what_stands_is_found_in_one_query(
    office: Office, now: datetime, django_assert_num_queries
) -> None:
    rows = [a_value(office, month(2024, number).code, "5") for number in range(1, 13)]
    record_values(by=None, at=now, rows=rows)
    with django_assert_num_queries(1):
        found = standing_values(office.ward, ["2024", "2024-9M", "2024-05"])
    assert [found["THU", code].number for code in ("2024", "2024-9M", "2024-05")] == [60, 45, 5]


def test_rows_are_narrowed_by_code_and_by_the_end_of_the_period(
    office: Office, now: datetime
) -> None:
    record_values(by=None, at=now, rows=[a_value(office, "2024"), a_value(office, "2025")])
    since = Period.parse("2025").start_on
    assert [row.period for row in values(office.ward, since=since)] == ["2025"]
    assert [row.period for row in values(office.ward, until=since)] == ["2024"]
    assert values(office.ward, codes=["NGHEO"]) == []
