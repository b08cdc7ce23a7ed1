"""What public pages need in their templates: the frame of a page that no page of the portal is."""

from datetime import datetime
from typing import Any

from django import template
from django.http import QueryDict
from django.utils import timezone

from tiendo.portal.frame import frame_of_unit

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
