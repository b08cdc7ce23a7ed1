"""A unit's texts: what was pasted or uploaded. What is read in them is worked out when shown."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What the file was."""

    TEXT = "text", _("Plain text")
    HTML = "html", _("Web page")
    DOCX = "docx", "Word"
    PDF = "pdf", "PDF"
    XLSX = "xlsx", "Excel"


class Text(models.Model):
    """A report or article as one unit keeps it: for that unit alone, until it is deleted."""

    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="texts")
    title = models.CharField(max_length=200)
    folded_title = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    file_name = models.CharField(max_length=200, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    characters = models.PositiveIntegerField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["unit", "-added_at"], name="texts_of_unit"),)

    def __str__(self) -> str:
        return self.title


class Content(models.Model):
    """The bytes as they came and the blocks read from them; apart, so that lists stay light."""

    text = models.OneToOneField(Text, on_delete=models.CASCADE, primary_key=True)
    blocks = models.JSONField()
    original = models.BinaryField()

    def __str__(self) -> str:
        return f"content of {self.text_id}"
