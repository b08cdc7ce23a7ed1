"""The tokens of what can be found, kept by each database in its own way and asked the same.

SQLite keeps them in an FTS5 table, PostgreSQL as ``tsvector`` columns under GIN. Both are given the
finished tokens, never a text, so no database's own idea of a word comes between.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection, transaction

from tiendo.portal.models.search import SearchEntry
from tiendo.portal.searching.tokens import pairs, tokens

LONGEST = 200_000
"""So many letters of a text are searched."""
COLUMNS = ("title_exact", "all_exact", "title_plain", "all_plain")
"""Title and whole text, with tones and without."""


@dataclass(frozen=True)
class NewEntry:
    """A public thing to be found: its key, the portal's home page, and what is searched."""

    key: str
    portal: Any
    kind: str
    title: str
    address: str
    dated_on: date
    text: str = ""
    page: int | None = None


def put(new: NewEntry) -> None:
    """Make a public thing findable, in the transaction of the caller."""
    values = {
        "portal_id": new.portal.pk,
        "page_id": new.page,
        "kind": new.kind,
        "title": new.title[:400],
        "address": new.address,
        "dated_on": new.dated_on,
        "text": new.text[:LONGEST],
    }
    entry, _ = SearchEntry.objects.update_or_create(key=new.key, defaults=values)
    write([entry])


def remove(keys: Iterable[str]) -> None:
    """No longer find these."""
    gone = list(SearchEntry.objects.filter(key__in=list(keys)).values_list("pk", flat=True))
    _erase(gone)
    SearchEntry.objects.filter(pk__in=gone).delete()


def write(entries: Sequence[SearchEntry]) -> None:
    """Write the tokens of these rows anew."""
    _erase([one.pk for one in entries])
    is_postgresql = connection.vendor == "postgresql"
    key = "entry_id" if is_postgresql else "rowid"
    place = "array_to_tsvector(%s::text[])" if is_postgresql else "%s"
    statement = (
        f"INSERT INTO portal_search_index ({key}, {', '.join(COLUMNS)})"  # noqa: S608
        f" VALUES (%s, {', '.join([place] * len(COLUMNS))})"
    )
    rows: list[list[Any]] = [
        [one.pk, *(words if is_postgresql else " ".join(words) for words in _columns(one))]
        for one in entries
    ]
    with connection.cursor() as cursor:
        cursor.executemany(statement, rows)


def _erase(keys: Sequence[int]) -> None:
    column = "entry_id" if connection.vendor == "postgresql" else "rowid"
    with connection.cursor() as cursor:
        cursor.executemany(
            f"DELETE FROM portal_search_index WHERE {column} = %s",  # noqa: S608
            [(key,) for key in keys],
        )


def _columns(entry: SearchEntry) -> list[list[str]]:
    """The tokens of each column, words and pairs, each once."""
    exact, plain = tokens(entry.title)
    more_exact, more_plain = tokens(entry.text)
    columns = (exact, exact + more_exact, plain, plain + more_plain)
    return [list(dict.fromkeys([*words, *pairs(words)])) for words in columns]


def matching(column: str, asked: Sequence[Sequence[str]], *, as_phrase: bool) -> tuple[str, str]:
    """SQL that selects the keys of entries, and its argument: any of these lists of tokens.

    As a phrase all its pairs of neighbours stand in the column; otherwise all its words.
    """
    lists = [pairs(words) if as_phrase and len(words) > 1 else words for words in asked]
    if connection.vendor == "postgresql":
        said = " | ".join(f"({' & '.join(_quoted(words))})" for words in lists)
        sql = f"SELECT entry_id FROM portal_search_index WHERE {column} @@ %s::tsquery"  # noqa: S608
        return sql, said
    said = " OR ".join(f"({' AND '.join(_quoted(words, chr(34)))})" for words in lists)
    sql = "SELECT rowid FROM portal_search_index WHERE portal_search_index MATCH %s"
    return sql, f"{{{column}}} : ({said})"


@contextmanager
def by_index_alone() -> Iterator[None]:
    """Let PostgreSQL answer from its index: it does not reckon what reading whole texts costs."""
    if connection.vendor != "postgresql":
        yield
        return
    with transaction.atomic(savepoint=False), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        yield


def _quoted(words: Sequence[str], mark: str = "'") -> list[str]:
    """Tokens as a query of a database takes them."""
    return [f"{mark}{word}{mark}" for word in words]
