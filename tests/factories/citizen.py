"""A citizen at a browser: takes a token from the site and sends forms with it."""

from datetime import timedelta
from typing import Any
from unittest.mock import patch

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tiendo.participation import proof

BROWSER = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0"
WAIT = timedelta(seconds=10)


def a_citizen(address: str = "203.0.113.7", browser: str = BROWSER) -> Client:
    """A browser without cookies, in some network."""
    return Client(enforce_csrf_checks=True, headers={"user-agent": browser}, REMOTE_ADDR=address)


def later(delay: timedelta = WAIT) -> Any:
    """Time has passed: whatever is sent inside is sent that much later."""
    return patch("django.utils.timezone.now", return_value=timezone.now() + delay)


def fetched(citizen: Client, purpose: str, about: str) -> dict[str, Any]:
    """A token and its challenge, as our script fetches them."""
    answer = citizen.get(reverse("participation:token"), {"viec": purpose, "doi-tuong": about})
    return dict(answer.json())


def solved(challenge: dict[str, Any]) -> str:
    """The payload a browser sends after counting to the number."""
    import base64
    import json

    number = next(
        number
        for number in range(int(challenge["maxnumber"]) + 1)
        if proof._digest(challenge["salt"], number) == challenge["challenge"]
    )
    said = {name: challenge[name] for name in ("algorithm", "challenge", "salt", "signature")}
    return base64.b64encode(json.dumps(said | {"number": number}).encode()).decode()


def send_vote(citizen: Client, key: str = "article:a", **said: Any) -> Any:
    """Vote with a fresh token."""
    given = {"subject": key, "stars": "4", "token": fetched(citizen, "vote", key)["token"]}
    return citizen.post(reverse("participation:vote"), given | said)


COMMENT = {"name": "Trần Thị Bình", "contact": "binh@example.org", "text": "Đường vào chợ ngập."}


def send_comment(citizen: Client, key: str = "article:a", **said: Any) -> Any:
    """Comment ten seconds after the form was touched, without proof of work."""
    token = fetched(citizen, "comment", key)["token"]
    with later():
        return citizen.post(
            reverse("participation:comment"), COMMENT | {"subject": key, "token": token} | said
        )


QUESTION = {
    "matter": "question",
    "title": "Lịch cấp nước mùa khô",
    "text": "Bao giờ tổ 3 có lịch cấp nước?",
    "name": "Trần Thị Bình",
    "home": "Tổ 3, phường Bắc Hồng Lĩnh",
    "contact": "binh@example.org",
}


def send_question(citizen: Client, unit: str = "18115", **said: Any) -> Any:
    """Ask an office ten seconds after the form was touched."""
    token = fetched(citizen, "question", unit)["token"]
    with later():
        return citizen.post(
            reverse("participation:ask"), QUESTION | {"unit": unit, "token": token} | said
        )


def private_link(page: str) -> str:
    """The private link a page of thanks tells."""
    return page.split('class="tp-secret" href="')[1].split('"', maxsplit=1)[0]
