"""Sending, changing and erasing a comment, by whoever wrote it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from tiendo.audit.actions import Deed, record
from tiendo.participation.actions.private import new_secret
from tiendo.participation.actions.subjects import bump
from tiendo.participation.marks import day_of
from tiendo.participation.models import Comment, State, Subject
from tiendo.participation.queries.subjects import takes
from tiendo.participation.refusals import Refusal, SubjectClosed
from tiendo.participation.tokens import Token, spend


@dataclass(frozen=True)
class NewComment:
    """A comment as it was sent: whose, how to reach them (never shown), and what it says."""

    name: str
    text: str
    contact: str = ""
    with_proof: bool = False
    is_crowded: bool = False


@transaction.atomic
def comment(
    *, at: datetime, subject: Subject, token: Token, new: NewComment
) -> tuple[Comment, str]:
    """Take a comment for one token; gives it and the secret of its private link, told once.

    Nobody sees it before a moderator has read it. Raises ``SubjectClosed`` and ``TokenSpent``.
    """
    if not (subject.takes_comments and takes(subject, day_of(at))):
        raise SubjectClosed
    spend(token, at=at)
    secret, secret_hash = new_secret()
    kept = Comment.objects.create(
        subject=subject,
        name=new.name,
        contact=new.contact,
        text=new.text,
        with_proof=new.with_proof,
        is_crowded=new.is_crowded,
        sent_at=at,
        secret_hash=secret_hash,
    )
    return kept, secret


@transaction.atomic
def edit_comment(*, at: datetime, comment: Comment, new: NewComment) -> None:
    """Change a comment; it waits again, and what was shown of it is hidden until it is read.

    What was answered stays as it was answered, and so does what stands where nothing more is taken:
    raises ``Refusal``.
    """
    subject = comment.subject
    if not (subject.takes_comments and takes(subject, day_of(at))):
        raise Refusal(
            _("No more comments are taken there, so it stays as it was written. You can erase it.")
        )
    changed = Comment.objects.filter(pk=comment.pk, answer="").update(
        name=new.name,
        contact=new.contact,
        text=new.text,
        edited_at=at,
        state=State.WAITING,
        is_crowded=comment.is_crowded or new.is_crowded,
        version=F("version") + 1,
    )
    if not changed:
        raise Refusal(
            _("It was answered already, so it stays as it was written. You can erase it.")
        )
    bump(comment.subject_id)
    record(by=None, at=at, deed=_deed("participation.edit", comment))


@transaction.atomic
def erase_comment(*, comment: Comment) -> None:
    """Erase a comment with its answer and everything known of who wrote it."""
    comment.delete()
    bump(comment.subject_id)


@transaction.atomic
def erase_own_comment(*, at: datetime, comment: Comment) -> None:
    """Erase a comment by its private link; the log keeps that, and not what it said."""
    record(by=None, at=at, deed=_deed("participation.erase", comment))
    erase_comment(comment=comment)


def _deed(action: str, comment: Comment) -> Deed:
    subject = comment.subject
    detail: dict[str, str | int | None] = {"subject": subject.title}
    return Deed(action, "comment", str(comment.pk), subject.unit.code, detail)
