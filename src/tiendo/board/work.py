"""What of the board waits for a leader: the indicators that will miss their plan."""

from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tiendo.accounts.queries import Person
from tiendo.board.guards import address_of
from tiendo.board.kept import board_of, mark
from tiendo.board.periods import latest
from tiendo.board.shown import BoardShown, Filter
from tiendo.common.my_work import WorkItem
from tiendo.common.wording import period_words
from tiendo.units.queries import Role, Unit, assignments_on

NAMED = 3
"""How many indicators are named; the board shows all."""


def work_of(person: Person) -> list[WorkItem]:
    """One thing to look at for each unit a person leads where something will miss."""
    today = timezone.localdate()
    held = assignments_on(person, today)
    led = {one.unit_id: one.unit for one in held if one.role == Role.LEADER}
    items = (_item(unit, today) for unit in led.values())
    return [item for item in items if item is not None]


def _item(unit: Unit, today: date) -> WorkItem | None:
    """What will miss on the latest board of a unit; None when nothing will."""
    period = latest(unit, today)
    known = board_of(unit, period, mark(unit, period, today))
    address = {"unit": address_of(unit, period), "period": period.code}
    here = reverse("board:board", kwargs=address)
    worst = BoardShown(known, Filter("", "", ""), here).worst
    if not worst:
        return None
    said = ngettext(
        "%(period)s: %(n)s indicator is at risk: %(names)s",
        "%(period)s: %(n)s indicators are at risk: %(names)s",
        len(worst),
    )
    names = "; ".join(line.name for line in worst[:NAMED]) + ("; …" if worst[NAMED:] else "")
    words = {"period": period_words(period), "n": len(worst), "names": names}
    return WorkItem(_("To decide"), said % words, unit.full_name, None, here, _("See the board"))
