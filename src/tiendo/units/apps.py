"""The app of administrative units."""

from django.apps import AppConfig
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tiendo.common.finder import SHOWN, Found
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
        from django.utils import timezone

        from tiendo.units.access import acting
        from tiendo.units.queries import find_units, registry
        from tiendo.units.reach import is_administrator

        known = registry()
        keys = known.overseen((one.unit.key for one in acting(request)), timezone.localdate())
        rows = {known.row_of[key] for key in keys}
        units = find_units(words)
        if not is_administrator(request):
            units = units.filter(pk__in=rows)
        found = []
        for unit in units[:SHOWN]:
            is_seen = unit.pk in rows
            name = "units:unit" if is_seen else "administration:unit"
            address = reverse(name, args=[unit.address])
            detail = f"{unit.address} · {unit.get_kind_display()}"
            found.append(Found(unit.full_name, detail, address, _("Units")))
        return found
