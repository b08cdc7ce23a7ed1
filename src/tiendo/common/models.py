"""What every part of the site may count: how often a visitor used something this minute."""

from django.db import models


class Use(models.Model):
    """Uses of one thing by one visitor within one minute; gone with the first use of a later one.

    The mark stands for a visitor of one day and cannot be led back to an address. The count stands
    in the database because several processes serve a site, and a limit holds for all of them.
    """

    purpose = models.CharField(max_length=40)
    mark = models.CharField(max_length=32)
    minute_at = models.DateTimeField(db_index=True)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("purpose", "mark", "minute_at"), name="use_once_a_minute"
            ),
        )

    def __str__(self) -> str:
        return f"{self.purpose} {self.minute_at:%H:%M} {self.count}"


class JobState(models.Model):
    """A job of the worker: when it is due, was last begun, done, and why it last failed.

    Two workers cannot begin the same job: whoever moves ``next_at`` on has it.
    """

    name = models.CharField(max_length=60, primary_key=True)
    next_at = models.DateTimeField()
    begun_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    failure = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        return self.name
