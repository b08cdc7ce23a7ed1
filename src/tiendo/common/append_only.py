"""The database's own refusal to change or delete rows of a table, for SQLite and PostgreSQL."""

from typing import Any

from django.db import migrations

SQLITE = (
    "CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table} "
    "BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
)
POSTGRESQL = (
    """CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION '{table} is append-only'; END $$""",
    """CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table}
       FOR EACH ROW EXECUTE FUNCTION {table}_refuse()""",
)
UNDONE = {
    "sqlite": ("DROP TRIGGER {table}_no_UPDATE", "DROP TRIGGER {table}_no_DELETE"),
    "postgresql": (
        "DROP TRIGGER {table}_no_change ON {table}",
        "DROP FUNCTION {table}_refuse()",
    ),
}


def append_only(table: str) -> migrations.RunPython:
    """A migration step after which rows of the table can be added and nothing else.

    A later migration that makes SQLite build the table anew loses it: repeat the step after it.
    """

    def install(apps: Any, schema_editor: Any) -> None:
        vendor = schema_editor.connection.vendor
        if vendor == "sqlite":
            for verb in ("UPDATE", "DELETE"):
                schema_editor.execute(SQLITE.format(table=table, verb=verb))
        elif vendor == "postgresql":
            for statement in POSTGRESQL:
                schema_editor.execute(statement.format(table=table))

    def remove(apps: Any, schema_editor: Any) -> None:
        for statement in UNDONE.get(schema_editor.connection.vendor, ()):
            schema_editor.execute(statement.format(table=table))

    return migrations.RunPython(install, remove)
