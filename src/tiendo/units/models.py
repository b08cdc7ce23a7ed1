"""Administrative units as dated records, how they follow each other, and who acts for which."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tiendo.common.exact import ExactField
from tiendo_core.names import name_key, plain_key
from tiendo_core.units import UnitKey, UnitKind

LISTED_ON = date(2004, 7, 8)
"""The code list of Decision 124/2004/QĐ-TTg: the day from which shipped former units are known."""


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
    """A unit or body from ``valid_from_on`` until the day before ``valid_to_on``.

    A code alone names no unit: after 1/7/2025 most new communes bear the code of a predecessor.
    What it stands below is a code as well, resolved on the day one asks for, since a province that
    becomes a city is another record of the same code and its communes do not change.
    """

    code = models.CharField(max_length=24)
    valid_from_on = models.DateField()
    valid_to_on = models.DateField(null=True, blank=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    parent_code = models.CharField(max_length=24, blank=True)
    people = models.PositiveIntegerField(null=True, blank=True)
    area: "models.Field[Decimal | None, Decimal | None]" = ExactField(null=True, blank=True)
    has_later_bearer = models.BooleanField(default=False, editable=False)
    name_key = models.CharField(max_length=240, editable=False, default="")
    plain_key = models.CharField(max_length=240, editable=False, default="")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["code", "valid_from_on"], name="unit_bearer_of_code"),
            models.UniqueConstraint(
                fields=["code"],
                condition=Q(valid_to_on__isnull=True),
                name="unit_one_bearer_goes_on",
            ),
            models.CheckConstraint(
                condition=Q(valid_to_on__isnull=True) | Q(valid_to_on__gt=F("valid_from_on")),
                name="unit_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=~Q(parent_code=F("code")), name="unit_not_below_itself"
            ),
            models.CheckConstraint(
                condition=Q(area__isnull=True) | Q(area__gt=0), name="unit_area_above_zero"
            ),
        )
        indexes = (
            models.Index(fields=["code", "-valid_from_on"], name="unit_by_code"),
            models.Index(fields=["parent_code", "valid_from_on"], name="unit_by_parent"),
        )

    def __str__(self) -> str:
        return self.full_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the keys in step with the name."""
        self.set_keys()
        super().save(*args, **kwargs)

    def set_keys(self) -> None:
        """The keys it is found by: the full name, neutral to tone place, then without accents."""
        self.name_key, self.plain_key = name_key(self.full_name), plain_key(self.full_name)

    @property
    def full_name(self) -> str:
        """The name with what the unit is: Phường Bắc Hồng Lĩnh."""
        return f"{UnitKind(self.kind).title} {self.name}".strip()

    @property
    def key(self) -> UnitKey:
        """What identifies the record in the core."""
        return UnitKey(self.code, self.valid_from_on)

    @property
    def address(self) -> str:
        """How an address names it: the code, with its last day once another bears the code."""
        if self.valid_to_on is None or not self.has_later_bearer:
            return self.code
        return f"{self.code}@{self.last_day(self.valid_to_on).isoformat()}"

    def last_day(self, day: date) -> date:
        """That day, or the last one on which the record held."""
        if self.valid_to_on is None:
            return day
        return min(day, self.valid_to_on - timedelta(days=1))

    @property
    def last_of_all(self) -> date | None:
        """The last day on which it held, of a former unit."""
        return self.last_day(self.valid_to_on) if self.valid_to_on else None

    @property
    def is_start_unknown(self) -> bool:
        """Whether it is known from the code list alone, which does not say when it was founded."""
        return self.valid_from_on == LISTED_ON

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


class StandIn(models.Model):
    """A person takes over somebody's role for some days."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="stand_ins")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="stand_ins"
    )
    valid_from_on = models.DateField()
    valid_to_on = models.DateField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["assignment", "person", "valid_from_on"], name="stand_in_once"
            ),
            models.CheckConstraint(
                condition=Q(valid_to_on__gt=F("valid_from_on")),
                name="stand_in_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person} → {self.assignment}"


class ChangeKind(models.TextChoices):
    """What happened to units: the values of the core's ``ChangeKind``."""

    MERGE = "merge", _("Merger")
    SPLIT = "split", _("Split")
    TRANSFER = "transfer", _("Transfer of parts")
    RENAME = "rename", _("New name, kind or place")
    END = "end", _("End without successor")


class Basis(models.TextChoices):
    """What a share is counted in: the values of the core's ``Basis``."""

    PEOPLE = "people", _("people")
    AREA = "area", _("area, km²")
    STATED = "stated", _("a stated figure")


class Change(models.Model):
    """One change of units on a day, by a legal act; what passed to whom are its passages."""

    kind = models.CharField(max_length=10, choices=ChangeKind.choices)
    on = models.DateField()
    act_number = models.CharField(max_length=80)
    act_signed_on = models.DateField()
    act_body = models.CharField(max_length=200)
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(act_signed_on__lte=F("on")), name="change_after_its_act"
            ),
        )
        indexes = (models.Index(fields=["on"], name="change_by_day"),)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.act_number}"


class Passage(models.Model):
    """From an old record to a new one, whole or in part; without a new one it ended heirless."""

    change = models.ForeignKey(Change, on_delete=models.PROTECT, related_name="passages")
    old = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="onward")
    new = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="back")
    is_part = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["old", "new"], name="passage_once"),
            models.UniqueConstraint(
                fields=["old"], condition=Q(is_part=False), name="passage_whole_once"
            ),
            models.CheckConstraint(
                condition=Q(new__isnull=True) | ~Q(new=F("old")), name="passage_to_another"
            ),
            models.CheckConstraint(
                condition=Q(new__isnull=False) | Q(is_part=False), name="passage_end_is_whole"
            ),
        )

    def __str__(self) -> str:
        return f"{self.old.key} → {self.new.key if self.new else '—'}"


class Weight(models.Model):
    """How much passed, counted in people, km² or a stated figure, and who says so."""

    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, related_name="weights")
    basis = models.CharField(max_length=10, choices=Basis.choices)
    amount: "models.Field[Decimal, Decimal]" = ExactField()
    source = models.CharField(max_length=300)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["passage", "basis"], name="weight_once_a_basis"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="weight_above_zero"),
            models.CheckConstraint(condition=~Q(source=""), name="weight_has_a_source"),
        )

    def __str__(self) -> str:
        return f"{self.amount} {self.get_basis_display()}"


class Edition(models.Model):
    """Which edition of the register of units is in force: one row, its mark new at each change.

    Each process keeps the register in memory and asks for the mark before it uses it. The mark is
    drawn, not counted: after a write that was undone a count would come again with other units.
    """

    mark = models.CharField(max_length=32)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(pk=1), name="edition_is_one"),)

    def __str__(self) -> str:
        return self.mark
