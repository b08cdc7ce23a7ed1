"""Moderation: by roles, decided on what was seen, logged; data of persons found and erased."""

import unicodedata
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from factories.person import NOW, signed_in
from factories.subject import a_comment, a_question, a_subject, a_vote
from factories.unit import a_town, a_ward, an_officer
from tiendo.audit.models import Event
from tiendo.participation.actions.moderating import Decision, decide
from tiendo.participation.models import Comment, Reception, State, Subject, SubjectKind
from tiendo.participation.queries import private, revision
from tiendo.participation.refusals import Changed
from tiendo.participation.showing import fragment
from tiendo.units.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def subject() -> Subject:
    return a_subject()


@pytest.fixture
def moderator(subject: Subject) -> Client:
    return signed_in(an_officer("kiemduyet", subject.unit, Role.MODERATOR))


def of(comment: Comment) -> str:
    return reverse("moderation:comment", kwargs={"unit": "437", "pk": comment.pk})


def test_publishing_shows_the_comment_and_moves_the_revision(
    moderator: Client, subject: Subject
) -> None:
    comment = a_comment(subject)
    answer = moderator.post(of(comment), {"version": 1, "state": "published"})
    assert answer.status_code == 302
    assert comment.text in fragment("article:a") and revision("article:a") == 2
    assert Event.objects.get(action="participation.decide").unit == "437"


def test_declining_needs_a_reason_which_the_sender_sees(
    moderator: Client, subject: Subject
) -> None:
    comment = a_comment(subject)
    wrong = moderator.post(of(comment), {"version": 1, "state": "declined", "reason": ""})
    assert wrong.status_code == 422 and 'id="id_reason_error"' in wrong.content.decode()
    said = {"version": 1, "state": "declined", "reason": "Có lời xúc phạm."}
    assert moderator.post(of(comment), said).status_code == 302
    comment.refresh_from_db()
    assert (comment.state, comment.reason) == (State.DECLINED, "Có lời xúc phạm.")


def test_the_second_of_two_moderators_sees_what_the_first_did_and_loses_nothing(
    moderator: Client, subject: Subject
) -> None:
    comment = a_comment(subject)
    first = an_officer("nguoi1", subject.unit, Role.MODERATOR)
    decide(by=first, at=NOW, comment=comment, decision=Decision(1, State.PUBLISHED))
    said = {"version": 1, "state": "declined", "reason": "Lặp lại ý kiến khác.", "answer": "Đã rõ."}
    answer = moderator.post(of(comment), said)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "nguoi1" in page and "Lặp lại ý kiến khác." in page and "Đã rõ." in page
    comment.refresh_from_db()
    assert comment.state == State.PUBLISHED and comment.answer == ""
    assert moderator.post(of(comment), said | {"version": 2}).status_code == 302


def test_a_field_left_empty_does_not_take_away_what_the_first_moderator_wrote(
    moderator: Client, subject: Subject
) -> None:
    draft = a_subject("draft:1", kind=SubjectKind.CONSULTATION)
    comment = a_comment(draft)
    first = an_officer("nguoi1", subject.unit, Role.MODERATOR)
    done = Decision(1, State.PUBLISHED, answer="Tiếp thu ý 1.", reception=Reception.PARTLY)
    decide(by=first, at=NOW, comment=comment, decision=done)
    empty = {"version": 1, "state": "declined", "reason": "Lặp lại.", "answer": "", "reception": ""}
    answer = moderator.post(of(comment), empty)
    page, form = answer.content.decode(), answer.context["form"]
    assert answer.status_code == 409 and 'class="tp-before"' in page
    assert page.count("Tiếp thu ý 1.") == 2  # what stands, and the field it now stands in
    assert (form["answer"].value(), form["reception"].value()) == ("Tiếp thu ý 1.", "partly")
    assert (form["reason"].value(), form["version"].value()) == ("Lặp lại.", 2)


def test_who_sums_up_second_sees_the_summary_and_keeps_it(
    moderator: Client, subject: Subject
) -> None:
    draft = a_subject("draft:1", kind=SubjectKind.CONSULTATION)
    page = reverse("moderation:draft", kwargs={"unit": "437", "pk": draft.pk})
    assert moderator.post(page, {"version": 1, "summary": "Tiếp thu 1."}).status_code == 302
    late = moderator.post(page, {"version": 1, "summary": ""})
    assert late.status_code == 409 and late.context["form"]["summary"].value() == "Tiếp thu 1."


def test_a_sender_who_changed_it_meanwhile_is_not_published_unread(subject: Subject) -> None:
    from tiendo.participation.actions.commenting import NewComment, edit_comment

    comment = a_comment(subject)
    person = an_officer("nguoi1", subject.unit, Role.MODERATOR)
    edit_comment(at=NOW, comment=comment, new=NewComment(name="B", text="Khác hẳn."))
    with pytest.raises(Changed):
        decide(by=person, at=NOW, comment=comment, decision=Decision(1, State.PUBLISHED))


def test_the_answer_of_the_office_is_marked_as_such(moderator: Client, subject: Subject) -> None:
    comment = a_comment(subject)
    said = {"version": 1, "state": "published", "answer": "Sẽ nạo vét trong quý này."}
    moderator.post(of(comment), said)
    shown = fragment("article:a")
    assert 'class="tp-answer"' in shown and "Trả lời của Thị xã Hồng Lĩnh" in shown


def test_a_draft_shows_reception_and_summary(moderator: Client, subject: Subject) -> None:
    draft = a_subject("draft:1", kind=SubjectKind.CONSULTATION, closes_on=date(2099, 1, 1))
    comment = a_comment(draft)
    said = {"version": 1, "state": "published", "reception": "partly", "answer": ""}
    assert moderator.post(of(comment), said).status_code == 422
    assert moderator.post(of(comment), said | {"answer": "Tiếp thu ý 1."}).status_code == 302
    comment.refresh_from_db()
    assert comment.reception == Reception.PARTLY
    page = reverse("moderation:draft", kwargs={"unit": "437", "pk": draft.pk})
    assert moderator.post(page, {"version": 1, "summary": "Tiếp thu 1."}).status_code == 302
    late = moderator.post(page, {"version": 1, "summary": "Của người sau."})
    assert late.status_code == 409
    assert "Tiếp thu 1." in late.content.decode() and "Của người sau." in late.content.decode()
    shown = fragment("draft:1")
    assert "Tiếp thu 1." in shown and "Tiếp thu một phần" in shown and "1/1/2099" in shown


def test_comments_of_another_unit_are_out_of_reach(moderator: Client) -> None:
    comment = a_comment(a_subject("article:b", a_ward()))
    assert moderator.post(of(comment), {"version": 1, "state": "published"}).status_code == 404
    clerk = signed_in(an_officer("vanthu", a_town()))
    assert clerk.get(reverse("moderation:queue", kwargs={"unit": "437"})).status_code == 404


def test_the_lists_cost_the_same_however_long_they_are(
    moderator: Client,
    subject: Subject,
    django_assert_max_num_queries,  # type: ignore[no-untyped-def]
) -> None:
    for number in range(30):
        comment = a_comment(subject, text=f"Ý kiến {number}")
        if number % 2:
            Comment.objects.filter(pk=comment.pk).update(state=State.PUBLISHED)
        a_vote(subject, mark=str(number))
    for name in ("queue", "ratings", "drafts", "people", "questions"):
        address = reverse(f"moderation:{name}", kwargs={"unit": "437"})
        with django_assert_max_num_queries(14):
            assert moderator.get(address + "?q=bình").status_code == 200


def test_the_queue_as_a_file_holds_no_contact(moderator: Client, subject: Subject) -> None:
    a_comment(subject, contact="binh@example.org")
    address = reverse("moderation:queue_file", kwargs={"unit": "437", "form": "json"})
    content = moderator.get(address).content.decode()
    assert "Đường vào chợ" in content and "binh@example.org" not in content


def test_a_person_s_data_is_found_copied_and_erased(moderator: Client, subject: Subject) -> None:
    comment = a_comment(subject, contact="binh@example.org")
    people = reverse("moderation:people", kwargs={"unit": "437"})
    assert comment.text in moderator.get(people, {"q": "BINH@example"}).content.decode()
    assert comment.text not in moderator.get(people, {"q": ""}).content.decode()
    named = {"unit": "437", "kind": "y-kien", "pk": comment.pk}
    copy = moderator.get(reverse("moderation:record", kwargs=named))
    assert copy.json()["contact"] == "binh@example.org"
    erase = reverse("moderation:erase", kwargs=named)
    assert moderator.get(erase).status_code == 200 and Comment.objects.exists()
    assert moderator.post(erase).status_code == 302 and not Comment.objects.exists()
    event = Event.objects.get(action="participation.erase")
    assert "binh" not in str(event.detail).lower()


@pytest.mark.parametrize(
    "words",
    ["đặng thị", "ĐẶNG  THỊ", "dang thi b", unicodedata.normalize("NFD", "Đặng Thị Bình"), "TỔ 3"],
)
def test_a_person_is_found_however_the_name_is_typed(
    words: str, moderator: Client, subject: Subject
) -> None:
    a_comment(subject)
    Comment.objects.update(name="Đặng Thị Bình")
    named = unicodedata.normalize("NFD", "Đặng Thị Bình")
    question = a_question(subject.unit, "Lịch cấp nước", name=named, home="Tổ 3")
    page = moderator.get(reverse("moderation:people", kwargs={"unit": "437"}), {"q": words})
    found = [one for one, _kind in page.context["found"]]
    assert found == ([question] if words == "TỔ 3" else [question, Comment.objects.get()])


@pytest.mark.parametrize("words", ["", " \u0301 ", "\x00", "Nguyễn", "binh@example.org"])
def test_nobody_else_is_found(words: str, moderator: Client, subject: Subject) -> None:
    a_comment(subject, contact="an@example.org")
    a_comment(a_subject("article:b", a_ward()), contact="binh@example.org")
    page = moderator.get(reverse("moderation:people", kwargs={"unit": "437"}), {"q": words})
    assert page.context["found"] == [] and page.context["total"] == 0


def test_when_more_fits_than_is_shown_the_newest_stand_there_and_it_is_said(
    moderator: Client, subject: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(private, "SHOWN", 2)
    comments = [a_comment(subject) for _number in range(2)]
    question = a_question(subject.unit, "Lịch cấp nước", name="Trần Thị Bình")
    Comment.objects.filter(pk=comments[0].pk).update(sent_at=question.sent_at + timedelta(1))
    page = moderator.get(reverse("moderation:people", kwargs={"unit": "437"}), {"q": "binh"})
    assert [one for one, _kind in page.context["found"]] == [comments[0], question]
    assert page.context["total"] == 3 and 'class="message"' in page.content.decode()


def test_comments_to_read_stand_in_the_moderators_work(moderator: Client, subject: Subject) -> None:
    assert "ý kiến chờ duyệt" not in moderator.get("/viec-cua-toi/").content.decode()
    a_comment(subject)
    assert "1 ý kiến chờ duyệt" in moderator.get("/viec-cua-toi/").content.decode()


def test_a_crowd_of_votes_is_shown_and_believed(moderator: Client, subject: Subject) -> None:
    for _number in range(8):
        a_vote(subject)
    address = reverse("moderation:ratings", kwargs={"unit": "437"})
    page = moderator.get(address).content.decode()
    believe = page.split('action="')[-1].split('"')[0]
    assert moderator.post(believe).status_code == 302
    subject.refresh_from_db()
    assert subject.votes.filter(counts=True).count() == 8
    assert believe not in moderator.get(address).content.decode()
    for _number in range(6):
        a_vote(subject)
    assert believe in moderator.get(address).content.decode()
    assert moderator.post(believe).status_code == 302
    assert subject.votes.filter(counts=True).count() == 14
