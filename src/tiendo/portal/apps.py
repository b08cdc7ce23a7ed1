"""The app of the portal: the citizen's side, and the newsroom behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.http import HttpRequest

if TYPE_CHECKING:
    from tiendo.common.my_work import WorkItem
    from tiendo.publishing.queries import Snapshot


class PortalConfig(AppConfig):
    """Pages made from what was published, and from what citizens gave back."""

    name = "tiendo.portal"
    label = "portal"

    def heard_of(self, snapshot: Snapshot) -> None:
        """Show what was just published where it belongs."""
        from tiendo.portal.boards import heard_of

        heard_of(snapshot)

    def my_work(self, request: HttpRequest) -> list[WorkItem]:
        """Pages whose day of review has come, and what scheduling and signing off ask for."""
        from tiendo.portal.newsroom.waiting import my_work

        return my_work(request)
