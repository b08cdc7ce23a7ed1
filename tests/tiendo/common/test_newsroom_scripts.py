"""Wagtail's own inline scripts may run in the newsroom, and nobody else's."""

import json
from typing import Any

import pytest
from django.http import HttpResponse, JsonResponse
from django.test import Client

from factories.person import signed_in
from tiendo.accounts.models import Person
from tiendo.common.newsroom_scripts import let_known_scripts_run, with_nonce

KNOWN = (
    '<script>initDateChooser("id_dated_on", {"dayOfWeekStart": 1, "format": "d/m/Y"});</script>',
    '<script>initDateTimeChooser("id_go\\u002Dlive", {});</script>',
    '<script>new ImageChooser("id_picture", {"modalUrl": "/toa-soan/images/chooser/"});</script>',
    """<script>
      (function() {
        var panel = new InlinePanel(JSON.parse("{\\u0022a\\u0022: 1}"));
      })();
    </script>""",
    '<script>new PageChooser("id_x-__prefix__-page", {"a": [1, null]});<-/script>',
)
FOREIGN = (
    "<script>alert(1)</script>",
    "<script>new Function('alert(1)')</script>",
    '<script>new ImageChooser("a", alert(1));</script>',
    '<script>initDateChooser("a", {});alert(1);</script>',
    '<script>initDateChooser("a"+alert(1), {});</script>',
    '<script>new XChooser("a")]);alert([1);</script>',
    "<script>(function() { var panel = new InlinePanel(JSON.parse(alert(1)));})();</script>",
    '<script src="//evil.example/a.js"></script>',
)


@pytest.mark.parametrize("script", KNOWN)
def test_a_script_of_a_known_shape_with_plain_data_gets_the_nonce(script: str) -> None:
    assert (
        with_nonce(f"<p>{script}</p>", "abc")
        == "<p>" + script.replace("<script>", '<script nonce="abc">') + "</p>"
    )


@pytest.mark.parametrize("script", FOREIGN)
def test_any_other_script_gets_none(script: str) -> None:
    assert with_nonce(f"{script}{KNOWN[0]}", "abc").startswith(script)


def test_dialogs_that_come_as_json_are_looked_through_too() -> None:
    answer = JsonResponse({"step": "choose", "html": ["x", {"a": KNOWN[2], "b": FOREIGN[0]}]})
    let_known_scripts_run(answer, "abc")
    said: Any = json.loads(answer.content)
    assert 'nonce="abc"' in said["html"][1]["a"]
    assert said["html"][1]["b"] == FOREIGN[0]


def test_files_are_left_as_they_are() -> None:
    answer = HttpResponse(KNOWN[0], content_type="text/plain")
    let_known_scripts_run(answer, "abc")
    assert answer.content.decode() == KNOWN[0]


@pytest.mark.django_db
def test_the_newsroom_allows_no_inline_script_but_its_own(client: Client) -> None:
    chief = Person.objects.create_superuser("quantri", "", "x")
    signed_in(chief, client)
    answer = client.get("/toa-soan/pages/add/portal/homepage/1/")
    policy = answer["Content-Security-Policy"]
    scripts = next(part for part in policy.split(";") if part.strip().startswith("script-src"))
    assert "unsafe-inline" not in scripts and "unsafe-eval" not in policy
    nonce = policy.partition("'nonce-")[2].partition("'")[0]
    assert f'<script nonce="{nonce}">' in answer.content.decode()
    assert "<script>" not in answer.content.decode()
    client.logout()
    signed_in(chief, client)
    again = client.get("/toa-soan/pages/add/portal/homepage/1/")
    assert nonce not in again["Content-Security-Policy"]
