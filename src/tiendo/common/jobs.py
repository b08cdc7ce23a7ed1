"""Work that comes again by itself, gathered from every app that has some, done by the worker.

An app offers it on its configuration, as it does its ``menu_entry``:

    def jobs(self) -> list[Job]: ...

A job is done once when it is due, however many workers run. One that fails is logged, noted and
tried again; it never stands in the way of another, nor of its own next time. Each must be safe to
do twice: a worker that is killed in the middle leaves the rest to the next time.
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.apps import apps
from django.db import Error, close_old_connections
from django.utils import timezone

from tiendo.common.models import JobState

MINUTE, HOUR, DAY = 60, 3600, 86_400

TICK = 5
"""Seconds between two looks at what is due; it divides a minute, so 17:00 is seen at 17:00:00."""

RETRY = MINUTE
"""Seconds after which a failed job is tried again, unless it is due before."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Job:
    """Work that comes again every so many seconds, counted from the full hour of the world."""

    name: str
    every: int
    work: Callable[[datetime], object]

    def next_after(self, at: datetime) -> datetime:
        """The first moment after ``at`` at which it is due."""
        passed = at.timestamp() // self.every + 1
        return datetime.fromtimestamp(passed * self.every, at.tzinfo)


def alive(at: datetime) -> None:
    """Nothing: that it was done is what tells that a worker runs."""


ALIVE = Job("worker", 30, alive)


def jobs() -> list[Job]:
    """The jobs of all apps, the lowest app first."""
    found = [ALIVE]
    for app in reversed(list(apps.get_app_configs())):
        offer = getattr(app, "jobs", None)
        found += offer() if offer else []
    return found


def run_due(at: datetime) -> list[str]:
    """Do what is due and has not been begun by another worker; name what was done."""
    known = dict(JobState.objects.values_list("name", "next_at"))
    return [job.name for job in jobs() if known.get(job.name, at) <= at and _done(job, at)]


def _done(job: Job, at: datetime) -> bool:
    """Claim a job and do it; false when another worker was faster or it failed."""
    JobState.objects.get_or_create(name=job.name, defaults={"next_at": at})
    state = JobState.objects.filter(name=job.name)
    following = job.next_after(at)
    if not state.filter(next_at__lte=at).update(next_at=following, begun_at=at):
        return False
    try:
        job.work(at)
    except Exception as fault:
        _log.exception("job failed: %s", job.name)
        again = min(following, at + timedelta(seconds=RETRY))
        state.update(next_at=again, failed_at=at, failure=f"{type(fault).__name__}: {fault}"[:500])
        return False
    state.update(done_at=at, failure="")
    return True


def work_until(stopped: threading.Event) -> None:
    """Do what is due until told to stop; a database that is away for a while is waited for."""
    while not stopped.is_set():
        now = timezone.now()
        try:
            close_old_connections()
            run_due(now)
        except Error:
            _log.exception("the worker cannot reach the database")
        stopped.wait(TICK - timezone.now().timestamp() % TICK)
