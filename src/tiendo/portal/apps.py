"""The app of the portal: the citizen's side, and the newsroom behind it."""

from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from tiendo.common.jobs import Job


class PortalConfig(AppConfig):
    """Pages made from what was published, and from what citizens gave back."""

    name = "tiendo.portal"
    label = "portal"

    def jobs(self) -> list["Job"]:
        """What goes out or ends at its minute."""
        from tiendo.common.jobs import MINUTE, Job
        from tiendo.portal.scheduling import end_alerts, keep_schedule

        return [
            Job("portal.schedule", MINUTE, keep_schedule),
            Job("portal.alerts", MINUTE, end_alerts),
        ]
