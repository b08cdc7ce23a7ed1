"""Scheduled pages: what is due goes out, each by itself; and whether anybody is there to do it."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.utils import timezone
from wagtail.models import Revision

from tiendo.portal.checking import Stopped

log = logging.getLogger(__name__)
AWAY_AFTER = timedelta(minutes=5)
"""A worker that was not seen for so long does not run."""


def publish_due(at: datetime) -> tuple[int, int]:
    """Publish what was scheduled until ``at``, the earliest first; published and stopped counted.

    A page the gate stops keeps its schedule and is tried again; the others go out all the same.
    """
    out, stopped = 0, 0
    due = Revision.objects.filter(approved_go_live_at__lte=at).order_by("approved_go_live_at")
    for revision in due:
        try:
            revision.publish(log_action="wagtail.publish.scheduled")
            out += 1
        except Stopped as fault:
            log.warning("Scheduled page %s was stopped by the gate.", fault.page_id)
            stopped += 1
    return out, stopped


def overdue() -> list[Revision]:
    """What should have been out for longer than a worker takes."""
    before = timezone.now() - AWAY_AFTER
    return list(Revision.objects.filter(approved_go_live_at__lte=before))


def worker_is_away() -> bool:
    """Whether no worker has been seen for some minutes; nothing scheduled goes out then."""
    try:
        from tiendo.portal.queries import worker_seen_at
    except ImportError:
        return bool(overdue())
    seen = worker_seen_at()
    return seen is None or seen < timezone.now() - AWAY_AFTER
