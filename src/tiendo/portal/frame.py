"""What stands around every page of a portal: whose it is, the ways on, an alert, successors."""

from typing import Any

from django.utils import timezone

from tiendo.portal.models.base import PortalPage
from tiendo.units.queries import successors_of


def frame(page: PortalPage) -> dict[str, Any]:
    """The head and foot of a page: unit, menu, trail, alert, and who came after a former unit."""
    home = page.home
    unit = home.unit
    alert = home.banner and (not home.banner_until_at or home.banner_until_at > timezone.now())
    trail = page.get_ancestors().filter(depth__gte=home.depth).live() if page != home else []
    return {
        "home": home,
        "unit": unit,
        "menu": home.get_children().live().in_menu(),
        "trail": trail,
        "alert": home.banner if alert else "",
        "ended_on": unit.last_of_all,
        "successors": successors_of([unit])[unit.pk] if unit.valid_to_on else [],
    }
