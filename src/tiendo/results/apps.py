"""The app of results."""

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from tiendo.common.finder import Found
from tiendo.common.frame import MenuEntry, of_unit
from tiendo.common.my_work import NextEvent, WorkItem

if TYPE_CHECKING:
    from tiendo.common.jobs import Job


class ResultsConfig(AppConfig):
    """Report regimes, rounds, values, approval, lock."""

    name = "tiendo.results"
    label = "results"
    menu_entry = MenuEntry(
        "results",
        _("Results"),
        of_unit("results:rounds"),
        spaces=("results", "calendar", "excel", "bulk"),
        page=_("Report rounds"),
    )

    def my_work(self, request: HttpRequest) -> list[WorkItem]:
        """Figures due or returned, reports to verify and to approve."""
        from tiendo.results.work import work_of

        return work_of(request.user)  # type: ignore[arg-type]

    def next_event(self, request: HttpRequest) -> NextEvent | None:
        """The next round that opens for one of the person's units."""
        from tiendo.results.work import next_round

        return next_round(request.user)  # type: ignore[arg-type]

    def finder(self, request: HttpRequest, words: str) -> list[Found]:
        """Regimes and rounds by name, code or period."""
        from tiendo.results.work import found_rounds

        return found_rounds(request.user, words)  # type: ignore[arg-type]

    def jobs(self) -> list["Job"]:
        """Rounds open on their day."""
        from tiendo.common.jobs import HOUR, Job
        from tiendo.results.actions import open_due_rounds

        return [Job("results.rounds", HOUR, lambda at: open_due_rounds(at=at))]
