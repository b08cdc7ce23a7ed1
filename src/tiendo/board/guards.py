"""Who may look at a board, of which unit, for which period."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from tiendo.units.access import acting, for_viewers
from tiendo.units.queries import Unit, registry
from tiendo_core.periods import Period, PeriodFault

View = Callable[..., HttpResponse]


def of_period(view: View) -> View:
    """Open the view to whoever sees the unit; it takes the unit and the period.

    A code without a day names the unit that bore it at the period's end. A period that did not
    begin with its year leads to the one that did: plans are of years, and so is every board.
    """
    guarded = for_viewers()(view)

    @wraps(view)
    def found(request: HttpRequest, unit: str, period: str, **more: Any) -> HttpResponse:
        try:
            asked = Period.parse(period)
        except PeriodFault as fault:
            raise Http404(str(fault)) from fault
        if asked.months is None or asked.start_on.year != asked.last_on.year:
            raise Http404(f"{period} is not made of whole months of one year.")
        if not asked.is_cumulative:
            return redirect(request.path.replace(f"/{period}/", f"/{asked.cumulative().code}/", 1))
        return guarded(request, unit=_bearer(unit, asked), period=asked, **more)

    return found


def _bearer(address: str, period: Period) -> str:
    """The address of the unit that bore a code at a period's end, where another bears it now."""
    if "@" in address:
        return address
    day = min(period.last_on, timezone.localdate())
    there = registry().units.bearer(address, day)
    return f"{address}@{day.isoformat()}" if there else address


def address_of(unit: Unit, period: Period) -> str:
    """How an address names a unit of a board: by its code alone where that is enough."""
    return unit.code if _is_plain(unit, period) else unit.address


def _is_plain(unit: Unit, period: Period) -> bool:
    day = min(period.last_on, timezone.localdate())
    there = registry().units.bearer(unit.code, day)
    return there is not None and there.key == unit.key


def sees_above(request: HttpRequest, unit: Unit) -> bool:
    """Whether the person sees the unit above too, and so the units beside this one by name."""
    units, today = registry(), timezone.localdate()
    above = units.parent_of(unit.key, today) if unit.key in units.records else None
    if above is None:
        return False
    overseers = units.overseers(above, today)
    return any(one.unit.key in overseers for one in acting(request))
