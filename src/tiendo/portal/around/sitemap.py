"""Where search engines begin: the addresses of a portal, and what a site says to robots."""

from xml.etree.ElementTree import Element, SubElement, tostring

from django.utils import timezone
from wagtail.models import Site

from tiendo.portal.models.home import HomePage

_NAMES = "http://www.sitemaps.org/schemas/sitemap/0.9"
MOST = 50_000
"""No more addresses stand in one file (sitemaps.org)."""
CLOSED = ("/don-vi/", "/toa-soan/", "/tai-khoan/", "/quan-tri/", "/tham-gia/", "/luot-xem/")
"""The office and the forms are nothing to index."""


def sitemap(home: HomePage) -> bytes:
    """Every public address of a portal, with the day it last changed."""
    root = Element("urlset", xmlns=_NAMES)
    pages = home.get_descendants(inclusive=True).live().order_by("-last_published_at")
    for page in pages[:MOST]:
        one = SubElement(root, "url")
        SubElement(one, "loc").text = page.full_url
        if page.last_published_at:
            at = timezone.localtime(page.last_published_at)
            SubElement(one, "lastmod").text = at.isoformat(timespec="seconds")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="utf-8")


def robots(site: Site) -> bytes:
    """What a site says to robots, with the sitemaps of its portals."""
    homes = HomePage.objects.descendant_of(site.root_page, inclusive=True).live()
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED), ""]
    lines += [f"Sitemap: {home.full_url}sitemap.xml" for home in homes.order_by("path")]
    return "\n".join([*lines, ""]).encode()
