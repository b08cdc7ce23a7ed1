"""The door of the newsroom: one guard before everything under its address.

Wagtail brings a sign-in page of its own, which knows nothing of the second factor, and pages for
people, which leave no event; behind this guard nobody reaches either.
"""

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url

from tiendo.common.middleware import NEWSROOM, Watchful


class NewsroomDoor(Watchful):
    """Sign in first; then only those who may use the newsroom."""

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: object
    ) -> HttpResponse | None:
        """Turn away, before any view of the newsroom runs, who may not use it."""
        if not request.path.startswith(NEWSROOM):
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path(), resolve_url("account_login"))
        if not request.user.has_perm("wagtailadmin.access_admin"):
            raise PermissionDenied
        if request.path.startswith(f"{NEWSROOM}users/"):
            return redirect("administration:people")
        return None
