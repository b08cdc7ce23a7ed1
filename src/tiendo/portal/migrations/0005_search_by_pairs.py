"""The index of the search made anew: words and pairs of neighbours, without their places."""

from typing import Any

from django.db import migrations

SQLITE = """CREATE VIRTUAL TABLE portal_search_index USING fts5(
    title_exact, all_exact, title_plain, all_plain,
    tokenize = "ascii tokenchars '_'", detail = column)"""

AT_ONCE = "; ".join(
    f"ALTER INDEX portal_search_{column} SET (fastupdate = off)"
    for column in ("title_exact", "all_exact", "title_plain", "all_plain")
)
"""A list of what waits to be indexed is read by every question; pages are written seldom."""


def make_anew(apps: Any, editor: Any) -> None:
    """Drop what the older index holds, and write the tokens of every entry."""
    from tiendo.portal.searching.index import write

    if editor.connection.vendor == "postgresql":
        editor.execute("DELETE FROM portal_search_index")
        editor.execute(AT_ONCE)
    else:
        editor.execute("DROP TABLE portal_search_index")
        editor.execute(SQLITE)
    entries = apps.get_model("portal", "SearchEntry").objects.order_by("pk")
    for first in range(0, entries.count(), 500):
        write(list(entries[first : first + 500]))


class Migration(migrations.Migration):
    """FTS5 must know that a pair is one token; PostgreSQL needs no places any more."""

    dependencies = [("portal", "0004_folders")]
    operations = [migrations.RunPython(make_anew, migrations.RunPython.noop)]
