"""Questions: numbered, due in working days, forwarded, answered, published, followed by anyone."""

from datetime import date, datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from factories.citizen import QUESTION, a_citizen, private_link, send_question
from factories.person import NOW, signed_in
from factories.unit import a_ward, an_officer
from tiendo.audit.models import Event
from tiendo.participation.models import Question, QuestionState
from tiendo.participation.queries import due_of, questions
from tiendo.units.actions import NewUnit, record_unit
from tiendo.units.models import Kind, Role, Unit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ward() -> Unit:
    return a_ward()


@pytest.fixture
def moderator(ward: Unit) -> Client:
    return a_moderator(ward, "kiemduyet")


def a_moderator(unit: Unit, name: str) -> Client:
    return signed_in(an_officer(name, unit, Role.MODERATOR))


def of(question: Question, unit: str = "18115") -> str:
    return reverse("moderation:question", kwargs={"unit": unit, "pk": question.pk})


def test_the_due_day_counts_working_days_alone() -> None:
    friday = datetime(2026, 8, 28, 10, tzinfo=NOW.tzinfo)
    assert due_of(friday) == date(2026, 9, 16)  # two weekends, and three days of National Day
    assert due_of(NOW) == date(2026, 9, 28)


def test_a_question_gets_a_number_a_day_and_a_private_link() -> None:
    answer = send_question(a_citizen())
    page = answer.content.decode()
    question = Question.objects.get()
    assert answer.status_code == 200 and question.number in page
    assert question.number == f"{timezone.localdate().year}-{question.pk:05d}"
    private = a_citizen().get(private_link(page)).content.decode()
    assert QUESTION["contact"] in private


@pytest.mark.parametrize("field", ["name", "home", "contact", "title", "text"])
def test_what_the_decree_asks_for_is_needed(field: str) -> None:
    answer = send_question(a_citizen(), **{field: ""})
    assert answer.status_code == 422 and not Question.objects.exists()
    assert f'id="question-{field}_error"' in answer.content.decode()


def test_anyone_follows_the_number_without_seeing_words_or_person() -> None:
    send_question(a_citizen())
    question = Question.objects.get()
    page = a_citizen().get(reverse("participation:track"), {"so": question.number})
    told = page.content.decode()
    assert page.status_code == 200
    assert not any(QUESTION[one] in told for one in ("text", "title", "name", "home", "contact"))
    for wrong in ("2026-99999", "x", "2026-", "1999-00001", "2026-" + "9" * 30):
        answer = a_citizen().get(reverse("participation:track"), {"so": wrong})
        assert answer.status_code == 404 and "so-error" in answer.content.decode()


def test_published_with_its_answer_and_without_the_person(moderator: Client, ward: Unit) -> None:
    send_question(a_citizen())
    question = Question.objects.get()
    said = {"version": 1, "state": "published", "answer": ""}
    assert moderator.post(of(question), said).status_code == 422
    assert moderator.post(of(question), said | {"answer": "Ngày 15 hằng tháng."}).status_code == 302
    assert [one.pk for one in questions(ward)] == [question.pk]
    address = reverse("participation:questions", kwargs={"unit": "18115"})
    page = a_citizen().get(address).content.decode()
    assert "Ngày 15 hằng tháng." in page and QUESTION["text"] in page
    assert QUESTION["home"] not in page and QUESTION["contact"] not in page
    assert QUESTION["name"] not in page
    Question.objects.update(shows_name=True)
    assert QUESTION["name"] in a_citizen().get(address).content.decode()


def test_a_forwarded_question_is_in_the_hands_of_the_body(moderator: Client, ward: Unit) -> None:
    division = record_unit(
        by=None,
        at=NOW,
        new=NewUnit(
            "18115.KT", "Phòng Kinh tế", Kind.DIVISION, date(2025, 7, 1), parent_code="18115"
        ),
    )
    send_question(a_citizen())
    question = Question.objects.get()
    said = {"version": 1, "state": "forwarded", "body": ""}
    assert moderator.post(of(question), said).status_code == 422
    assert moderator.post(of(question), said | {"body": division.pk}).status_code == 302
    body = a_moderator(division, "phongkt")
    assert QUESTION["title"] in body.get("/viec-cua-toi/").content.decode()
    assert QUESTION["title"] not in moderator.get("/viec-cua-toi/").content.decode()
    answered = {"version": 2, "state": "answered", "answer": "Đã có lịch.", "body": division.pk}
    assert body.post(of(question, "18115.KT"), answered).status_code == 302
    late = moderator.post(of(question), {"version": 2, "state": "declined", "reason": "Trùng."})
    page = late.content.decode()
    assert late.status_code == 409 and "Đã có lịch." in page and "Trùng." in page
    assert late.context["form"]["answer"].value() == "Đã có lịch."
    question.refresh_from_db()
    assert question.state == QuestionState.ANSWERED


def test_an_answered_question_stays_as_it_was_asked_but_can_be_erased(moderator: Client) -> None:
    citizen = a_citizen()
    link = private_link(send_question(citizen).content.decode())
    kept = {"name": "Trần Bình", "contact": "0", "text": "Bao giờ tổ 4 có lịch?"}
    assert citizen.post(link, kept).status_code == 200
    question = Question.objects.get()
    assert (question.name, question.text) == ("Trần Bình", "Bao giờ tổ 4 có lịch?")
    said = {"version": 2, "state": "answered", "answer": "Ngày 15."}
    assert moderator.post(of(question), said).status_code == 302
    assert citizen.post(link, kept | {"text": "Câu hỏi khác hẳn."}).status_code == 422
    assert citizen.post(link + "xoa/").status_code == 200 and not Question.objects.exists()
    own = Event.objects.filter(object_kind="question", by_id=None).order_by("pk")
    assert [(one.action, one.detail) for one in own] == [
        ("participation.edit", {"number": question.number}),
        ("participation.erase", {"number": question.number}),
    ]


def test_the_public_list_costs_the_same_however_long(
    ward: Unit,
    django_assert_max_num_queries,  # type: ignore[no-untyped-def]
) -> None:
    for number in range(25):
        Question.objects.create(
            unit=ward,
            title=f"Câu hỏi {number}",
            text="?",
            name="A",
            sent_at=NOW,
            due_on=NOW.date(),
            secret_hash=str(number),
            with_proof=False,
            state=QuestionState.PUBLISHED,
            answer="Trả lời.",
            answered_at=NOW,
        )
    with django_assert_max_num_queries(4):
        a_citizen().get(reverse("participation:questions", kwargs={"unit": "18115"}))
