"""Comments: read first, without cookies, changed and erased by a private link."""

import json
import unicodedata
from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from factories.citizen import (
    COMMENT,
    a_citizen,
    fetched,
    later,
    private_link,
    send_comment,
    solved,
)
from factories.person import NOW
from factories.subject import a_comment, a_subject
from tiendo.audit.models import Event
from tiendo.participation import forms
from tiendo.participation.actions import close_subject
from tiendo.participation.actions.commenting import NewComment, edit_comment
from tiendo.participation.forms import CONTROLS, one_line, tidy
from tiendo.participation.models import Comment, State, Subject
from tiendo.participation.queries import revision
from tiendo.participation.showing import fragment

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def subject(settings) -> Subject:  # type: ignore[no-untyped-def]
    settings.PROOF_OF_WORK = 200
    return a_subject()


def test_a_comment_waits_to_be_read_and_its_link_is_told_once() -> None:
    answer = send_comment(a_citizen())
    page = answer.content.decode()
    assert answer.status_code == 200 and "/tham-gia/rieng/" in page
    comment = Comment.objects.get()
    assert comment.state == State.WAITING and not comment.with_proof
    assert private_link(page).split("/")[-2] not in comment.secret_hash
    assert comment.text not in fragment("article:a") and revision("article:a") == 1


def test_a_proof_of_work_is_noted() -> None:
    citizen = a_citizen()
    given = fetched(citizen, "comment", "article:a")
    send_comment(citizen, token=given["token"], altcha=solved(given["challenge"]))
    assert Comment.objects.get().with_proof


def test_a_proof_of_another_form_is_refused_and_nothing_is_lost() -> None:
    citizen = a_citizen()
    other = fetched(citizen, "comment", "article:a")
    answer = send_comment(citizen, altcha=solved(other["challenge"]))
    page = answer.content.decode()
    assert answer.status_code == 422 and not Comment.objects.exists()
    assert COMMENT["text"] in page and COMMENT["contact"] in page


def test_without_scripts_what_was_typed_comes_back_with_a_token() -> None:
    citizen = a_citizen()
    said = COMMENT | {"subject": "article:a"}
    first = citizen.post(reverse("participation:comment"), said)
    page = first.content.decode()
    assert first.status_code == 200 and not Comment.objects.exists()
    token = page.split('name="token" value="')[1].split('"')[0]
    with later():
        second = citizen.post(reverse("participation:comment"), said | {"token": token})
    assert second.status_code == 200 and Comment.objects.count() == 1


def test_whoever_is_faster_than_a_hand_keeps_text_and_token() -> None:
    citizen = a_citizen()
    token = fetched(citizen, "comment", "article:a")["token"]
    said = COMMENT | {"subject": "article:a", "token": token}
    answer = citizen.post(reverse("participation:comment"), said)
    assert answer.status_code == 422 and not Comment.objects.exists()
    assert COMMENT["text"] in answer.content.decode() and token in answer.content.decode()
    assert send_comment(citizen, token=token).status_code == 200


def test_a_filled_trap_says_what_to_do_and_keeps_the_text() -> None:
    for filled in ("https://example.org", "x" * 300):
        answer = send_comment(a_citizen(), website=filled)
        page = answer.content.decode()
        assert answer.status_code == 422 and not Comment.objects.exists()
        assert "phải để trống" in page and COMMENT["text"] in page


@pytest.mark.parametrize(
    ("field", "value"),
    [("text", "x" * 3001), ("text", "  \u200b "), ("name", ""), ("name", "x" * 81), ("text", "ơ")],
)
def test_what_is_too_long_or_empty_is_said_at_its_field(field: str, value: str) -> None:
    answer = send_comment(a_citizen(), **{field: value})
    page = answer.content.decode()
    assert answer.status_code == 422 and not Comment.objects.exists()
    assert f'id="comment-{field}_error"' in page and 'aria-invalid="true"' in page
    assert f'aria-describedby="comment-{field}_error"' in page


@pytest.mark.parametrize("field", ["text", "name", "contact"])
def test_what_is_far_too_long_is_refused_before_its_letters_are_put_together(
    field: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lengths: list[int] = []
    monkeypatch.setattr(forms, "tidy", lambda text: lengths.append(len(text)) or tidy(text))
    marks = "e" + "\u0323\u0301" * 50_000
    answer = send_comment(a_citizen(), **{field: marks})
    page = answer.content.decode()
    assert answer.status_code == 422 and not Comment.objects.exists()
    assert f'id="comment-{field}_error"' in page and marks in page
    assert max(lengths) <= forms.FAR_TOO_LONG * forms.LONGEST_COMMENT


def test_letters_taken_apart_are_measured_as_they_are_kept() -> None:
    whole = "ệ" * 3000
    assert send_comment(a_citizen(), text=unicodedata.normalize("NFD", whole)).status_code == 200
    assert Comment.objects.get().text == whole


def test_html_stays_text_links_stay_dead_and_letters_are_composed(subject: Subject) -> None:
    nasty = "<script>alert(1)</script> xem https://example.org\u202e" + unicodedata.normalize(
        "NFD", " Đường tốt"
    )
    send_comment(a_citizen(), text=nasty, name="<b>Bình</b>")
    comment = Comment.objects.get()
    assert comment.text.endswith("Đường tốt") and "\u202e" not in comment.text
    Comment.objects.update(state=State.PUBLISHED)
    shown = fragment("article:a")
    assert "&lt;script&gt;alert(1)" in shown and "<script>alert" not in shown
    assert "<b>Bình" not in shown and 'href="https://example.org' not in shown


def test_a_page_that_takes_no_comments_takes_none(subject: Subject) -> None:
    a_subject(takes_comments=False)
    assert send_comment(a_citizen()).status_code == 410
    a_subject(closes_on=date(2020, 1, 1))
    assert send_comment(a_citizen()).status_code == 410
    assert not Comment.objects.exists()
    assert send_comment(a_citizen(), "article:none").status_code == 404


def test_many_from_one_place_are_kept_and_marked() -> None:
    for _number in range(7):
        assert send_comment(a_citizen()).status_code == 200
    assert list(Comment.objects.values_list("is_crowded", flat=True)).count(True) == 2


def test_beyond_all_measure_a_place_waits_and_loses_nothing(settings) -> None:  # type: ignore[no-untyped-def]
    settings.TAKING_PART_PER_MINUTE = 2
    answers = [send_comment(a_citizen()) for _number in range(4)]
    assert [one.status_code for one in answers] == [200, 200, 429, 429]
    assert COMMENT["text"] in answers[-1].content.decode()


def test_our_script_gets_the_piece_alone() -> None:
    citizen = a_citizen()
    token = fetched(citizen, "comment", "article:a")["token"]
    with later():
        answer = citizen.post(
            reverse("participation:comment"),
            COMMENT | {"subject": "article:a", "token": token},
            headers={"x-piece": "1"},
        )
    assert answer.content.decode().lstrip().startswith("<div")
    refused = citizen.post(
        reverse("participation:comment"), {"subject": "article:a"}, headers={"x-piece": "1"}
    )
    assert refused.status_code == 200  # a refusal is shown, and no fault in a browser's console
    assert 'aria-invalid="true"' in refused.content.decode()
    assert "<html" not in refused.content.decode()


def test_the_private_page_changes_a_comment_which_waits_again() -> None:
    citizen = a_citizen()
    link = private_link(send_comment(citizen).content.decode())
    Comment.objects.update(state=State.PUBLISHED)
    seen = citizen.get(link)
    assert seen["Referrer-Policy"] == "no-referrer" and "noindex" in seen["X-Robots-Tag"]
    changed = citizen.post(link, {"name": "Trần Bình", "text": "Đường đã khô rồi."})
    assert changed.status_code == 200
    comment = Comment.objects.get()
    assert (comment.text, comment.state, comment.version) == (
        "Đường đã khô rồi.",
        State.WAITING,
        2,
    )
    assert revision("article:a") == 2
    assert citizen.post(link, {"name": "", "text": ""}).status_code == 422


def test_an_answered_comment_stays_as_it_was_answered_but_can_be_erased() -> None:
    citizen = a_citizen()
    link = private_link(send_comment(citizen).content.decode())
    assert "<textarea" in citizen.get(link).content.decode()
    Comment.objects.update(state=State.PUBLISHED, answer="Sẽ nạo vét.", answered_at=NOW)
    assert "<textarea" not in citizen.get(link).content.decode()
    refused = citizen.post(link, {"name": "Trần Bình", "text": "Tôi chưa từng nói vậy."})
    assert refused.status_code == 422 and "Tôi chưa từng nói vậy." in refused.content.decode()
    assert Comment.objects.get().text == COMMENT["text"]
    assert citizen.post(link + "xoa/").status_code == 200 and not Comment.objects.exists()


def test_where_nothing_more_is_taken_a_comment_stays_as_it_is_but_can_be_erased() -> None:
    citizen = a_citizen()
    link = private_link(send_comment(citizen).content.decode())
    said = {"name": "Trần Bình", "text": "Khác hẳn."}
    for closed in ({"closes_on": date(2020, 1, 1)}, {"takes_comments": False}):
        a_subject(**closed)  # type: ignore[arg-type]
        assert citizen.post(link, said).status_code == 422
    close_subject(at=NOW, key="article:a")
    assert citizen.post(link, said).status_code == 422
    assert Comment.objects.get().text == COMMENT["text"]
    assert citizen.post(link + "xoa/").status_code == 200 and not Comment.objects.exists()


def test_a_change_of_what_was_published_meanwhile_is_seen_by_readers(subject: Subject) -> None:
    comment = a_comment(subject)
    Comment.objects.update(state=State.PUBLISHED)
    before = revision("article:a")
    edit_comment(at=NOW, comment=comment, new=NewComment(name="B", text="Khác hẳn."))
    assert revision("article:a") == before + 1


def within_a_minute() -> Any:
    """A minute that does not end while its uses are counted."""
    return later(-timedelta(seconds=timezone.now().second))


def test_a_change_is_bounded_as_sending_is(settings) -> None:  # type: ignore[no-untyped-def]
    settings.TAKING_PART_PER_MINUTE = 2
    citizen = a_citizen()
    with within_a_minute():
        link = private_link(send_comment(citizen).content.decode())
        assert citizen.post(link, {"name": "Bình", "text": "x" * 3001}).status_code == 422
        answers = [citizen.post(link, {"name": "Bình", "text": f"Lần {n}"}) for n in range(2)]
    assert [one.status_code for one in answers] == [200, 429]
    assert "Lần 1" in answers[1].content.decode() and Comment.objects.get().text == "Lần 0"


def test_many_changes_from_one_place_are_marked() -> None:
    citizen = a_citizen()
    with within_a_minute():
        link = private_link(send_comment(citizen).content.decode())
        for number in range(5):
            assert not Comment.objects.get().is_crowded
            citizen.post(link, {"name": "Bình", "text": f"Lần thứ {number}"})
    assert Comment.objects.get().is_crowded


def test_change_and_erasure_by_the_link_are_logged_without_what_was_said() -> None:
    citizen = a_citizen()
    link = private_link(send_comment(citizen).content.decode())
    citizen.post(link, {"name": "Trần Bình", "text": "Đường đã khô."})
    citizen.post(link + "xoa/")
    events = Event.objects.filter(object_kind="comment").order_by("pk")
    assert [one.action for one in events] == ["participation.edit", "participation.erase"]
    for event in events:
        assert (event.by_id, event.unit) == (None, "437")
        assert event.detail == {"subject": "Kết quả 9 tháng năm 2020"}


def test_the_private_page_gives_a_copy_and_erases_everything() -> None:
    citizen = a_citizen()
    link = private_link(send_comment(citizen).content.decode())
    told = json.loads(citizen.get(link + "du-lieu.json").content)
    assert told["contact"] == COMMENT["contact"] and told["text"] == COMMENT["text"]
    assert citizen.get(link + "xoa/").status_code == 200 and Comment.objects.exists()
    assert citizen.post(link + "xoa/").status_code == 200
    assert not Comment.objects.exists() and citizen.get(link).status_code == 404


def test_a_letter_keeps_so_many_marks_as_any_writing_needs_and_no_heap_of_them() -> None:
    assert (
        tidy("e" + "\u0323\u0301" * 40_000 + " ơi") == "ẹ" + "\u0323" * 14 + "\u0301" * 15 + " ơi"
    )
    for mark in ("\u0344", "\u0327"):
        tidied = tidy("ệ" + mark * 31)
        assert tidied == tidy(tidied) == unicodedata.normalize("NFC", tidied)


@given(st.text(st.one_of(st.characters(), st.sampled_from("eơ\u0301\u200b\r\n ")), max_size=60))
@settings(deadline=None)
def test_a_tidied_text_is_composed_shows_everything_and_stays_as_it_is(text: str) -> None:
    tidied = tidy(text)
    assert tidied == tidy(tidied) == unicodedata.normalize("NFC", tidied)
    assert not CONTROLS.search(tidied) and "\n\n\n" not in tidied
    assert one_line(text).count("\n") == 0
