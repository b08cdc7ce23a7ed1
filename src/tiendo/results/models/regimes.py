"""Report regimes with their forms and duties, the rounds they open, and the days not worked."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from tiendo.common.exact import ExactField
from tiendo.results.models.words import CutOffRule, Frequency

PERSON = settings.AUTH_USER_MODEL


class ReportRegime(models.Model):
    """A report regime with the eleven fields that Decree 09/2019/NĐ-CP Art. 7 asks for.

    Name, content, who reports (the forms' ``Duty``), who receives, way of sending, deadline,
    frequency, cut-off, outline, forms (``Form``), steps.
    """

    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="regimes")
    code = models.SlugField(max_length=40)
    name = models.CharField(max_length=300)
    content = models.TextField()
    receiver = models.CharField(max_length=200)
    way_of_sending = models.CharField(max_length=300)
    send_by_working_days = models.PositiveSmallIntegerField(default=2)
    closes_after_working_days = models.PositiveSmallIntegerField(default=10)
    frequency = models.CharField(max_length=20, choices=Frequency.choices)
    cut_off = models.CharField(max_length=20, choices=CutOffRule.choices, default=CutOffRule.DECREE)
    outline = models.TextField(blank=True)
    steps = models.TextField(blank=True)
    act = models.CharField(max_length=200, blank=True)
    valid_from_on = models.DateField()
    valid_to_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["unit", "code"], name="regime_code_once_a_unit"),
            models.CheckConstraint(
                condition=Q(valid_to_on__isnull=True) | Q(valid_to_on__gt=F("valid_from_on")),
                name="regime_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(closes_after_working_days__gte=F("send_by_working_days")),
                name="regime_closes_after_the_deadline",
            ),
        )

    def __str__(self) -> str:
        return self.name


class Form(models.Model):
    """A form (biểu mẫu) of a regime: a named list of lines."""

    regime = models.ForeignKey(ReportRegime, on_delete=models.PROTECT, related_name="forms")
    code = models.SlugField(max_length=40)
    name = models.CharField(max_length=300)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["regime", "code"], name="form_code_once_a_regime"),
        )

    def __str__(self) -> str:
        return self.name


class Line(models.Model):
    """An indicator of a form and which figures it asks: to the cut-off, estimate, in the period."""

    form = models.ForeignKey(Form, on_delete=models.PROTECT, related_name="lines")
    indicator = models.ForeignKey(
        "indicators.Indicator", on_delete=models.PROTECT, related_name="+"
    )
    order = models.PositiveSmallIntegerField()
    part_of = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts"
    )
    asks_to_cut_off = models.BooleanField(default=True)
    asks_estimate = models.BooleanField(default=True)
    asks_in_period = models.BooleanField(default=False)
    lowest = ExactField(null=True, blank=True)
    highest = ExactField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["form", "indicator"], name="line_once_a_form"),
            models.CheckConstraint(
                condition=Q(asks_to_cut_off=True) | Q(asks_estimate=True) | Q(asks_in_period=True),
                name="line_asks_something",
            ),
        )

    def __str__(self) -> str:
        return f"{self.form_id}.{self.order}"


class Duty(models.Model):
    """A body reports a form about a unit: about itself, or a division about its commune."""

    form = models.ForeignKey(Form, on_delete=models.PROTECT, related_name="duties")
    reporter = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="duties")
    about = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    valid_from_on = models.DateField()
    valid_to_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["form", "reporter", "about", "valid_from_on"], name="duty_once"
            ),
            models.CheckConstraint(
                condition=Q(valid_to_on__isnull=True) | Q(valid_to_on__gt=F("valid_from_on")),
                name="duty_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return f"{self.form_id} {self.reporter_id} {self.about_id}"


class Round(models.Model):
    """One period of a regime: when its figures are cut off, sent, and the round closes.

    Closing writes into the record what was missing then (reports not approved, by name).
    """

    regime = models.ForeignKey(ReportRegime, on_delete=models.PROTECT, related_name="rounds")
    period = models.CharField(max_length=22)
    opens_on = models.DateField()
    cut_off_on = models.DateField()
    send_by_on = models.DateField()
    closes_on = models.DateField()
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    closing_record = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["regime", "period"], name="round_once_a_period"),
            models.CheckConstraint(
                condition=Q(send_by_on__gte=F("cut_off_on")) & Q(closes_on__gte=F("send_by_on")),
                name="round_days_in_order",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, closed_by__isnull=True)
                | Q(closed_at__isnull=False, closed_by__isnull=False),
                name="round_closed_by_somebody",
            ),
        )

    def __str__(self) -> str:
        return f"{self.regime_id} {self.period}"


class Holiday(models.Model):
    """A day that is no working day, or (``is_working``) a Saturday worked in its place.

    Public holidays and Tết are announced year by year; deadlines count working days.
    """

    on = models.DateField(unique=True)
    name = models.CharField(max_length=200)
    is_working = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.on} {self.name}"


class CalendarLink(models.Model):
    """The private link of a person's calendar feed; only a digest of its secret is kept."""

    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["person"], condition=Q(revoked_at__isnull=True), name="one_feed_a_person"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} {self.made_at}"
