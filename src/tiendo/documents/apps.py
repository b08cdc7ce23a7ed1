"""The app of uploaded prose and its reading desk."""

from django.apps import AppConfig
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tiendo.common.frame import MenuEntry


def _address(request: HttpRequest) -> str | None:
    """The texts of the unit in the head, for whoever may read them."""
    from tiendo.documents.views import READERS
    from tiendo.units.access import acting

    unit = request.unit  # type: ignore[attr-defined]
    if unit is None:
        return None
    reads = any(one.unit_id == unit.pk and one.role in READERS for one in acting(request))
    return reverse("documents:list", kwargs={"unit": unit.address}) if reads else None


class DocumentsConfig(AppConfig):
    """Uploaded prose, read into figures and checked."""

    name = "tiendo.documents"
    label = "documents"
    menu_entry = MenuEntry("documents", _("Texts"), _address)
