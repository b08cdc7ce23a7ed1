"""The app of results."""

from django.apps import AppConfig
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tiendo.common.finder import Found
from tiendo.common.frame import MenuEntry
from tiendo.common.my_work import NextEvent, WorkItem


def _address(request: HttpRequest) -> str | None:
    """The rounds and reports of the unit in the head, for whoever acts for one."""
    unit = request.unit  # type: ignore[attr-defined]
    return reverse("results:rounds", kwargs={"unit": unit.address}) if unit else None


class ResultsConfig(AppConfig):
    """Report regimes, rounds, values, approval, lock."""

    name = "tiendo.results"
    label = "results"
    menu_entry = MenuEntry(
        "results",
        _("Results"),
        _address,
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
