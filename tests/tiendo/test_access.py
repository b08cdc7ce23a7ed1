"""Every address of the site against every role: a new address without a row here fails."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from factories.indicator import an_indicator
from factories.person import NOW, a_person, signed_in
from factories.published import a_holder, an_article
from factories.subject import a_subject
from factories.unit import a_ward, an_officer
from factories.value import a_value
from tiendo.demonstration.actions import load
from tiendo.results.actions import open_due_rounds
from tiendo.units.actions import Post, give_role
from tiendo.units.models import Assignment, Role
from tiendo.units.queries import bearer

TODAY = NOW.date()
WHO = ("nobody", "clerk", "synthesis", "of another unit", "administrator")
CATALOGUE = (302, 200, 200, 404, 200)
SHARED_CATALOGUE = (302, 404, 403, 404, 200)
DESK = (302, 200, 200, 404, 404)
WORD = (302, 200, 200, 404, 404)
SYNTHESIS = (302, 404, 200, 404, 404)
SYNTHESIS_POSTS = (302, 404, 405, 404, 404)
OWNER = (302, 404, 200, 404, 404)
REPORTER = (302, 200, 404, 404, 404)
EVERYBODY_OF_THE_WARD = (302, 404, 200, 404, 404)
REPORTED = ("results:entry", "excel:")
ADMINISTRATION = (302, 403, 403, 403, 200)
MODERATION = (302, 404, 404, 404, 200)
OPEN = (200, 200, 200, 200, 200)
OWN = (302, 200, 200, 200, 200)
PUBLISHING = (302, 404, 200, 404, 200)
APPROVERS = (302, 404, 404, 404, 404)
KEEPERS = (302, 404, 404, 404, 200)
ASKED_TO_POST = (405, 405, 405, 405, 405)

MATRIX: dict[str, tuple[int, ...]] = {
    "home": OPEN,
    "wagtail_serve": (404, 404, 404, 404, 404),
    "kept_file": (404, 404, 404, 404, 404),
    "portal_file": (404, 404, 404, 404, 404),
    "wagtaildocs_serve": (404, 404, 404, 404, 404),
    "wagtaildocs_authenticate_with_password": (404, 404, 404, 404, 404),
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
    "units:unit": DESK,
    "units:unit_file": DESK,
    "units:choose": (302, 200, 200, 302, 200),
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
    "portal_office:portals": ADMINISTRATION,
    "portal_office:archive": (302, 405, 405, 405, 405),
    "portal_office:draft": ASKED_TO_POST,
    "indicators:list": CATALOGUE,
    "indicators:list_file": CATALOGUE,
    "indicators:one": CATALOGUE,
    "indicators:one_file": CATALOGUE,
    "indicators:add": (302, 404, 200, 404, 200),
    "indicators:change": SHARED_CATALOGUE,
    "indicators:break": SHARED_CATALOGUE,
    "indicators:retire": SHARED_CATALOGUE,
    "indicators:learn": SYNTHESIS_POSTS,
    "indicators:forget": SYNTHESIS_POSTS,
    "plans:list": DESK,
    "plans:list_file": DESK,
    "plans:add": SYNTHESIS,
    "plans:compare": DESK,
    "plans:compare_file": DESK,
    "plans:plan": DESK,
    "plans:plan_file": DESK,
    "plans:edit": SYNTHESIS,
    "plans:paper": SYNTHESIS,
    "plans:document": DESK,
    "plans:target": DESK,
    "plans:target_file": DESK,
    "plans:split": SYNTHESIS,
    "documents:list": DESK,
    "documents:list_file": DESK,
    "documents:add": DESK,
    "documents:text": DESK,
    "documents:text_file": DESK,
    "documents:annotated": WORD,
    "documents:original": DESK,
    "documents:delete": DESK,
    "documents:into_report": DESK,
    "documents:into_report_file": DESK,
    "excel:form": REPORTER,
    "excel:form_file": REPORTER,
    "excel:layout": REPORTER,
    "bulk:files": OWNER,
    "bulk:files_file": OWNER,
    "bulk:file": (302, 404, 404, 404, 404),
    "bulk:findings_file": (302, 404, 404, 404, 404),
    "results:rounds": EVERYBODY_OF_THE_WARD,
    "results:rounds_file": EVERYBODY_OF_THE_WARD,
    "results:evidence": (302, 404, 404, 404, 404),
    "results:regimes": OWNER,
    "results:regimes_file": OWNER,
    "results:add_regime": OWNER,
    "results:holidays": OWNER,
    "results:holidays_file": OWNER,
    "results:regime": OWNER,
    "results:regime_file": OWNER,
    "results:change_regime": OWNER,
    "results:rates": OWNER,
    "results:rates_file": OWNER,
    "results:form": OWNER,
    "results:form_file": OWNER,
    "results:matrix": OWNER,
    "results:matrix_file": OWNER,
    "results:totals": OWNER,
    "results:totals_file": OWNER,
    "results:entry": REPORTER,
    "results:entry_file": REPORTER,
    "results:entry_line": (302, 405, 404, 404, 404),
    "results:approval": OWNER,
    "results:approval_file": (302, 404, 404, 404, 404),
    "results:versions": EVERYBODY_OF_THE_WARD,
    "results:versions_file": EVERYBODY_OF_THE_WARD,
    "calendar:link": OWN,
    "calendar:feed": (404, 404, 404, 404, 404),
    "publishing:overview": PUBLISHING,
    "publishing:overview_file": PUBLISHING,
    "publishing:corrections": PUBLISHING,
    "publishing:corrections_file": PUBLISHING,
    "publishing:board": APPROVERS,
    "publishing:indicator": APPROVERS,
    "publishing:version": PUBLISHING,
    "publishing:version_file": PUBLISHING,
    "publishing:offices": PUBLISHING,
    "publishing:offices_file": PUBLISHING,
    "publishing:add_holder": KEEPERS,
    "publishing:holder": KEEPERS,
    "publishing:remove_holder": (302, 404, 404, 404, 405),
    "publishing:contact": KEEPERS,
    "board:newest": (302, 302, 302, 404, 404),
    "board:board": DESK,
    "board:board_file": DESK,
    "board:indicator": DESK,
    "board:indicator_file": DESK,
    "participation:token": (404, 404, 404, 404, 404),
    "participation:vote": ASKED_TO_POST,
    "participation:comment": ASKED_TO_POST,
    "participation:ask": ASKED_TO_POST,
    "participation:rights": OPEN,
    "participation:track": OPEN,
    "participation:questions": OPEN,
    "participation:private": (404, 404, 404, 404, 404),
    "participation:erase": (404, 404, 404, 404, 404),
    "participation:record": (404, 404, 404, 404, 404),
    "participation:page": OPEN,
    "visits:beacon": ASKED_TO_POST,
    "visits:visits": OPEN,
    "visits:visits_file": OPEN,
    "moderation:queue": MODERATION,
    "moderation:queue_file": MODERATION,
    "moderation:comment": (302, 404, 404, 404, 404),
    "moderation:ratings": MODERATION,
    "moderation:believe": (302, 404, 404, 404, 405),
    "moderation:drafts": MODERATION,
    "moderation:draft": (302, 404, 404, 404, 404),
    "moderation:people": MODERATION,
    "moderation:record": (302, 404, 404, 404, 404),
    "moderation:erase": (302, 404, 404, 404, 404),
    "moderation:former_total": MODERATION,
    "moderation:questions": MODERATION,
    "moderation:questions_file": MODERATION,
    "moderation:question": (302, 404, 404, 404, 404),
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
        "portal_office:archive": {"pk": 1},
        "portal_office:draft": {"unit": "437", "period": "2020-9M", "regime": "kt-xh"},
        "units:unit": {"unit": "437"},
        "units:unit_file": {"unit": "437", "form": "xlsx"},
        "board:newest": {"unit": "437"},
        "board:board": {"unit": "437", "period": "2020-9M"},
        "board:board_file": {"unit": "437", "period": "2020-9M", "form": "csv"},
        "board:indicator": {"unit": "437", "period": "2020-9M", "code": "B.01"},
        "board:indicator_file": {
            "unit": "437",
            "period": "2020-9M",
            "code": "B.01",
            "form": "json",
        },
        "documents:list": {"unit": "437"},
        "documents:add": {"unit": "437"},
        "documents:list_file": {"unit": "437", "form": "json"},
        "documents:text_file": {"unit": "437", "pk": 1, "form": "json"},
        "documents:into_report_file": {"unit": "437", "pk": 1, "form": "json"},
    }
    unnamed = {
        "wagtail_serve": ["khong-co/"],
        "kept_file": ["images/khong-co.png"],
        "portal_file": ["khong-co.csv"],
        "wagtaildocs_serve": [1, "x.pdf"],
        "wagtaildocs_authenticate_with_password": [1],
    }
    if name in unnamed:
        return reverse(name, args=unnamed[name])
    kwargs = filled.get(name) or in_a_plan(name)
    if name.startswith(("participation:", "visits:", "moderation:")):
        kwargs = of_participation(name)
    with_key = ("person", "password", "door", "end_role", "stand_in", "end_stand_in", "weight")
    if name in {f"administration:{one}" for one in with_key}:
        kwargs = {"pk": 1}
    if kwargs is None and name.startswith("documents:"):
        kwargs = {"unit": "437", "pk": 1}
    if name.startswith("publishing:"):
        kwargs = of_publishing(name)
    if name.startswith(("results:", "calendar:", "excel:", "bulk:")):
        kwargs = of_results(name)
    return reverse(name, kwargs=kwargs)


def of_publishing(name: str) -> dict[str, object]:
    """What names the published article of the town, or its office holder."""
    from tiendo.publishing.models import OfficeHolder, Snapshot

    pattern = next(one for one in patterns(get_resolver()) if one[0] == name)[1]
    of = OfficeHolder if "holder" in name else Snapshot
    known: dict[str, object] = {"unit": "437", "period": "2020-9M", "code": "B.01", "form": "csv"}
    if "pk" in pattern:
        known["pk"] = of.objects.filter(unit__code="437").earliest("pk").pk
    return {key: known[key] for key in pattern if key in known}


def in_a_plan(name: str) -> dict[str, object] | None:
    """What names an indicator, or the council's plan of the demonstration and a target in it."""
    from tiendo.plans.models import Plan

    space, _, last = name.partition(":")
    form = {"form": "csv"} if last.endswith("_file") else {}
    if space == "indicators":
        code = {} if last in {"list", "list_file", "add"} else {"code": "KT.CN.01"}
        return {"unit": "437"} | form | code | ({"pk": 1} if last == "forget" else {})
    if space != "plans":
        return None
    if last in {"list", "list_file", "add"}:
        return {"unit": "437"} | form
    if last in {"compare", "compare_file"}:
        return {"unit": "437", "period": "2020"} | form
    plan = Plan.objects.filter(layer="council").earliest("pk")
    filled: dict[str, object] = {"unit": "437", "pk": plan.pk} | form
    if last in {"target", "target_file", "split"}:
        whole = plan.targets.get(indicator__code="NS.02", period="2020")
        filled |= {"target": whole.pk}
    return filled | ({"way": "quy"} if last == "split" else {})


def of_results(name: str) -> dict[str, object]:
    """The address of the demonstration's open round, its first report, or one of its figures."""
    from tiendo.results.models import Report

    report = Report.objects.select_related("round", "duty__reporter").earliest("pk")
    known = {
        "unit": report.duty.reporter.code if name.startswith(REPORTED) else "18115",
        "period": report.round.period,
        "regime": "kt-xh",
        "report": report.pk,
        "indicator": "NS.01",
        "form": "bm01" if name in {"results:form", "results:form_file"} else "json",
        "ending": "json",
        "secret": "x",
        "pk": 1,
    }
    pattern = next(one for one in patterns(get_resolver()) if one[0] == name)[1]
    return {key: known[key] for key in pattern if key in known}


def of_participation(name: str) -> dict[str, object]:
    """The address of the article of the town, or of a private link nobody has."""
    known: dict[str, object] = {"unit": "437", "key": "article:a", "secret": "x", "form": "csv"}
    known |= {"pk": 1, "kind": "y-kien"}
    pattern = next(one for one in patterns(get_resolver()) if one[0] == name)[1]
    return {key: known[key] for key in pattern if key in known}


def patterns(resolver: Any, before: str = "", held: tuple[str, ...] = ()) -> Iterator[Any]:
    """Every named address with the names of what stands in it."""
    for one in resolver.url_patterns:
        inside = (*held, *one.pattern.converters)
        if isinstance(one, URLResolver):
            space = f"{one.namespace}:" if one.namespace else ""
            yield from patterns(one, before + space, inside)
        else:
            yield before + (one.name or ""), inside


@pytest.fixture
def people(db: None, now: Any) -> dict[str, Any]:
    town = load(at=now)
    a_value(town, an_indicator("B.01"), "2020-9M", 864)
    an_article(town)
    a_holder(town, valid_from_on=date(2020, 1, 1))
    a_subject()
    return {
        "clerk": also(an_officer("a", town), "18115.KT", Role.CLERK),
        "synthesis": also(an_officer("b", town, Role.SYNTHESIS), "18115", Role.SYNTHESIS),
        "of another unit": an_officer("c", a_ward("18118")),
        "administrator": a_person("d", administrator=True),
    }


def also(person: Any, code: str, role: Role) -> Any:
    """The person, who acts for another unit as well."""
    post = Post(bearer(code, TODAY), role, date(2025, 7, 1))
    give_role(by=None, at=NOW, person=person, post=post)
    return person


def as_(who: str, people: dict[str, Any]) -> Client:
    return signed_in(people[who]) if who in people else Client()


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    assert sorted(set(named(get_resolver().url_patterns))) == sorted(MATRIX)


def existing(route: str, name: str, people: dict[str, Any]) -> str:
    """The address with the numbers of what really is there in place of the first ones."""
    from tiendo.documents.models import Text

    if "/van-ban/1" in route:
        word = Text.objects.filter(kind="docx").earliest("pk")
        route = route.replace("/van-ban/1", f"/van-ban/{word.pk}")
    if "/vai/1/" in route:
        route = route.replace("/vai/1/", f"/vai/{Assignment.objects.earliest('pk').pk}/")
    if "/1/" in route and name.startswith("administration:"):
        route = route.replace("/1/", f"/{people['clerk'].pk}/")
    return route


def test_every_address_answers_each_role_as_the_matrix_says(people: dict[str, Any]) -> None:
    clients = [as_(who, people) for who in WHO]
    wrong = {}
    for name in sorted(MATRIX):
        route = existing(route_of(name), name, people)
        answers = [client.get(route) for client in clients]
        said = tuple(answer.status_code for answer in answers)
        if said != MATRIX[name]:
            wrong[name] = dict(zip(WHO, said, strict=True))
        elif MATRIX[name] == DESK:
            assert answers[0]["Location"].startswith("/dang-nhap/")
    assert wrong == {}


def test_nothing_is_changed_by_anyone_who_only_looks(people: dict[str, Any]) -> None:
    from tiendo.audit.models import Event
    from tiendo.documents.models import Text

    open_due_rounds(at=timezone.now())  # what the day brings would be opened by the first look
    before = Event.objects.count(), Text.objects.count()
    for name in MATRIX:
        as_("clerk", people).get(route_of(name))
    assert (Event.objects.count(), Text.objects.count()) == before


def test_the_newsroom_is_for_administrators_alone(people: dict[str, Any]) -> None:
    entered = set()
    for who in WHO:
        for address in ("", "pages/", "images/", "documents/", "reports/locked/"):
            answer = as_(who, people).get(f"/{NEWSROOM}{address}", follow=True)
            inside = answer.request["PATH_INFO"].startswith(f"/{NEWSROOM}")
            if inside and answer.status_code == 200:
                entered.add((who, address))
    assert {who for who, _ in entered} == {"administrator"}
    assert len(entered) == 5


def test_people_are_kept_in_administration_and_not_in_the_newsroom(people: dict[str, Any]) -> None:
    for address in ("users/", "users/add/"):
        answer = as_("administrator", people).get(f"/{NEWSROOM}{address}")
        assert answer["Location"] == "/quan-tri/"


def test_the_sign_in_page_of_the_newsroom_is_out_of_reach(people: dict[str, Any]) -> None:
    answer = as_("nobody", people).get(f"/{NEWSROOM}login/")
    assert answer["Location"].startswith("/dang-nhap/")


def test_writes_need_the_token_of_a_form(people: dict[str, Any]) -> None:
    client = Client(enforce_csrf_checks=True)
    signed_in(people["clerk"], client)
    for route in (route_of("documents:add"), "/vao-vai/", "/kiem-tra/", "/dang-xuat/"):
        assert client.post(route, {"text": "Thu 5 tỷ", "role": "synthesis"}).status_code == 403


def test_the_frame_offers_only_what_works(people: dict[str, Any]) -> None:
    page = as_("clerk", people).get("/don-vi/437/van-ban/").content.decode()
    menu = page.split('<nav class="menu"')[1].split("</nav>")[0]
    assert menu.count("<li>") == 4
    assert settings.OUR_APPS[0] == "tiendo.demonstration"
