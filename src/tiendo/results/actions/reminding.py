"""Reminding a body of a report it owes: recorded, on its screen, and by e-mail where it has one."""

from collections.abc import Sequence
from datetime import datetime

from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from tiendo.accounts.queries import Person
from tiendo.audit.actions import Deed, record
from tiendo.results.actions.entering import OPEN
from tiendo.results.models import Reminder, Report
from tiendo.results.sentences import reminder
from tiendo.units.queries import Assignment, Role


@transaction.atomic
def remind(
    *, by: Person, at: datetime, reports: Sequence[Report], note: str = ""
) -> list[Reminder]:
    """Remind the clerks of each report that has not been sent; those that were are left out.

    The messages leave after the transaction, so none tells of a reminder that was not kept.
    """
    day = timezone.localdate(at)
    kept, messages = [], []
    for report in reports:
        if report.progress not in OPEN or report.round.closed_at is not None:
            continue
        addresses = _addresses(report, day)
        kept.append(
            Reminder.objects.create(
                report=report,
                note=note.strip()[:500],
                addresses=len(addresses),
                reminded_by=by,
                reminded_at=at,
            )
        )
        if addresses:
            subject, body = reminder(report, note.strip())
            messages.append(EmailMessage(subject, body, None, addresses))
        detail: dict[str, str | int | None] = {"addresses": len(addresses), "note": note.strip()}
        unit = report.round.regime.unit.code
        record(by=by, at=at, deed=Deed("results.remind", "report", str(report.pk), unit, detail))
    transaction.on_commit(lambda: [message.send(fail_silently=True) for message in messages])
    return kept


def _addresses(report: Report, day: object) -> list[str]:
    """The e-mail addresses of those who report for a body today."""
    clerks = Assignment.objects.filter(
        unit=report.duty.reporter, role=Role.CLERK, valid_from_on__lte=day, person__is_active=True
    ).filter(Q(valid_to_on__isnull=True) | Q(valid_to_on__gt=day))
    addresses = clerks.exclude(person__email="").values_list("person__email", flat=True)
    return sorted(set(addresses))
