"""What other apps may ask of the worker."""

from datetime import datetime, timedelta

from tiendo.common.jobs import ALIVE
from tiendo.common.models import JobState

SILENT_FOR = timedelta(minutes=2)
"""After this long without a sign no worker is believed to run."""


def worker_seen_at() -> datetime | None:
    """When a worker last gave a sign; None when none ever did."""
    return JobState.objects.filter(name=ALIVE.name).values_list("done_at", flat=True).first()


def worker_runs(at: datetime) -> bool:
    """Whether a worker gave a sign lately, so that what is scheduled will happen."""
    seen_at = worker_seen_at()
    return seen_at is not None and at - seen_at < SILENT_FOR


def failed_jobs() -> list[JobState]:
    """The jobs whose last attempt failed."""
    return list(JobState.objects.exclude(failure="").order_by("name"))
