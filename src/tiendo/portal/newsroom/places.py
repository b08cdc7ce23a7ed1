"""Where an objection points to: in words, and the way back to the block in the editor."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.fields import StreamField

from tiendo.portal.models import PortalPage


def in_words(page: PortalPage, place: str) -> str:
    """A place as people say it: "Body, 3: Text"."""
    name, _dot, rest = place.partition(".")
    field = next((one for one in page._meta.concrete_fields if one.name == name), None)
    if field is None:
        return _("Title") if name == "title" else _("The page")
    label = str(field.verbose_name).capitalize()
    if not isinstance(field, StreamField):
        return label
    for number, block in enumerate(getattr(page, name), 1):
        if str(block.id or "") == rest.partition(".")[0]:
            return f"{label}, {number}: {block.block.label}"
    return label


def edit_address(page: PortalPage, place: str) -> str:
    """Where it is changed: the block itself, where the place is in one."""
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    parts = place.split(".")
    return f"{address}#block-{parts[1]}-section" if len(parts) > 1 and parts[1] else address
