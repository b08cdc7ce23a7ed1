"""What citizens gave back, made up: ratings of an article, comments on a draft, questions."""

from datetime import datetime

from tiendo.accounts.queries import Person
from tiendo.participation import tokens
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
    asked,
    published_comments,
    subject_of,
)
from tiendo.units.queries import Unit

STARS = (5, 4, 4, 5, 3, 4, 5)
COMMENTS = (
    (
        "Người dân tổ 3 (minh hoạ)",
        "Đề nghị quy định rõ giờ bày hàng, tránh lấn hết lối đi vào buổi sáng.",
        Decision(
            1,
            State.PUBLISHED,
            answer="Tiếp thu: dự thảo bổ sung khung giờ bày hàng cho từng tuyến phố.",
            reception=Reception.TAKEN_UP,
        ),
    ),
    (
        "Hộ kinh doanh (minh hoạ)",
        "Phố hẹp thì nên cho để xe sát mép đường, kể cả chỗ đang dành cho người đi bộ.",
        Decision(
            1,
            State.PUBLISHED,
            answer="Dự thảo giữ lối đi liền mạch cho người đi bộ và xe lăn; xe để ở bãi chung.",
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


def load_opinions(*, by: Person, at: datetime, article: str, draft: str) -> None:
    """Give the article its votes and the draft its comments, once; both by the key they have."""
    rated, commented = subject_of(article), subject_of(draft)
    if rated is None or commented is None or published_comments(draft).exists():
        return
    for number, stars in enumerate(STARS):
        token = _token("vote", article, at)
        cast(at=at, subject=rated, token=token, mark=f"minh-hoa-{number}", rating=Rating(stars))
    for name, text, decision in COMMENTS:
        token = _token("comment", draft, at)
        new = NewComment(name, text, with_proof=True)
        kept, _secret = comment(at=at, subject=commented, token=token, new=new)
        if decision is not None:
            decide(by=by, at=at, comment=kept, decision=decision)


def _token(purpose: str, about: str, at: datetime) -> tokens.Token:
    written = tokens.make(purpose=purpose, subject=about, at=at)
    return tokens.read(written, purpose=purpose, subject=about, at=at)


def load_questions(*, by: Person, at: datetime, ward: Unit) -> None:
    """Ask the ward, and answer one question; once."""
    if asked(ward).exists():
        return
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
