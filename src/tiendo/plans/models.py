"""Plans as legal acts, their targets, and every revision of a target; nothing is overwritten."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tiendo.common.append_only import AppendOnly
from tiendo.common.exact import ExactField


class Layer(models.TextChoices):
    """Who set a plan, or what it is for."""

    HIGHER_LEVEL = "higher level", _("set by the higher level")
    COUNCIL = "council", _("set by the People's Council")
    ADJUSTED = "adjusted", _("adjusted in the year")
    SCENARIO = "scenario", _("scenario")


class Form(models.TextChoices):
    """What a target says."""

    LEVEL = "level", _("a level")
    GROWTH = "growth", _("growth in % over last year")
    RANGE = "range", _("a range")
    AT_LEAST = "at least", _("at least")
    AT_MOST = "at most", _("at most")
    TEXT = "text", _("in words")


class Plan(models.Model):
    """A plan of a unit for a period, set by an act: its number, day and issuing body."""

    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="plans")
    name = models.CharField(max_length=300)
    folded_name = models.CharField(max_length=400)
    layer = models.CharField(max_length=20, choices=Layer.choices)
    period = models.CharField(max_length=22)
    act_number = models.CharField(max_length=60)
    signed_on = models.DateField()
    issuing_body = models.CharField(max_length=200)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    entered_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["unit", "period", "layer", "name"], name="plan_named_once"
            ),
        )

    def __str__(self) -> str:
        return self.name


class Document(models.Model):
    """The act itself as a file, apart so that lists stay light."""

    plan = models.OneToOneField(Plan, on_delete=models.PROTECT, primary_key=True)
    name = models.CharField(max_length=200)
    original = models.BinaryField()

    def __str__(self) -> str:
        return self.name


class Target(models.Model):
    """What one plan wants of one indicator in one unit and period.

    The whole is the target of the plan's own unit and period; targets of units below it, of months
    or quarters are its parts.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="targets")
    indicator = models.ForeignKey(
        "indicators.Indicator", on_delete=models.PROTECT, related_name="+"
    )
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    period = models.CharField(max_length=22)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["plan", "indicator", "unit", "period"], name="target_once_a_plan"
            ),
        )
        indexes = (models.Index(fields=["unit", "period", "indicator"], name="targets_of_unit"),)

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.period}"


class Revision(AppendOnly):
    """One decision on a target: append-only, numbered from 1, each with its day and its act."""

    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveSmallIntegerField()
    form = models.CharField(max_length=10, choices=Form.choices)
    low = ExactField(null=True)
    high = ExactField(null=True)
    text = models.CharField(max_length=300, blank=True)
    decided_on = models.DateField()
    act_number = models.CharField(max_length=60, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    entered_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["target", "number"], name="revision_numbered_once"),
            models.CheckConstraint(
                condition=Q(form__in=["level", "growth", "at least"], low__isnull=False, high=None)
                | Q(form="range", low__isnull=False, high__isnull=False)
                | Q(form="at most", low=None, high__isnull=False)
                | Q(form="text", low=None, high=None, text__gt=""),
                name="revision_has_what_its_form_needs",
            ),
        )

    def __str__(self) -> str:
        return f"{self.target_id} r{self.number}"
