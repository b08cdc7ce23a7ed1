"""Checked rows become versions of values: in one transaction, with one event, by a few statements.

A row that says what its last version says already adds nothing, so a file taken twice changes
nothing. The rows go into a temporary table of the database and from there into the values.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from tiendo.accounts.queries import Person
from tiendo.audit.actions import Deed, record
from tiendo.results.bulk.checking import Checked
from tiendo.results.bulk.rules import SOUND
from tiendo.results.models import Origin, State
from tiendo.units.queries import Unit

BATCH = 20_000

_STAGE = """
CREATE TEMPORARY TABLE bulk_rows (
  unit_id bigint NOT NULL, indicator_id bigint NOT NULL, period varchar(22) NOT NULL,
  certainty varchar(12) NOT NULL, last_on date NOT NULL, number bigint NOT NULL,
  note varchar(500) NOT NULL, last integer NOT NULL DEFAULT 0, said bigint
)
"""


@dataclass(frozen=True)
class Source:
    """Where rows come from: who reports them, the file's name and digest, for the record."""

    reporter: Unit
    name: str
    digest: str


@transaction.atomic
def take(*, by: Person | None, at: datetime, checked: Checked, source: Source) -> int:
    """Take in all sound rows of a checked file; how many said something new.

    Rows with a finding that hinders stay out.
    """
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS bulk_rows")
        cursor.execute(_STAGE)
        _stage(cursor, checked)
        _lock_units(cursor)
        _last_versions(cursor, source.reporter.pk)
        new = _insert(cursor, source.reporter.pk, by, at)
        cursor.execute("DROP TABLE bulk_rows")
    detail: dict[str, str | int | None] = {
        "file": source.name[-200:],
        "sha256": source.digest,
        "rows": checked.rows,
        "left_out": checked.rows_left_out(),
        "versions": new,
    }
    unit = source.reporter.code
    record(by=by, at=at, deed=Deed("results.take_bulk", "unit", unit, unit, detail))
    return new


def _stage(cursor: Any, checked: Checked) -> None:
    """The sound rows in the temporary table."""
    if connection.vendor == "postgresql":
        copy = "COPY bulk_rows (unit_id, indicator_id, period, certainty, last_on, number, note)"
        with cursor.copy(f"{copy} FROM STDIN") as target:
            for row in _sound(checked, ""):
                target.write_row(row)
        cursor.execute("ANALYZE bulk_rows")
        return
    # The driver itself: a million rows through Django's wrapper cost as much again.
    sql = (
        "INSERT INTO bulk_rows (unit_id, indicator_id, period, certainty, last_on, number, note) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)"
    )
    connection.connection.cursor().executemany(sql, _sound(checked, "::VARCHAR"))


def _sound(checked: Checked, cast: str) -> Iterator[tuple[Any, ...]]:
    checked.connection.execute(
        f"SELECT unit_id, indicator_id, period, sure, last_on{cast}, whole, note[:500] "
        f"FROM ({SOUND}) ORDER BY unit_id, indicator_id, period, sure"
    )
    while rows := checked.connection.fetchmany(BATCH):
        yield from rows


def _lock_units(cursor: Any) -> None:
    """Keep others from numbering versions of these units; SQLite has one writer anyway."""
    if connection.vendor == "postgresql":
        cursor.execute(
            "SELECT id FROM units_unit WHERE id IN (SELECT DISTINCT unit_id FROM bulk_rows) "
            "ORDER BY id FOR NO KEY UPDATE"
        )


def _last_versions(cursor: Any, reporter: int) -> None:
    """Beside each row the last version of its value, where there is one."""
    cursor.execute(
        "SELECT EXISTS (SELECT 1 FROM results_value WHERE reporter_id = %s "
        "AND unit_id IN (SELECT DISTINCT unit_id FROM bulk_rows))",
        [reporter],
    )
    if not cursor.fetchone()[0]:
        return
    same = (
        "v.unit_id = bulk_rows.unit_id AND v.indicator_id = bulk_rows.indicator_id AND "
        "v.period = bulk_rows.period AND v.certainty = bulk_rows.certainty AND v.reporter_id = %s"
    )
    cursor.execute(
        "UPDATE bulk_rows SET last = coalesce("
        f"(SELECT max(v.version) FROM results_value v WHERE {same}), 0)",
        [reporter],
    )
    cursor.execute(
        "UPDATE bulk_rows SET said = (SELECT v.number FROM results_value v "
        f"WHERE {same} AND v.version = bulk_rows.last AND v.note = bulk_rows.note) WHERE last > 0",
        [reporter],
    )


def _insert(cursor: Any, reporter: int, by: Person | None, at: datetime) -> int:
    """The versions of the rows that say something new."""
    person = by.pk if by else None
    when = at if connection.vendor == "postgresql" else connection.ops.adapt_datetimefield_value(at)
    cursor.execute(
        "INSERT INTO results_value (unit_id, indicator_id, reporter_id, period, certainty, "
        "last_on, number, note, version, state, reason, quote, origin, entered_by_id, "
        "approved_by_id, approved_at) "
        "SELECT unit_id, indicator_id, %s, period, certainty, "
        "last_on, number, note, last + 1, %s, '', '', %s, %s, "
        "%s, %s FROM bulk_rows WHERE said IS NULL OR said <> number "
        "ORDER BY unit_id, indicator_id, period, certainty",
        [reporter, State.REPORTED.value, Origin.PAST.value, person, person, when],
    )
    return int(cursor.rowcount)
