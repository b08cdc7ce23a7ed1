"""Questions to an office: what was published, what waits, and by when it answers."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from tiendo.participation.models import Question, QuestionState
from tiendo.results.queries import working_days
from tiendo.units.queries import Unit

OPEN = (QuestionState.RECEIVED, QuestionState.FORWARDED)


@dataclass(frozen=True)
class QuestionChanged:
    """What other apps hear when a question was handled or erased: its key, and of whom it asks."""

    key: int
    unit: Unit


def due_of(sent_at: datetime) -> date:
    """The day by which something sent then is answered, in working days after it."""
    sent_on = timezone.localtime(sent_at).date()
    return working_days().after(sent_on, settings.ANSWER_WORKING_DAYS)


def questions(unit: Unit) -> QuerySet[Question]:
    """The questions of a unit that were answered and published, newest answer first."""
    shown = Question.objects.filter(unit=unit, state=QuestionState.PUBLISHED)
    return shown.select_related("unit", "body").order_by("-answered_at", "-pk")


def asked(unit: Unit) -> QuerySet[Question]:
    """Everything asked of a unit, or forwarded to it, the first due first."""
    found = Question.objects.filter(Q(unit=unit) | Q(body=unit))
    return found.select_related("unit", "body", "decided_by").order_by("due_on", "pk")


def numbered(number: str) -> Question | None:
    """The question of a number like 2026-00012."""
    year, _, serial = number.partition("-")
    if not (year.isdecimal() and serial.isdecimal() and len(serial) < 12):
        return None
    found = Question.objects.select_related("unit", "body").filter(pk=int(serial)).first()
    return found if found and found.number == f"{year}-{int(serial):05d}" else None


def question_of(unit: Unit, pk: int) -> Question | None:
    """One question asked of a unit, or forwarded to it."""
    return asked(unit).filter(pk=pk).first()


def to_answer(units: Collection[Unit]) -> QuerySet[Question]:
    """What waits for an answer of these very units, the first due first: a forwarded question waits
    for the body it was forwarded to."""
    own = Q(unit__in=units, body__isnull=True) | Q(body__in=units)
    found = Question.objects.filter(own, state__in=OPEN).select_related("unit", "body")
    return found.order_by("due_on", "pk")
