"""No cookie and no address of a citizen, anywhere; what has stood its time is erased."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.core.management import call_command
from django.urls import reverse

from factories.citizen import (
    a_citizen,
    private_link,
    send_comment,
    send_question,
    send_vote,
)
from factories.person import NOW
from factories.subject import a_comment, a_question, a_subject, a_vote
from factories.unit import a_ward
from tiendo.audit.models import Event
from tiendo.participation.actions import close_subject
from tiendo.participation.models import (
    Comment,
    Question,
    QuestionState,
    Salt,
    SpentToken,
    State,
    Visit,
    Vote,
    Watch,
)
from tiendo.participation.queries import revision
from tiendo.participation.retention import erase_what_is_over

pytestmark = pytest.mark.django_db
ADDRESS = "203.0.113.77"


def everything(citizen) -> list[object]:  # type: ignore[no-untyped-def]
    """What a citizen may do, each with its answer."""
    comment = send_comment(citizen)
    link = private_link(comment.content.decode())
    names = ("rights", "track", "token")
    pages = [reverse(f"participation:{name}") for name in names]
    pages += ["/tham-gia/trang/article:a/", "/tham-gia/hoi-dap/18115/", "/luot-xem/18115/"]
    pages += ["/luot-xem/18115.csv", link, link + "xoa/", link + "du-lieu.json"]
    return [
        comment,
        send_vote(citizen),
        send_vote(citizen, token="forged"),
        send_question(citizen),
        citizen.post("/luot-xem/", {"don-vi": "18115"}),
        *(citizen.get(page) for page in pages),
        citizen.post(link, {"name": "Bình", "text": "Ý kiến khác."}),
        citizen.post(link + "xoa/"),
    ]


def test_no_answer_sets_a_cookie_and_no_row_or_log_holds_the_address(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    a_subject()
    a_ward()
    citizen = a_citizen(ADDRESS)
    answers = everything(citizen)
    for _number in range(6):
        answers.append(send_vote(citizen))  # beyond what counts: this one is logged
    assert [one for one in answers if one.cookies] == []  # type: ignore[attr-defined]
    assert not any("Set-Cookie" in one for one in answers)  # type: ignore[operator]
    told, errors = capfd.readouterr()
    assert ADDRESS not in caplog.text + told + errors
    kept = [
        str(row) for model in apps.get_models() for row in model._base_manager.values().iterator()
    ]
    assert kept and not any(ADDRESS in row for row in kept)


def test_search_engines_keep_what_the_office_says_and_no_copy_of_comments() -> None:
    a_subject()
    a_ward()
    citizen = a_citizen()
    for listed in ("/tham-gia/quyen/", "/tham-gia/hoi-dap/18115/", "/luot-xem/18115/"):
        assert "X-Robots-Tag" not in citizen.get(listed)
    for other in ("/tham-gia/trang/article:a/", "/tham-gia/theo-doi/"):
        assert citizen.get(other)["X-Robots-Tag"] == "noindex"


def test_the_day_erases_marks_tokens_and_salt_and_keeps_the_counts() -> None:
    subject = a_subject()
    a_vote(subject)
    a_citizen().post("/luot-xem/", {"don-vi": "437"})
    Visit.objects.update(on=NOW.date())
    Salt.objects.update(on=NOW.date())
    erased = erase_what_is_over(at=NOW + timedelta(days=1))
    assert erased.marks == 2
    assert not Visit.objects.exists() and not Salt.objects.exists()
    assert not SpentToken.objects.exists()
    assert Watch.objects.get().mark == "" and Watch.objects.get().votes == 1
    assert erase_what_is_over(at=NOW + timedelta(days=1)).marks == 0


def test_contacts_and_what_was_never_published_go_after_their_days(settings) -> None:  # type: ignore[no-untyped-def]
    subject = a_subject()
    declined = a_comment(subject, contact="a@example.org")
    shown = a_comment(subject, contact="b@example.org")
    Comment.objects.filter(pk=declined.pk).update(state=State.DECLINED, decided_at=NOW)
    Comment.objects.filter(pk=shown.pk).update(state=State.PUBLISHED, decided_at=NOW)
    ward = a_ward()
    a_question(ward, "?", sent_at=NOW, answered_at=NOW, home="Tổ 3", contact="0")
    within = erase_what_is_over(at=NOW + timedelta(days=settings.KEEP_DECLINED_DAYS))
    assert (within.contacts, within.contributions) == (0, 0)
    after = erase_what_is_over(at=NOW + timedelta(days=settings.KEEP_DECLINED_DAYS, seconds=1))
    assert after.contributions == 1
    late = erase_what_is_over(at=NOW + timedelta(days=settings.KEEP_CONTACT_DAYS, seconds=1))
    assert late.contacts == 2
    shown.refresh_from_db()
    question = Question.objects.get()
    assert (shown.contact, question.contact, question.home) == ("", "", "")
    assert (late.contributions, question.state) == (0, QuestionState.PUBLISHED)


@pytest.mark.parametrize("state", ["received", "forwarded", "answered"])
def test_a_question_that_was_never_published_goes_as_late_as_its_contact(
    state: str,
    settings,  # type: ignore[no-untyped-def]
) -> None:
    later = NOW + timedelta(days=30)
    name = "answered_at" if state == "answered" else "edited_at"
    moments = {"sent_at": NOW, "answered_at": None, "edited_at": None, name: later}
    a_question(a_ward(), "?", state=state, **moments)
    kept = timedelta(days=settings.KEEP_CONTACT_DAYS)
    assert erase_what_is_over(at=later + kept).contributions == 0
    assert erase_what_is_over(at=later + kept + timedelta(seconds=1)).contributions == 1
    assert not Question.objects.exists()
    assert Event.objects.get(action="participation.erase_old").detail["contributions"] == 1


def test_a_comment_that_nobody_read_goes_as_late_as_its_contact(settings) -> None:  # type: ignore[no-untyped-def]
    subject = a_subject()
    changed, _sent = a_comment(subject), a_comment(subject)
    later = NOW + timedelta(days=30)
    Comment.objects.filter(pk=changed.pk).update(edited_at=later)
    kept = timedelta(days=settings.KEEP_CONTACT_DAYS)
    assert erase_what_is_over(at=NOW + kept).contributions == 0
    assert erase_what_is_over(at=NOW + kept + timedelta(seconds=1)).contributions == 1
    assert Comment.objects.get() == changed
    assert erase_what_is_over(at=later + kept + timedelta(seconds=1)).contributions == 1


def test_what_was_said_of_a_withdrawn_page_goes_after_its_days(settings) -> None:  # type: ignore[no-untyped-def]
    for key in ("article:a", "article:b"):
        subject = a_subject(key)
        a_comment(subject)
        a_vote(subject)
    Comment.objects.update(state=State.PUBLISHED)
    close_subject(at=NOW, key="article:a")
    kept = timedelta(days=settings.KEEP_DECLINED_DAYS)
    assert erase_what_is_over(at=NOW + kept).contributions == 0
    assert erase_what_is_over(at=NOW + kept + timedelta(seconds=1)).contributions == 2
    assert Comment.objects.get().subject.key == Vote.objects.get().subject.key == "article:b"
    assert Watch.objects.count() == 1
    assert Event.objects.get(action="participation.erase_old").detail["contributions"] == 2


def test_a_subject_whose_last_day_is_over_changes_its_look() -> None:
    a_subject(closes_on=NOW.date())
    erase_what_is_over(at=NOW)
    assert revision("article:a") == 1
    erase_what_is_over(at=NOW + timedelta(days=1))
    assert revision("article:a") == 2


def test_the_daily_command_runs(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("erase_what_is_over")
    assert "0" in capsys.readouterr().out
