"""A unit's own page, the choice between several, and where a person who signed in goes first."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tiendo.common.tables import download
from tiendo.units.access import acting, for_viewers
from tiendo.units.models import Assignment, Unit
from tiendo.units.showing import record_context, record_table


@login_required
@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """The units this person acts for, with the roles; with one unit, straight to it."""
    held: dict[Unit, list[Assignment]] = {}
    for one in acting(request):
        held.setdefault(one.unit, []).append(one)
    if len(held) == 1:
        return redirect("units:unit", unit=next(iter(held)).address)
    return render(request, "units/choose.html", {"rows": list(held.items())})


@for_viewers()
@require_safe
def unit(request: HttpRequest, unit: Unit) -> HttpResponse:
    """The unit: its facts and place, who acts for it, who came before and after, what is below."""
    context = record_context(unit, request.GET.get("trang"))
    mine = [one for one in acting(request) if one.unit_id == unit.pk]
    context |= {"mine": mine, "today": timezone.localdate()}
    return render(request, "units/unit.html", context)


@for_viewers()
@require_safe
def unit_file(request: HttpRequest, unit: Unit, form: str) -> HttpResponse:
    """Its ties to earlier and later units as a file."""
    return download(record_table(unit), form)
