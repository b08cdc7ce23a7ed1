"""Approved figures: versions that are added, never changed, never deleted."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from tiendo.common.append_only import AppendOnly
from tiendo.results.models.reports import Number, Report

PERSON = settings.AUTH_USER_MODEL


class Value(AppendOnly, Number):
    """A version of an approved figure of an indicator, about a unit, as one body reports it.

    ``number`` is in the indicator's unit of measure. A ratio reported by its parts keeps the parts
    and no number: the quotient is derived. ``last_on`` is the last day of the period.
    """

    indicator = models.ForeignKey(
        "indicators.Indicator", on_delete=models.PROTECT, related_name="+"
    )
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    reporter = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    last_on = models.DateField()
    cut_off_on = models.DateField(null=True)
    version = models.PositiveSmallIntegerField()
    report = models.ForeignKey(Report, on_delete=models.PROTECT, null=True, related_name="values")
    entered_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    approved_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["unit", "indicator", "period", "reporter", "certainty", "version"],
                name="value_version_once",
            ),
            models.CheckConstraint(
                condition=Q(
                    state="reported",
                    number__isnull=False,
                    numerator__isnull=True,
                    denominator__isnull=True,
                )
                | Q(
                    state="reported",
                    number__isnull=True,
                    numerator__isnull=False,
                    denominator__isnull=False,
                )
                | (
                    ~Q(state="reported")
                    & Q(number__isnull=True, numerator__isnull=True, denominator__isnull=True)
                ),
                name="value_is_a_number_or_says_why_not",
            ),
            models.CheckConstraint(
                condition=~Q(certainty="to cut-off") | Q(cut_off_on__isnull=False),
                name="value_to_the_cut_off_has_its_day",
            ),
        )
        indexes = (models.Index(fields=["unit", "last_on", "indicator"], name="values_of_unit"),)

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.unit_id} {self.period} v{self.version}"
