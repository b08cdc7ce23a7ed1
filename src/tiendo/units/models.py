"""Administrative units as dated records, and who acts for which unit."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What a unit is: the values of the core's ``UnitKind``, which knows their levels."""

    PROVINCE = "province", _("Province")
    CITY = "city", _("City under the centre")
    DISTRICT = "district", _("District (former)")
    URBAN_DISTRICT = "urban-district", _("Urban district (former)")
    TOWN = "town", _("Town (former)")
    PROVINCIAL_CITY = "provincial-city", _("City of a province (former)")
    COMMUNE = "commune", _("Commune")
    WARD = "ward", _("Ward")
    TOWNSHIP = "township", _("Township (former)")
    SPECIAL_ZONE = "special-zone", _("Special zone")
    VILLAGE = "village", _("Village")
    RESIDENTIAL_GROUP = "residential-group", _("Residential group")
    DEPARTMENT = "department", _("Department")
    DIVISION = "division", _("Division")
    SCHOOL = "school", _("School")
    CLINIC = "clinic", _("Clinic")
    PARTY_ORGANISATION = "party-organisation", _("Party organisation")
    MASS_ORGANISATION = "mass-organisation", _("Front or mass organisation")
    AGENCY = "agency", _("Agency")


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
    """What somebody does for a unit."""

    CLERK = "clerk", _("Reporting clerk")
    SYNTHESIS = "synthesis", _("Synthesis office")
    VERIFIER = "verifier", _("Verifier")
    APPROVER = "approver", _("Approver")
    LEADER = "leader", _("Leader")
    EDITOR = "editor", _("Editor")
    MODERATOR = "moderator", _("Moderator")
    ADMINISTRATOR = "administrator", _("Administrator")


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
