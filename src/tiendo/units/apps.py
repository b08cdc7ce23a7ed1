"""The app of administrative units."""

from django.apps import AppConfig
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tiendo.common.finder import Found
from tiendo.common.frame import MenuEntry


def _address(request: HttpRequest) -> str | None:
    """Administration, for administrators of the site and of units."""
    from tiendo.units.reach import is_administrator

    return reverse("administration:people") if is_administrator(request) else None


class UnitsConfig(AppConfig):
    """Units and who acts for them."""

    name = "tiendo.units"
    label = "units"
    menu_entry = MenuEntry("administration", _("Administration"), _address, apart=True)

    def finder(self, request: HttpRequest, words: str) -> list[Found]:
        """Units this person may open: those they see, and in administration every record."""
        from tiendo.units.showing import found_units

        return found_units(request, words)
