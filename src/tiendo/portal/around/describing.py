"""What a page says of itself to machines: description, card, structured data, its one address."""

import json
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from tiendo.portal.models.base import PortalPage
from tiendo.portal.searching.pages import words

LONGEST = 200
CARD = "anh-chia-se.png"

_IN_SCRIPT = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def described(page: PortalPage, content: dict[str, Any]) -> dict[str, Any]:
    """The head of a page for machines."""
    is_article = page._meta.model_name == "articlepage"
    description = shortened(content.get("lead") or " ".join(words(content.get("blocks", []))))
    address = page.full_url or ""
    return {
        "title": page.seo_title or page.title,
        "description": page.search_description or description or page.title,
        "address": address,
        "kind": "article" if is_article else "website",
        "card": f"{address}{CARD}" if is_article else "",
        "card_words": page.title,
        "structured": structured(_data(page, content, description, is_article=is_article)),
    }


def shortened(text: str) -> str:
    """The beginning of a text, cut between words."""
    whole = " ".join(text.split())
    if len(whole) <= LONGEST:
        return whole
    return whole[:LONGEST].rsplit(" ", 1)[0] + "…"


def structured(data: list[dict[str, Any]]) -> SafeString:
    """Data in the words of schema.org, as a block that no browser runs."""
    said = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_IN_SCRIPT)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(said))  # noqa: S308


def _data(
    page: PortalPage, content: dict[str, Any], description: str, *, is_article: bool
) -> list[dict[str, Any]]:
    unit = page.unit
    office = {"@type": "GovernmentOrganization", "name": unit.full_name, "url": page.home.full_url}
    found: list[dict[str, Any]] = []
    if is_article:
        found.append(
            {
                "@context": "https://schema.org",
                "@type": "NewsArticle",
                "headline": page.title,
                "description": description,
                "inLanguage": page.language,
                "url": page.full_url,
                "datePublished": content.get("dated_on", ""),
                "dateModified": _moment(page.last_published_at),
                "image": [f"{page.full_url}{CARD}"],
                "author": office,
                "publisher": office,
            }
        )
    if page != page.home:
        above = page.get_ancestors(inclusive=True).filter(depth__gte=page.home.depth)
        found.append(
            {
                "@context": "https://schema.org",
                "@type": "BreadcrumbList",
                "itemListElement": [
                    {
                        "@type": "ListItem",
                        "position": place,
                        "name": one.title,
                        "item": one.full_url,
                    }
                    for place, one in enumerate(above, start=1)
                ],
            }
        )
    else:
        found.append({"@context": "https://schema.org", **office})
    return found


def _moment(at: Any) -> str:
    return at.isoformat(timespec="seconds") if at else ""
