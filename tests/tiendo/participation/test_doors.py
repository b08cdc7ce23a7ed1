"""The doors the portal goes through: subjects, revision, standing, the fragment, tokens."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from factories.citizen import a_citizen, send_comment, send_vote
from factories.person import NOW
from factories.subject import a_comment, a_subject, a_token, a_vote
from tiendo.participation import tokens
from tiendo.participation.actions import close_subject
from tiendo.participation.models import State
from tiendo.participation.queries import revision, standing, subject_of
from tiendo.participation.refusals import TokenExpired, TokenForged, TokenSpent
from tiendo.participation.retention import erase_what_is_over
from tiendo.participation.showing import fragment

pytestmark = pytest.mark.django_db


def test_opening_twice_changes_nothing_and_a_new_title_is_a_new_revision() -> None:
    first = a_subject()
    assert a_subject() == first
    assert revision("article:a") == 1
    a_subject(closes_on=date(2026, 10, 1))
    assert revision("article:a") == 2
    close_subject(at=NOW, key="article:a")
    close_subject(at=NOW, key="article:a")
    assert revision("article:a") == 3
    assert revision("article:none") == 0
    assert subject_of("article:none") is None


def test_a_rating_is_shown_from_five_votes_on_with_its_count() -> None:
    subject = a_subject()
    for number, stars in enumerate((5, 5, 4, 4)):
        a_vote(subject, stars, mark=str(number))
    assert standing("article:a").mean is None
    a_vote(subject, 3, mark="x")
    found = standing("article:a")
    assert (found.votes, found.mean, found.stars) == (5, Decimal("4.2"), (0, 0, 1, 2, 2))
    shown = fragment("article:a")
    assert "4,2" in shown and "5" in shown


def test_the_revision_moves_with_what_readers_see(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    subject = a_subject()
    a_comment(subject)
    assert revision("article:a") == 1
    a_vote(subject)
    with django_assert_num_queries(1):
        assert revision("article:a") == 2


def test_the_fragment_holds_no_token_and_costs_few_queries(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    subject = a_subject()
    for number in range(30):
        a_comment(subject, text=f"Ý kiến số {number} <b>đậm</b> https://example.org")
    subject.comments.update(state=State.PUBLISHED)
    with django_assert_num_queries(5):
        shown = fragment("article:a")
    assert shown.count('<li id="y-kien-') == 20
    assert "&lt;b&gt;đậm&lt;/b&gt;" in shown and "<b>" not in shown
    assert 'href="https://example.org' not in shown
    assert 'name="token"' in shown and 'value="Wy' not in shown
    assert fragment("article:none") == ""


def test_the_fragment_speaks_the_language_it_is_asked_for() -> None:
    a_subject()
    assert "Write a comment" in fragment("article:a", "en")
    assert "Gửi ý kiến" in fragment("article:a", "vi")


def test_a_subject_whose_last_day_is_over_shows_what_was_given_and_no_form() -> None:
    subject = a_subject()
    a_comment(subject)
    subject.comments.update(state=State.PUBLISHED)
    a_subject(closes_on=date(2020, 1, 1))
    shown = fragment("article:a")
    assert "Đường vào chợ" in shown and "<form" not in shown


def test_of_a_withdrawn_page_nothing_is_shown_until_it_comes_back() -> None:
    subject = a_subject(closes_on=NOW.date())
    a_comment(subject)
    subject.comments.update(state=State.PUBLISHED)
    erase_what_is_over(at=NOW + timedelta(days=1))  # its last day is over: it is closed already
    close_subject(at=NOW, key="article:a")
    page = reverse("participation:page", kwargs={"key": "article:a"})
    assert fragment("article:a") == "" and a_citizen().get(page).status_code == 404
    assert send_comment(a_citizen()).status_code == send_vote(a_citizen()).status_code == 404
    a_subject()
    assert "Đường vào chợ" in fragment("article:a") and a_citizen().get(page).status_code == 200


def test_a_token_is_spent_once() -> None:
    token = a_token("vote", "article:a")
    tokens.spend(token, at=NOW)
    with pytest.raises(TokenSpent):
        tokens.spend(token, at=NOW)


def test_a_token_is_only_for_what_it_was_made_for_and_expires() -> None:
    written = tokens.make(purpose="vote", subject="article:a", at=NOW)
    for purpose, about in (("comment", "article:a"), ("vote", "article:b")):
        with pytest.raises(TokenForged):
            tokens.read(written, purpose=purpose, subject=about, at=NOW)
    last = NOW + tokens.LIFETIME
    assert tokens.read(written, purpose="vote", subject="article:a", at=last).made_at <= NOW
    with pytest.raises(TokenExpired):
        tokens.read(written, purpose="vote", subject="article:a", at=last + timedelta(seconds=1))


@settings(deadline=None)
@given(st.text(max_size=600))
def test_no_text_is_taken_for_a_token(text: str) -> None:
    with pytest.raises(TokenForged):
        tokens.read(text, purpose="vote", subject="article:a", at=NOW)


@settings(deadline=None)
@given(st.data())
def test_a_token_with_one_letter_changed_is_forged(data: st.DataObject) -> None:
    written = tokens.make(purpose="vote", subject="article:a", at=NOW)
    place = data.draw(st.integers(0, len(written) - 1))
    letter = data.draw(st.characters(codec="ascii").filter(lambda one: one != written[place]))
    forged = written[:place] + letter + written[place + 1 :]
    with pytest.raises(TokenForged):
        tokens.read(forged, purpose="vote", subject="article:a", at=NOW)


def test_the_token_comes_with_a_challenge_and_without_a_cookie(client) -> None:  # type: ignore[no-untyped-def]
    answer = client.get(reverse("participation:token") + "?viec=vote&doi-tuong=article:a")
    assert set(answer.json()) == {"token", "challenge"}
    assert answer.cookies == {} and answer["Cache-Control"] == "no-store"
    assert client.get(reverse("participation:token") + "?viec=x").status_code == 404
