"""The index of the search, in the way of each database; its rows are written by the portal."""

from typing import Any

from django.db import migrations

SQLITE = """CREATE VIRTUAL TABLE portal_search_index USING fts5(
    title_exact, all_exact, title_plain, all_plain, tokenize = 'ascii')"""
POSTGRESQL = """CREATE TABLE portal_search_index (
    entry_id bigint PRIMARY KEY REFERENCES portal_searchentry (id)
        ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    title_exact tsvector NOT NULL, all_exact tsvector NOT NULL,
    title_plain tsvector NOT NULL, all_plain tsvector NOT NULL);
CREATE INDEX portal_search_title_exact ON portal_search_index USING gin (title_exact);
CREATE INDEX portal_search_all_exact ON portal_search_index USING gin (all_exact);
CREATE INDEX portal_search_title_plain ON portal_search_index USING gin (title_plain);
CREATE INDEX portal_search_all_plain ON portal_search_index USING gin (all_plain)"""


def make(apps: Any, editor: Any) -> None:
    """Make the index."""
    editor.execute(POSTGRESQL if editor.connection.vendor == "postgresql" else SQLITE)


def drop(apps: Any, editor: Any) -> None:
    """Drop the index."""
    editor.execute("DROP TABLE portal_search_index")


class Migration(migrations.Migration):
    """FTS5 on SQLite, tsvector under GIN on PostgreSQL."""

    dependencies = [("portal", "0002_no_welcome")]
    operations = [migrations.RunPython(make, drop)]
