"""The guard of every page that belongs to a unit: signed in, and acting for it in a fit role."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from tiendo.units.models import Role
from tiendo.units.queries import NoSuchUnitError, bearer, roles_in

View = Callable[..., HttpResponse]


def for_roles(*roles: Role) -> Callable[[View], View]:
    """Open the view to these roles of the unit its address names.

    The view takes the unit in place of the address. To somebody who does not act for the unit the
    page does not exist (404), so that nobody learns what other units keep.
    """

    def guard(view: View) -> View:
        @login_required
        @wraps(view)
        def guarded(request: HttpRequest, unit: str, *args: Any, **kwargs: Any) -> HttpResponse:
            today = timezone.localdate()
            try:
                named = bearer(unit, today)
            except NoSuchUnitError as fault:
                raise Http404(str(fault)) from fault
            if not roles_in(request.user, named, today) & set(roles):  # type: ignore[arg-type]
                raise Http404("not of this unit")
            request.unit = named  # type: ignore[attr-defined]
            return view(request, named, *args, **kwargs)

        return guarded

    return guard
