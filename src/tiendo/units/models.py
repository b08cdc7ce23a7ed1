"""Administrative units as dated records, and who acts for which unit."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What a unit is; the old kinds live on for units that ended on 30/6/2025."""

    PROVINCE = "province", _("Province")
    COMMUNE = "commune", _("Commune")
    WARD = "ward", _("Ward")
    SPECIAL_ZONE = "special-zone", _("Special zone")
    FORMER_TOWN = "former-town", _("Town (former)")
    FORMER_DISTRICT = "former-district", _("District (former)")


class Unit(models.Model):
    """A unit from ``valid_from_on`` until the day before ``valid_to_on``.

    A code alone names no unit: after 1/7/2025 most new communes bear the code of a predecessor.
    """

    code = models.CharField(max_length=10)
    valid_from_on = models.DateField()
    valid_to_on = models.DateField(null=True, blank=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind.choices)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["code", "valid_from_on"], name="unit_bearer_of_code"),
            models.CheckConstraint(
                condition=Q(valid_to_on__isnull=True) | Q(valid_to_on__gt=F("valid_from_on")),
                name="unit_ends_after_it_begins",
            ),
        )
        indexes = (models.Index(fields=["code", "-valid_from_on"], name="unit_by_code"),)

    def __str__(self) -> str:
        return self.name

    @property
    def address(self) -> str:
        """How an address names it: the code, for the last bearer known of that code."""
        return self.code

    def ended_before(self, day: date) -> bool:
        """Whether it is a former unit on that day."""
        return self.valid_to_on is not None and self.valid_to_on <= day


class Role(models.TextChoices):
    """What somebody does for a unit. A role appears here when there is work for it."""

    STATISTICS = "statistics", _("Statistics officer")
    SYNTHESIS = "synthesis", _("Synthesis office")


class Assignment(models.Model):
    """A person acts for a unit in a role, from a day until the day before another."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="assignments")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="assignments"
    )
    role = models.CharField(max_length=20, choices=Role.choices)
    valid_from_on = models.DateField()
    valid_to_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["unit", "person", "role", "valid_from_on"], name="assignment_once"
            ),
            models.CheckConstraint(
                condition=Q(valid_to_on__isnull=True) | Q(valid_to_on__gt=F("valid_from_on")),
                name="assignment_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person} · {self.get_role_display()} · {self.unit}"
