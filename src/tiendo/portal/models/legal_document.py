"""A legal or administrative document: what Decree 42/2022/NĐ-CP Art. 4(1)a wants told of it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page

from tiendo.portal.blocks import HeadingBlock, TextBlock
from tiendo.portal.library.numbering import number_faults
from tiendo.portal.models.base import PortalPage
from tiendo.portal.models.words import DocumentKind, Effect
from tiendo_core.names import name_key, plain_key


class LegalDocumentPage(PortalPage):
    """A document with its number, days, issuing body, abstract and files.

    ``in_force_until_on`` is the first day on which it no longer holds. The keys are what the
    library's search looks in: the words as they are spelled, and without accents.
    """

    number = models.CharField(_("number and sign"), max_length=60)
    kind = models.CharField(_("kind of document"), max_length=4, choices=DocumentKind.choices)
    field = models.CharField(_("field of work"), max_length=80, blank=True)
    issuer = models.CharField(_("issuing body"), max_length=160)
    issued_on = models.DateField(_("issued on"))
    signer = models.CharField(_("signed by"), max_length=120, blank=True)
    signer_title = models.CharField(_("title of the signer"), max_length=160, blank=True)
    in_force_from_on = models.DateField(_("in force from"), null=True, blank=True)
    in_force_until_on = models.DateField(
        _("no longer in force from"), null=True, blank=True, help_text=_("The first day without.")
    )
    abstract = models.TextField(_("abstract"), max_length=1200)
    body = StreamField(
        [("text", TextBlock()), ("heading", HeadingBlock())],
        verbose_name=_("text of the document"),
        blank=True,
    )
    name_key = models.TextField(editable=False, default="")
    plain_key = models.TextField(editable=False, default="")

    found_as = "document"
    # The words of an act are those of its act: the gate has no business with them.
    not_judged = ("number", "issuer", "field", "signer", "signer_title", "abstract", "body")
    content_panels = [
        *Page.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("number"),
                FieldPanel("kind"),
                FieldPanel("issuer"),
                FieldPanel("issued_on"),
                FieldPanel("signer"),
                FieldPanel("signer_title"),
                FieldPanel("field"),
            ],
            heading=_("The document"),
        ),
        MultiFieldPanel(
            [FieldPanel("in_force_from_on"), FieldPanel("in_force_until_on")], heading=_("Force")
        ),
        FieldPanel("abstract"),
        InlinePanel("files", heading=_("Files"), label=_("File")),
        FieldPanel("body"),
        InlinePanel("relations", heading=_("Relations to other documents"), label=_("Relation")),
    ]
    parent_page_types = ["portal.LegalLibraryPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("legal or administrative document")
        verbose_name_plural = _("legal and administrative documents")
        indexes = (models.Index(fields=["-issued_on"], name="legal_document_by_day"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(in_force_until_on__isnull=True)
                | models.Q(in_force_from_on__isnull=True)
                | models.Q(in_force_until_on__gt=models.F("in_force_from_on")),
                name="document_ends_after_it_begins",
            ),
        )

    def clean(self) -> None:
        """The number in the form of Decree 30/2020, and days in their order."""
        super().clean()
        faults: dict[str, Any] = {}
        if self.number and self.kind and self.issued_on:
            faults |= number_faults(self.number, self.kind, self.issued_on)
        begins, ends = self.in_force_from_on, self.in_force_until_on
        if begins and ends and ends <= begins:
            faults["in_force_until_on"] = _("This day lies not after the one it is in force from.")
        if faults:
            raise ValidationError(faults)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the keys in step with the words."""
        words = f"{self.number} {self.title} {self.abstract} {self.issuer} {self.signer}"
        self.name_key, self.plain_key = name_key(words), plain_key(words)
        super().save(*args, **kwargs)

    def also_shown_on(self) -> list[PortalPage]:
        """The documents it replaces or amends say so, and those that do so to it."""
        others = [one.other for one in self.relations.all() if one.other and one.other.live]
        others += [one.page for one in self.affected_by.filter(page__live=True)]
        return [*super().also_shown_on(), *others]

    def content(self) -> dict[str, Any]:
        """Everything told of the document, its files and relations, and its text."""
        from tiendo.portal.composing.pages import composed
        from tiendo.portal.composing.things import file_row
        from tiendo.portal.library.legal import as_row, relations_of

        return {
            "title": self.title,
            **as_row(self),
            "signer": self.signer,
            "signer_title": self.signer_title,
            "files": [file_row(one.file) for one in self.files.all()],
            "relations": relations_of(self),
            **composed(self),
        }


class LegalFile(Orderable):
    """A file of a document."""

    page = ParentalKey(LegalDocumentPage, on_delete=models.CASCADE, related_name="files")
    file = models.ForeignKey(
        "portal.PortalFile", on_delete=models.PROTECT, related_name="+", verbose_name=_("file")
    )
    panels = [FieldPanel("file")]


class LegalRelation(Orderable):
    """What a document does to another: one of this library, or one named in words."""

    page = ParentalKey(LegalDocumentPage, on_delete=models.CASCADE, related_name="relations")
    effect = models.CharField(_("effect"), max_length=12, choices=Effect.choices)
    other = models.ForeignKey(
        LegalDocumentPage,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="affected_by",
        verbose_name=_("document of this library"),
    )
    words = models.CharField(_("document elsewhere, in words"), max_length=250, blank=True)
    panels = [FieldPanel("effect"), FieldPanel("other"), FieldPanel("words")]

    class Meta(Orderable.Meta):
        constraints = (
            models.CheckConstraint(
                condition=models.Q(other__isnull=False) | ~models.Q(words=""),
                name="relation_to_something",
            ),
        )

    def clean(self) -> None:
        """It relates to something, and not to itself."""
        super().clean()
        if self.other_id is None and not self.words:
            raise ValidationError({"other": _("Choose a document, or name one in words.")})
        if self.other_id is not None and self.other_id == self.page_id:
            raise ValidationError({"other": _("A document cannot replace or amend itself.")})
