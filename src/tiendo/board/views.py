"""The leader's board of a unit and period, as a page and as files; the way to the latest."""

from __future__ import annotations

from dataclasses import asdict
from hashlib import blake2b

from django.contrib.messages import get_messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from tiendo.board.composing import Board
from tiendo.board.drawn import DrillShown, month_table
from tiendo.board.drill import Drill, drill
from tiendo.board.guards import address_of, of_period, sees_above
from tiendo.board.kept import board_of, kept, mark
from tiendo.board.periods import choices, latest
from tiendo.board.shown import COLUMNS, FIRST, BoardShown, Filter
from tiendo.common.frame import theme
from tiendo.common.tables import Table, download
from tiendo.common.templatetags.pieces import STATES
from tiendo.common.wording import period_words
from tiendo.indicators.queries import Field
from tiendo.units.access import for_viewers
from tiendo.units.queries import Unit
from tiendo_core.periods import Period


@for_viewers()
@require_safe
def newest(request: HttpRequest, unit: Unit) -> HttpResponse:
    """To the board of the latest period the unit has values of."""
    period = latest(unit, timezone.localdate())
    return redirect("board:board", unit=address_of(unit, period), period=period.code)


def _wanted(request: HttpRequest) -> Filter:
    """The filters of the address; what is not known is no filter."""
    state, field = request.GET.get("trang-thai", ""), request.GET.get("linh-vuc", "")
    return Filter(
        state if state in STATES else "",
        field if field in Field.values else "",
        request.GET.get("tim", "").strip()[:100],
    )


@of_period
@require_safe
def board(request: HttpRequest, unit: Unit, period: Period) -> HttpResponse:
    """The board: are we on course, and if not, what must happen?"""
    chosen = request.GET.get("ky", "")
    if chosen and chosen != period.code:
        return redirect("board:board", unit=unit.code, period=chosen)
    wanted, today = _wanted(request), timezone.localdate()
    marked = mark(unit, period, today)
    tag = _tag(request, marked)
    if _has(request, tag):
        return HttpResponseNotModified(headers={"ETag": tag})
    key = (unit.pk, period.code, get_language(), *asdict(wanted).values())
    body = kept(key, marked, lambda: _body(unit, board_of(unit, period, marked), wanted))
    context = {"unit": unit, "body": body, "period": period, "period_words": period_words(period)}
    return _tagged(render(request, "board/board.html", context), tag)


def _body(unit: Unit, known: Board, wanted: Filter) -> SafeString:
    """Everything below the frame: the same for everybody who may look."""
    address = address_of(unit, known.period)
    here = reverse("board:board", kwargs={"unit": address, "period": known.period.code})
    shown = BoardShown(known, wanted, here)
    context = {
        "unit": unit,
        "here": here,
        "board": known,
        "shown": shown,
        "first": shown.worst[:FIRST],
        "more": max(len(shown.worst) - FIRST, 0),
        "periods": choices(unit, known.period),
        "period_words": period_words(known.period),
    }
    return render_to_string("board/body.html", context)


@of_period
@require_safe
def board_file(request: HttpRequest, unit: Unit, period: Period, form: str) -> HttpResponse:
    """The board as a file, with the same filters."""
    known = board_of(unit, period, mark(unit, period, timezone.localdate()))
    rows = BoardShown(known, _wanted(request)).rows()
    return download(Table(f"bang-{unit.code}-{period.code}", COLUMNS, rows), form)


def _looked_into(request: HttpRequest, unit: Unit, period: Period, code: str) -> Drill:
    """One indicator of the board, or 404."""
    known = board_of(unit, period, mark(unit, period, timezone.localdate()))
    line = known.line(code)
    if line is None:
        raise Http404(f"{code} is not on this board")
    return drill(known, line, sees_above(request, unit))


@of_period
@require_safe
def indicator(request: HttpRequest, unit: Unit, period: Period, code: str) -> HttpResponse:
    """One indicator: its history, versions and plans, the units below, and its like."""
    shown = DrillShown(_looked_into(request, unit, period, code), period)
    here = reverse("board:board", kwargs={"unit": address_of(unit, period), "period": period.code})
    context = {
        "unit": unit,
        "period": period,
        "period_words": period_words(period),
        "shown": shown,
        "line": shown.line,
        "here": here,
        "table": f"{here}{code}/",
    }
    return render(request, "board/indicator.html", context)


@of_period
@require_safe
def indicator_file(
    request: HttpRequest, unit: Unit, period: Period, code: str, form: str
) -> HttpResponse:
    """The months of one indicator as a file."""
    rows = month_table(_looked_into(request, unit, period, code))
    return download(Table(f"{code}-{unit.code}", ("month", "in_month", "cumulative"), rows), form)


def _tag(request: HttpRequest, marked: str) -> str:
    """The entity tag of a page for one person: what it rests on, and what the frame shows."""
    get_token(request)  # the forms of the frame need the same one from the first page on
    said = (
        marked,
        request.get_full_path(),
        request.user.pk,
        get_language(),
        theme(request),
        request.META.get("CSRF_COOKIE", ""),
        timezone.localdate(),
    )
    return f'"{blake2b(repr(said).encode(), digest_size=12).hexdigest()}"'


def _has(request: HttpRequest, tag: str) -> bool:
    """Whether the browser has this very page and nothing waits to be told on it."""
    given = request.META.get("HTTP_IF_NONE_MATCH", "")
    return tag in given.replace("W/", "") and not len(get_messages(request))


def _tagged(response: HttpResponse, tag: str) -> HttpResponse:
    """A page the browser may keep for its person and must ask about before it shows it again."""
    response["ETag"] = tag
    response["Cache-Control"] = "private, no-cache"
    patch_vary_headers(response, ("Cookie",))
    return response
