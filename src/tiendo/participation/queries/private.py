"""Finding what somebody wrote: by its private link, or for the office by name and contact."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from operator import itemgetter
from typing import Any

from django.db.models import QuerySet

from tiendo.common.fold import fold
from tiendo.participation.models import Comment, Question
from tiendo.participation.queries.questions import OPEN
from tiendo.participation.queries.subjects import takes
from tiendo.units.queries import Unit

Written = Comment | Question

SHOWN = 200
"""So much of what fits is shown, the newest."""


def written_with(secret_hash: str) -> Written | None:
    """The comment or question whose private link has this hash."""
    comment = Comment.objects.select_related("subject__unit").filter(secret_hash=secret_hash)
    question = Question.objects.select_related("unit", "body").filter(secret_hash=secret_hash)
    return comment.first() or question.first()


def may_change(one: Written, on: date) -> bool:
    """Whether whoever wrote it may change it still: nobody has answered, and more is taken."""
    if isinstance(one, Question):
        return one.state in OPEN
    return not one.answer and one.subject.takes_comments and takes(one.subject, on)


@dataclass(frozen=True)
class Found:
    """What people of a name or contact wrote: the newest of it, and how much there is in all."""

    newest: list[Written]
    total: int


def written_by(unit: Unit, words: str) -> Found:
    """What people of this name, contact or address wrote to a unit; nothing for no words.

    Accents and capitals make no difference, whichever way the letters are put together: who asks
    what is kept of them must not hear "nothing" because of that. Databases cannot compare so, and
    what one unit holds is little enough to be read through.
    """
    wanted = fold(words)
    if not wanted:
        return Found([], 0)
    comments = Comment.objects.filter(subject__unit=unit).select_related("subject__unit")
    asked = Question.objects.filter(unit=unit).select_related("unit", "body")
    fitting = [
        *_fitting(comments, wanted, "name", "contact"),
        *_fitting(asked, wanted, "name", "contact", "home"),
    ]
    newest = sorted(fitting, key=itemgetter(0), reverse=True)[:SHOWN]
    rows = {
        kept.model: kept.in_bulk([pk for _at, model, pk in newest if model is kept.model])
        for kept in (comments, asked)
    }
    found = [rows[model][pk] for _at, model, pk in newest if pk in rows[model]]
    return Found(found, len(fitting))


def _fitting(
    rows: QuerySet[Any], wanted: str, *names: str
) -> Iterator[tuple[datetime, type[Written], int]]:
    """When it was sent, model and key of each row that holds the words in one of these fields."""
    for sent_at, pk, *said in rows.values_list("sent_at", "pk", *names).iterator():
        if any(wanted in fold(one) for one in said):
            yield sent_at, rows.model, pk


def record_of(one: Written) -> dict[str, object]:
    """Everything kept of what somebody wrote, for them to take with them."""
    told: dict[str, object] = {
        "kind": "comment" if isinstance(one, Comment) else "question",
        "name": one.name,
        "contact": one.contact,
        "text": one.text,
        "state": one.state,
        "sent_at": one.sent_at.isoformat(),
        "edited_at": one.edited_at.isoformat() if one.edited_at else None,
        "answer": one.answer,
        "answered_at": one.answered_at.isoformat() if one.answered_at else None,
        "reason": one.reason,
        "with_proof": one.with_proof,
    }
    if isinstance(one, Comment):
        return told | {"subject": one.subject.title, "address": one.subject.address}
    return told | {
        "number": one.number,
        "title": one.title,
        "home": one.home,
        "shows_name": one.shows_name,
        "due_on": one.due_on.isoformat(),
        "unit": one.unit.full_name,
    }
