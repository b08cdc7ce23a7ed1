"""What is found for a question: the ranks, the filters, and the words that are shown of it.

Found is what holds all words, tones optional: as asked, with abbreviations written out, or with the
units before and after a unit that is named. First come whole phrases with the tones as asked (in
the title, then in the text), then the same phrases without regard to tones, then the rest; inside
a rank the newest first.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db import connection
from django.http import QueryDict

from tiendo.portal.models.search import Found, SearchEntry
from tiendo.portal.searching.index import matching
from tiendo.portal.searching.showing import excerpt, marked
from tiendo.portal.searching.synonyms import related, same
from tiendo.portal.searching.tokens import tokens

SHOWN = 10
MOST_WORDS = 12
EVERYWHERE = "tat-ca"
_YEAR = re.compile("(?:19|20)[0-9]{2}")


@dataclass(frozen=True)
class Question:
    """What was asked: the words, a kind, a year, one portal or all, and which page."""

    words: str
    kind: str = ""
    year: int | None = None
    portal: int | None = None
    page: int = 1


def question(home: Any, asked: QueryDict) -> Question:
    """What an address asks; what cannot be read is as if it were not asked."""
    year, page = asked.get("nam", ""), asked.get("trang", "")
    return Question(
        words=" ".join(asked.get("q", "").split())[:200],
        kind=asked.get("loai", "") if asked.get("loai", "") in Found.values else "",
        year=int(year) if _YEAR.fullmatch(year) else None,
        portal=None if asked.get("noi") == EVERYWHERE else home.pk,
        page=int(page) if page.isdecimal() and 0 < len(page) < len("10000") else 1,
    )


def answered(home: Any, asked: QueryDict) -> dict[str, Any]:
    """What the page of the search shows."""
    one = question(home, asked)
    hits, count = find(one) if one.words else ([], 0)
    return {
        "words": one.words,
        "kind": one.kind,
        "year": one.year or "",
        "everywhere": one.portal is None,
        "kinds": [(value, label) for value, label in Found.choices],
        "count": count,
        "hits": hits,
        "page": one.page,
        "first": (one.page - 1) * SHOWN + 1,
        "pages": -(-count // SHOWN),
    }


def find(one: Question) -> tuple[list[dict[str, Any]], int]:
    """A page of what is found, and how many there are."""
    spelled = [" ".join(words.split()[:MOST_WORDS]) for words in same(one.words)]
    exact, plain = _lists(spelled)
    if not plain:
        return [], 0
    other = _lists(related(one.words))[1]
    keys, count = _ranked(one, exact, plain, other)
    if not keys and one.page > 1:
        return find(replace(one, page=1))
    rows = SearchEntry.objects.in_bulk(keys)
    return [_shown(rows[key], exact, plain) for key in keys if key in rows], count


def _lists(spelled: list[str]) -> tuple[list[list[str]], list[list[str]]]:
    """The tokens of each spelling, exact and plain; spellings without a word are left out."""
    found = [tokens(words) for words in spelled]
    return [exact for exact, _ in found if exact], [plain for _, plain in found if plain]


def _ranked(
    one: Question, exact: list[list[str]], plain: list[list[str]], other: list[list[str]]
) -> tuple[list[int], int]:
    """The keys of one page in their order, and how many there are in all."""
    ranks = [
        matching("title_exact", exact, as_phrase=True),
        matching("all_exact", exact, as_phrase=True),
        matching("title_plain", plain, as_phrase=True),
        matching("all_plain", plain, as_phrase=True),
        matching("all_plain", plain + other, as_phrase=False),
    ]
    where, values = _filters(one)
    tiers = " UNION ALL ".join(
        f"SELECT {rank} AS tier, found.* FROM ({sql}) AS found"  # noqa: S608
        for rank, (sql, _) in enumerate(ranks)
    )
    key = "entry_id" if connection.vendor == "postgresql" else "rowid"
    statement = (
        f"WITH best AS (SELECT {key} AS id, MIN(tier) AS tier FROM ({tiers}) AS tiers"  # noqa: S608
        f" GROUP BY {key})"
        " SELECT e.id, COUNT(*) OVER () FROM best JOIN portal_searchentry e ON e.id = best.id"
        f" {where} ORDER BY best.tier, e.dated_on DESC, e.id DESC LIMIT %s OFFSET %s"
    )
    arguments = [*(words for _, words in ranks), *values, SHOWN, (one.page - 1) * SHOWN]
    with connection.cursor() as cursor:
        cursor.execute(statement, arguments)
        rows = cursor.fetchall()
    return [row[0] for row in rows], rows[0][1] if rows else 0


def _filters(one: Question) -> tuple[str, list[Any]]:
    """The filters as a condition with its arguments."""
    parts: list[tuple[str, list[Any]]] = []
    if one.kind:
        parts.append(("e.kind = %s", [one.kind]))
    if one.portal is not None:
        parts.append(("e.portal_id = %s", [one.portal]))
    if one.year is not None:
        days = [date(one.year, 1, 1), date(one.year, 12, 31)]
        parts.append(("e.dated_on BETWEEN %s AND %s", days))
    where = " AND ".join(part for part, _ in parts)
    return f"WHERE {where}" if where else "", [value for _, some in parts for value in some]


def _shown(row: SearchEntry, exact: list[list[str]], plain: list[list[str]]) -> dict[str, Any]:
    """One thing found, with the words that were asked marked."""
    return {
        "title": marked(row.title, exact, plain),
        "address": row.address,
        "kind": Found(row.kind).label if row.kind in Found.values else "",
        "dated_on": row.dated_on.isoformat(),
        "excerpt": excerpt(row.text, exact, plain),
    }


def pages_found(words: str, portal: int, most: int = 500) -> list[int]:
    """The keys of the articles of a portal that hold the words, the best first."""
    plain = _lists([" ".join(one.split()[:MOST_WORDS]) for one in same(words)])[1]
    if not plain:
        return []
    sql, said = matching("all_plain", plain, as_phrase=False)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT key FROM portal_searchentry WHERE portal_id = %s AND id IN ({sql})"  # noqa: S608
            " AND kind = %s ORDER BY dated_on DESC LIMIT %s",
            [portal, said, Found.ARTICLE.value, most],
        )
        return [int(row[0].removeprefix("page:")) for row in cursor.fetchall()]
