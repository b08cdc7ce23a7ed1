"""What waits for a moderator, and what the office looks at of ratings and drafts."""

from datetime import datetime

from django.conf import settings
from django.db.models import Count, F, Min, Q, QuerySet

from tiendo.participation.models import (
    Comment,
    State,
    Subject,
    SubjectKind,
    Watch,
)
from tiendo.units.queries import Unit


def comments_of(unit: Unit, state: State | None = None) -> QuerySet[Comment]:
    """The comments on a unit's subjects: those that wait oldest first, others newest first.

    Of those that wait, what comes in crowds from one place stands behind the rest.
    """
    found = Comment.objects.filter(subject__unit=unit).select_related("subject__unit", "decided_by")
    if state is not None:
        found = found.filter(state=state)
    if state == State.WAITING:
        return found.order_by("is_crowded", "sent_at", "pk")
    return found.order_by("-sent_at", "-pk")


def comment_of(unit: Unit, pk: int) -> Comment | None:
    """One comment on a subject of this unit."""
    return comments_of(unit).filter(pk=pk).first()


def counts_of(unit: Unit) -> dict[str, int]:
    """How many comments stand in each state."""
    rows = Comment.objects.filter(subject__unit=unit).values_list("state")
    return dict(rows.annotate(n=Count("pk")).values_list("state", "n"))


def oldest_waiting(units: list[Unit]) -> dict[int, tuple[int, datetime]]:
    """How many comments wait to be read and since when, by unit; one query."""
    found = Comment.objects.filter(subject__unit__in=units, state=State.WAITING)
    rows = found.values("subject__unit").annotate(n=Count("pk"), oldest_at=Min("sent_at"))
    return {row["subject__unit"]: (row["n"], row["oldest_at"]) for row in rows}


def rated(unit: Unit) -> QuerySet[Subject]:
    """The unit's subjects that were rated, with votes that count and votes that do not (yet)."""
    return (
        Subject.objects.filter(unit=unit, votes__isnull=False)
        .annotate(
            counting=Count("votes", filter=Q(votes__counts=True)),
            damped=Count("votes", filter=Q(votes__counts=False)),
        )
        .order_by("-damped", "-opened_at")
    )


def crowds(unit: Unit) -> QuerySet[Watch]:
    """Where more votes came from one place on one subject in a day than count by themselves.

    ``over`` are those that do not count; where a moderator believed all, it is none or less.
    """
    found = Watch.objects.filter(
        subject__unit=unit, votes__gt=settings.VOTES_FROM_ONE_PLACE
    ).select_related("subject__unit")
    over = F("votes") - F("believed_votes") - settings.VOTES_FROM_ONE_PLACE
    return found.annotate(over=over).order_by("-on", "-pk")


def drafts(unit: Unit) -> QuerySet[Subject]:
    """The unit's drafts open for comment, with how much came in and how much was received."""
    received = Q(comments__state=State.PUBLISHED) & ~Q(comments__reception="")
    return (
        Subject.objects.filter(unit=unit, kind=SubjectKind.CONSULTATION)
        .select_related("unit")
        .annotate(sent=Count("comments"), received=Count("comments", filter=received))
        .order_by("-opened_at")
    )
