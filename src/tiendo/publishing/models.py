"""What is public, as it was when it was made public, and who holds which office.

Snapshots and their citations are only ever added: a correction is a further snapshot. Nothing the
public sees rests on anything else, so a later change of values or texts cannot change it silently.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tiendo.common.append_only import AppendOnly

PERSON = settings.AUTH_USER_MODEL


class Kind(models.TextChoices):
    """What a snapshot is a copy of; the list is open, so the column knows nothing of it."""

    BOARD = "board", _("board")
    INDICATOR = "indicator", _("indicator")
    ARTICLE = "article", _("article")
    PAGE = "page", _("page")


WRITTEN = (Kind.ARTICLE, Kind.PAGE)
"""What people write: a figure of theirs that is another by now is theirs to correct."""


class Snapshot(AppendOnly):
    """An immutable copy of what was made public of one subject, in its versions from 1.

    ``changes`` lists the numbers that differ from the version before, worked out and not told;
    ``is_correction`` says that there are some, and then the ``note`` tells the public why.
    """

    kind = models.SlugField(max_length=20)
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    subject = models.CharField(max_length=120)
    version = models.PositiveIntegerField()
    content = models.JSONField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    note = models.TextField(blank=True)
    changes = models.JSONField(default=list)
    is_correction = models.BooleanField(default=False)
    overrides = models.JSONField(default=list)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["subject", "version"], name="snapshot_version_once"),
            models.CheckConstraint(condition=Q(version__gte=1), name="snapshot_versions_from_one"),
            models.CheckConstraint(condition=~Q(subject=""), name="snapshot_of_something"),
            models.CheckConstraint(
                condition=Q(is_correction=False) | (Q(version__gt=1) & ~Q(note="")),
                name="snapshot_correction_has_a_note",
            ),
        )
        indexes = (
            models.Index(fields=["unit", "kind", "subject", "-version"], name="snapshots_of_unit"),
            models.Index(fields=["unit", "-made_at"], name="snapshots_by_day"),
        )

    def __str__(self) -> str:
        return f"{self.subject} v{self.version}"


class Citation(AppendOnly):
    """A number in a snapshot that is a datum: at which place, and which version of which value.

    ``exact`` is the exact value as a whole number or a quotient ("864", "570/11"); ``source`` the
    code of the body that reported it, empty for what follows from other periods (``value_version``
    is 0 then). ``part`` says what of the datum was printed: the value, or its share of plan.
    """

    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="citations")
    place = models.CharField(max_length=60)
    indicator = models.CharField(max_length=40)
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    period = models.CharField(max_length=22)
    part = models.SlugField(max_length=12, default="value")
    certainty = models.CharField(max_length=12)
    value_version = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=24, blank=True)
    printed = models.CharField(max_length=120)
    exact = models.CharField(max_length=60)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["snapshot", "place"], name="citation_place_once"),
            models.CheckConstraint(condition=~Q(printed=""), name="citation_is_printed"),
        )
        indexes = (
            models.Index(fields=["unit", "indicator", "period"], name="citations_of_a_value"),
        )

    def __str__(self) -> str:
        return f"{self.snapshot_id} {self.place}: {self.printed}"


class OfficeHolder(models.Model):
    """Who holds which office of a unit, from a day until the day before another.

    ``is_contact`` makes them a contact officer, whose telephone and e-mail the unit publishes
    (Decree 42/2022/NĐ-CP Art. 4).
    """

    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    title = models.CharField(max_length=200)
    valid_from_on = models.DateField()
    valid_to_on = models.DateField(null=True, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    is_contact = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["unit", "name", "title", "valid_from_on"], name="office_holder_once"
            ),
            models.CheckConstraint(
                condition=Q(valid_to_on__isnull=True) | Q(valid_to_on__gt=F("valid_from_on")),
                name="office_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(is_contact=False) | ~Q(phone="", email=""),
                name="office_contact_can_be_reached",
            ),
        )

    def __str__(self) -> str:
        return f"{self.title} {self.name}"


class Contact(models.Model):
    """Where a unit is found and what it does, as it publishes this of itself."""

    unit = models.OneToOneField(
        "units.Unit", on_delete=models.PROTECT, primary_key=True, related_name="+"
    )
    address = models.CharField(max_length=300, blank=True)
    phone = models.CharField(max_length=60, blank=True)
    email = models.EmailField(blank=True)
    hours = models.CharField(max_length=200, blank=True)
    functions = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.unit_id} {self.phone}"
