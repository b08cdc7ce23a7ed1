"""The words of results: how often, how sure, why not, by which way, how far."""

from django.db import models
from django.utils.translation import gettext_lazy as _


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
    """By which way a figure came in; an invented one is only there to show something."""

    FORM = "form", _("form on screen")
    EXCEL = "excel", "Excel"
    API = "api", "API"
    PROSE = "prose", _("report in prose")
    PAST = "past", _("past years")
    INVENTED = "invented", _("illustrative figure")


class Progress(models.TextChoices):
    """How far a report has come."""

    DRAFT = "draft", _("draft")
    SENT = "sent", _("waiting for verification")
    VERIFIED = "verified", _("waiting for approval")
    RETURNED = "returned", _("returned")
    APPROVED = "approved", _("approved")
