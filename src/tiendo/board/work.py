"""What of the board waits for a leader: the indicators that will miss."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tiendo.board.guards import address_of
from tiendo.board.kept import mark
from tiendo.board.periods import latest
from tiendo.board.views import board_of
from tiendo.board.wording import mark_of
from tiendo.common.my_work import WorkItem
from tiendo.common.wording import period_words
from tiendo.units.access import acting
from tiendo.units.queries import Role, Unit


def work_of(request: HttpRequest) -> list[WorkItem]:
    """The units somebody leads whose latest board has something at risk."""
    units = {one.unit_id: one.unit for one in acting(request) if one.role == Role.LEADER}
    return [item for unit in units.values() if (item := _at_risk(unit)) is not None]


def _at_risk(unit: Unit) -> WorkItem | None:
    today = timezone.localdate()
    period = latest(unit, today)
    board = board_of(unit, period, mark(unit, period, today))
    count = sum(mark_of(line.said.status) == "at-risk" for line in board.lines)
    if not count:
        return None
    said = ngettext(
        "%(count)s indicator will miss its plan, %(period)s",
        "%(count)s indicators will miss their plans, %(period)s",
        count,
    ) % {"count": count, "period": period_words(period)}
    where = {"unit": address_of(unit, period), "period": period.code}
    address = reverse("board:board", kwargs=where) + "?trang-thai=at-risk"
    return WorkItem(_("To look at"), said, unit.full_name, None, address, _("Look at the board"))
