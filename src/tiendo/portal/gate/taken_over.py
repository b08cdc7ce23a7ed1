"""What came from an older portal: known by its words as they were printed then."""

from __future__ import annotations

import hashlib
import json

from tiendo.portal.models.article import ArticlePage


def digest(page: ArticlePage) -> str:
    """The digest of an article's words, with those of its byline and of its head."""
    head = (page.title, page.lead, page.author, page.seo_title, page.search_description)
    words = [*head, page.picture_id, page.body.raw_data and list(page.body.raw_data)]
    written = json.dumps(words, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(written.encode()).hexdigest()


def is_as_taken(page: ArticlePage) -> bool:
    """Whether an article still says what it said when it was taken over, letter for letter."""
    return bool(page.taken_over_on) and digest(page) == page.taken_over_text
