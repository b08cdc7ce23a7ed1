"""Events can be added, and nothing else."""

import re
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils.translation import override

from tiendo.audit.actions import Deed, NotAtomicError, record
from tiendo.audit.models import Event
from tiendo.audit.queries import events_of, latest
from tiendo.audit.wording import WORDS, deed_words, told
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


SOURCES = Path(__file__).resolve().parents[3] / "src" / "tiendo"
DEED = re.compile(
    r'"((?:accounts|documents|indicators|participation|plans|portal|publishing|results|units)'
    r'\.(?!csv)[a-z_]+)"'
)
CHANGED = re.compile(r'_changed\(by, at, "([a-z]+)"')


def test_every_deed_of_the_site_has_words_in_vietnamese() -> None:
    paths = [path for path in SOURCES.rglob("*.py") if not {"models", "migrations"} & {*path.parts}]
    code = [path for path in paths if path.name not in {"apps.py", "models.py", "wording.py"}]
    sources = [path.read_text(encoding="utf-8") for path in code]
    deeds = {deed for source in sources for deed in DEED.findall(source)}
    deeds |= {f"indicators.{deed}" for source in sources for deed in CHANGED.findall(source)}
    assert deeds == set(WORDS)
    with override("en"):
        english = {action: str(words) for action, words in WORDS.items()}
    with override("vi"):
        assert not {action for action, words in WORDS.items() if str(words) == english[action]}


def test_an_event_is_told_with_what_was_before_and_after(db: None, now: datetime) -> None:
    detail = {"NS.01": "12 → 13", "on": None, "standing_in_for": "ha"}
    event = record(by=None, at=now, deed=Deed("results.enter", "report", "1", "437", detail))
    assert told(event) == [("NS.01", "12 → 13"), ("on", "—")]
    with override("vi"):
        assert deed_words(event) == "nhập số liệu"
    assert deed_words(Event(action="later.made")) == "later.made"
