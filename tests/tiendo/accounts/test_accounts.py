"""People and their sign-in."""

from datetime import datetime

import pytest
from django.core.exceptions import ValidationError
from django.test import Client, override_settings

from factories.person import a_person, signed_in
from tiendo.accounts.actions import NameTakenError, NewPerson, add_person, shut_out
from tiendo.audit.models import Event

pytestmark = pytest.mark.django_db
PASSWORD = "Sông-Lam-1992-xanh"


def sign_in(client: Client, password: str, name: str = "minh") -> int:
    return client.post("/dang-nhap/", {"login": name, "password": password}).status_code


def test_a_name_is_written_family_name_first() -> None:
    assert str(a_person()) == "Nguyễn Thị Minh"


def test_adding_a_person_leaves_an_event() -> None:
    person = a_person()
    assert Event.objects.get(action="accounts.add").object_key == str(person.pk)


def test_a_taken_name_is_refused_with_a_sentence(now: datetime) -> None:
    a_person()
    with pytest.raises(NameTakenError, match="'minh'"):
        a_person()


def test_a_weak_password_is_refused(now: datetime) -> None:
    with pytest.raises(ValidationError):
        add_person(by=None, at=now, new=NewPerson("minh", "Nguyễn", "Minh", "12345"))


def test_the_right_password_opens_and_the_wrong_one_does_not(client: Client) -> None:
    a_person(password=PASSWORD)
    assert sign_in(client, "wrong") == 200
    assert "_auth_user_id" not in client.session
    assert sign_in(client, PASSWORD) == 302
    assert "_auth_user_id" in client.session


def test_nobody_signs_in_with_a_password_where_none_was_given(client: Client) -> None:
    a_person()
    assert sign_in(client, "") == 200
    assert sign_in(client, "!") == 200
    assert "_auth_user_id" not in client.session


def test_too_many_wrong_passwords_close_the_door_even_for_the_right_one(client: Client) -> None:
    a_person(password=PASSWORD)
    answers = [sign_in(client, "wrong") for _ in range(7)]
    assert answers[-1] == 429
    assert sign_in(client, PASSWORD) == 429
    assert "_auth_user_id" not in client.session


def test_no_address_of_a_machine_is_kept_when_sign_in_fails(client: Client) -> None:
    from axes.models import AccessAttempt

    a_person(password=PASSWORD)
    sign_in(client, "wrong")
    kept = AccessAttempt.objects.get().ip_address
    assert kept != "127.0.0.1"
    assert kept.startswith("fc")


def test_somebody_shut_out_cannot_sign_in(client: Client, now: datetime) -> None:
    person = a_person(password=PASSWORD)
    shut_out(by=None, at=now, person=person)
    sign_in(client, PASSWORD)
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("address", ["/accounts/signup/", "/dang-ky/"])
def test_there_is_no_door_for_making_an_account_oneself(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_sign_in_does_not_lead_to_another_site(client: Client) -> None:
    a_person(password=PASSWORD)
    answer = client.post(
        "/dang-nhap/?next=https://example.org/",
        {"login": "minh", "password": PASSWORD, "next": "https://example.org/"},
    )
    assert answer.status_code == 302
    assert not answer["Location"].startswith("http")


def test_signing_out_needs_a_button_not_a_link(client: Client) -> None:
    signed_in(a_person(), client)
    client.get("/dang-xuat/")
    assert "_auth_user_id" in client.session
    client.post("/dang-xuat/")
    assert "_auth_user_id" not in client.session


def test_an_app_code_is_asked_for_once_it_is_on(client: Client) -> None:
    from allauth.mfa.totp.internal.auth import (
        TOTP,
        format_hotp_value,
        generate_totp_secret,
        hotp_value,
        yield_hotp_counters_from_time,
    )

    person = a_person(password=PASSWORD)
    secret = generate_totp_secret()
    TOTP.activate(person, secret)
    answer = client.post("/dang-nhap/", {"login": "minh", "password": PASSWORD})
    assert answer["Location"].startswith("/dang-nhap/ma/")
    assert "_auth_user_id" not in client.session
    code = format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))
    client.post("/dang-nhap/ma/", {"code": code})
    assert "_auth_user_id" in client.session


@override_settings(
    PASSWORD_HASHERS=["django.contrib.auth.hashers.Argon2PasswordHasher"],
)
def test_passwords_are_kept_with_argon2() -> None:
    assert a_person(password=PASSWORD).password.startswith("argon2$argon2id$")


def test_a_password_is_changed_by_whoever_knows_the_old_one(client: Client) -> None:
    person = a_person(password=PASSWORD)
    signed_in(person, client)
    new = "Ngàn-Hống-2025-xanh"
    wrong = {"oldpassword": "x", "password1": new, "password2": new}
    assert client.post("/tai-khoan/mat-khau/", wrong).status_code == 200
    assert client.post("/tai-khoan/mat-khau/", wrong | {"oldpassword": PASSWORD}).status_code == 302
    person.refresh_from_db()
    assert person.check_password(new)
