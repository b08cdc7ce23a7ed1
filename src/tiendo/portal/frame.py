"""What stands around every page of a portal: whose it is, the ways on, an alert, successors."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from tiendo.portal.models.base import PortalPage
from tiendo.portal.models.home import HomePage
from tiendo.units.queries import Unit, successors_of


def frame(page: PortalPage) -> dict[str, Any]:
    """The head and foot of a page: unit, menu, trail, alert, and who came after a former unit."""
    home = page.home
    above = page.get_ancestors().filter(depth__gte=home.depth).live() if page != home else []
    return _of_home(home) | {"trail": _links(above), "above": [one.pk for one in above]}


def frame_of_unit(unit: Unit) -> dict[str, Any]:
    """The frame of a public page that stands beside the portal of a unit, where it has one."""
    home = portal_of(unit)
    if home is None:
        return {"unit": unit, "home_address": "/"}
    return _of_home(home) | {"trail": _links([home]), "above": []}


def portal_of(unit: Unit) -> HomePage | None:
    """The home page of a unit's portal, if it is public."""
    return HomePage.objects.live().filter(of_unit=unit).first()


def _of_home(home: HomePage) -> dict[str, Any]:
    unit = home.unit
    alert = home.banner and (not home.banner_until_at or home.banner_until_at > timezone.now())
    standing = list(home.get_children().live())
    return {
        "home": home,
        "home_address": home.url,
        "unit": unit,
        "menu": _links(one for one in standing if one.show_in_menus),
        "pages": _links(standing),
        "alert": home.banner if alert else "",
        "ended_on": unit.last_of_all,
        "successors": _successors(unit) if unit.valid_to_on else [],
    }


def _links(pages: Iterable[Page]) -> list[dict[str, Any]]:
    return [{"pk": one.pk, "title": one.title, "address": one.url} for one in pages]


def _successors(unit: Unit) -> list[dict[str, Any]]:
    """The units that took over, with the addresses of their portals where they have one."""
    after = successors_of([unit])[unit.pk]
    homes = {one.of_unit_id: one.url for one in HomePage.objects.live().filter(of_unit__in=after)}
    return [{"name": one.full_name, "address": homes.get(one.pk, "")} for one in after]
