"""Regimes of a unit, their rounds, and the calendar of working days they count by."""

from datetime import date

from django.db.models import Q, QuerySet

from tiendo.results.models import CutOffRule, Holiday, Report, ReportRegime, Round
from tiendo.units.queries import Unit
from tiendo_core.cutoffs import CALENDAR, CALENDAR_YEAR, DECREE
from tiendo_core.schedule import Frequency, Terms
from tiendo_core.working_days import WorkingDays

CUT_OFFS = {
    CutOffRule.DECREE: DECREE,
    CutOffRule.CALENDAR: CALENDAR,
    CutOffRule.CALENDAR_YEAR: CALENDAR_YEAR,
}


def regimes_of(unit: Unit) -> QuerySet[ReportRegime]:
    """The regimes a unit set up, by code."""
    return ReportRegime.objects.filter(unit=unit).order_by("code")


def regime_of(unit: Unit, code: str) -> ReportRegime | None:
    """One regime of a unit."""
    return ReportRegime.objects.filter(unit=unit, code=code).select_related("unit").first()


def terms_of(regime: ReportRegime) -> Terms:
    """What the regime says about time, as the core counts it."""
    frequency = Frequency(regime.frequency)
    by_school_year = frequency is Frequency.SCHOOL_YEAR
    cut_off = CALENDAR if by_school_year else CUT_OFFS[CutOffRule(regime.cut_off)]
    return Terms(frequency, cut_off, regime.send_by_working_days, regime.closes_after_working_days)


def working_days() -> WorkingDays:
    """The calendar of the holidays and worked Saturdays that are recorded."""
    days = list(Holiday.objects.values_list("on", "is_working"))
    return WorkingDays.of(
        off=(on for on, is_working in days if not is_working),
        worked=(on for on, is_working in days if is_working),
    )


def round_of(unit: Unit, period: str, regime: str) -> Round | None:
    """The round of a unit's regime for a period."""
    return (
        Round.objects.filter(regime__unit=unit, regime__code=regime, period=period)
        .select_related("regime__unit", "closed_by")
        .first()
    )


def open_rounds(unit: Unit, on: date) -> list[Round]:
    """The rounds that stand open on a day and concern a unit: its own regimes', or it reports."""
    return list(
        Round.objects.filter(Q(regime__unit=unit) | Q(reports__duty__reporter=unit))
        .filter(opens_on__lte=on, closed_at__isnull=True)
        .select_related("regime__unit")
        .order_by("send_by_on", "pk")
        .distinct()
    )


def reports_of(the_round: Round) -> list[Report]:
    """What is owed in a round, by reporter, by whom it is about, and by form."""
    return list(
        Report.objects.filter(round=the_round)
        .select_related("duty__form", "duty__reporter", "duty__about", "sent_by", "round__regime")
        .order_by("duty__reporter__name", "duty__about__name", "duty__form__order", "pk")
    )
