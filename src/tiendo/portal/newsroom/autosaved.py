"""A new page that saved itself while somebody pressed a button: both are the same page.

Wagtail's editor saves a new page by itself. Where somebody publishes, checks or sends it in that
very moment, the form still goes to the address of adding: it would make a second page, or fail at
an address that is taken. It goes on to the page that was just made instead, with all it holds.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from wagtail.models import Page

from tiendo.common.fold import slugged

MOMENT = timedelta(seconds=10)
ADDING = "wagtailadmin_pages:add"


def to_the_same_page(request: HttpRequest, above: Page) -> HttpResponse | None:
    """Send a form that was pressed on to the page that saved itself a moment ago, if there is one;
    the browser sends the same form again."""
    if request.method != "POST" or "application/json" in request.headers.get("Accept", ""):
        return None
    slug = slugged(request.POST.get("slug", "")) or slugged(request.POST.get("title", ""))
    since = timezone.now() - MOMENT
    made = above.get_children().filter(slug=slug, live=False, first_published_at=None)
    made = made.filter(owner=request.user, latest_revision_created_at__gte=since)
    page = made.filter(latest_revision__user=request.user).first()
    if page is None:
        return None
    return redirect("wagtailadmin_pages:edit", page.pk, preserve_request=True)


def after_a_clash(request: HttpRequest, fault: Exception) -> HttpResponse | None:
    """The same where the page saved itself while the form was being taken."""
    match: Any = request.resolver_match
    clashed = isinstance(fault, ValidationError) and "slug" in getattr(fault, "error_dict", {})
    if not clashed or match is None or match.view_name != ADDING:
        return None
    above = Page.objects.filter(pk=match.kwargs["parent_page_id"]).first()
    return to_the_same_page(request, above) if above else None
