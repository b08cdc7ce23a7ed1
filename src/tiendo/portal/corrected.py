"""What was corrected of a portal, as its page and its feed tell it."""

from typing import Any

from tiendo.portal.models.home import HomePage


def corrected(home: HomePage) -> list[dict[str, Any]]:
    """Every correction of the unit of a portal, the newest first."""
    return []
