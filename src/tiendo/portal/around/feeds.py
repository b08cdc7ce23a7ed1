"""Feeds of a portal, as RSS and Atom: its news, and its corrections."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.translation import gettext as _

from tiendo.portal.around.corrected import corrected
from tiendo.portal.around.listing import newest
from tiendo.portal.models.home import HomePage

FORMS: dict[str, tuple[type[SyndicationFeed], str]] = {
    "rss": (Rss201rev2Feed, "application/rss+xml; charset=utf-8"),
    "atom": (Atom1Feed, "application/atom+xml; charset=utf-8"),
}


def feeds(home: HomePage) -> Iterator[tuple[str, bytes, str]]:
    """Each feed of a portal: the name of its file, its bytes, its content type."""
    site = home.full_url.removesuffix(home.url) if home.url.startswith("/") else ""
    news = _("%(unit)s: news") % {"unit": home.unit.full_name}
    changed = _("%(unit)s: corrections") % {"unit": home.unit.full_name}
    for form, (kind, content_type) in FORMS.items():
        for name, title, entries in (
            ("tin-moi", news, _news(home)),
            ("dinh-chinh", changed, _corrections(home)),
        ):
            feed = kind(
                title=title,
                link=home.full_url,
                description=home.motto or title,
                language="vi",
                feed_url=f"{home.full_url}{name}.{form}",
            )
            for entry in entries:
                feed.add_item(**entry | {"link": _whole(entry["link"], site)})
            yield f"{name}.{form}", feed.writeString("utf-8").encode(), content_type


def _whole(address: str, site: str) -> str:
    """An address with the site's before it, where it has none."""
    return f"{site}{address}" if address.startswith("/") else address


def _news(home: HomePage) -> Iterator[dict[str, Any]]:
    for one in newest(home):
        yield {
            "title": one["title"],
            "link": one["address"],
            "description": one["lead"],
            "pubdate": datetime.fromisoformat(one["published_at"]),
            "updateddate": datetime.fromisoformat(one["changed_at"]),
            "unique_id": one["key"],
        }


def _corrections(home: HomePage) -> Iterator[dict[str, Any]]:
    for one in corrected(home)[:50]:
        at = timezone.localtime(datetime.fromisoformat(one["made_at"]))
        changed = "; ".join(
            f"{change['before'] or '—'} → {change['after'] or '—'}" for change in one["changes"]
        )
        yield {
            "title": _("Corrected: %(title)s") % {"title": one["title"]},
            "link": one["address"],
            "description": " ".join(part for part in (one["note"], changed) if part),
            "pubdate": at,
            "updateddate": at,
            "unique_id": f"{one['subject']}:{one['version']}",
        }
