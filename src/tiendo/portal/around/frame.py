"""What stands around every page of a portal: whose it is, the ways on, an alert, successors."""

import re
from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from tiendo.participation.showing import visits
from tiendo.portal.models.base import PortalPage
from tiendo.portal.models.home import HomePage
from tiendo.publishing.queries import contact_of
from tiendo.units.queries import Unit, below, successors_of

SEARCH, CONTACTS = "searchpage", "organisationpage"


def frame(page: PortalPage) -> dict[str, Any]:
    """The head and foot of a page: unit, menu, trail, alert, and who came after a former unit."""
    home = page.home
    above = page.get_ancestors().filter(depth__gte=home.depth).live() if page != home else []
    return _of_home(home, page.language) | {
        "trail": _links(above),
        "above": [one.pk for one in above],
    }


def frame_of_unit(unit: Unit) -> dict[str, Any]:
    """The frame of a public page that stands beside the portal of a unit, where it has one."""
    home = portal_of(unit)
    if home is None:
        return {"unit": unit, "home_address": "/"}
    return _of_home(home) | {"trail": _links([home]), "above": []}


def portal_of(unit: Unit) -> HomePage | None:
    """The home page of a unit's portal, if it is public."""
    return HomePage.objects.live().filter(of_unit=unit).first()


def _of_home(home: HomePage, language: str = "vi") -> dict[str, Any]:
    unit = home.unit
    alert = home.banner and (not home.banner_until_at or home.banner_until_at > timezone.now())
    standing = list(home.get_children().live())
    return {
        "home": home,
        "contact": _contact(unit),
        "visits": visits(unit, language),
        "help_address": next((one.url for one in standing if _is(one, CONTACTS)), ""),
        "search_address": next((one.url for one in standing if _is(one, SEARCH)), ""),
        "home_address": home.url,
        "unit": unit,
        "menu": _links(one for one in standing if one.show_in_menus and not _is(one, SEARCH)),
        "pages": _links(one for one in standing if one.specific_class.is_standing),
        "alert": home.banner if alert else "",
        "ended_on": unit.last_of_all,
        "successors": _successors(unit) if unit.valid_to_on else [],
    }


def _is(page: Page, model: str) -> bool:
    return bool(page.cached_content_type.model == model)


def _contact(unit: Unit) -> list[tuple[str, str, str]]:
    """Where the unit is found: label, what it says, and an address to press."""
    known = contact_of(unit)
    if known is None:
        return []
    rows = [
        (_("Address"), known.address, ""),
        (_("Telephone"), known.phone, f"tel:{re.sub('[^0-9+]', '', known.phone)}"),
        (_("E-mail"), known.email, f"mailto:{known.email}"),
        (_("Hours"), known.hours, ""),
    ]
    return [(label, said, href) for label, said, href in rows if said]


def _links(pages: Iterable[Page]) -> list[dict[str, Any]]:
    return [
        {
            "pk": one.pk,
            "title": one.title,
            "address": one.url,
            "language": one.specific_class.language,
        }
        for one in pages
    ]


def units_after(unit: Unit) -> list[Unit]:
    """The units that took a former unit over."""
    after = successors_of([unit])[unit.pk]
    if not after and unit.last_of_all:  # a district: what stood below it went on in other units
        last = below(unit, unit.last_of_all)
        after = sorted(
            {one for each in successors_of(list(last)).values() for one in each}, key=str
        )
    return after


def _successors(unit: Unit) -> list[dict[str, Any]]:
    """The units that took over, with the addresses of their portals where they have one."""
    after = units_after(unit)
    homes = {one.of_unit_id: one.url for one in HomePage.objects.live().filter(of_unit__in=after)}
    return [{"name": one.full_name, "address": homes.get(one.pk, "")} for one in after]
