"""The tokens of what can be found, kept by each database in its own way and asked the same.

SQLite keeps them in an FTS5 table, PostgreSQL as ``tsvector`` columns under GIN. Both are given the
finished tokens, never a text, so no database's own idea of a word comes between.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from tiendo.portal.models.search import SearchEntry
from tiendo.portal.searching.tokens import tokens

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
    rows: list[list[Any]] = [[one.pk, *_columns(one)] for one in entries]
    names = ", ".join(COLUMNS)
    if connection.vendor == "postgresql":
        into = f"INSERT INTO portal_search_index (entry_id, {names}) VALUES (%s"  # noqa: S608
        statement = into + ", %s::tsvector" * len(COLUMNS) + ")"
    else:
        into = f"INSERT INTO portal_search_index (rowid, {names}) VALUES (%s"  # noqa: S608
        statement = into + ", %s" * len(COLUMNS) + ")"
    with connection.cursor() as cursor:
        cursor.executemany(statement, rows)


def _erase(keys: Sequence[int]) -> None:
    column = "entry_id" if connection.vendor == "postgresql" else "rowid"
    with connection.cursor() as cursor:
        cursor.executemany(
            f"DELETE FROM portal_search_index WHERE {column} = %s",  # noqa: S608
            [(key,) for key in keys],
        )


def _columns(entry: SearchEntry) -> list[str]:
    exact, plain = tokens(entry.title)
    more_exact, more_plain = tokens(entry.text)
    return [_kept(one) for one in (exact, exact + more_exact, plain, plain + more_plain)]


def _kept(words: list[str]) -> str:
    """Tokens as the database takes them: with their places for PostgreSQL."""
    if connection.vendor != "postgresql":
        return " ".join(words)
    return " ".join(f"'{word}':{min(place, 16383)}" for place, word in enumerate(words, start=1))


def matching(column: str, asked: Sequence[Sequence[str]], *, as_phrase: bool) -> tuple[str, str]:
    """SQL that selects the keys of entries, and its argument: any of these lists of tokens.

    As a phrase the tokens stand side by side; otherwise they stand anywhere in the column.
    """
    if connection.vendor == "postgresql":
        between = "' <-> '" if as_phrase else "' & '"
        words = " | ".join(f"('{between.join(some)}')" for some in asked)
        sql = f"SELECT entry_id FROM portal_search_index WHERE {column} @@ %s::tsquery"  # noqa: S608
        return sql, words
    between = " " if as_phrase else '" AND "'
    words = " OR ".join(f'("{between.join(some)}")' for some in asked)
    sql = "SELECT rowid FROM portal_search_index WHERE portal_search_index MATCH %s"
    return sql, f"{{{column}}} : ({words})"
