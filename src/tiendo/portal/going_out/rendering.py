"""From a page to the bytes citizens get: made when it is published, kept, and made anew exactly
when something it shows has changed."""

import gzip
import hashlib
from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone, translation
from wagtail.models import Page

from tiendo.portal.around.describing import described
from tiendo.portal.around.frame import frame
from tiendo.portal.going_out.together import is_put_off
from tiendo.portal.models.base import PortalPage
from tiendo.portal.models.stored import RenderedPage


def html_of(page: PortalPage, content: dict[str, Any], request: HttpRequest | None = None) -> str:
    """A content of the page as HTML; nothing in it depends on who asks, so a request is given to
    dynamic types only."""
    with translation.override(page.language):
        content = content | (page.answer(request.GET) if request else {})
        context: dict[str, Any] = {
            "page": page,
            "content": content,
            "frame": frame(page),
            "meta": described(page, content),
            "takes_part": page.takes_part,
            "asked": request.GET if request else {},
        } | page.around(content)
        return render_to_string(page.get_template(request), context)


def store(pages: Iterable[PortalPage]) -> None:
    """Keep these pages ready to be sent, in the transaction of the caller."""
    for page in pages:
        if not is_put_off(_store_as_it_is_now, page.pk):
            _store(page)


def _store(page: PortalPage) -> None:
    keep(
        page.url_path,
        html_of(page, page.public_content()).encode(),
        page=page,
        subject=page.subject if page.takes_part else "",
    )


def _store_as_it_is_now(pk: int) -> None:
    """Keep a page that was to be stored, where it is still public."""
    for page in Page.objects.filter(pk=pk).live().specific():
        _store(page)


def keep(
    url_path: str,
    body: bytes,
    *,
    page: Page | None = None,
    subject: str = "",
    content_type: str = "text/html; charset=utf-8",
) -> None:
    """Keep one public address as bytes."""
    RenderedPage.objects.update_or_create(
        url_path=url_path,
        defaults={
            "page_id": page.pk if page else None,
            "subject": subject,
            "content_type": content_type,
            "body": gzip.compress(body, 6, mtime=0),
            "etag": hashlib.sha256(body).hexdigest()[:40],
            "rendered_at": timezone.now(),
        },
    )


def forget(url_path: str) -> None:
    """No longer send an address, nor what stood below it."""
    RenderedPage.objects.filter(url_path__startswith=url_path).delete()


def stored_elsewhere(page: Page) -> list[str]:
    """The addresses a page, what stands below it and their files are still kept under, though it
    has moved."""
    kept = RenderedPage.objects.filter(page__path__startswith=page.path)
    kept = kept.exclude(url_path__startswith=page.url_path)
    return list(kept.values_list("url_path", flat=True))


def dependents(page: PortalPage) -> list[PortalPage]:
    """The stored pages that show something of a page: itself, the lists above it, and others.

    The home page and what stands right below it are named on every page of the portal.
    """
    is_named = page.is_standing or page.show_in_menus
    if page.depth == page.home.depth or (is_named and page.depth == page.home.depth + 1):
        found = page.home.get_descendants(inclusive=True).live().specific()
    else:
        found = page.get_ancestors(inclusive=True).live().specific()
        if page.get_descendants().live().exists():
            found = [*found, *page.get_descendants().live().specific()]
    shown_on = [*found, *page.also_shown_on()]
    return [one for one in shown_on if isinstance(one, PortalPage) and not one.is_dynamic]
