"""The calendar feed: a private address that a calendar program asks, and the page that makes it."""

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tiendo.results.actions import digest_of, make_link, revoke_link
from tiendo.results.feed import calendar_of
from tiendo.results.queries.rounds import link_made_at, link_of, rounds_for
from tiendo.units.queries import units_of

BACK = timedelta(days=90)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest) -> HttpResponse:
    """Make the link, which is shown this once; or revoke it."""
    secret = ""
    if request.method == "POST":
        if request.POST.get("viec") == "thu-hoi":
            revoke_link(by=request.user, at=timezone.now())  # type: ignore[arg-type]
            messages.success(request, _("The link no longer works."))
            return redirect("calendar:link")
        secret = make_link(by=request.user, at=timezone.now())  # type: ignore[arg-type]
    address = settings.SITE_ADDRESS + reverse("calendar:feed", args=[secret]) if secret else ""
    context = {"address": address, "made_at": link_made_at(request.user)}  # type: ignore[arg-type]
    response = render(request, "results/calendar.html", context)
    response["Cache-Control"] = "private, no-store"
    return response


@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The person's rounds of the last months and to come; the address itself is the key."""
    held = link_of(digest_of(secret))
    if held is None:
        raise Http404("no such link")
    today = timezone.localdate()
    rounds = rounds_for(units_of(held.person, today), today - BACK)
    content = calendar_of(rounds, request.get_host())
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = "private, max-age=3600"
    return response
