"""Pages whose content is kept as a snapshot each time it becomes public."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from tiendo.portal.models.base import PortalPage
from tiendo.publishing.queries import latest


class KeptPage(PortalPage):
    """A page with a content of its own: what the public sees of it is its latest snapshot.

    A snapshot is never changed; when a number differs from the one before, ``correction_note``
    tells the public what was corrected. It is emptied once it has been published.
    """

    correction_note = models.CharField(
        _("what was corrected"),
        max_length=400,
        blank=True,
        help_text=_("For the public; needed when a number differs from what was published."),
    )

    note_to_approver = models.TextField(
        _("note to who approves"),
        max_length=1000,
        blank=True,
        help_text=_("Stays in the newsroom: what to look at, why it is urgent."),
    )

    kind = "page"
    not_judged: tuple[str, ...] = ("correction_note",)  # it names the number that was wrong
    not_public = ("note_to_approver",)
    kept_panels = [FieldPanel("correction_note"), FieldPanel("note_to_approver")]

    class Meta:
        abstract = True

    def public_content(self) -> dict[str, Any]:
        """The content as it was published last."""
        kept = latest(self.subject)
        return kept.content if kept else self.content()

    def around(self, content: dict[str, Any]) -> dict[str, Any]:
        """The ledger of its figures opened, and what was corrected."""
        from tiendo.portal.around.corrected import corrected_here
        from tiendo.portal.composing.ledger import opened

        return {
            "ledger": opened(self.subject, content),
            "corrections": corrected_here(self.subject),
        }
