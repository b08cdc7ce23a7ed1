"""What a preview carries to its confirmation: signed, packed, and bound to one page and person.

Nothing is kept between the two steps; a preview that is left takes nothing with it.
"""

from typing import Any

from django.core import signing

_SALT = "tiendo.results.excel.preview"
_AGE = 12 * 3600
"""Seconds a preview may wait."""


def carry(page: str, person: int | None, said: Any) -> str:
    """A text for a hidden field of the page."""
    return signing.dumps([page, person, said], salt=_SALT, compress=True)


def carried(page: str, person: int | None, text: str) -> Any:
    """What the hidden field holds; None when it is stale, changed, or of another page or person."""
    try:
        at, whose, said = signing.loads(text, salt=_SALT, max_age=_AGE)
    except (signing.BadSignature, ValueError):
        return None
    return said if at == page and whose == person else None
