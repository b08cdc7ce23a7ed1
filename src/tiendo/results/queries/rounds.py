"""Regimes of a unit, their rounds, and the calendar of working days they count by."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from tiendo.accounts.queries import Person
from tiendo.results.models import (
    CalendarLink,
    CutOffRule,
    Entry,
    Holiday,
    Line,
    Progress,
    Report,
    ReportRegime,
    Round,
)
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


def codes_of(the_round: Round, about: Unit) -> list[str]:
    """The indicators a round asks about a unit, but those that are computed; in one query."""
    lines = Line.objects.filter(form__duties__reports__round=the_round, form__duties__about=about)
    found = lines.filter(indicator__formula="").values_list("indicator__code", flat=True)
    return list(found.distinct().order_by("indicator__code"))


class Held(NamedTuple):
    """A round with how many of its reports are approved, of how many."""

    round: Round
    approved: int
    whole: int


class Owed(NamedTuple):
    """A report with whether anything is entered in it."""

    report: Report
    is_begun: bool


def rounds_of(unit: Unit) -> list[Held]:
    """The rounds of a unit's regimes, the latest deadline first."""
    found = (
        Round.objects.filter(regime__unit=unit)
        .select_related("regime")
        .annotate(
            whole=Count("reports"),
            approved=Count("reports", filter=Q(reports__progress=Progress.APPROVED)),
        )
        .order_by("-send_by_on", "regime__code")
    )
    return [Held(one, one.approved, one.whole) for one in found]


def own_reports(unit: Unit) -> list[Owed]:
    """What a body owes and owed, the latest deadline first."""
    found = (
        Report.objects.filter(duty__reporter=unit)
        .select_related("round__regime__unit", "duty__form", "duty__about")
        .annotate(has_entries=Exists(Entry.objects.filter(report=OuterRef("pk"))))
        .order_by("-round__send_by_on", "duty__form__order", "pk")
    )
    return [Owed(one, one.has_entries) for one in found]


def rounds_for(units: Iterable[Unit], since: date) -> list[Round]:
    """The rounds that concern any of these units, as reporter or owner, due since a day."""
    units = list(units)
    return list(
        Round.objects.filter(
            Q(regime__unit__in=units) | Q(reports__duty__reporter__in=units),
            send_by_on__gte=since,
        )
        .select_related("regime__unit")
        .order_by("send_by_on", "pk")
        .distinct()
    )


def link_of(digest: str) -> CalendarLink | None:
    """The calendar link of this digest, while it is not revoked and its person may sign in."""
    found = CalendarLink.objects.filter(
        digest=digest, revoked_at__isnull=True, person__is_active=True
    )
    return found.select_related("person").first()


def link_made_at(person: Person) -> datetime | None:
    """When a person's working link was made; None when there is none."""
    links = CalendarLink.objects.filter(person=person, revoked_at__isnull=True)
    return links.values_list("made_at", flat=True).first()
