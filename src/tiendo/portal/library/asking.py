"""Questions and answers of a unit, as its page shows them."""

from typing import Any

from django.core.paginator import Paginator
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from tiendo.participation.queries import Matter, Question, numbered, questions
from tiendo.portal.models.home import HomePage
from tiendo.portal.models.search import Found
from tiendo.portal.searching.asking import keys_found

ON_A_PAGE = 20
LONGEST = 200


def answered(home: HomePage, query: QueryDict) -> dict[str, Any]:
    """Published questions with the words asked for, or one by its number, and where to ask and
    follow."""
    unit = home.unit
    words = query.get("q", "")[:LONGEST].strip()
    matter = query.get("loai", "")
    rows = questions(unit)
    if matter in Matter.values:
        rows = rows.filter(matter=matter)
    if words:
        rows = rows.filter(pk__in=keys_found(words, home.pk, Found.QUESTION))
    if one := numbered(query.get("so", "")):
        rows = rows.filter(pk=one.pk)
    page = Paginator(rows, ON_A_PAGE).get_page(query.get("trang", ""))
    return {
        "words": words,
        "matter": matter if matter in Matter.values else "",
        "is_narrowed": bool(words or matter in Matter.values or one),
        "matters": [(value, str(label)) for value, label in Matter.choices],
        "rows": [_row(one) for one in page.object_list],
        "count": page.paginator.count,
        "listed": {"page": page.number, "pages": page.paginator.num_pages},
        "ask_address": reverse("participation:questions", args=[unit.address]),
        "track_address": reverse("participation:track"),
    }


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
