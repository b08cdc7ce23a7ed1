"""What the office does with comments: let, decline, answer; and with a draft: sum up.

Each deed names the version it was decided on. When somebody else was quicker nothing happens and
``Changed`` is raised, so that the second sees what the first did.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from tiendo.accounts.queries import Person
from tiendo.audit.actions import Deed, record
from tiendo.participation.actions.commenting import erase_comment
from tiendo.participation.actions.subjects import bump
from tiendo.participation.models import Comment, Reception, State, Subject
from tiendo.participation.refusals import Changed, Refusal


@dataclass(frozen=True)
class Decision:
    """What a moderator decides of a comment; declining needs a reason, which its sender sees."""

    version: int
    state: State
    reason: str = ""
    answer: str = ""
    reception: Reception = Reception.NONE


@transaction.atomic
def decide(*, by: Person, at: datetime, comment: Comment, decision: Decision) -> None:
    """Decide a comment. Raises ``Changed``, and ``Refusal`` when a reason or answer is missing."""
    if decision.state == State.DECLINED and not decision.reason:
        raise Refusal(_("Say why it is not published; whoever wrote it sees the reason."), "reason")
    if decision.reception and not decision.answer:
        raise Refusal(_("Say in words what is taken up or why not."), "answer")
    answered_at = comment.answered_at
    if decision.answer != comment.answer:
        answered_at = at if decision.answer else None
    changed = Comment.objects.filter(pk=comment.pk, version=decision.version).update(
        state=decision.state,
        reason=decision.reason if decision.state == State.DECLINED else "",
        answer=decision.answer,
        answered_at=answered_at,
        reception=decision.reception,
        decided_by_id=by.pk,
        decided_at=at,
        version=F("version") + 1,
    )
    if not changed:
        raise Changed
    if State.PUBLISHED in {decision.state, comment.state}:
        bump(comment.subject_id)
    detail: dict[str, str | int | None] = {
        "subject": comment.subject.title,
        "before": comment.state,
        "after": decision.state,
    }
    unit = comment.subject.unit.code
    deed = Deed("participation.decide", "comment", str(comment.pk), unit, detail)
    record(by=by, at=at, deed=deed)


@transaction.atomic
def erase_for(*, by: Person, at: datetime, comment: Comment) -> None:
    """Erase a comment because whoever wrote it asked the office to."""
    detail: dict[str, str | int | None] = {"subject": comment.subject.title}
    unit = comment.subject.unit.code
    deed = Deed("participation.erase", "comment", str(comment.pk), unit, detail)
    record(by=by, at=at, deed=deed)
    erase_comment(comment=comment)


@transaction.atomic
def sum_up(*, by: Person, at: datetime, subject: Subject, version: int, summary: str) -> None:
    """Say of all comments on a draft together what was taken up and what is explained."""
    changed = Subject.objects.filter(pk=subject.pk, version=version).update(
        summary=summary,
        summarised_at=at,
        version=F("version") + 1,
        revision=F("revision") + 1,
    )
    if not changed:
        raise Changed
    deed = Deed("participation.sum_up", "subject", str(subject.pk), subject.unit.code)
    record(by=by, at=at, deed=deed)
