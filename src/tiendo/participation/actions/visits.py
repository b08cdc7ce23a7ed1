"""Counting visits: from the pages' own beacon, and from the log of a server."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import F

from tiendo.accounts.queries import Person
from tiendo.audit.actions import Deed, record
from tiendo.participation.marks import day_of
from tiendo.participation.models import DayCount, FormerTotal, Source, Visit
from tiendo.units.queries import Unit

FASTEST = timedelta(seconds=1)


@transaction.atomic
def see(*, at: datetime, unit: Unit, mark: str) -> None:
    """Count one page seen; the first of a day from one browser (``mark``) is a visit."""
    if see_again(at=at, unit=unit, mark=mark):
        return
    on = day_of(at)
    _visit, is_new = Visit.objects.get_or_create(
        unit=unit, on=on, mark=mark, defaults={"last_at": at}
    )
    if is_new:
        _add(unit, on, visits=1)


@transaction.atomic
def see_again(*, at: datetime, unit: Unit, mark: str) -> bool:
    """Count one page more of a visit that has begun; false when there is none today.

    A page opened within a second of the one before was opened by a machine and is not counted.
    """
    on = day_of(at)
    begun = Visit.objects.filter(unit=unit, on=on, mark=mark)
    if begun.filter(last_at__lte=at - FASTEST).update(last_at=at, pages=F("pages") + 1):
        _add(unit, on, visits=0)
        return True
    return begun.exists()


def _add(unit: Unit, on: date, visits: int) -> None:
    """One page more on a day, and so many visits."""
    more = {"visits": F("visits") + visits, "pages": F("pages") + 1}
    days = DayCount.objects.filter(unit=unit, on=on, source=Source.BEACON)
    if not days.update(**more):
        DayCount.objects.get_or_create(unit=unit, on=on, source=Source.BEACON)
        days.update(**more)


@dataclass(frozen=True)
class LoggedDay:
    """What a log holds of one day."""

    visits: int
    pages: int


@transaction.atomic
def keep_logged(*, unit: Unit, days: Mapping[date, LoggedDay]) -> int:
    """Keep what a log says of each day; where more was known of a day, that stays.

    So the same log counts once however often it is read, and half a day never replaces a whole one.
    Gives how many days changed.
    """
    changed = 0
    for on, said in days.items():
        counted, _made = DayCount.objects.get_or_create(unit=unit, on=on, source=Source.LOG)
        more = LoggedDay(max(counted.visits, said.visits), max(counted.pages, said.pages))
        if (more.visits, more.pages) != (counted.visits, counted.pages):
            DayCount.objects.filter(pk=counted.pk).update(visits=more.visits, pages=more.pages)
            changed += 1
    return changed


@dataclass(frozen=True)
class StatedTotal:
    """A total that a former counter reached, until which day, and who says so."""

    visits: int
    until_on: date
    stated_by: str


@transaction.atomic
def state_former_total(
    *, by: Person | None, at: datetime, unit: Unit, stated: StatedTotal | None
) -> None:
    """Add the total of a former counter to what is shown, or take it away (None)."""
    if stated is None:
        FormerTotal.objects.filter(unit=unit).delete()
    else:
        said = {name: getattr(stated, name) for name in stated.__dataclass_fields__}
        FormerTotal.objects.update_or_create(unit=unit, defaults=said)
    detail: dict[str, str | int | None] = {"visits": stated.visits if stated else None}
    deed = Deed("participation.state_total", "unit", unit.code, unit.code, detail)
    record(by=by, at=at, deed=deed)
