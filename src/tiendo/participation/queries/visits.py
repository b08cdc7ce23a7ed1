"""How often a unit's pages were seen: total, today, and about how many are there now."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Max, Min, Q, Sum
from django.utils import timezone

from tiendo.participation.models import DayCount, FormerTotal, Visit
from tiendo.units.queries import Unit

NOW_MINUTES = 5
FLOOR = 5
"""Below so many readers the estimate says only that they are fewer."""


@dataclass(frozen=True)
class VisitCounts:
    """Visits to a unit's pages; ``now`` is None when fewer than five seem to be there.

    ``total`` holds what was counted here and, where one is stated, the ``former`` total.
    """

    total: int
    today: int
    now: int | None
    since_on: date | None
    former: FormerTotal | None


def daily_counts(unit: Unit) -> list[dict[str, object]]:
    """Visits and pages of each day, newest first.

    Where a day was counted in both ways the greater count holds: pages miss readers without
    scripts, a log may be incomplete; neither counts anybody twice.
    """
    rows = DayCount.objects.filter(unit=unit).values("on")
    counted = rows.annotate(most_visits=Max("visits"), most_pages=Max("pages")).order_by("-on")
    return [
        {"on": row["on"], "visits": row["most_visits"], "pages": row["most_pages"]}
        for row in counted
    ]


def visit_counts(unit: Unit, at: datetime) -> VisitCounts:
    """What is shown beside the definition; three queries."""
    today = timezone.localtime(at).date()
    days = DayCount.objects.filter(unit=unit).values("on").annotate(most=Max("visits"))
    counted = days.aggregate(
        total=Sum("most"), today=Sum("most", filter=Q(on=today)), since_on=Min("on")
    )
    recent = Visit.objects.filter(unit=unit, last_at__gt=at - timedelta(minutes=NOW_MINUTES))
    here = recent.count()
    former = FormerTotal.objects.filter(unit=unit).first()
    return VisitCounts(
        total=(counted["total"] or 0) + (former.visits if former else 0),
        today=counted["today"] or 0,
        now=here if here >= FLOOR else None,
        since_on=counted["since_on"],
        former=former,
    )
