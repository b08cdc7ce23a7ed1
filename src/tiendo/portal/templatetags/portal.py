"""What public pages need in their templates: the frame of a page that no page of the portal is."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import template
from django.http import QueryDict
from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tiendo.portal.around.frame import frame_of_unit
from tiendo.portal.composing.drawing import chart_of
from tiendo.portal.library.boards_shown import CERTAINTIES, STATES, shown_board

register = template.Library()


@register.simple_tag(takes_context=True)
def standing_frame(context: Any) -> str:
    """Put ``frame`` where a view gave only ``unit``; writes nothing."""
    if "frame" not in context and context.get("unit") is not None:
        context["frame"] = frame_of_unit(context["unit"])
    return ""


@register.simple_tag(takes_context=True)
def page_address(context: Any, page: int, step: int) -> str:
    """The address of the page before or after, with everything else that was asked."""
    asked = context["asked"].copy() if context.get("asked") else QueryDict(mutable=True)
    asked["trang"] = str(page + step)
    return f"?{asked.urlencode()}"


@register.filter
def day(written: str) -> str:
    """A day or moment of a content as an office writes it: 2020-10-09 is 9/10/2020."""
    try:
        found = datetime.fromisoformat(written)
    except (TypeError, ValueError):
        return ""
    if found.tzinfo is not None:
        found = timezone.localtime(found)
    return f"{found.day}/{found.month}/{found.year}"


@register.filter
def at(listed: Sequence[Any], place: int) -> Any:
    """What stands at a place of a list, or nothing."""
    return listed[place] if place < len(listed or []) else None


@register.simple_tag
def chart(block: dict[str, Any]) -> SafeString:
    """A chart of the points of a block; beside it stands their table."""
    return chart_of(block)


@register.simple_tag(takes_context=True)
def board(context: Any, content: dict[str, Any]) -> dict[str, Any]:
    """A published board as citizens read it, each line with the address of its page."""
    return shown_board(content, context["frame"].get("home"))


@register.simple_tag
def figure_cell(cell: Any) -> SafeString:
    """A printed number, as a link to its entry in the ledger if it has one; words as they are."""
    if not isinstance(cell, dict):
        return conditional_escape(str(cell or ""))
    printed, place = cell.get("printed", cell.get("words", "")), cell.get("place", "")
    if not place:
        return conditional_escape(str(printed))
    return format_html('<a class="so-lieu" href="#{0}" id="{0}-o-day">{1}</a>', place, printed)


@register.filter
def by_state(counts: dict[str, int]) -> list[tuple[str, int]]:
    """The states of a board with their counts, the good first."""
    return [(state, counts.get(state, 0)) for state in STATES]


@register.filter
def certainty(code: str) -> str:
    """How sure a value is, in words."""
    return str(CERTAINTIES.get(code, ""))


@register.filter
def answer_of(content: dict[str, Any]) -> str:
    """Whether a board is on course, in one sentence."""
    counts = content["counts"]
    judged = sum(counts.get(state, 0) for state in STATES[:-1])
    said = {"good": counts.get("on-course", 0), "judged": judged, "risk": counts.get("at-risk", 0)}
    if not judged:
        return _("There are no figures to tell by yet.")
    if said["good"] == judged:
        return _("Yes: all %(judged)s indicators with figures are on course.") % said
    if not said["risk"]:
        return _("Mostly: %(good)s of %(judged)s indicators are on course, none is at risk.") % said
    return (
        _("In part: %(good)s of %(judged)s indicators are on course, %(risk)s are at risk.") % said
    )


@register.filter
def cells(block: dict[str, Any]) -> list[list[dict[str, str]]]:
    """The rows of a table: each cell as printed, with its place in the ledger."""
    return [
        [{"printed": printed, "place": place} for printed, place in zip(row, places, strict=True)]
        for row, places in zip(block["rows"], block["places"], strict=True)
    ]
