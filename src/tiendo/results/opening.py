"""Rounds open by themselves: by the command ``open_rounds`` where a scheduler runs it, and where
none does, by the first look anybody takes at rounds or at their work on a day."""

from datetime import datetime

from django.core.cache import cache
from django.utils import timezone

from tiendo.results.actions import open_due_rounds

DAY = 24 * 3600


def open_when_looked(at: datetime) -> None:
    """Open what is due, once a day and process; opening again changes nothing."""
    if cache.add(f"rounds-opened:{timezone.localdate(at).isoformat()}", 1, DAY):
        open_due_rounds(at=at)
