"""Questions and answers of a unit, as its page shows them."""

from typing import Any

from django.core.paginator import Paginator
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from tiendo.common.fold import fold
from tiendo.participation.queries import Matter, Question, questions
from tiendo.units.queries import Unit

ON_A_PAGE = 20
LONGEST = 200
SEARCHED = 2000
"""So many answers, the newest, are searched for words."""


def answered(unit: Unit, query: QueryDict) -> dict[str, Any]:
    """Published questions with the words asked for, tones optional, and where to ask and follow."""
    words = query.get("q", "")[:LONGEST].strip()
    matter = query.get("loai", "")
    rows = questions(unit)
    if matter in Matter.values:
        rows = rows.filter(matter=matter)
    found: Any = rows
    if parts := fold(words).split():
        found = [one for one in rows[:SEARCHED] if _holds(one, parts)]
    page = Paginator(found, ON_A_PAGE).get_page(query.get("trang", ""))
    return {
        "words": words,
        "matter": matter if matter in Matter.values else "",
        "matters": [(value, str(label)) for value, label in Matter.choices],
        "rows": [_row(one) for one in page.object_list],
        "count": page.paginator.count,
        "listed": {"page": page.number, "pages": page.paginator.num_pages},
        "ask_address": reverse("participation:questions", args=[unit.address]),
        "track_address": reverse("participation:track"),
    }


def _holds(question: Question, parts: list[str]) -> bool:
    folded = fold(f"{question.title} {question.text} {question.answer}")
    return all(part in folded for part in parts)


def _row(question: Question) -> dict[str, Any]:
    answered_at = question.answered_at or question.sent_at
    return {
        "number": question.number,
        "title": question.title,
        "matter": str(Matter(question.matter).label),
        "text": question.text,
        "name": question.name if question.shows_name else "",
        "asked_on": timezone.localdate(question.sent_at).isoformat(),
        "answer": question.answer,
        "answered_by": str(question.answering),
        "answered_on": timezone.localdate(answered_at).isoformat(),
    }
