"""What of results waits for a person, comes next, or is found by its name."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from tiendo.accounts.queries import Person
from tiendo.common.finder import Found
from tiendo.common.fold import fold
from tiendo.common.my_work import NextEvent, WorkItem
from tiendo.results.models import Progress, Report, ReportRegime, Round
from tiendo.results.opening import open_when_looked
from tiendo.results.queries import rounds_for, terms_of, working_days
from tiendo.results.wording import period_words
from tiendo.units.queries import Role, Unit, assignments_on
from tiendo_core.schedule import next_after

FOUND_AT_MOST = 12


def _roles(person: Person, day: date) -> dict[Role, list[Unit]]:
    """The units a person acts for, by role."""
    found: dict[Role, list[Unit]] = {}
    for one in assignments_on(person, day):
        found.setdefault(Role(one.role), []).append(one.unit)
    return found


def work_of(person: Person) -> list[WorkItem]:
    """Reports to type or mend, to verify, to approve, rounds to gather; each with one action."""
    open_when_looked(timezone.now())
    roles = _roles(person, timezone.localdate())
    asked = {
        Role.CLERK: ("duty__reporter__in", (Progress.DRAFT, Progress.RETURNED)),
        Role.VERIFIER: ("round__regime__unit__in", (Progress.SENT,)),
        Role.APPROVER: ("round__regime__unit__in", (Progress.VERIFIED,)),
    }
    found = []
    for role, (path, steps) in asked.items():
        units = roles.get(role)
        if not units:
            continue
        reports = (
            Report.objects.filter(
                **{path: units}, progress__in=steps, round__closed_at__isnull=True
            )
            .select_related("round__regime__unit", "duty__reporter", "duty__form")
            .prefetch_related("reminders")
            .order_by("round__send_by_on", "pk")
        )
        found += [_item(role, one) for one in reports]
    return found + _to_close(roles.get(Role.SYNTHESIS, []))


def _to_close(units: list[Unit]) -> list[WorkItem]:
    """The open rounds of units somebody gathers for: how much is there, until when."""
    asked = Count("reports")
    approved = Count("reports", filter=Q(reports__progress=Progress.APPROVED))
    rounds = Round.objects.filter(regime__unit__in=units, closed_at__isnull=True)
    found = []
    for one in rounds.select_related("regime__unit").annotate(asked=asked, approved=approved):
        said = _("%(name)s, %(period)s: %(approved)s of %(asked)s reports approved") % {
            "name": one.regime.name,
            "period": period_words(one.period),
            "approved": one.approved,
            "asked": one.asked,
        }
        where = {"period": one.period, "regime": one.regime.code}
        address = reverse("results:matrix", kwargs={"unit": one.regime.unit.address, **where})
        name, action = one.regime.unit.name, _("Look at the round")
        found.append(WorkItem(_("To gather"), said, name, one.closes_on, address, action))
    return found


def _item(role: Role, report: Report) -> WorkItem:
    """One thing that waits."""
    owner, reporter = report.round.regime.unit, report.duty.reporter
    values = {
        "form": report.duty.form.name,
        "period": period_words(report.round.period),
        "name": reporter.full_name,
        "note": report.return_note,
    }
    if role is not Role.CLERK:
        kind = _("To verify") if role is Role.VERIFIER else _("To approve")
        action = _("Verify") if role is Role.VERIFIER else _("Approve")
        said = _("%(form)s, %(period)s: %(name)s") % values
        return WorkItem(kind, said, owner.name, report.round.send_by_on, _at(report, owner), action)
    kind, said = _("To report"), _("%(form)s, %(period)s") % values
    if report.progress == Progress.RETURNED:
        kind = _("Returned")
        said = _("%(form)s, %(period)s: “%(note)s”") % values
    elif report.reminders.all():
        kind = _("Reminded")
    address = reverse(
        "results:entry",
        kwargs={"unit": reporter.address, "period": report.round.period, "report": report.pk},
    )
    return WorkItem(kind, said, reporter.full_name, report.round.send_by_on, address, _("Type it"))


def _at(report: Report, owner: Unit) -> str:
    """Where a report is verified and approved."""
    return reverse(
        "results:approval",
        kwargs={"unit": owner.address, "period": report.round.period, "report": report.pk},
    )


def next_round(person: Person) -> NextEvent | None:
    """The first round that opens from now on for a unit this person reports for or runs."""
    today = timezone.localdate()
    units = [one.unit_id for one in assignments_on(person, today)]
    regimes = ReportRegime.objects.filter(valid_to_on__isnull=True)
    concerned = (
        regimes.filter(unit__in=units) | regimes.filter(forms__duties__reporter__in=units)
    ).distinct()
    working = working_days()
    coming = [
        (days.opens_on, regime, days.period.code)
        for regime in concerned
        if (days := next_after(terms_of(regime), working, today)) is not None
    ]
    if not coming:
        return None
    on, regime, period = min(coming, key=lambda one: (one[0], one[1].pk))
    words = {"name": regime.name, "period": period_words(period)}
    return NextEvent(_("The round of %(period)s (%(name)s) opens") % words, on)


def found_rounds(person: Person, words: str) -> list[Found]:
    """The rounds of a person's units whose regime or period holds the words."""
    wanted = fold(words).split()
    roles = _roles(person, timezone.localdate())
    own = {unit.pk for role, units in roles.items() if role is not Role.CLERK for unit in units}
    found = []
    for one in rounds_for(_each(roles.values()), date.min):
        said = f"{one.regime.name}, {period_words(one.period)}"
        folded = fold(f"{said} {one.regime.code} {one.period}")
        if one.regime.unit_id in own and all(word in folded for word in wanted):
            address = reverse(
                "results:matrix",
                kwargs={
                    "unit": one.regime.unit.address,
                    "period": one.period,
                    "regime": one.regime.code,
                },
            )
            found.append(Found(said, one.regime.unit.name, address, _("Report rounds")))
    return list(reversed(found))[:FOUND_AT_MOST]


def _each(lists: Iterable[list[Unit]]) -> set[Unit]:
    """Every unit once."""
    return {unit for units in lists for unit in units}
