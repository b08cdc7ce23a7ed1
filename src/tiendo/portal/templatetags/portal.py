"""What public pages need in their templates: the frame of a page that no page of the portal is."""

from typing import Any

from django import template

from tiendo.portal.frame import frame_of_unit

register = template.Library()


@register.simple_tag(takes_context=True)
def standing_frame(context: Any) -> str:
    """Put ``frame`` where a view gave only ``unit``; writes nothing."""
    if "frame" not in context and context.get("unit") is not None:
        context["frame"] = frame_of_unit(context["unit"])
    return ""
