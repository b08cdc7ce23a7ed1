"""Kinds of what is published, and places of figures, in words."""

from django.utils.translation import gettext as _

from tiendo.publishing.models import Kind
from tiendo.publishing.references import PARTS


def kind_words(kind: str) -> str:
    """What a snapshot is a copy of; a kind this edition does not know as it is."""
    return str(Kind(kind).label) if kind in Kind.values else kind


def place_words(place: str) -> str:
    """The place of a figure: "figure 3" for so-3; of a board the indicator's code, with what of it
    is said."""
    start, _dash, number = place.partition("-")
    if start == "so":
        return _("figure %(number)s") % {"number": number}
    code, _colon, part = place.partition(":")
    return f"{code}, {PARTS[part]}" if part in PARTS else place
