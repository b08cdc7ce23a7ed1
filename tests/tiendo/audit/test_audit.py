"""Events can be added, and nothing else."""

from datetime import datetime
from types import SimpleNamespace

import pytest
from django.db import DatabaseError, connection, transaction

from tiendo.audit.actions import Deed, NotAtomicError, record
from tiendo.audit.models import Event
from tiendo.audit.queries import events_of, latest
from tiendo.common.append_only import AppendOnlyError


@pytest.fixture
def event(db: None, now: datetime) -> Event:
    return record(by=None, at=now, deed=Deed("units.record", "unit", "1", "437"))


def test_an_event_is_found_by_its_record_and_among_the_latest(event: Event) -> None:
    assert list(events_of("unit", "1")) == [event]
    assert latest(5) == [event]
    assert latest(5, unit="437") == [event]
    assert latest(5, unit="18115") == []
    assert "units.record 1" in str(event)


def test_an_event_cannot_be_saved_again(event: Event) -> None:
    event.action = "something else"
    with pytest.raises(AppendOnlyError):
        event.save()


def test_an_event_cannot_be_deleted(event: Event) -> None:
    with pytest.raises(AppendOnlyError):
        event.delete()


def test_events_cannot_be_changed_or_deleted_together(event: Event) -> None:
    with pytest.raises(AppendOnlyError):
        Event.objects.update(action="x")
    with pytest.raises(AppendOnlyError):
        Event.objects.all().delete()


@pytest.mark.parametrize(
    "statement", ["UPDATE audit_event SET action = 'x'", "DELETE FROM audit_event"]
)
def test_the_database_itself_refuses(event: Event, statement: str) -> None:
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert Event.objects.get().action == "units.record"


def test_an_event_outside_a_transaction_is_refused(
    db: None, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as outside:
        outside.setattr(
            transaction, "get_connection", lambda: SimpleNamespace(in_atomic_block=False)
        )
        with pytest.raises(NotAtomicError):
            record(by=None, at=now, deed=Deed("a", "b", "c"))


def test_a_deed_that_fails_leaves_no_event(db: None, now: datetime) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        record(by=None, at=now, deed=Deed("a", "b", "c"))
        raise ZeroDivisionError
    assert not Event.objects.exists()
