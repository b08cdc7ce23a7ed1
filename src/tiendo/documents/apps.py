"""The app of uploaded prose and its reading desk."""

from django.apps import AppConfig
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tiendo.common.frame import MenuEntry


def _address(request: HttpRequest) -> str | None:
    """The texts of the unit in the head, for whoever acts for one."""
    unit = request.unit  # type: ignore[attr-defined]
    return reverse("documents:list", kwargs={"unit": unit.address}) if unit else None


class DocumentsConfig(AppConfig):
    """Uploaded prose, read into figures and checked."""

    name = "tiendo.documents"
    label = "documents"
    menu_entry = MenuEntry("documents", _("Texts"), _address)
