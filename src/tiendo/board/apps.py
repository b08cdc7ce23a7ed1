"""The app of the leader's board."""

from django.apps import AppConfig
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tiendo.common.frame import MenuEntry


def _address(request: HttpRequest) -> str | None:
    """The latest board of the unit in the head, for whoever acts for one."""
    unit = request.unit  # type: ignore[attr-defined]
    return reverse("board:newest", kwargs={"unit": unit.address}) if unit else None


class BoardConfig(AppConfig):
    """One screen a unit and period, computed from plans and approved values."""

    name = "tiendo.board"
    label = "board"
    menu_entry = MenuEntry("results", _("Results"), _address, spaces=("board",), page=_("Board"))
