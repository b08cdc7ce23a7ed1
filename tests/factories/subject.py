"""Subjects that citizens are asked about, and what they give, made with the least."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from factories.person import NOW
from factories.unit import a_town
from tiendo.participation import tokens
from tiendo.participation.actions import NewSubject, open_subject
from tiendo.participation.actions.commenting import NewComment, comment
from tiendo.participation.actions.rating import Rating, cast
from tiendo.participation.models import Comment, Question, Subject, Vote
from tiendo.units.models import Unit


def a_subject(key: str = "article:a", unit: Unit | None = None, **said: Any) -> Subject:
    """An article of the former town that takes ratings and comments."""
    new = NewSubject(key, unit or a_town(), "Kết quả 9 tháng năm 2020", "/hong-linh/bai/", **said)
    return open_subject(at=NOW, new=new)


def a_token(purpose: str, about: str, at: datetime = NOW) -> tokens.Token:
    """A fresh token, believed."""
    written = tokens.make(purpose=purpose, subject=about, at=at)
    return tokens.read(written, purpose=purpose, subject=about, at=at)


def a_vote(subject: Subject, stars: int = 4, mark: str = "a", at: datetime = NOW) -> Vote:
    """A vote from a place."""
    token = a_token("vote", subject.key, at)
    return cast(at=at, subject=subject, token=token, mark=mark, rating=Rating(stars))


def a_comment(subject: Subject, text: str = "Đường vào chợ vẫn ngập.", **said: Any) -> Comment:
    """A comment that waits to be read."""
    new = NewComment(name="Trần Thị Bình", text=text, **said)
    token = a_token("comment", subject.key)
    return comment(at=NOW, subject=subject, token=token, new=new)[0]


def a_question(unit: Unit, title: str, **fields: Any) -> Question:
    """A question of a citizen, answered and published unless said otherwise."""
    now = timezone.now()
    given = {
        "unit": unit,
        "title": title,
        "name": "Nguyễn Văn Hỏi",
        "text": "Bao giờ thông đường?",
        "sent_at": now,
        "secret_hash": title,
        "with_proof": True,
        "due_on": now.date(),
        "answer": "Trong quý này.",
        "answered_at": now,
        "state": "published",
    }
    return Question.objects.create(**given | fields)
