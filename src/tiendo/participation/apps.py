"""The app of what citizens give back."""

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tiendo.common.frame import MenuEntry
from tiendo.common.my_work import WorkItem

if TYPE_CHECKING:
    from tiendo.common.jobs import Job


def moderating(request: HttpRequest) -> str | None:
    """The address of the comments, for moderators of the unit in the head."""
    from tiendo.units.access import acting
    from tiendo.units.queries import Role

    unit = request.unit  # type: ignore[attr-defined]
    if unit is None:
        return None
    held = (one for one in acting(request) if one.unit_id == unit.pk)
    is_moderator = any(one.role == Role.MODERATOR for one in held)
    return reverse("moderation:queue", kwargs={"unit": unit.address}) if is_moderator else None


class ParticipationConfig(AppConfig):
    """Ratings, comments, questions and visits."""

    name = "tiendo.participation"
    label = "participation"
    menu_entry = MenuEntry(
        "publishing",
        _("Publishing"),
        moderating,
        spaces=("moderation",),
        page=_("Taking part"),
    )

    def my_work(self, request: HttpRequest) -> list[WorkItem]:
        """Comments to read, questions to answer."""
        from tiendo.participation.work import work_of

        return work_of(request.user)  # type: ignore[arg-type]

    def jobs(self) -> list["Job"]:
        """What has stood its time is erased, and marks soon after their day."""
        from tiendo.common.jobs import HOUR, Job
        from tiendo.participation.retention import erase_what_is_over

        return [Job("participation.retention", HOUR, lambda at: erase_what_is_over(at=at))]
