"""The app of the portal: the citizen's side, and the newsroom behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.http import HttpRequest

if TYPE_CHECKING:
    from tiendo.common.jobs import Job
    from tiendo.common.my_work import WorkItem


class PortalConfig(AppConfig):
    """Pages made from what was published, and from what citizens gave back."""

    name = "tiendo.portal"
    label = "portal"

    def heard_of(self, news: object) -> None:
        """Show what was just published, and let what was just answered be found."""
        from tiendo.participation.queries import QuestionChanged
        from tiendo.portal.going_out import answers, boards
        from tiendo.publishing.queries import Snapshot

        if isinstance(news, Snapshot):
            boards.heard_of(news)
        elif isinstance(news, QuestionChanged):
            answers.heard_of(news)

    def my_work(self, request: HttpRequest) -> list[WorkItem]:
        """Pages to review, pages that did not go out, and a worker that does not run."""
        from tiendo.portal.newsroom.waiting import my_work

        return my_work(request)

    def jobs(self) -> list[Job]:
        """What goes out or ends at its minute."""
        from tiendo.common.jobs import MINUTE, Job
        from tiendo.portal.going_out.scheduling import end_alerts, keep_schedule

        return [
            Job("portal.schedule", MINUTE, keep_schedule),
            Job("portal.alerts", MINUTE, end_alerts),
        ]
