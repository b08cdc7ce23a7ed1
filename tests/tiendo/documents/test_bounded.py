"""No text holds up the site: work on it ends in time, and takes nothing down with it."""

from __future__ import annotations

import os
import time
from threading import BoundedSemaphore
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from factories.text import PROSE, a_text, a_word_text, word_bytes
from tiendo.accounts.models import Person
from tiendo.documents import bounded, queries
from tiendo.documents.bounded import within
from tiendo.documents.forms import read_pasted
from tiendo.documents.models import Text
from tiendo.documents.readers import read_bytes
from tiendo.documents.readers.document import DocumentError
from tiendo.documents.reports import examine
from tiendo.units.models import Unit

LONG = PROSE * (bounded.AT_ONCE // len(PROSE) + 1)


def refusal(work: Any, *given: Any, seconds: float = 20) -> str:
    """The code of the refusal work ends with."""
    with pytest.raises(DocumentError) as refused:
        within(seconds, work, *given)
    return refused.value.code


def test_a_report_made_by_another_process_is_the_report_made_here() -> None:
    document = read_pasted(PROSE)
    there, here = within(20, examine, document, year=2021), examine(document, year=2021)
    assert there.findings == here.findings
    assert [one.start for one in there.reading.figures] == [
        one.start for one in here.reading.figures
    ]


def test_work_that_does_not_end_is_ended() -> None:
    assert refusal(time.sleep, 60, seconds=0.3) == "too-slow"


def test_work_that_breaks_its_process_down_is_told() -> None:
    assert refusal(os._exit, 1) == "stopped"


def test_work_that_wants_all_memory_is_stopped(capfd: pytest.CaptureFixture[str]) -> None:
    assert refusal(bytes, bounded.MEMORY) == "stopped"
    assert "MemoryError" in capfd.readouterr().err


def test_a_refusal_travels_whole() -> None:
    assert refusal(read_bytes, "a.docx", b"PK\x03\x04 no package") == "broken"


def test_when_all_places_stay_taken_the_next_is_sent_away(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = BoundedSemaphore(1)
    taken.acquire()
    monkeypatch.setattr(bounded, "_PLACES", taken)
    assert refusal(abs, 1, seconds=0.1) == "busy"


@pytest.mark.django_db
def test_a_long_text_is_opened_by_a_process_of_its_own(
    as_clerk: Client, clerk: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "examine", lambda *_, **__: pytest.fail("read where it stands"))
    text = a_text(clerk, Unit.objects.get(), LONG)
    monkeypatch.undo()
    assert as_clerk.get(f"/don-vi/437/van-ban/{text.pk}/").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("rest", ["/", ".csv", "/chu-thich.docx"])
def test_a_text_that_takes_too_long_is_kept_and_told(
    as_clerk: Client, clerk: Person, monkeypatch: pytest.MonkeyPatch, rest: str
) -> None:
    def slow(*_: object, **__: object) -> None:
        raise DocumentError("too-slow", seconds=20)

    text = a_word_text(clerk, Unit.objects.get())
    monkeypatch.setattr(queries, "examine", slow)
    answer = as_clerk.get(f"/don-vi/437/van-ban/{text.pk}{rest}")
    assert answer.status_code == 503
    assert "quá 20 giây" in answer.content.decode()
    assert Text.objects.filter(pk=text.pk).exists()


@pytest.mark.django_db
def test_a_file_that_takes_too_long_is_not_kept(as_clerk: Client, settings: Any) -> None:
    settings.READING_SECONDS = 0.01
    sent = SimpleUploadedFile("dai.docx", word_bytes())
    answer = as_clerk.post("/don-vi/437/van-ban/them/", {"file": sent})
    assert answer.status_code == 422
    assert answer.context["form"].errors["file"]
    assert not Text.objects.exists()


@pytest.mark.django_db
def test_the_open_check_gives_up_in_time_and_gives_the_text_back(
    client: Client, settings: Any
) -> None:
    settings.READING_SECONDS = 0.01
    answer = client.post("/kiem-tra/", {"text": LONG})
    assert answer.status_code == 503
    assert PROSE.splitlines()[2] in answer.content.decode()


@pytest.mark.django_db
def test_the_list_reads_so_much_at_a_time_and_then_goes_on(
    as_clerk: Client, clerk: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "READ_FOR_A_LIST", 2 * len(PROSE))
    for _ in range(3):
        a_text(clerk, Unit.objects.get())
    shown = [as_clerk.get("/don-vi/437/van-ban/").context["rows"] for _ in range(2)]
    assert [sum(counts is not None for _, counts in rows) for rows in shown] == [2, 3]
