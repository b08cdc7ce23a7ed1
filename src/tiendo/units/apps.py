"""The app of administrative units."""

from django.apps import AppConfig
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tiendo.common.frame import MenuEntry


def _address(request: HttpRequest) -> str | None:
    """Administration, for administrators alone."""
    is_administrator = request.user.is_authenticated and request.user.is_superuser
    return reverse("administration:people") if is_administrator else None


class UnitsConfig(AppConfig):
    """Units and who acts for them."""

    name = "tiendo.units"
    label = "units"
    menu_entry = MenuEntry("administration", _("Administration"), _address, apart=True)
