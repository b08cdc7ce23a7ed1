"""Reading what citizens gave back: the door for other apps."""

from tiendo.participation.models import (
    Comment,
    FormerTotal,
    Matter,
    Question,
    QuestionState,
    Reception,
    State,
    Subject,
    SubjectKind,
)
from tiendo.participation.queries.questions import (
    QuestionChanged,
    asked,
    due_of,
    numbered,
    questions,
)
from tiendo.participation.queries.subjects import (
    ASPECTS,
    SHOWN_FROM,
    Standing,
    published_comments,
    revision,
    standing,
    subject_of,
)
from tiendo.participation.queries.visits import VisitCounts, daily_counts, visit_counts

__all__ = [
    "ASPECTS",
    "SHOWN_FROM",
    "Comment",
    "FormerTotal",
    "Matter",
    "Question",
    "QuestionChanged",
    "QuestionState",
    "Reception",
    "Standing",
    "State",
    "Subject",
    "SubjectKind",
    "VisitCounts",
    "asked",
    "daily_counts",
    "due_of",
    "numbered",
    "published_comments",
    "questions",
    "revision",
    "standing",
    "subject_of",
    "visit_counts",
]
