"""Objections of the gate that somebody answers for by name."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Overruling(models.Model):
    """One objection to a page that no longer stops it: whose word that is, and why.

    It answers for one objection: this ``code``, these words (``quote``) at this place among these
    words around them (``sign``). The same number elsewhere in the page, or written differently
    afterwards, is looked at anew.
    """

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    code = models.CharField(max_length=60)
    place = models.CharField(max_length=120)
    quote = models.CharField(max_length=300, blank=True)
    sign = models.CharField(max_length=64, blank=True)
    reason = models.CharField(max_length=400)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(reason=""), name="overruling_has_a_reason"),
        )
        indexes = (models.Index(fields=["page", "code"], name="overrulings_of_page"),)

    def __str__(self) -> str:
        return f"{self.page_id} {self.code}: {self.quote}"
