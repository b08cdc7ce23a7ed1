"""Drafts open for comment (Decree 42/2022/NĐ-CP Art. 8(1)c), and the list of them."""

from dataclasses import replace
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable, Page

from tiendo.participation.actions import NewSubject
from tiendo.participation.queries import SubjectKind
from tiendo.portal.blocks import HeadingBlock, TextBlock
from tiendo.portal.models.base import PortalPage
from tiendo.portal.models.legal_library import PLAIN


class ConsultationIndexPage(PortalPage):
    """The drafts of a unit: those open first. Read anew, for each day closes some."""

    intro = RichTextField(_("introduction"), blank=True, features=PLAIN)
    content_panels = [*Page.content_panels, FieldPanel("intro")]
    is_dynamic = True
    parent_page_types = ["portal.HomePage"]
    subpage_types = ["portal.ConsultationPage"]

    class Meta:
        verbose_name = _("list of drafts open for comment")
        verbose_name_plural = _("lists of drafts open for comment")

    def content(self) -> dict[str, Any]:
        """Open drafts by their last day, closed ones the newest first."""
        from tiendo.portal.composing.things import rich

        today = timezone.localdate()
        drafts = list(ConsultationPage.objects.child_of(self).live())
        still = sorted((d for d in drafts if d.closes_on >= today), key=lambda d: d.closes_on)
        over = [d for d in drafts if d.closes_on < today]
        over.sort(key=lambda d: d.closes_on, reverse=True)
        return {
            "title": self.title,
            "intro": rich(self.intro),
            "open": [one.as_row() for one in still],
            "closed": [one.as_row() for one in over],
        }


class ConsultationPage(PortalPage):
    """A draft with the day until which comments are taken, and afterwards what became of them."""

    lead = models.TextField(_("what the draft is about"), max_length=600)
    drafted_by = models.CharField(_("drafted by"), max_length=160, blank=True)
    opens_on = models.DateField(_("comments from"))
    closes_on = models.DateField(_("comments until (last day)"))
    body = StreamField(
        [("text", TextBlock()), ("heading", HeadingBlock())],
        verbose_name=_("text of the draft"),
        blank=True,
    )
    reception = RichTextField(
        _("what became of the comments"),
        blank=True,
        features=PLAIN,
        help_text=_("Written when the draft is closed: what was taken up, and why not the rest."),
    )
    not_judged = ("body",)  # the draft's own words, not yet anybody's figures
    takes_part = True
    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("drafted_by"),
        FieldPanel("opens_on"),
        FieldPanel("closes_on"),
        InlinePanel("files", heading=_("Files"), label=_("File")),
        FieldPanel("body"),
        FieldPanel("reception"),
    ]
    parent_page_types = ["portal.ConsultationIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("draft open for comment")
        verbose_name_plural = _("drafts open for comment")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(closes_on__gte=models.F("opens_on")),
                name="consultation_closes_after_it_opens",
                violation_error_message=_("The last day lies before the first."),
            ),
        )

    def as_row(self) -> dict[str, Any]:
        """The draft as one line of the list."""
        days = {"opens_on": self.opens_on.isoformat(), "closes_on": self.closes_on.isoformat()}
        has_reception = bool(self.reception)
        return {"title": self.title, "address": self.url, "lead": self.lead, **days} | {
            "has_reception": has_reception
        }

    def opened_as(self) -> NewSubject:
        """A draft takes comments until its last day, and no stars."""
        return replace(
            super().opened_as(),
            kind=SubjectKind.CONSULTATION,
            takes_rating=False,
            closes_on=self.closes_on,
        )

    def content(self) -> dict[str, Any]:
        """The draft, its days and files, its text, and the reception once there is one."""
        from tiendo.portal.composing.pages import composed
        from tiendo.portal.composing.things import file_row, rich

        return {
            **self.as_row(),
            "drafted_by": self.drafted_by,
            "files": [file_row(one.file) for one in self.files.all()],
            "reception": rich(self.reception),
            **composed(self),
        }


class ConsultationFile(Orderable):
    """A file of a draft."""

    page = ParentalKey(ConsultationPage, on_delete=models.CASCADE, related_name="files")
    file = models.ForeignKey(
        "portal.PortalFile", on_delete=models.PROTECT, related_name="+", verbose_name=_("file")
    )
    panels = [FieldPanel("file")]
