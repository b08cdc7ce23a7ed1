"""Finding what somebody wrote: by its private link, or for the office by name and contact."""

from django.db.models import Q

from tiendo.participation.models import Comment, Question
from tiendo.units.queries import Unit

Written = Comment | Question


def written_with(secret_hash: str) -> Written | None:
    """The comment or question whose private link has this hash."""
    comment = Comment.objects.select_related("subject__unit").filter(secret_hash=secret_hash)
    question = Question.objects.select_related("unit", "body").filter(secret_hash=secret_hash)
    return comment.first() or question.first()


def written_by(unit: Unit, words: str) -> list[Written]:
    """What people of this name or contact wrote to a unit, newest first; nothing for no words."""
    if not words.strip():
        return []
    held = Q(name__icontains=words.strip()) | Q(contact__icontains=words.strip())
    comments = Comment.objects.filter(held, subject__unit=unit).select_related("subject__unit")
    asked = Question.objects.filter(held | Q(home__icontains=words.strip()), unit=unit)
    found: list[Written] = [*comments[:200], *asked.select_related("unit", "body")[:200]]
    return sorted(found, key=lambda one: one.sent_at, reverse=True)


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
