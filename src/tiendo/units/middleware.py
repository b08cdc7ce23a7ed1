"""The unit in the head of the page: the one the address names, else the person's first."""

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from tiendo.common.middleware import Watchful
from tiendo.units.access import acting
from tiendo.units.models import Unit


def first_unit(request: HttpRequest) -> Unit | None:
    """The unit a page without one in its address stands in."""
    held = acting(request)
    return held[0].unit if held else None


class ActingUnit(Watchful):
    """Puts ``request.unit`` there; it is only looked up when something asks for it."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with the unit at hand."""
        request.unit = SimpleLazyObject(lambda: first_unit(request))  # type: ignore[attr-defined]
        return self.get_response(request)
