"""Visits for everybody: the beacon, the page with the definition, the daily counts as files."""

from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from tiendo.common.tables import Table, download
from tiendo.common.visitors import within_limit
from tiendo.participation.actions.visits import see, see_again
from tiendo.participation.marks import visit_mark
from tiendo.participation.queries.robots import is_robot
from tiendo.participation.queries.visits import FLOOR, NOW_MINUTES, daily_counts, visit_counts
from tiendo.participation.showing import count_words
from tiendo.participation.turns import in_turn
from tiendo.participation.views.public import is_own, page
from tiendo.participation.views.questions import unit_of
from tiendo.units.queries import Unit

SHOWN_DAYS = 30


@csrf_exempt
@require_POST
def beacon(request: HttpRequest) -> HttpResponse:
    """Count a page that somebody saw, and answer with the counts; machines are not counted.

    It needs no token: all it can do is count one more page of the sender's own visit.
    """
    unit = unit_of(request.POST.get("don-vi", "").replace("\x00", "")[:40])
    at = timezone.now()
    if is_own(request) and not is_robot(request.headers.get("User-Agent", "")):
        _count(request, unit, at)
    answer = JsonResponse(count_words(visit_counts(unit, at)))
    answer["Cache-Control"] = "no-store"
    return answer


@in_turn()
def _count(request: HttpRequest, unit: Unit, at: datetime) -> None:
    """A page more; a visit begins only as far as one place may begin some in a minute."""
    mark, limit = visit_mark(request, at), settings.TAKING_PART_PER_MINUTE
    if see_again(at=at, unit=unit, mark=mark):
        return
    if within_limit(request, "participation-visit", limit):
        see(at=at, unit=unit, mark=mark)


@require_safe
def visits(request: HttpRequest, unit: str) -> HttpResponse:
    """The counts with their definition, and the last thirty days."""
    named = unit_of(unit)
    counts = visit_counts(named, timezone.now())
    context = {
        "unit": named,
        "counts": counts,
        "words": count_words(counts),
        "days": daily_counts(named)[:SHOWN_DAYS],
        "floor": FLOOR,
        "minutes": NOW_MINUTES,
    }
    return page("participation/visits.html", context, is_listed=True)


@require_safe
def visits_file(request: HttpRequest, unit: str, form: str) -> HttpResponse:
    """Visits and pages of every day, for anyone."""
    named = unit_of(unit)
    rows = [(day["on"], day["visits"], day["pages"]) for day in daily_counts(named)]
    table = Table(f"visits-{named.code}", ("on", "visits", "pages"), rows)  # type: ignore[arg-type]
    return download(table, form)
