"""Counting visits and spending tokens, without knowing anybody."""

from django.db import models
from django.db.models import Q

from tiendo.participation.models.words import Source


class Salt(models.Model):
    """The random salt of a day's marks; with it the marks of that day lose all meaning."""

    on = models.DateField(unique=True)
    salt = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"salt of {self.on}"


class SpentToken(models.Model):
    """A token that was used; it stays here until it would have expired anyway."""

    nonce = models.CharField(max_length=32, unique=True)
    spent_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.nonce


class Visit(models.Model):
    """One visit of one day to a unit's pages; gone when the day is over."""

    unit = models.ForeignKey("units.Unit", on_delete=models.CASCADE, related_name="+")
    on = models.DateField()
    mark = models.CharField(max_length=32)
    last_at = models.DateTimeField()
    pages = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["unit", "on", "mark"], name="visit_once_a_day"),
        )
        indexes = (models.Index(fields=["unit", "last_at"], name="visits_now"),)

    def __str__(self) -> str:
        return f"{self.unit_id} {self.on}"


class DayCount(models.Model):
    """Visits and pages seen of one unit on one day, counted in one way."""

    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    source = models.CharField(max_length=10, choices=Source.choices)
    visits = models.PositiveIntegerField(default=0)
    pages = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["unit", "on", "source"], name="day_counted_once"),
        )

    def __str__(self) -> str:
        return f"{self.unit_id} {self.on} {self.source}: {self.visits}"


class FormerTotal(models.Model):
    """A total another counter reached before this one began, as stated and until when."""

    unit = models.OneToOneField("units.Unit", on_delete=models.PROTECT, related_name="+")
    visits = models.PositiveBigIntegerField()
    until_on = models.DateField()
    stated_by = models.CharField(max_length=200)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(stated_by=""), name="former_total_is_stated"),
        )

    def __str__(self) -> str:
        return f"{self.visits} until {self.until_on}"
