"""The app of what every screen shares."""

from django.apps import AppConfig
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tiendo.common.frame import MenuEntry


def _home(request: HttpRequest) -> str:
    """What waits for whoever is signed in."""
    return reverse("my_work")


class CommonConfig(AppConfig):
    """Base templates, design tokens, template tags; the home of each person and the finder."""

    name = "tiendo.common"
    label = "common"
    menu_entry = MenuEntry("my-work", _("My work"), _home)
