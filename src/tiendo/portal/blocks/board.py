"""The board of a period inside an article."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock

from tiendo.portal.composing.figures import Ledger
from tiendo.publishing.queries import board_content, latest, subject_board
from tiendo_core.periods import Period, PeriodFault


class BoardBlock(StructBlock):
    """The unit's board of a period, as it stands when the article is published."""

    period = CharBlock(label=_("Period"), max_length=22, help_text=_("For example 2020-9M."))

    class Meta:
        label = _("Board")
        icon = "table"


def compose(value: Any, ledger: Ledger) -> dict[str, Any]:
    """The published board of the period; before there is one, the board as it stands."""
    unit = ledger.page.unit
    try:
        period = Period.parse(value["period"].strip())
    except PeriodFault:
        return {"board": None}
    kept = latest(subject_board(unit, period))
    return {"board": kept.content if kept else board_content(unit, period)}
