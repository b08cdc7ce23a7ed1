"""Old addresses: whatever an older portal called a page goes on leading there."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponsePermanentRedirect
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from tiendo.portal.models import HomePage

LONGEST = 255
"""So many letters of an old path are kept; a part of one would lead elsewhere."""


def redirected(request: HttpRequest) -> HttpResponsePermanentRedirect | None:
    """Where an old address with a question in it leads; None where it is no old address."""
    asked = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
    found = get_redirect(request, asked)
    link = found.link if found else None
    return HttpResponsePermanentRedirect(link) if link else None


def remember(address: str, page: Page, home: HomePage) -> list[str]:
    """Let an old address lead to a page: as it was, and below the portal.

    ``http://old.gov.vn/tin.aspx?id=5`` answers at ``/tin.aspx?id=5`` of the portal's own host (or
    of this site, where it has none) and at ``/hong-linh/tin.aspx?id=5``. The paths, for a report;
    none for what is no address, or too long a one to be kept.
    """
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return []
    path = parts.path or "/"
    asked = f"{path}?{parts.query}" if parts.query else path
    own = Site.objects.filter(root_page_id=home.pk).first()
    wanted = [asked] if own else [asked, f"/{home.slug}{asked}"]
    paths = [path for one in wanted if len(path := Redirect.normalise_path(one)) <= LONGEST]
    for one in paths:
        Redirect.objects.update_or_create(
            old_path=one, site=own, defaults={"redirect_page": page, "is_permanent": True}
        )
    return paths
