"""What was corrected of a portal, as its pages and its feed tell it."""

import uuid
from typing import Any

from wagtail.models import Page

from tiendo.portal.models.home import HomePage
from tiendo.publishing.queries import corrections, versions


def corrected(home: HomePage) -> list[dict[str, Any]]:
    """Every correction of the unit of a portal, the newest first."""
    found = corrections(home.unit)
    addresses = _addresses(home, [one.subject for one in found])
    return [
        {
            "subject": one.subject,
            "version": one.version,
            "title": one.title,
            "address": addresses.get(one.subject) or one.address,
            "made_at": one.made_at.isoformat(),
            "note": one.note,
            "changes": one.changes,
            "changed_a_number": one.changed_a_number,
        }
        for one in found
    ]


def corrected_here(subject: str) -> list[dict[str, Any]]:
    """The corrections of one page, the newest first."""
    return [
        {
            "made_at": one.made_at.isoformat(),
            "note": one.note,
            "changes": one.changes,
            "version": one.version,
        }
        for one in versions(subject)
        if one.version > 1 and (one.is_correction or one.note)
    ]


def _addresses(home: HomePage, subjects: list[str]) -> dict[str, str]:
    """Where the pages of these subjects stand now."""
    keys = {}
    for subject in subjects:
        try:
            keys[uuid.UUID(subject.rsplit(":", 1)[1])] = subject
        except ValueError:
            continue
    pages = Page.objects.descendant_of(home).live().filter(translation_key__in=keys)
    return {keys[page.translation_key]: page.url for page in pages}
