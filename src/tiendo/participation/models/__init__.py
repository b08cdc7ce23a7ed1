"""What citizens give back: ratings, comments, questions, visits.

Nothing here holds an address of the net. A ``mark`` stands for one place (a network and a browser)
during one day; it is made with a random salt that is thrown away when the day is over (``Salt``),
and from then on leads back to nobody.
"""

from tiendo.participation.models.contributions import Comment, Question
from tiendo.participation.models.subjects import Subject, Vote, Watch
from tiendo.participation.models.visits import DayCount, FormerTotal, Salt, SpentToken, Visit
from tiendo.participation.models.words import (
    Matter,
    QuestionState,
    Reception,
    Source,
    State,
    SubjectKind,
)

__all__ = [
    "Comment",
    "DayCount",
    "FormerTotal",
    "Matter",
    "Question",
    "QuestionState",
    "Reception",
    "Salt",
    "Source",
    "SpentToken",
    "State",
    "Subject",
    "SubjectKind",
    "Visit",
    "Vote",
    "Watch",
]
