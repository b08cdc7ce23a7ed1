"""The app of the leader's board."""

from django.apps import AppConfig
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from tiendo.common.frame import MenuEntry, of_unit
from tiendo.common.my_work import WorkItem


class BoardConfig(AppConfig):
    """One screen a unit and period, computed from plans and approved values."""

    name = "tiendo.board"
    label = "board"
    menu_entry = MenuEntry(
        "results", _("Results"), of_unit("board:newest"), spaces=("board",), page=_("Board")
    )

    def my_work(self, request: HttpRequest) -> list[WorkItem]:
        """What will miss its plan, for the leaders of a unit."""
        from tiendo.board.work import work_of

        return work_of(request.user)  # type: ignore[arg-type]
