"""What the office does with questions: forward, answer, publish, decline."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from tiendo.accounts.queries import Person
from tiendo.audit.actions import Deed, record
from tiendo.common.telling import tell_apps
from tiendo.participation.actions.asking import erase_question
from tiendo.participation.models import Question, QuestionState
from tiendo.participation.queries.questions import QuestionChanged
from tiendo.participation.refusals import Changed, Refusal
from tiendo.units.queries import Unit


@dataclass(frozen=True)
class Handling:
    """What becomes of a question, decided on one version of it."""

    version: int
    state: QuestionState
    answer: str = ""
    body: Unit | None = None
    reason: str = ""


@transaction.atomic
def handle(*, by: Person, at: datetime, question: Question, handling: Handling) -> None:
    """Forward a question to a body, answer it, publish it with its answer, or decline it.

    Raises ``Changed`` when somebody was quicker, and ``Refusal`` when words are missing.
    """
    _require(handling)
    answered_at = question.answered_at
    if handling.answer != question.answer:
        answered_at = at if handling.answer else None
    changed = Question.objects.filter(pk=question.pk, version=handling.version).update(
        state=handling.state,
        answer=handling.answer,
        answered_at=answered_at,
        body_id=handling.body.pk if handling.body else None,
        reason=handling.reason if handling.state == QuestionState.DECLINED else "",
        decided_by_id=by.pk,
        decided_at=at,
        version=F("version") + 1,
    )
    if not changed:
        raise Changed
    detail: dict[str, str | int | None] = {
        "number": question.number,
        "before": question.state,
        "after": handling.state,
    }
    deed = Deed("participation.handle", "question", str(question.pk), question.unit.code, detail)
    record(by=by, at=at, deed=deed)
    tell_apps(QuestionChanged(question.pk, question.unit))


def _require(handling: Handling) -> None:
    answering = (QuestionState.ANSWERED, QuestionState.PUBLISHED)
    if handling.state in answering and not handling.answer:
        raise Refusal(_("Write the answer first."), "answer")
    if handling.state == QuestionState.FORWARDED and handling.body is None:
        raise Refusal(_("Choose the body it is forwarded to."), "body")
    if handling.state == QuestionState.DECLINED and not handling.reason:
        raise Refusal(_("Say why it is not handled; whoever asked sees the reason."), "reason")


@transaction.atomic
def erase_question_for(*, by: Person, at: datetime, question: Question) -> None:
    """Erase a question because whoever asked it asked the office to."""
    detail: dict[str, str | int | None] = {"number": question.number}
    deed = Deed("participation.erase", "question", str(question.pk), question.unit.code, detail)
    record(by=by, at=at, deed=deed)
    erase_question(question=question)
