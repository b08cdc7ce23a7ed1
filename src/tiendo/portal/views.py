"""Every address of the portals."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_safe
from wagtail.views import serve

from tiendo.portal.serving.kept import answer, url_path
from tiendo.portal.serving.missing import missing
from tiendo.portal.serving.old_addresses import redirected


@require_safe
def page(request: HttpRequest, path: str) -> HttpResponseBase:
    """A page as it is kept; what asks something, or is not kept, is answered by its page type.

    An old address may differ from a page's only in what it asks (?id=123).
    """
    if request.GET and (moved := redirected(request)):
        return moved
    address = url_path(request, path)
    known = None if request.GET else answer(request, address)
    try:
        made: HttpResponseBase = known or serve(request, path)
    except Http404:
        told = missing(address)
        if told is None:
            raise
        return told
    return made


@require_safe
def file(request: HttpRequest, path: str) -> HttpResponseBase:
    """A file that was kept when its page was published: figures, a card, a feed, a list."""
    known = answer(request, url_path(request, path))
    if known is None:
        raise Http404
    return known


@require_safe
def front(request: HttpRequest) -> HttpResponseBase:
    """The portal of this host; where it has none, what waits for the person, or sign-in."""
    known = answer(request, url_path(request, ""))
    return known or redirect("my_work" if request.user.is_authenticated else "account_login")
