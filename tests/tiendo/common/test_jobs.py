"""The worker: what comes again by itself is done once, at its time, whatever else fails."""

import os
import signal
import subprocess
import sys
import threading
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError

from tiendo.common import jobs
from tiendo.common.jobs import DAY, HOUR, MINUTE, Job, run_due
from tiendo.common.models import JobState
from tiendo.common.queries import failed_jobs, worker_runs, worker_seen_at

ROOT = Path(__file__).resolve().parents[3]
SECOND = timedelta(seconds=1)


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> list[Job]:
    """The only jobs there are; empty to begin with."""
    found: list[Job] = []
    monkeypatch.setattr(jobs, "jobs", lambda: found)
    return found


def test_a_job_is_due_at_the_full_minute_hour_or_day(now: datetime) -> None:
    assert Job("a", MINUTE, print).next_after(now) == now + timedelta(minutes=1)
    assert Job("a", MINUTE, print).next_after(now + 59 * SECOND) == now + timedelta(minutes=1)
    assert Job("a", HOUR, print).next_after(now) == now + timedelta(minutes=58)
    assert Job("a", DAY, print).next_after(now) > now


@pytest.mark.django_db
def test_a_job_is_done_when_it_is_due_and_not_before(offered: list[Job], now: datetime) -> None:
    done: list[datetime] = []
    offered.append(Job("count", MINUTE, done.append))
    moments = [now, now + SECOND, now + 59 * SECOND, now + 60 * SECOND, now + 61 * SECOND]
    for at in moments:
        run_due(at)
    assert done == [now, now + 60 * SECOND]


@pytest.mark.django_db
def test_of_two_workers_one_does_a_job(offered: list[Job], now: datetime) -> None:
    done: list[str] = []

    def work(at: datetime) -> None:
        done.append("first")
        assert run_due(at) == []  # another worker looks at the same moment

    offered.append(Job("once", MINUTE, work))
    assert run_due(now) == ["once"]
    assert done == ["first"]


@pytest.mark.django_db
def test_a_worker_that_saw_the_job_as_due_before_another_took_it_does_nothing(
    offered: list[Job], now: datetime
) -> None:
    done: list[datetime] = []
    job = Job("once", MINUTE, done.append)
    assert jobs._done(job, now)
    assert not jobs._done(job, now)
    assert done == [now]


@pytest.mark.django_db
def test_a_job_that_fails_is_noted_tried_again_and_hinders_no_other(
    offered: list[Job], now: datetime, caplog: pytest.LogCaptureFixture
) -> None:
    outcomes: list[Any] = [ValueError("no paper"), None]

    def fragile(at: datetime) -> None:
        if isinstance(outcome := outcomes.pop(0), Exception):
            raise outcome

    done: list[datetime] = []
    offered += [Job("fragile", DAY, fragile), Job("other", DAY, done.append)]
    assert run_due(now) == ["other"]
    assert [one.failure for one in failed_jobs()] == ["ValueError: no paper"]
    assert "job failed: fragile" in caplog.text
    assert run_due(now + 59 * SECOND) == []
    assert run_due(now + 60 * SECOND) == ["fragile"]
    assert failed_jobs() == []
    assert JobState.objects.get(name="fragile").next_at > now + 120 * SECOND


@pytest.mark.django_db
def test_whether_a_worker_runs_can_be_asked(now: datetime) -> None:
    assert worker_seen_at() is None
    assert not worker_runs(now)
    run_due(now)
    assert worker_seen_at() == now
    assert worker_runs(now + 60 * SECOND)
    assert not worker_runs(now + 180 * SECOND)


def test_a_database_that_is_away_is_waited_for(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    stopped = threading.Event()
    tries: list[int] = []

    def gone(at: datetime) -> list[str]:
        tries.append(1)
        if len(tries) == 3:
            stopped.set()
        raise OperationalError("away")

    monkeypatch.setattr(jobs, "run_due", gone)
    monkeypatch.setattr(jobs, "close_old_connections", lambda: None)
    monkeypatch.setattr(jobs, "TICK", 0.01)
    jobs.work_until(stopped)
    assert len(tries) == 3
    assert "cannot reach the database" in caplog.text


def test_every_app_names_its_jobs_once() -> None:
    names = [job.name for job in jobs.jobs()]
    assert {"worker", "portal.schedule", "results.rounds"} <= set(names)
    assert len(names) == len(set(names))


def test_a_worker_ends_when_told_to(tmp_path: Path) -> None:
    environment = os.environ | {
        "TIENDO_VAR": str(tmp_path),
        "TIENDO_DATABASE": "",
        "TIENDO_SECRET_KEY": "only for tests",
        "TIENDO_DEMONSTRATION": "1",
        "DJANGO_SETTINGS_MODULE": "tiendo.settings",
    }
    command = [sys.executable, "manage.py", "run_worker"]
    running = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE)
    assert running.stderr
    said = running.stderr.readline().decode()  # the database is empty: it says so, and waits
    running.send_signal(signal.SIGTERM)
    running.stderr.close()
    assert "the worker cannot reach the database" in said
    assert running.wait(timeout=20) == 0
