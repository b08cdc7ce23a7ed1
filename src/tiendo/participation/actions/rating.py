"""Casting a vote, and believing many that came from one place."""

from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import F

from tiendo.accounts.queries import Person
from tiendo.audit.actions import Deed, record
from tiendo.common.logs import logger
from tiendo.participation.actions.subjects import bump
from tiendo.participation.marks import day_of
from tiendo.participation.models import Subject, Vote, Watch
from tiendo.participation.queries.subjects import takes
from tiendo.participation.refusals import SubjectClosed
from tiendo.participation.tokens import Token, spend

log = logger(__name__)


@dataclass(frozen=True)
class Rating:
    """What somebody gives a subject: one to five stars, and any of the four aspects."""

    stars: int
    aspects: dict[str, int | None] = field(default_factory=dict)


@transaction.atomic
def cast(*, at: datetime, subject: Subject, token: Token, mark: str, rating: Rating) -> Vote:
    """Take one vote for one token.

    Of the votes from one place (``mark``) on one subject in one day the first few count
    (``TIENDO_VOTES_FROM_ONE_PLACE``), and after a moderator believed some as few again; further
    ones are kept without weight until a moderator believes them, so that neither an office behind
    one address is turned away nor a crowd of fresh sessions decides. Raises ``SubjectClosed`` and
    ``TokenSpent``.
    """
    on = day_of(at)
    if not (subject.takes_rating and takes(subject, on)):
        raise SubjectClosed
    spend(token, at=at)
    watch, _made = Watch.objects.get_or_create(subject=subject, on=on, mark=mark)
    Watch.objects.filter(pk=watch.pk).update(votes=F("votes") + 1)
    watch.refresh_from_db()
    beyond = watch.votes - watch.believed_votes - settings.VOTES_FROM_ONE_PLACE
    counts = beyond <= 0
    vote = Vote.objects.create(
        subject=subject,
        watch=watch,
        cast_on=on,
        stars=rating.stars,
        counts=counts,
        **rating.aspects,
    )
    if counts:
        bump(subject.pk)
    elif beyond.bit_count() == 1:
        # Said when it begins and whenever it has doubled: a flood must not fill the log.
        log.warning("votes damped", subject=subject.key, watch=watch.pk, votes=watch.votes)
    return vote


@transaction.atomic
def believe(*, by: Person, at: datetime, watch: Watch) -> None:
    """Let all votes from one place so far count: a moderator knows that different people cast them.

    Where all count already nothing happens.
    """
    damped = Watch.objects.filter(
        pk=watch.pk, votes__gt=F("believed_votes") + settings.VOTES_FROM_ONE_PLACE
    )
    if not damped.update(believed_votes=F("votes")):
        return
    watch.refresh_from_db(fields=["votes", "believed_votes"])
    Vote.objects.filter(watch=watch).update(counts=True)
    bump(watch.subject_id)
    detail: dict[str, str | int | None] = {"subject": watch.subject.key, "votes": watch.votes}
    deed = Deed("participation.believe", "watch", str(watch.pk), watch.subject.unit.code, detail)
    record(by=by, at=at, deed=deed)
