"""Tables whose rows are only ever added: models refuse anything else, and so does the database.

A model takes ``AppendOnly``, a migration the step ``append_only("its_table")`` once it is made.
"""

from typing import Any

from django.db import migrations, models

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


class AppendOnlyError(TypeError):
    """Somebody tried to change or delete a row that is only ever added."""

    def __init__(self) -> None:
        super().__init__("These rows are only ever added; a correction is a further row.")


class Rows(models.QuerySet[Any]):
    """Rows can be looked for and added, nothing else."""

    def update(self, **kwargs: Any) -> int:
        """Refused."""
        raise AppendOnlyError

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refused."""
        raise AppendOnlyError


class AppendOnly(models.Model):
    """A row that is added once and stays as it is."""

    objects = Rows.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the row; saving it again is refused."""
        if not self._state.adding:
            raise AppendOnlyError
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refused."""
        raise AppendOnlyError


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
