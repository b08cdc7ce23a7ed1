"""Votes: one a token, damped from one place, never refused for sharing an address."""

from datetime import date

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factories.citizen import a_citizen, fetched, later, send_vote
from factories.person import NOW
from factories.subject import a_subject, a_vote
from factories.unit import an_officer
from tiendo.audit.models import Event
from tiendo.participation.actions import close_subject, rating
from tiendo.participation.actions.rating import believe
from tiendo.participation.models import Subject, Vote, Watch
from tiendo.participation.queries import standing
from tiendo.participation.queries.moderation import crowds
from tiendo.participation.tokens import LIFETIME
from tiendo.units.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def subject() -> Subject:
    return a_subject()


def test_a_vote_with_its_aspects_is_taken() -> None:
    answer = send_vote(a_citizen(), stars="5", interface="4", support="2")
    assert answer.status_code == 200
    vote = Vote.objects.get()
    assert (vote.stars, vote.interface, vote.content, vote.support) == (5, 4, None, 2)
    assert vote.counts


def test_without_scripts_the_vote_is_sent_twice_and_counts_once() -> None:
    citizen = a_citizen()
    first = citizen.post(reverse("participation:vote"), {"subject": "article:a", "stars": "3"})
    assert first.status_code == 200 and not Vote.objects.exists()
    page = first.content.decode()
    token = page.split('name="token" value="')[1].split('"')[0]
    assert 'value="3"' in page and "checked" in page
    said = {"subject": "article:a", "stars": "3", "token": token}
    assert citizen.post(reverse("participation:vote"), said).status_code == 200
    assert Vote.objects.get().stars == 3


def test_a_replayed_vote_says_so_and_does_nothing() -> None:
    citizen = a_citizen()
    token = fetched(citizen, "vote", "article:a")["token"]
    assert send_vote(citizen, token=token).status_code == 200
    again = send_vote(a_citizen("198.51.100.1"), token=token)
    assert again.status_code == 409 and Vote.objects.count() == 1
    assert "đã được gửi" in again.content.decode()


@pytest.mark.parametrize("stars", ["0", "6", "", "năm", "<b>5</b>"])
def test_other_than_one_to_five_stars_is_refused_at_the_field(stars: str) -> None:
    answer = send_vote(a_citizen(), stars=stars)
    assert answer.status_code == 422 and not Vote.objects.exists()
    assert 'id="vote-stars_error"' in answer.content.decode()


def test_a_token_of_another_page_or_purpose_is_forged() -> None:
    a_subject("article:b")
    citizen = a_citizen()
    for purpose, about in (("vote", "article:b"), ("comment", "article:a")):
        token = fetched(citizen, purpose, about)["token"]
        assert send_vote(citizen, token=token).status_code == 403
    assert not Vote.objects.exists()


def test_an_expired_token_is_refused_and_a_fresh_one_given() -> None:
    citizen = a_citizen()
    token = fetched(citizen, "vote", "article:a")["token"]
    with later(LIFETIME * 2):
        answer = send_vote(citizen, token=token)
        assert answer.status_code == 403 and not Vote.objects.exists()
        fresh = answer.content.decode().split('name="token" value="')[1].split('"')[0]
        assert send_vote(citizen, token=fresh).status_code == 200


@given(st.text(min_size=1, max_size=700))
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_invented_token_ever_casts_a_vote(token: str) -> None:
    answer = send_vote(a_citizen(), token=token)
    assert answer.status_code in {200, 403} and not Vote.objects.exists()


def test_another_site_cannot_have_its_visitors_vote_here() -> None:
    citizen = a_citizen()
    said = {"subject": "article:a", "stars": "1"}
    said["token"] = fetched(citizen, "vote", "article:a")["token"]
    for site in ("cross-site", "same-site"):
        answer = citizen.post(reverse("participation:vote"), said, headers={"sec-fetch-site": site})
        assert answer.status_code == 403 and not Vote.objects.exists()
    own = citizen.post(
        reverse("participation:vote"), said, headers={"sec-fetch-site": "same-origin"}
    )
    assert own.status_code == 200 and Vote.objects.exists()


def test_a_page_that_is_closed_or_withdrawn_takes_no_vote() -> None:
    a_subject(closes_on=date(2020, 1, 1))
    assert send_vote(a_citizen()).status_code == 410
    close_subject(at=NOW, key="article:a")
    assert send_vote(a_citizen()).status_code == 404
    assert not Vote.objects.exists()


def test_stuffing_from_one_place_is_kept_but_weighs_nothing(subject: Subject) -> None:
    for number in range(12):
        answer = send_vote(a_citizen(browser=f"Mozilla/5.0 stuffing browser {number}"), stars="1")
        assert answer.status_code == 200
    assert "chưa tính" in answer.content.decode()
    assert Vote.objects.count() == 12 and standing("article:a").votes == 5
    watch = Watch.objects.get()
    assert watch.votes == 12 and watch.believed_votes == 0


def test_other_places_are_not_touched_by_it() -> None:
    for _number in range(8):
        send_vote(a_citizen(), stars="1")
    send_vote(a_citizen("198.51.100.1"), stars="5")
    assert standing("article:a").votes == 6


def test_a_network_of_the_new_protocol_is_one_place_whatever_its_last_half() -> None:
    for number in range(8):
        send_vote(a_citizen(f"2001:db8:1:2::{number:x}"))
    assert Watch.objects.count() == 1
    send_vote(a_citizen("2001:db8:1:3::1"))
    assert Watch.objects.count() == 2


def test_a_moderator_who_knows_the_people_lets_all_count(subject: Subject) -> None:
    for _number in range(8):
        a_vote(subject)
    moderator = an_officer("kiemduyet", subject.unit, Role.MODERATOR)
    watch = Watch.objects.select_related("subject__unit").get()
    believe(by=moderator, at=NOW, watch=watch)
    believe(by=moderator, at=NOW, watch=watch)
    assert standing("article:a").votes == 8
    assert Event.objects.filter(action="participation.believe").count() == 1
    a_vote(subject)
    assert standing("article:a").votes == 9


def test_a_believed_place_is_watched_on_and_can_be_believed_again(
    subject: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[int] = []
    monkeypatch.setattr(rating.log, "warning", lambda _event, **named: said.append(named["votes"]))
    moderator = an_officer("kiemduyet", subject.unit, Role.MODERATOR)
    for _number in range(8):
        a_vote(subject)
    watch = Watch.objects.select_related("subject__unit").get()
    believe(by=moderator, at=NOW, watch=watch)
    for _number in range(20):
        a_vote(subject)
    assert standing("article:a").votes == 8 + 5
    assert said == [6, 7, 14, 15, 17, 21]  # the first beyond, then whenever they have doubled
    crowd = crowds(subject.unit).get()
    assert (crowd.votes, crowd.over) == (28, 15)
    believe(by=moderator, at=NOW, watch=crowd)
    assert standing("article:a").votes == 28 and crowds(subject.unit).get().over <= 0
    votes = [one.detail["votes"] for one in Event.objects.filter(action="participation.believe")]
    assert votes == [8, 28]
