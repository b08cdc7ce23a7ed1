"""How citizens are answered: pages made without a session, so that no cookie is ever set."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string, select_template

from tiendo.common.visitors import within_limit

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
