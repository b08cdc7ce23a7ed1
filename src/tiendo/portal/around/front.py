"""What the front page of a portal shows besides its news: the board, corrections, what is open."""

from typing import Any

from wagtail.models import Page

from tiendo.portal.around.corrected import corrected
from tiendo.portal.models.home import HomePage
from tiendo.publishing.queries import Kind, latest, latest_of_unit

FEW = 3
WORST = 5


def front(home: HomePage) -> dict[str, Any]:
    """The newest published board in one glance, the last corrections, and the open drafts."""
    return {
        "board": _board(home),
        "corrections": corrected(home)[:FEW],
        "open": _links(home, "consultationpage"),
        "corrections_address": _first(home, "correctionspage"),
    }


def _board(home: HomePage) -> dict[str, Any] | None:
    """The board of the latest period that was published, with the address of its page."""
    boards = latest_of_unit(home.unit, [Kind.BOARD])
    newest = max((one.subject for one in boards), key=lambda one: one.rsplit(":", 1)[1], default="")
    kept = latest(newest) if newest else None
    if kept is None:
        return None
    period = str(kept.content["period"])
    page = home.get_children().live().filter(slug=f"bang-{period.lower()}").first()
    worst = kept.content["worst"][:WORST]
    return {
        "period_words": kept.content["period_words"],
        "counts": kept.content["counts"],
        "invented": kept.content["invented"],
        "worst": [one for code in worst for one in kept.content["lines"] if one["code"] == code],
        "address": page.url if page else "",
    }


def _links(home: HomePage, model: str) -> list[dict[str, str]]:
    pages = home.get_descendants().live().filter(content_type__model=model)
    return [
        {"title": one.title, "address": one.url}
        for one in pages.order_by("-first_published_at")[:FEW]
    ]


def _first(home: HomePage, model: str) -> str:
    page: Page | None = home.get_children().live().filter(content_type__model=model).first()
    return page.url if page else ""
