"""How citizens are answered: pages made without a session, so that no cookie is ever set."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string, select_template

from tiendo.common.visitors import within_limit
from tiendo.participation.refusals import Refusal, TooMany
from tiendo.participation.turns import in_turn

T = TypeVar("T")

PORTAL, PLAIN = "portal/base.html", "participation/plain.html"

CROWD_PER_MINUTE = 5
"""More comments from one place in a minute are marked for the moderator."""

PIECE = "X-Piece"
"""The header by which our script asks for a piece of a page instead of the whole."""


def page(
    template: str, context: Mapping[str, object], status: int = 200, is_listed: bool = False
) -> HttpResponse:
    """A page of its own, never kept by anybody on the way, and by search engines only if listed."""
    content = render_to_string(template, {**context, "base": base(context)})
    answer = _answer(content, status)
    if not is_listed:
        answer["X-Robots-Tag"] = "noindex"
    return answer


def base(context: Mapping[str, object]) -> str:
    """What a page stands in: the portal's own frame where there is a portal and a unit is named."""
    of_portal = (PORTAL,) if context.get("unit") else ()
    return str(select_template((*of_portal, PLAIN)).template.name)


def piece(template: str, context: Mapping[str, object]) -> HttpResponse:
    """A piece of a page, for our script; always 200, for a refusal too is something it shows, and
    a browser writes any other status into its console as a fault."""
    return _answer(render_to_string(template, dict(context)), 200)


def wants_piece(request: HttpRequest) -> bool:
    """Whether our script asked."""
    return request.headers.get(PIECE) == "1"


def _answer(content: str, status: int) -> HttpResponse:
    response = HttpResponse(content, status=status)
    response["Cache-Control"] = "no-store"
    response["Vary"] = PIECE
    return response


def is_own(request: HttpRequest) -> bool:
    """Whether a form was sent from a page of this site; browsers say so, other programs need not.

    Tokens are bound to nobody, so without this another site could have its visitors vote here.
    """
    return request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"


def is_crowded(request: HttpRequest) -> bool:
    """Whether so much comes from one place this minute that a moderator should know."""
    return not within_limit(request, "participation-crowd", CROWD_PER_MINUTE)


def in_one_write(request: HttpRequest, purpose: str, act: Callable[[], T]) -> T:
    """Count a use by this place and do what was asked in one transaction: in a crowd on SQLite each
    one waits for the others. The count stands also where the deed is refused."""
    limit = settings.TAKING_PART_PER_MINUTE
    with in_turn():
        if within_limit(request, f"participation-{purpose}", limit):
            try:
                return act()
            except Refusal as fault:
                refusal: Refusal = fault
        else:
            refusal = TooMany()
    raise refusal
