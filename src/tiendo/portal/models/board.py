"""The published board of a unit for a period, at an address of its own."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from tiendo.common.tables import Table
from tiendo.portal.models.base import PortalPage
from tiendo.publishing.queries import latest, subject_board
from tiendo_core.periods import Period


class BoardPage(PortalPage):
    """Shows the latest published snapshot of the board, and nothing that was not published.

    It comes by itself: when an approver publishes a board, the unit's portal gets this page or
    shows the newer snapshot (``boards``). The newsroom can add one by hand too; the gate then asks
    for a published board.
    """

    period = models.CharField(_("period"), max_length=22)

    content_panels = [*Page.content_panels, FieldPanel("period")]
    parent_page_types = ["portal.HomePage"]
    subpage_types: list[str] = []
    not_judged = ("period",)
    is_standing = False

    class Meta:
        verbose_name = _("board")
        verbose_name_plural = _("boards")

    def clean(self) -> None:
        """A period that can be read."""
        super().clean()
        try:
            self.period = str(Period.parse(self.period))
        except ValueError as fault:
            words = _("'%(words)s' is no period like 2020-9M.")
            raise ValidationError(
                {"period": ValidationError(words, params={"words": self.period})}
            ) from fault

    @property
    def shows(self) -> str:
        """The subject whose snapshot it shows."""
        return subject_board(self.unit, self.period)

    def drawn(self) -> dict[str, bool]:
        """Nothing, until it has been published."""
        return {"board": latest(self.shows) is not None}

    def content(self) -> dict[str, Any]:
        """The published board, with the day it was published and what was corrected."""
        return {"title": self.title, **shown(self.shows)}

    def tables(self, content: dict[str, Any], asked: QueryDict) -> Iterable[Table]:
        """The lines of the board."""
        from tiendo.portal.library.tables import of_board

        return [of_board(content["published"])] if content["published"] else []

    def around(self, content: dict[str, Any]) -> dict[str, Any]:
        """What was corrected."""
        return corrected(self.shows)


def corrected(subject: str) -> dict[str, Any]:
    """What was corrected of a subject, for the head of its page."""
    from tiendo.portal.around.corrected import corrected_here

    return {"corrections": corrected_here(subject)}


def shown(subject: str) -> dict[str, Any]:
    """The latest snapshot of a subject as a page shows it; empty where nothing is published."""
    kept = latest(subject)
    if kept is None:
        return {"published": None}
    return {
        "published": kept.content,
        "version": kept.version,
        "made_at": kept.made_at.isoformat(),
        "note": kept.note,
        "changes": kept.changes,
    }
