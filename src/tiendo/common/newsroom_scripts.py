"""The few inline scripts that Wagtail's own forms need, told from anything somebody smuggled in.

They come from seven places of Wagtail 7.4: fields for a date, a time or both, fields that choose
a page, picture or file, and panels of repeated forms. Each is one call with plain data, so each is
known by its shape: one of these names, and arguments that are JSON. Only such a script is given the
nonce that the policy of the page allows; any other inline script is blocked by the browser.
"""

import json
import re
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

_CALL = r"(?:init(?:Date|Time|DateTime)Chooser|new \w*Chooser)\((?P<fields>[^<]*)\);?"
_PANEL = (
    r"\(function\(\) \{\s*var panel = new (?:InlinePanel|MultipleChooserPanel)"
    r"\(JSON\.parse\((?P<panel>[^<]*)\)\);\s*\}\)\(\);"
)
_SCRIPT = re.compile(rf"<script>\s*(?:{_CALL}|{_PANEL})\s*<-?/script>")
_KINDS = ("text/html", "application/json")


def nonce_of(request: HttpRequest) -> str:
    """The nonce of a sign-in; dialogs bring their scripts into a page that stands already, so it
    cannot be one of each answer."""
    return salted_hmac("tiendo.newsroom", request.session.session_key or "").hexdigest()[:32]


def let_known_scripts_run(response: HttpResponse, nonce: str) -> None:
    """Give Wagtail's own inline scripts in a page or in a dialog the nonce."""
    kind = response.headers.get("Content-Type", "").partition(";")[0]
    if response.streaming or kind not in _KINDS or b"<script>" not in response.content:
        return
    text = response.content.decode()
    if kind == "application/json":
        response.content = json.dumps(_in_all(json.loads(text), nonce))
    else:
        response.content = with_nonce(text, nonce)


def with_nonce(html: str, nonce: str) -> str:
    """The same HTML, with the nonce on every script of a known shape."""

    def known(found: re.Match[str]) -> str:
        arguments = found["fields"] if found["fields"] is not None else found["panel"]
        is_plain = _is_json(f"[{arguments}]")
        return (
            found[0].replace("<script>", f'<script nonce="{nonce}">', 1) if is_plain else found[0]
        )

    return _SCRIPT.sub(known, html)


def _in_all(said: Any, nonce: str) -> Any:
    if isinstance(said, str):
        return with_nonce(said, nonce)
    if isinstance(said, list):
        return [_in_all(one, nonce) for one in said]
    if isinstance(said, dict):
        return {name: _in_all(one, nonce) for name, one in said.items()}
    return said


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True
