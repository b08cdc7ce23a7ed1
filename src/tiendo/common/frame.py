"""The frame around every page: language, colours, navigation, unit and period in the head."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise

THEME_COOKIE = "giao_dien"
THEMES = ("tu-dong", "sang", "toi")


@dataclass(frozen=True)
class MenuEntry:
    """One entry of the navigation, declared by an app's configuration as ``menu_entry``.

    ``address`` gives the entry's address for the unit in the head and the person, or None when
    it is not for them. ``apart`` puts it at the far end (administration). ``spaces`` are the
    namespaces of further addresses that belong to it, wherever they stand. Apps that declare the
    same key share one entry: each is a page of it, named ``page`` in the line below, the highest
    app's first unless it is to stand ``last``.
    """

    key: str
    label: str | Promise
    address: Callable[[HttpRequest], str | None]
    apart: bool = False
    spaces: tuple[str, ...] = ()
    page: str | Promise = ""
    last: bool = False


def of_unit(name: str) -> Callable[[HttpRequest], str | None]:
    """The address of that name for the unit in the head, for whoever acts for one."""

    def address(request: HttpRequest) -> str | None:
        unit = request.unit  # type: ignore[attr-defined]
        return reverse(name, kwargs={"unit": unit.address}) if unit else None

    return address


def theme(request: HttpRequest) -> str:
    """The colours chosen with the switch: as the machine says, light or dark."""
    chosen = request.COOKIES.get(THEME_COOKIE, THEMES[0])
    return chosen if chosen in THEMES else THEMES[0]


def menu(request: HttpRequest) -> list[dict[str, Any]]:
    """The entries this person may use, in the order of the flow (the apps from the bottom up).

    Of apps that share an entry the lowest gives its place; it leads to the first of its pages.
    """
    entries: dict[str, dict[str, Any]] = {}
    space = request.resolver_match.namespace if request.resolver_match else ""
    for app in reversed(list(apps.get_app_configs())):
        entry: MenuEntry | None = getattr(app, "menu_entry", None)
        address = entry.address(request) if entry else None
        if entry and address:
            is_here = request.path.startswith(address) or space in entry.spaces
            page = {"label": entry.page or entry.label, "address": address, "here": is_here}
            below = entries.get(entry.key, {"pages": [], "here": False})
            pages = [*below["pages"], page] if entry.last else [page, *below["pages"]]
            entries[entry.key] = {
                "key": entry.key,
                "label": entry.label,
                "address": pages[0]["address"],
                "apart": entry.apart,
                "here": is_here or below["here"],
                "pages": pages,
            }
    return sorted(entries.values(), key=lambda entry: bool(entry["apart"]))


def frame(request: HttpRequest) -> dict[str, Any]:
    """What the base template needs; the menu is only worked out when it is drawn."""
    return {
        "theme": theme(request),
        "menu": lambda: menu(request),
        "demonstration": settings.DEMONSTRATION,
        "languages": settings.LANGUAGES,
    }
