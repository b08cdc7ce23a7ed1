"""What of participation waits for a moderator."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tiendo.accounts.queries import Person
from tiendo.common.my_work import WorkItem
from tiendo.participation.models import Question
from tiendo.participation.queries.moderation import oldest_waiting
from tiendo.participation.queries.questions import to_answer
from tiendo.units.queries import Role, Unit, assignments_on

READ_WITHIN = timedelta(days=2)
"""A comment is read within so many days."""


def work_of(person: Person) -> list[WorkItem]:
    """Comments to read, and every question to answer, late ones included."""
    held = assignments_on(person, timezone.localdate()).filter(role=Role.MODERATOR)
    units = list({one.unit_id: one.unit for one in held}.values())
    if not units:
        return []
    return _comments(units) + [_question(one) for one in to_answer(units)]


def _comments(units: list[Unit]) -> list[WorkItem]:
    """One line a unit: how many comments wait, the oldest since when."""
    named = {unit.pk: unit for unit in units}
    found = []
    for pk, (count, oldest_at) in oldest_waiting(units).items():
        said = ngettext("%(n)d comment to read", "%(n)d comments to read", count) % {"n": count}
        address = reverse("moderation:queue", kwargs={"unit": named[pk].address})
        due_on = timezone.localtime(oldest_at + READ_WITHIN).date()
        found.append(WorkItem(_("To moderate"), said, named[pk].name, due_on, address, _("Read")))
    return found


def _question(one: Question) -> WorkItem:
    unit = one.body or one.unit
    said = f"{one.number} {one.title}"
    address = reverse("moderation:question", kwargs={"unit": unit.address, "pk": one.pk})
    return WorkItem(_("To answer"), said, unit.name, one.due_on, address, _("Answer"))
