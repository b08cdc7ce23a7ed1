"""The app of publication: snapshots, and the gate before them."""

from django.apps import AppConfig
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tiendo.common.finder import Found
from tiendo.common.frame import MenuEntry
from tiendo.common.my_work import WorkItem


def _address(request: HttpRequest) -> str | None:
    """The overview of the unit in the head, for whoever has a part in publishing there."""
    from tiendo.publishing.roles import LOOKERS
    from tiendo.units.access import acting

    unit = request.unit  # type: ignore[attr-defined]
    if not unit:
        return None
    held = [one for one in acting(request) if one.unit_id == unit.pk and one.role in LOOKERS]
    may_look = held or request.user.is_superuser
    return reverse("publishing:overview", kwargs={"unit": unit.address}) if may_look else None


class PublishingConfig(AppConfig):
    """What is public, as it was when it was made public."""

    name = "tiendo.publishing"
    label = "publishing"
    menu_entry = MenuEntry(
        "publishing", _("Publishing"), _address, spaces=("publishing",), page=_("What is public")
    )

    def my_work(self, request: HttpRequest) -> list[WorkItem]:
        """Closed rounds that are not public yet, and articles whose figures were corrected."""
        from tiendo.publishing.work import work_of

        return work_of(request.user)  # type: ignore[arg-type]

    def finder(self, request: HttpRequest, words: str) -> list[Found]:
        """Office holders by name or title."""
        from tiendo.publishing.work import found_holders

        return found_holders(request.user, words)  # type: ignore[arg-type]
