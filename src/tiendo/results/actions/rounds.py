"""Opening rounds, by hand or by the calendar; closing them with what was missing; reopening."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from tiendo.accounts.queries import Person
from tiendo.audit.actions import Deed, record
from tiendo.results.models import Duty, Progress, Report, ReportRegime, Round
from tiendo.results.queries.rounds import reports_of, terms_of, working_days
from tiendo.results.refusals import Refused
from tiendo_core.periods import Period
from tiendo_core.schedule import RoundDays, open_on, round_days


@transaction.atomic
def open_round(*, by: Person | None, at: datetime, regime: ReportRegime, period: Period) -> Round:
    """Open the round of a period, with a report for each duty of that time.

    A round that is there already stays, and gets the reports of duties that came since.
    """
    days = round_days(period, terms_of(regime), working_days())
    return _open(regime, days, by=by, at=at)


@transaction.atomic
def open_due_rounds(*, at: datetime) -> list[Round]:
    """Open every round whose day has come, of every regime; what is open already stays."""
    day = timezone.localdate(at)
    working = working_days()
    regimes = ReportRegime.objects.filter(valid_from_on__lte=day).filter(
        Q(valid_to_on__isnull=True) | Q(valid_to_on__gt=day)
    )
    known = set(Round.objects.filter(opens_on__lte=day).values_list("regime_id", "period"))
    return [
        _open(regime, days, by=None, at=at)
        for regime in regimes.select_related("unit")
        for days in open_on(terms_of(regime), working, day)
        if days.cut_off_on >= regime.valid_from_on and (regime.pk, days.period.code) not in known
    ]


def _open(regime: ReportRegime, days: RoundDays, *, by: Person | None, at: datetime) -> Round:
    opened, made = Round.objects.get_or_create(
        regime=regime,
        period=days.period.code,
        defaults={
            "opens_on": days.opens_on,
            "cut_off_on": days.cut_off_on,
            "send_by_on": days.send_by_on,
            "closes_on": days.closes_on,
            "opened_at": at,
        },
    )
    duties = Duty.objects.filter(form__regime=regime, valid_from_on__lte=days.cut_off_on).filter(
        Q(valid_to_on__isnull=True) | Q(valid_to_on__gt=days.cut_off_on)
    )
    there = set(Report.objects.filter(round=opened).values_list("duty_id", flat=True))
    new = [Report(round=opened, duty=duty) for duty in duties if duty.pk not in there]
    if new and opened.closed_at is None:
        Report.objects.bulk_create(new)
    if made or new:
        detail: dict[str, str | int | None] = {
            "regime": regime.code,
            "period": opened.period,
            "reports": len(new),
            "send_by": opened.send_by_on.isoformat(),
        }
        deed = Deed("results.open_round", "round", str(opened.pk), regime.unit.code, detail)
        record(by=by, at=at, deed=deed)
    return opened


@transaction.atomic
def close_round(*, by: Person, at: datetime, the_round: Round) -> Round:
    """Close a round: nothing in it changes any more, and what was missing stands in its record."""
    now = _locked(the_round)
    if now.closed_at is not None:
        raise Refused("round-closed", period=now.period)
    reports = reports_of(now)
    missing = [one for one in reports if one.progress != Progress.APPROVED]
    now.closed_at, now.closed_by = at, by
    now.closing_record = {
        **now.closing_record,
        "approved": len(reports) - len(missing),
        "of": len(reports),
        "missing": [
            {
                "reporter": one.duty.reporter.code,
                "reporter_name": one.duty.reporter.full_name,
                "about": one.duty.about.code,
                "form": one.duty.form.code,
                "progress": str(one.progress),
            }
            for one in missing
        ],
    }
    now.save()
    names = "; ".join(f"{one.duty.reporter.code} {one.duty.form.code}" for one in missing)
    detail: dict[str, str | int | None] = {
        "before": "open",
        "after": "closed",
        "missing": len(missing),
        "missing_reports": names,
    }
    deed = Deed("results.close_round", "round", str(now.pk), now.regime.unit.code, detail)
    record(by=by, at=at, deed=deed)
    return now


@transaction.atomic
def reopen_round(*, by: Person, at: datetime, the_round: Round, reason: str) -> Round:
    """Open a closed round again, with a reason; what was missing when it closed stays on record."""
    now = _locked(the_round)
    if now.closed_at is None:
        raise Refused("round-open", period=now.period)
    if not reason.strip():
        raise Refused("needs-note")
    earlier = now.closing_record.get("reopened", [])
    told = {"at": at.isoformat(), "by": str(by), "reason": reason.strip()}
    now.closing_record = {**now.closing_record, "reopened": [*earlier, told]}
    now.closed_at = now.closed_by = None
    now.save()
    detail: dict[str, str | int | None] = {
        "before": "closed",
        "after": "open",
        "reason": reason.strip(),
    }
    deed = Deed("results.reopen_round", "round", str(now.pk), now.regime.unit.code, detail)
    record(by=by, at=at, deed=deed)
    return now


def _locked(the_round: Round) -> Round:
    """The round as it is now, kept from others until the transaction ends."""
    Round.objects.select_for_update().get(pk=the_round.pk)
    return Round.objects.select_related("regime__unit").get(pk=the_round.pk)
