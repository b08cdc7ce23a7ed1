"""Sending, changing and erasing a question, by whoever asked it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from tiendo.audit.actions import Deed, record
from tiendo.common.telling import tell_apps
from tiendo.participation.actions.private import new_secret
from tiendo.participation.models import Matter, Question, QuestionState
from tiendo.participation.queries.questions import QuestionChanged, due_of
from tiendo.participation.refusals import Refusal
from tiendo.participation.tokens import Token, spend
from tiendo.units.queries import Unit


@dataclass(frozen=True)
class NewQuestion:
    """A question or feedback as it was sent; address and contact are never shown."""

    unit: Unit
    matter: Matter
    title: str
    text: str
    name: str
    home: str
    contact: str
    shows_name: bool = False
    with_proof: bool = False
    is_crowded: bool = False


@transaction.atomic
def ask(*, at: datetime, token: Token, new: NewQuestion) -> tuple[Question, str]:
    """Take a question for one token; gives it, with its number and due day, and the secret of its
    private link, told once. Raises ``TokenSpent``."""
    spend(token, at=at)
    secret, secret_hash = new_secret()
    said = {name: getattr(new, name) for name in new.__dataclass_fields__}
    question = Question.objects.create(
        **said, sent_at=at, due_on=due_of(at), secret_hash=secret_hash
    )
    return question, secret


@dataclass(frozen=True)
class EditedQuestion:
    """What whoever asked may change of a question that waits."""

    name: str
    contact: str
    text: str
    is_crowded: bool = False


@transaction.atomic
def edit_question(*, at: datetime, question: Question, new: EditedQuestion) -> None:
    """Change a question that nobody has answered yet; what was answered stays as it was answered.

    Raises ``Refusal`` afterwards.
    """
    changed = Question.objects.filter(
        pk=question.pk, state__in=(QuestionState.RECEIVED, QuestionState.FORWARDED)
    ).update(
        name=new.name,
        contact=new.contact,
        text=new.text,
        is_crowded=question.is_crowded or new.is_crowded,
        edited_at=at,
        version=F("version") + 1,
    )
    if not changed:
        raise Refusal(_("It was answered already, so it stays as it was asked. You can erase it."))
    record(by=None, at=at, deed=_deed("participation.edit", question))


@transaction.atomic
def erase_question(*, question: Question) -> None:
    """Erase a question with its answer and everything known of who asked it."""
    changed = QuestionChanged(question.pk, question.unit)
    question.delete()
    tell_apps(changed)


@transaction.atomic
def erase_own_question(*, at: datetime, question: Question) -> None:
    """Erase a question by its private link; the log keeps that, and not what it said."""
    record(by=None, at=at, deed=_deed("participation.erase", question))
    erase_question(question=question)


def _deed(action: str, question: Question) -> Deed:
    detail: dict[str, str | int | None] = {"number": question.number}
    return Deed(action, "question", str(question.pk), question.unit.code, detail)
