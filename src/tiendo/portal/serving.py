"""Sending what is kept: the same bytes to everybody, told apart by their ETag."""

import gzip

from django.http import HttpRequest, HttpResponse
from django.utils.http import quote_etag
from wagtail.models import Site

from tiendo.portal.models.stored import RenderedPage


def url_path(request: HttpRequest, path: str) -> str:
    """The address below the root of all portals that a path means on the site of this request."""
    site = Site.find_for_request(request)
    root = site.root_page.url_path if site else "/"
    return f"{root}{path}"


def stored(address: str) -> HttpResponse | None:
    """The kept answer for an address, or None."""
    kept = RenderedPage.objects.filter(url_path=address).first()
    if kept is None:
        return None
    body = gzip.decompress(bytes(kept.body))
    return HttpResponse(
        body, content_type=kept.content_type, headers={"ETag": quote_etag(kept.etag)}
    )
