"""What citizens gave back, made up: a draft of the ward with comments, ratings and questions."""

from datetime import datetime, timedelta

from django.utils import timezone

from tiendo.accounts.queries import Person
from tiendo.participation import tokens
from tiendo.participation.actions import NewSubject, open_subject
from tiendo.participation.actions.answering import Handling, handle
from tiendo.participation.actions.asking import NewQuestion, ask
from tiendo.participation.actions.commenting import NewComment, comment
from tiendo.participation.actions.moderating import Decision, decide
from tiendo.participation.actions.rating import Rating, cast
from tiendo.participation.queries import (
    Matter,
    QuestionState,
    Reception,
    State,
    Subject,
    SubjectKind,
    subject_of,
)
from tiendo.units.queries import Unit

KEY = "draft:minh-hoa"
STARS = (5, 4, 4, 5, 3, 4, 5)
OPEN_FOR = timedelta(days=30)
COMMENTS = (
    (
        "Người dân tổ 3 (minh hoạ)",
        "Đề nghị quy định rõ giờ thu gom rác ở chợ, tránh để qua đêm.",
        Decision(
            1,
            State.PUBLISHED,
            answer="Tiếp thu: dự thảo bổ sung giờ thu gom trước 18:00 hằng ngày.",
            reception=Reception.TAKEN_UP,
        ),
    ),
    (
        "Hộ kinh doanh (minh hoạ)",
        "Mức thu theo mét vuông là chưa hợp lý với hộ bán theo buổi.",
        Decision(
            1,
            State.PUBLISHED,
            answer="Mức thu theo buổi đã có ở khoản 2 Điều 7 của dự thảo.",
            reception=Reception.EXPLAINED,
        ),
    ),
    ("Người dân tổ 5 (minh hoạ)", "Nên có chỗ để xe riêng cho người mua.", None),
)
QUESTIONS = (
    (
        "Lịch cấp nước mùa khô (minh hoạ)",
        "Bao giờ tổ 3 có lịch cấp nước mùa khô?",
        "Lịch cấp nước được niêm yết ngày 25 hằng tháng tại nhà sinh hoạt cộng đồng.",
    ),
    ("Đèn đường ngõ 12 (minh hoạ)", "Đèn đường ngõ 12 hỏng từ tuần trước.", ""),
)


def load_taking_part(*, by: Person, at: datetime, ward: Unit) -> None:
    """Open the draft and give it votes, comments and questions, once."""
    if subject_of(KEY) is not None:
        return
    new = NewSubject(
        key=KEY,
        unit=ward,
        title="Dự thảo Quy chế quản lý chợ dân sinh (minh hoạ)",
        address="",
        kind=SubjectKind.CONSULTATION,
        closes_on=timezone.localtime(at + OPEN_FOR).date(),
    )
    subject = open_subject(at=at, new=new)
    for number, stars in enumerate(STARS):
        token = _token("vote", KEY, at)
        cast(at=at, subject=subject, token=token, mark=f"minh-hoa-{number}", rating=Rating(stars))
    _comments(by, at, subject)
    _questions(by, at, ward)


def _token(purpose: str, about: str, at: datetime) -> tokens.Token:
    written = tokens.make(purpose=purpose, subject=about, at=at)
    return tokens.read(written, purpose=purpose, subject=about, at=at)


def _comments(by: Person, at: datetime, subject: Subject) -> None:
    for name, text, decision in COMMENTS:
        token = _token("comment", KEY, at)
        kept, _secret = comment(
            at=at, subject=subject, token=token, new=NewComment(name, text, with_proof=True)
        )
        if decision is not None:
            decide(by=by, at=at, comment=kept, decision=decision)


def _questions(by: Person, at: datetime, ward: Unit) -> None:
    for title, text, answer in QUESTIONS:
        new = NewQuestion(
            unit=ward,
            matter=Matter.QUESTION if answer else Matter.FEEDBACK,
            title=title,
            text=text,
            name="Người hỏi (minh hoạ)",
            home="Tổ 3 (minh hoạ)",
            contact="(minh hoạ)",
            with_proof=True,
        )
        question, _secret = ask(at=at, token=_token("question", ward.address, at), new=new)
        if answer:
            handling = Handling(1, QuestionState.PUBLISHED, answer)
            handle(by=by, at=at, question=question, handling=handling)
