"""What the day erases: marks, used tokens, contacts, what was never published or was withdrawn."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce

from tiendo.audit.actions import Deed, record
from tiendo.participation.marks import day_of
from tiendo.participation.models import (
    Comment,
    Question,
    QuestionState,
    Salt,
    SpentToken,
    State,
    Subject,
    Visit,
    Vote,
    Watch,
)
from tiendo.participation.queries.questions import OPEN
from tiendo.participation.tokens import LIFETIME


@dataclass(frozen=True)
class Erased:
    """How much one run erased: marks of earlier days, contacts, and contributions: what nobody
    published, and comments and votes on pages that were withdrawn."""

    marks: int
    contacts: int
    contributions: int


@transaction.atomic
def erase_what_is_over(*, at: datetime) -> Erased:
    """Erase what has stood its time (``TIENDO_KEEP_…``); running it again erases nothing more.

    Subjects whose last day was yesterday change their look, so their revision goes up.
    """
    today = day_of(at)
    Salt.objects.filter(on__lt=today).delete()
    SpentToken.objects.filter(spent_at__lt=at - LIFETIME * 2).delete()
    marks, _of = Visit.objects.filter(on__lt=today).delete()
    marks += Watch.objects.filter(on__lt=today).exclude(mark="").update(mark="")
    closing = Subject.objects.filter(is_closed=False, closes_on__lt=today)
    closing.update(is_closed=True, revision=F("revision") + 1)
    erased = Erased(marks, _contacts(at), _unpublished(at) + _left_lying(at) + _withdrawn(at))
    if erased.contacts or erased.contributions:
        detail: dict[str, str | int | None] = {
            "contacts": erased.contacts,
            "contributions": erased.contributions,
        }
        record(
            by=None, at=at, deed=Deed("participation.erase_old", "participation", "", "", detail)
        )
    return erased


def _contacts(at: datetime) -> int:
    """Contacts of what was sent long ago, and the addresses with them."""
    before = at - timedelta(days=settings.KEEP_CONTACT_DAYS)
    comments = Comment.objects.filter(sent_at__lt=before).exclude(contact="")
    asked = Question.objects.filter(sent_at__lt=before).exclude(contact="", home="")
    return comments.update(contact="") + asked.update(contact="", home="")


def _unpublished(at: datetime) -> int:
    """What the office declined, and its reason with it."""
    before = at - timedelta(days=settings.KEEP_DECLINED_DAYS)
    comments, _of = Comment.objects.filter(state=State.DECLINED, decided_at__lt=before).delete()
    asked, _of = Question.objects.filter(
        state=QuestionState.DECLINED, decided_at__lt=before
    ).delete()
    return comments + asked


def _left_lying(at: datetime) -> int:
    """What nobody published or declined for as long as a contact is kept: comments that wait still,
    questions without an answer, and answers for whoever asked alone."""
    before = at - timedelta(days=settings.KEEP_CONTACT_DAYS)
    sent = Coalesce("edited_at", "sent_at")
    waiting = Comment.objects.alias(since=sent).filter(state=State.WAITING, since__lt=before)
    asked = Question.objects.alias(since=sent).filter(state__in=OPEN, since__lt=before)
    told = Question.objects.filter(state=QuestionState.ANSWERED, answered_at__lt=before)
    return sum(rows.delete()[0] for rows in (waiting, asked, told))


def _withdrawn(at: datetime) -> int:
    """Comments and votes on pages that were withdrawn long ago."""
    before = at - timedelta(days=settings.KEEP_DECLINED_DAYS)
    gone = Subject.objects.filter(withdrawn_at__lt=before)
    comments, _of = Comment.objects.filter(subject__in=gone).delete()
    votes, _of = Vote.objects.filter(subject__in=gone).delete()
    Watch.objects.filter(subject__in=gone).delete()
    return comments + votes
