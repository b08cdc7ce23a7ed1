"""People, made with the least."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.test import Client

from tiendo.accounts.actions import NewPerson, add_person
from tiendo.accounts.models import Person

NOW = datetime(2026, 9, 14, 17, 2, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def a_person(
    username: str = "minh", password: str | None = None, administrator: bool = False
) -> Person:
    """A person who can sign in when a password is given."""
    new = NewPerson(username, "Nguyễn Thị", "Minh", password, administrator)
    return add_person(by=None, at=NOW, new=new)


def signed_in(person: Person, browser: Client | None = None) -> Client:
    """A browser, a new one unless given, in which somebody is signed in."""
    browser = browser or Client()
    browser.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return browser
