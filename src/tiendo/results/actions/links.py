"""The private link of a calendar feed: made anew, which revokes the one before, or revoked."""

import hashlib
import secrets
from datetime import datetime

from django.db import transaction

from tiendo.accounts.queries import Person
from tiendo.audit.actions import Deed, record
from tiendo.results.models import CalendarLink


def digest_of(secret: str) -> str:
    """What is kept of a link's secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


@transaction.atomic
def make_link(*, by: Person, at: datetime) -> str:
    """A new secret for a person's feed, shown once; an earlier one stops working."""
    revoke_link(by=by, at=at)
    secret = secrets.token_urlsafe(32)
    made = CalendarLink.objects.create(person=by, digest=digest_of(secret), made_at=at)
    record(by=by, at=at, deed=Deed("results.make_link", "calendar_link", str(made.pk)))
    return secret


@transaction.atomic
def revoke_link(*, by: Person, at: datetime) -> None:
    """Let a person's link work no more."""
    for link in CalendarLink.objects.select_for_update().filter(person=by, revoked_at=None):
        link.revoked_at = at
        link.save(update_fields=["revoked_at"])
        record(by=by, at=at, deed=Deed("results.revoke_link", "calendar_link", str(link.pk)))
