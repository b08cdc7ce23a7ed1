"""Every address of the site against every role: a new address without a row here fails."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from factories.person import a_person
from factories.unit import a_ward, an_officer
from tiendo.demonstration.actions import load
from tiendo.units.models import Assignment, Role

WHO = ("nobody", "clerk", "synthesis", "of another unit", "administrator")
BACKEND = "django.contrib.auth.backends.ModelBackend"
DESK = (302, 200, 200, 404, 404)
WORD = (302, 200, 200, 404, 404)
ADMINISTRATION = (302, 403, 403, 403, 200)
OPEN = (200, 200, 200, 200, 200)
OWN = (302, 200, 200, 200, 200)
ASKED_TO_POST = (405, 405, 405, 405, 405)

MATRIX: dict[str, tuple[int, ...]] = {
    "home": OPEN,
    "open_check": OPEN,
    "enter_role": ASKED_TO_POST,
    "sample": OPEN,
    "sample_file": OPEN,
    "facts_file": OPEN,
    "choose_language": ASKED_TO_POST,
    "choose_theme": ASKED_TO_POST,
    "keys": OPEN,
    "pieces": OPEN,
    "account_login": (200, 302, 302, 302, 302),
    "account_logout": OWN,
    "account_inactive": OPEN,
    "account_reauthenticate": (302, 403, 403, 403, 403),
    "account_change_password": (302, 404, 404, 404, 404),
    "mfa_index": OWN,
    "mfa_authenticate": (302, 302, 302, 302, 302),
    "mfa_reauthenticate": (302, 403, 403, 403, 403),
    "mfa_activate_totp": OWN,
    "mfa_deactivate_totp": (302, 404, 404, 404, 404),
    "mfa_view_recovery_codes": (302, 404, 404, 404, 404),
    "mfa_generate_recovery_codes": OWN,
    "mfa_download_recovery_codes": (302, 404, 404, 404, 404),
    "mfa_list_webauthn": OWN,
    "mfa_add_webauthn": OWN,
    "mfa_reauthenticate_webauthn": (302, 403, 403, 403, 403),
    "mfa_remove_webauthn": (302, 404, 404, 404, 404),
    "mfa_edit_webauthn": (302, 404, 404, 404, 404),
    "mfa_login_webauthn": (302, 302, 302, 302, 302),
    "my_work": OWN,
    "my_work_file": OWN,
    "find": OWN,
    "units:choose": (302, 302, 302, 302, 200),
    "units:unit": DESK,
    "units:unit_file": DESK,
    "administration:people": ADMINISTRATION,
    "administration:add": ADMINISTRATION,
    "administration:add_unit": ADMINISTRATION,
    "administration:person": ADMINISTRATION,
    "administration:units": ADMINISTRATION,
    "administration:unit": ADMINISTRATION,
    "administration:unit_file": ADMINISTRATION,
    "administration:change": ADMINISTRATION,
    "administration:weight": (302, 403, 403, 403, 404),
    "administration:stand_in": ADMINISTRATION,
    "administration:end_stand_in": (302, 403, 403, 403, 405),
    "administration:password": ADMINISTRATION,
    "administration:log": ADMINISTRATION,
    "administration:people_file": ADMINISTRATION,
    "administration:units_file": ADMINISTRATION,
    "administration:log_file": ADMINISTRATION,
    "administration:door": (302, 403, 403, 403, 405),
    "administration:end_role": (302, 403, 403, 403, 405),
    "documents:list": DESK,
    "documents:list_file": DESK,
    "documents:add": DESK,
    "documents:text": DESK,
    "documents:text_file": DESK,
    "documents:annotated": WORD,
    "documents:original": DESK,
    "documents:delete": DESK,
}
"""What GET answers to each of WHO, in that order."""

NEWSROOM = "toa-soan/"


def named(patterns: list[Any], before: str = "") -> Iterator[str]:
    """The names of all addresses outside the newsroom, with their namespace."""
    for one in patterns:
        if isinstance(one, URLResolver):
            if str(one.pattern) == NEWSROOM:
                continue
            space = f"{one.namespace}:" if one.namespace else ""
            yield from named(one.url_patterns, before + space)
        elif isinstance(one, URLPattern):
            yield before + (one.name or "")


def route_of(name: str) -> str:
    """An address of this name with an existing unit, text and sample filled in."""
    from django.urls import reverse

    filled: dict[str, dict[str, object]] = {
        "sample": {"key": "bai-viet"},
        "sample_file": {"key": "bai-viet", "form": "json"},
        "facts_file": {"form": "csv"},
        "my_work_file": {"form": "json"},
        "administration:people_file": {"form": "csv"},
        "administration:units_file": {"form": "xlsx"},
        "administration:log_file": {"form": "json"},
        "mfa_remove_webauthn": {"pk": 1},
        "mfa_edit_webauthn": {"pk": 1},
        "administration:unit": {"address": "437"},
        "administration:unit_file": {"address": "437", "form": "csv"},
        "units:unit": {"unit": "437"},
        "units:unit_file": {"unit": "437", "form": "xlsx"},
        "documents:list": {"unit": "437"},
        "documents:add": {"unit": "437"},
        "documents:list_file": {"unit": "437", "form": "json"},
        "documents:text_file": {"unit": "437", "pk": 1, "form": "json"},
    }
    kwargs = filled.get(name)
    with_key = ("person", "password", "door", "end_role", "stand_in", "end_stand_in", "weight")
    if name in {f"administration:{one}" for one in with_key}:
        kwargs = {"pk": 1}
    if kwargs is None and name.startswith("documents:"):
        kwargs = {"unit": "437", "pk": 1}
    return reverse(name, kwargs=kwargs)


@pytest.fixture
def people(db: None, now: Any) -> dict[str, Any]:
    town = load(at=now)
    return {
        "clerk": an_officer("a", town),
        "synthesis": an_officer("b", town, Role.SYNTHESIS),
        "of another unit": an_officer("c", a_ward()),
        "administrator": a_person("d", administrator=True),
    }


def as_(who: str, people: dict[str, Any]) -> Client:
    client = Client()
    if who in people:
        client.force_login(people[who], backend=BACKEND)
    return client


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    assert sorted(set(named(get_resolver().url_patterns))) == sorted(MATRIX)


@pytest.mark.parametrize("name", sorted(MATRIX))
def test_an_address_answers_each_role_as_the_matrix_says(name: str, people: dict[str, Any]) -> None:
    from django.urls import reverse

    from tiendo.documents.models import Text

    route = route_of(name)
    if "/van-ban/1" in route:
        word = Text.objects.filter(kind="docx").earliest("pk")
        route = route.replace("/van-ban/1", f"/van-ban/{word.pk}")
    if "/vai/1/" in route:
        held = Assignment.objects.earliest("pk")
        route = route.replace("/vai/1/", f"/vai/{held.pk}/")
    if "/1/" in route and name.startswith("administration:"):
        route = route.replace("/1/", f"/{people['clerk'].pk}/")
    answers = tuple(as_(who, people).get(route).status_code for who in WHO)
    assert answers == MATRIX[name], dict(zip(WHO, answers, strict=True))
    if MATRIX[name] == DESK:
        assert as_("nobody", people).get(route)["Location"].startswith(reverse("account_login"))


def test_nothing_is_changed_by_anyone_who_only_looks(people: dict[str, Any]) -> None:
    from tiendo.audit.models import Event
    from tiendo.documents.models import Text

    before = Event.objects.count(), Text.objects.count()
    for name in MATRIX:
        as_("clerk", people).get(route_of(name))
    assert (Event.objects.count(), Text.objects.count()) == before


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("address", ["", "pages/", "images/", "documents/", "reports/locked/"])
def test_the_newsroom_is_for_administrators_alone(
    who: str, address: str, people: dict[str, Any]
) -> None:
    answer = as_(who, people).get(f"/{NEWSROOM}{address}", follow=True)
    inside = answer.request["PATH_INFO"].startswith(f"/{NEWSROOM}")
    assert (inside and answer.status_code == 200) == (who == "administrator")


def test_people_are_kept_in_administration_and_not_in_the_newsroom(people: dict[str, Any]) -> None:
    for address in ("users/", "users/add/"):
        answer = as_("administrator", people).get(f"/{NEWSROOM}{address}")
        assert answer["Location"] == "/quan-tri/"


def test_the_sign_in_page_of_the_newsroom_is_out_of_reach(people: dict[str, Any]) -> None:
    answer = as_("nobody", people).get(f"/{NEWSROOM}login/")
    assert answer["Location"].startswith("/dang-nhap/")


def test_writes_need_the_token_of_a_form(people: dict[str, Any]) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(people["clerk"], backend=BACKEND)
    for route in (route_of("documents:add"), "/vao-vai/", "/kiem-tra/", "/dang-xuat/"):
        assert client.post(route, {"text": "Thu 5 tỷ", "role": "synthesis"}).status_code == 403


def test_the_frame_offers_only_what_works(people: dict[str, Any]) -> None:
    page = as_("clerk", people).get("/don-vi/437/van-ban/").content.decode()
    menu = page.split('<nav class="menu"')[1].split("</nav>")[0]
    assert menu.count("<li") == 2
    assert settings.OUR_APPS[0] == "tiendo.demonstration"
