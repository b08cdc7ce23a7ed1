"""What one body owes in one round, and the cells it is working on until the report is approved."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from tiendo.common.exact import ExactField
from tiendo.results.models.regimes import Duty, Line, Round
from tiendo.results.models.words import Certainty, Origin, Progress, State

PERSON = settings.AUTH_USER_MODEL


class Report(models.Model):
    """What one body owes in one round by one duty, and how far it has come."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="reports")
    duty = models.ForeignKey(Duty, on_delete=models.PROTECT, related_name="reports")
    progress = models.CharField(max_length=10, choices=Progress.choices, default=Progress.DRAFT)
    sent_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField(null=True)
    first_sent_at = models.DateTimeField(null=True)
    verified_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    verified_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    returned_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    returned_at = models.DateTimeField(null=True)
    return_note = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["round", "duty"], name="report_once_a_round"),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{deed}_by__isnull": True, f"{deed}_at__isnull": True})
                    | Q(**{f"{deed}_by__isnull": False, f"{deed}_at__isnull": False}),
                    name=f"report_{deed}_by_somebody",
                )
                for deed in ("sent", "verified", "approved", "returned")
            ),
        )

    def __str__(self) -> str:
        return f"{self.round_id} {self.duty_id} {self.progress}"


class Evidence(models.Model):
    """A file that proves a figure; kept once by its digest, never changed."""

    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    original = models.BinaryField()
    added_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["unit", "digest"], name="evidence_kept_once"),
        )

    def __str__(self) -> str:
        return self.name


class Number(models.Model):
    """What an entry and a value share: a number, or both parts of a ratio, or why there is none."""

    period = models.CharField(max_length=22)
    certainty = models.CharField(max_length=12, choices=Certainty.choices)
    state = models.CharField(max_length=15, choices=State.choices, default=State.REPORTED)
    number = ExactField(null=True)
    numerator = ExactField(null=True)
    denominator = ExactField(null=True)
    note = models.CharField(max_length=500, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    quote = models.TextField(blank=True)
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.FORM)
    evidence = models.ForeignKey(
        Evidence, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        abstract = True


class Entry(Number):
    """A cell of a report as it is being worked on; ``typed`` keeps even what is no number."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="entries")
    line = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="+")
    typed = models.CharField(max_length=100, blank=True)
    typed_below = models.CharField(max_length=100, blank=True)
    changed_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["report", "line", "period", "certainty"], name="entry_once_a_cell"
            ),
        )

    def __str__(self) -> str:
        return f"{self.report_id} {self.line_id} {self.period} {self.typed}"


class Reminder(models.Model):
    """That a body was reminded of a report, by whom, and to how many addresses a message went."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="reminders")
    note = models.CharField(max_length=500, blank=True)
    addresses = models.PositiveSmallIntegerField()
    reminded_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    reminded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.report_id} {self.reminded_at}"
