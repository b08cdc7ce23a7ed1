"""Where a person who signed in goes first, and the choice between several units."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tiendo.units.queries import assignments_on


def first_page(address: str) -> str:
    """The page of a unit on which work begins today: its texts."""
    return reverse("documents:list", kwargs={"unit": address})


@login_required
@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """The units this person acts for, with the roles; with one unit, straight to its work."""
    assignments = assignments_on(request.user, timezone.localdate())  # type: ignore[arg-type]
    roles: dict[int, dict[str, Any]] = {}
    for assignment in assignments:
        row = roles.setdefault(
            assignment.unit_id,
            {"unit": assignment.unit, "address": first_page(assignment.unit.address), "roles": []},
        )
        row["roles"].append(assignment.get_role_display())
    if len(roles) == 1:
        return redirect(next(iter(roles.values()))["address"])
    if not roles and request.user.is_superuser:
        return redirect("administration:people")
    return render(request, "units/choose.html", {"rows": list(roles.values())})


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """To what waits for the person; to sign-in when nobody is signed in."""
    return redirect("my_work" if request.user.is_authenticated else "account_login")
