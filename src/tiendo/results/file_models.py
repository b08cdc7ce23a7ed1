"""What is kept of files with figures: meanings of columns, and large files."""

from django.conf import settings
from django.db import models
from django.db.models import Q

PERSON = settings.AUTH_USER_MODEL


class Mapping(models.Model):
    """What a column of a unit's own layouts holds, learned by the words of its heading."""

    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    heading = models.CharField(max_length=200)
    meaning = models.CharField(max_length=20)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["unit", "heading"], name="mapping_once_a_heading"),
        )

    def __str__(self) -> str:
        return f"{self.heading}: {self.meaning}"


class BulkFile(models.Model):
    """A file of values as it came, for one unit and what stands below it; kept once by its digest.

    ``has_comma`` says that its values are written 1.892,5 and not 1892.5.
    """

    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    has_comma = models.BooleanField(default=False)
    original = models.BinaryField()
    added_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    taken_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    taken_at = models.DateTimeField(null=True)
    versions = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["unit", "digest", "has_comma"], name="bulk_file_kept_once"
            ),
            models.CheckConstraint(
                condition=Q(taken_by__isnull=True, taken_at__isnull=True, versions__isnull=True)
                | Q(taken_by__isnull=False, taken_at__isnull=False, versions__isnull=False),
                name="bulk_file_taken_by_somebody",
            ),
        )

    def __str__(self) -> str:
        return self.name
