"""Pages that were due by their schedule and could not go out."""

from django.db import models


class HeldBack(models.Model):
    """A scheduled revision that did not become public at its time; it stays scheduled.

    Gone when it is published; of no more concern once the revision is no longer scheduled.
    """

    revision = models.OneToOneField(
        "wagtailcore.Revision", on_delete=models.CASCADE, related_name="+"
    )
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    due_at = models.DateTimeField()
    tried_at = models.DateTimeField()
    reason = models.CharField(max_length=500)

    def __str__(self) -> str:
        return f"{self.page_id} {self.due_at:%Y-%m-%d %H:%M}"
