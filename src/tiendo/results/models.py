"""Regimes, rounds, what is typed, and approved values.

Two kinds of number never mix. An ``Entry`` is what somebody is working on: it belongs to one report
of one body and may change until the report is approved. A ``Value`` is a version of an approved
figure: append-only, never changed, never deleted. Approval turns entries into values, so whoever
reads values sees approved ones alone.

The period code says whether a figure is of a period or cumulative: 2026-09 is September alone,
2026-9M the nine months to its end.
"""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tiendo.common.exact import ExactField
from tiendo.results import file_models  # noqa: F401 - tables of this app too

PERSON = settings.AUTH_USER_MODEL


class Frequency(models.TextChoices):
    """How often a regime asks; the year counts as a period of its own."""

    MONTH = "month", _("every month")
    QUARTER = "quarter", _("every quarter")
    HALF = "half", _("six months and the year")
    QUARTER_NINE = "quarter_nine", _("quarter, six months, nine months, year")
    YEAR = "year", _("every year")
    SCHOOL_YEAR = "school_year", _("every school year")


class CutOffRule(models.TextChoices):
    """By which rule the days follow that a report counts."""

    DECREE = "decree", _("15th to 14th (Decree 09/2019)")
    CALENDAR = "calendar", _("calendar months")
    CALENDAR_YEAR = "calendar_year", _("15th to 14th, the year by the calendar")


class Certainty(models.TextChoices):
    """What kind of number a figure is."""

    TO_CUT_OFF = "to cut-off", _("to the cut-off")
    ESTIMATE = "estimate", _("estimate")
    PRELIMINARY = "preliminary", _("preliminary")
    OFFICIAL = "official", _("official")


class State(models.TextChoices):
    """Whether there is a number, and if not, why.

    "Not due" is said of an indicator that is not measured in this period: nothing is claimed, so
    no value comes of it. Whether a report is late follows from the day.
    """

    REPORTED = "reported", _("reported")
    NOT_DUE = "not due", _("not due yet")
    MISSING = "missing", _("no figures")
    NOT_APPLICABLE = "not applicable", _("not applicable")
    REFUSED = "refused", _("refused")


class Origin(models.TextChoices):
    """By which way a figure came in."""

    FORM = "form", _("form on screen")
    EXCEL = "excel", "Excel"
    API = "api", "API"
    PROSE = "prose", _("report in prose")
    PAST = "past", _("past years")


class Progress(models.TextChoices):
    """How far a report has come."""

    DRAFT = "draft", _("draft")
    SENT = "sent", _("waiting for verification")
    VERIFIED = "verified", _("waiting for approval")
    RETURNED = "returned", _("returned")
    APPROVED = "approved", _("approved")


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


class Reminder(models.Model):
    """That a body was reminded of a report, by whom, and to how many addresses a message went."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="reminders")
    note = models.CharField(max_length=500, blank=True)
    addresses = models.PositiveSmallIntegerField()
    reminded_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    reminded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.report_id} {self.reminded_at}"


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


class ValueSet(models.QuerySet["Value"]):
    """Values can be looked for and added, nothing else; the database refuses as well."""

    def update(self, **kwargs: Any) -> int:
        """Refused."""
        raise AppendOnlyError

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refused."""
        raise AppendOnlyError


class AppendOnlyError(TypeError):
    """Somebody tried to change or delete a value; a correction is a further version."""

    def __init__(self) -> None:
        super().__init__("Values are only ever added; a correction is a further version.")


class Value(Number):
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

    objects = ValueSet.as_manager()

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

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the version; saving it again is refused."""
        if not self._state.adding:
            raise AppendOnlyError
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refused."""
        raise AppendOnlyError


class Holiday(models.Model):
    """A day that is no working day, or (``is_working``) a Saturday worked in its place.

    Public holidays and Tết are announced year by year; deadlines count working days.
    """

    on = models.DateField(unique=True)
    name = models.CharField(max_length=200)
    is_working = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.on} {self.name}"
