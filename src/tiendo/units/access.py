"""The guards of every page that belongs to a unit: signed in, and acting for it in a fit role."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from tiendo.units.models import Assignment, Role, Unit
from tiendo.units.queries import NoSuchUnitError, assignments_on, bearer, overseeing

View = Callable[..., HttpResponse]


def acting(request: HttpRequest) -> list[Assignment]:
    """What the person does today, their own roles and stand-ins; asked of the database once."""
    known: list[Assignment] | None = getattr(request, "known_assignments", None)
    if known is None:
        user = request.user
        known = list(assignments_on(user, timezone.localdate())) if user.is_authenticated else []
        request.known_assignments = known  # type: ignore[attr-defined]
    return known


def for_roles(*roles: Role, with_site: bool = False) -> Callable[[View], View]:
    """Open the view to these roles of the unit its address names.

    The view takes the unit in place of the address. To somebody who does not act for the unit the
    page does not exist (404), so that nobody learns what other units keep. For a stand-in the event
    of whatever is done names whom they stand in for. ``with_site`` opens it to administrators of
    the whole site as well, who act for no unit.
    """

    def fitting(request: HttpRequest, unit: Unit) -> list[Assignment]:
        return [one for one in acting(request) if one.unit_id == unit.pk and one.role in roles]

    return _guard(fitting, with_site=with_site)


def for_viewers(*roles: Role, with_site: bool = False) -> Callable[[View], View]:
    """Open a view that shows approved values only: also to whoever acts for a unit above.

    Without roles every role will do. What is not approved stays behind ``for_roles``. ``with_site``
    is as there.
    """

    def fitting(request: HttpRequest, unit: Unit) -> list[Assignment]:
        held = [one for one in acting(request) if not roles or one.role in roles]
        return overseeing(held, unit, timezone.localdate())

    return _guard(fitting, with_site=with_site)


def _guard(
    fitting: Callable[[HttpRequest, Unit], Sequence[Assignment]], *, with_site: bool = False
) -> Callable[[View], View]:
    def guard(view: View) -> View:
        @login_required
        @wraps(view)
        def guarded(request: HttpRequest, unit: str, *args: Any, **kwargs: Any) -> HttpResponse:
            try:
                named = bearer(unit, timezone.localdate())
            except NoSuchUnitError as fault:
                raise Http404(str(fault)) from fault
            held = fitting(request, named)
            if held:
                mark_stand_in(request, held)
            elif not (with_site and request.user.is_superuser):
                raise Http404("not of this unit")
            request.unit = named  # type: ignore[attr-defined]
            return view(request, named, *args, **kwargs)

        return guarded

    return guard


def mark_stand_in(request: HttpRequest, held: Sequence[Assignment]) -> None:
    """Note on the person whom they stand in for, unless a role of their own opened the page."""
    if all(one.person_id != request.user.pk for one in held):
        request.user.standing_in_for = held[0].person.get_username()  # type: ignore[union-attr]
