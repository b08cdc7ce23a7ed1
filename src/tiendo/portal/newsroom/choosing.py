"""The list of values an editor picks from while writing."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.models import Page

from tiendo.common.wording import period_words
from tiendo.portal.models import PortalPage
from tiendo.portal.newsroom.seats import units_seated
from tiendo.publishing.queries import PARTS, Citable
from tiendo.publishing.queries.ahead import citable_of
from tiendo.units.queries import Unit
from tiendo_core.periods import Period, PeriodFault

SHOWN = 40


@require_safe
def dialog(request: HttpRequest) -> HttpResponse:
    """The dialog in which a figure is chosen, as HTML for the editor's script to show."""
    return render(request, "portal/newsroom/figure_dialog.html", {"units": _units(request)})


@require_safe
def values(request: HttpRequest) -> JsonResponse:
    """The values the words name (tones optional), of a period or the latest, as JSON."""
    words, written = request.GET.get("q", "")[:100], request.GET.get("ky", "").strip()[:22]
    try:
        period = str(Period.parse(written)) if written else ""
    except PeriodFault:
        return JsonResponse({"values": [], "unknown_period": written})
    found = [one for unit in _units(request) for one in citable_of(unit, words, period)]
    rows = [row for one in found[:SHOWN] for row in _rows(one)]
    return JsonResponse({"values": rows, "left_out": max(0, len(found) - SHOWN)})


def _rows(one: Citable) -> Iterator[dict[str, str | int]]:
    """Everything that can be said of a value, one choice each."""
    for part in one.parts():
        yield {
            "reference": str(part.reference),
            "printed": part.printed,
            "name": one.name,
            "part": str(PARTS[part.reference.part]),
            "period": period_words(Period.parse(one.period)),
            "version": one.value_version,
            "certainty": one.certainty,
            "approved_on": one.approved_on.isoformat() if one.approved_on else "",
            "invented": one.invented,
        }


def _units(request: HttpRequest) -> list[Unit]:
    """The unit of the page that is written; without one, those the person has a seat in."""
    asked = request.GET.get("trang", "")
    if not asked.isdigit():
        return units_seated(request.user, timezone.localdate())
    page = Page.objects.filter(pk=int(asked)).first()
    page = page.specific if page else None
    if not isinstance(page, PortalPage):
        return []
    allowed = page.permissions_for_user(request.user)
    may_write = allowed.can_edit() or allowed.can_add_subpage()
    return [page.unit] if may_write else []
