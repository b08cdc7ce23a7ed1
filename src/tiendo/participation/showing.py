"""What a stored page shows of participation: HTML made without a request and without a token."""

import json
from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from tiendo.participation.forms import CommentForm, QuestionForm, VoteForm
from tiendo.participation.models import Comment, Reception, Subject, SubjectKind
from tiendo.participation.queries.subjects import (
    ASPECTS,
    SHOWN_FROM,
    Standing,
    public_subject,
    published_comments,
    standing,
    takes,
)
from tiendo.participation.queries.visits import FLOOR, VisitCounts
from tiendo.participation.words import aspect_words, widget_words
from tiendo.units.queries import Unit

SHOWN = 20
"""So many comments stand on the page itself; all of them on the subject's own page."""


def fragment(key: str, language: str = "vi") -> str:
    """Rating and comments of a subject with their forms; empty where there is no such subject, or
    its page was withdrawn.

    It changes with ``queries.revision(key)`` and with nothing else but the day a subject closes.
    """
    subject = public_subject(key)
    if subject is None or not (subject.takes_rating or subject.takes_comments):
        return ""
    with translation.override(language):
        return render_to_string("participation/fragment.html", shown(subject))


def shown(subject: Subject, comments: list[Comment] | None = None) -> dict[str, object]:
    """What the templates of a subject need."""
    found = standing(subject.key)
    listed = published_comments(subject.key)[:SHOWN] if comments is None else comments
    return {
        "subject": subject,
        "standing": found,
        "stars": star_rows(found),
        "aspects": [
            (aspect_words(one), found.aspects[one]) for one in ASPECTS if one in found.aspects
        ],
        "shown_from": SHOWN_FROM,
        "comments": listed,
        "is_draft": subject.kind == SubjectKind.CONSULTATION,
        "receptions": Reception,
        "vote_form": VoteForm(initial={"subject": subject.key}),
        "comment_form": CommentForm(initial={"subject": subject.key}),
        "is_open": takes(subject, timezone.localdate()),
        "widget_words": json.dumps(widget_words(), ensure_ascii=False),
        "keep_contact_days": settings.KEEP_CONTACT_DAYS,
    }


def question_form(unit: Unit, language: str = "vi") -> str:
    """The form to ask a unit, for a stored page; without a token, as ``fragment``."""
    with translation.override(language):
        return render_to_string("participation/question_fragment.html", question_words(unit))


def question_words(unit: Unit) -> dict[str, object]:
    """What the templates of questions need."""
    return {
        "unit": unit,
        "form": QuestionForm(initial={"unit": unit.address}),
        "days": settings.ANSWER_WORKING_DAYS,
        "widget_words": json.dumps(widget_words(), ensure_ascii=False),
        "keep_contact_days": settings.KEEP_CONTACT_DAYS,
    }


def visits(unit: Unit, language: str = "vi") -> str:
    """The line of visits for a stored page: a link, in which a script shows the counts."""
    with translation.override(language):
        return render_to_string("participation/visit_line.html", {"unit": unit})


def count_words(counts: VisitCounts) -> dict[str, str]:
    """The counts as people read them: 1.234.567, and "fewer than 5" below the floor."""
    fewer = _("fewer than %(floor)d") % {"floor": FLOOR}
    return {
        "total": _grouped(counts.total),
        "today": _grouped(counts.today),
        "now": fewer if counts.now is None else _grouped(counts.now),
        "former": _grouped(counts.former.visits) if counts.former else "",
    }


def _grouped(number: int) -> str:
    return str(number_format(number, force_grouping=True))


@dataclass(frozen=True)
class StarRow:
    """How many gave so many stars, and the length of its bar in hundredths of the longest."""

    stars: int
    votes: int
    width: int


def star_rows(found: Standing) -> list[StarRow]:
    """Five rows, five stars first; none while the rating is not shown."""
    if found.stars is None:
        return []
    longest = max(found.stars) or 1
    rows = [
        StarRow(number, votes, votes * 100 // longest)
        for number, votes in enumerate(found.stars, start=1)
    ]
    return rows[::-1]
