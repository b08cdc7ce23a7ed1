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
from tiendo.portal.searching.index import by_index_alone, matching
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
    with by_index_alone():
        keys, count = _ranked(one, exact, plain, other)
    if not keys and one.page > 1:
        return find(replace(one, page=1))
    rows = SearchEntry.objects.in_bulk(keys)
    return [_shown(rows[key], exact, plain) for key in keys if key in rows], count


def _lists(spelled: list[str]) -> tuple[list[list[str]], list[list[str]]]:
    """The tokens of each spelling, exact and plain; spellings without a word are left out."""
    found = [tokens(words) for words in spelled]
    return [exact for exact, _ in found if exact], [plain for _, plain in found if plain]


_Matching = tuple[str, str]


def _ranked(
    one: Question, exact: list[list[str]], plain: list[list[str]], other: list[list[str]]
) -> tuple[list[int], int]:
    """The keys of one page in their order, and how many there are in all.

    A rank is asked only when the ranks before it do not fill the page. The title is part of the
    text, and what stands with its tones stands without them: so a rank need only leave out those
    right before it that it does not lie in.
    """
    title, text = (matching(of, exact, as_phrase=True) for of in ("title_exact", "all_exact"))
    folded = matching("title_plain", plain, as_phrase=True)
    phrases = matching("all_plain", plain, as_phrase=True)
    everything = matching("all_plain", plain + other, as_phrase=False)
    ranks: list[tuple[_Matching, list[_Matching]]] = [
        (title, []),
        (text, [title]),
        (folded, [text]),
        (phrases, [text, folded]),
        (everything, [phrases]),
    ]
    found: list[int] = []
    skip = (one.page - 1) * SHOWN
    for rank, before in ranks:
        keys = _keys(one, rank, before, (SHOWN - len(found), skip))
        if skip and not keys:
            skip -= _count(one, rank, before)
        else:
            found, skip = found + keys, 0
        if len(found) == SHOWN:
            break
    return found, _count(one, everything, [])


def _keys(
    one: Question, rank: _Matching, before: list[_Matching], piece: tuple[int, int]
) -> list[int]:
    """A piece of what is of a rank and of none before it, the newest first."""
    where, values = _where(one, rank, before)
    order = "ORDER BY e.dated_on DESC, e.id DESC LIMIT %s OFFSET %s"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT e.id {where} {order}", [*values, *piece])
        return [row[0] for row in cursor.fetchall()]


def _count(one: Question, rank: _Matching, before: list[_Matching]) -> int:
    """How many are of a rank and of none before it."""
    where, values = _where(one, rank, before)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) {where}", values)
        return int(cursor.fetchone()[0])


def _where(one: Question, rank: _Matching, before: list[_Matching]) -> tuple[str, list[Any]]:
    """The condition for a rank with the filters, and its arguments."""
    parts = [(f"e.id IN ({rank[0]})", [rank[1]])]
    parts += [(f"e.id NOT IN ({sql})", [said]) for sql, said in before]
    parts += _filters(one)
    where = " AND ".join(part for part, _ in parts)
    values = [value for _, some in parts for value in some]
    return f"FROM portal_searchentry e WHERE {where}", values


def _filters(one: Question) -> list[tuple[str, list[Any]]]:
    """The filters as conditions with their arguments."""
    parts: list[tuple[str, list[Any]]] = []
    if one.kind:
        parts.append(("e.kind = %s", [one.kind]))
    if one.portal is not None:
        parts.append(("e.portal_id = %s", [one.portal]))
    if one.year is not None:
        days = [date(one.year, 1, 1), date(one.year, 12, 31)]
        parts.append(("e.dated_on BETWEEN %s AND %s", days))
    return parts


def _shown(row: SearchEntry, exact: list[list[str]], plain: list[list[str]]) -> dict[str, Any]:
    """One thing found, with the words that were asked marked."""
    return {
        "title": marked(row.title, exact, plain),
        "address": row.address,
        "kind": Found(row.kind).label if row.kind in Found.values else "",
        "dated_on": row.dated_on.isoformat(),
        "excerpt": excerpt(row.text, exact, plain),
    }


def keys_found(words: str, portal: int, kind: Found, most: int = 500) -> list[int]:
    """The keys of the things of a kind in a portal that hold the words, the newest first."""
    plain = _lists([" ".join(one.split()[:MOST_WORDS]) for one in same(words)])[1]
    if not plain:
        return []
    sql, said = matching("all_plain", plain, as_phrase=False)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT key FROM portal_searchentry WHERE portal_id = %s AND id IN ({sql})"  # noqa: S608
            " AND kind = %s ORDER BY dated_on DESC LIMIT %s",
            [portal, said, kind.value, most],
        )
        return [int(row[0].rsplit(":", 1)[1]) for row in cursor.fetchall()]
