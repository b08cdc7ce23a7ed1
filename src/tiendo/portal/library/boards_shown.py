"""A published board as citizens read it: the answer first, then the worst, then field by field."""

from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from tiendo.portal.composing.drawing import small_of
from tiendo.portal.models.home import HomePage

STATES = ("on-course", "attention", "at-risk", "no-figure")
CERTAINTIES = {
    "to cut-off": _("to the cut-off"),
    "estimate": _("estimate"),
    "preliminary": _("preliminary"),
    "official": _("official"),
}


def shown_board(content: dict[str, Any], home: HomePage | None) -> dict[str, Any]:
    """The lines of a board with their drawings and the addresses of their pages."""
    addresses = indicator_addresses(home) if home else {}
    lines = {one["code"]: _line(one, addresses) for one in content["lines"]}
    worst = [lines[code] for code in content["worst"] if code in lines]
    return {
        "worst": worst,
        "worst_group": [{"name": "", "lines": worst}],
        "fields": [
            field | {"lines": [lines[code] for code in field["codes"] if code in lines]}
            for field in content["fields"]
        ],
        "judged": sum(content["counts"].get(state, 0) for state in STATES[:-1]),
    }


def _line(line: dict[str, Any], addresses: dict[str, str]) -> dict[str, Any]:
    known = [one for one in line["drawn"] if one is not None]
    return line | {
        "says_outlook": line["mark"] == "at-risk" and any(map(str.isdigit, line["outlook"])),
        "address": addresses.get(slug_of(line["code"]), ""),
        "drawing": small_of(line["name"], line["drawn"]) if len(known) > 1 else "",
    }


def slug_of(code: str) -> str:
    """The last part of the address of an indicator's page."""
    return f"chi-tieu-{slugify(code.replace('.', '-'))}"


def indicator_addresses(home: HomePage) -> dict[str, str]:
    """The public pages of indicators of a portal, by the last part of their address."""
    pages = home.get_children().live().filter(slug__startswith="chi-tieu-")
    return {one.slug: one.url for one in pages}
