"""A file of values checked whole by DuckDB: all findings at once, each with row and column.

A few hundred periods, units and indicators recur in a million rows. What they mean is asked of the
core and the records once; what every row must obey is SQL (``rules``). DuckDB works in memory of
its own that is bounded, without extensions and without reaching anything but the file.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tiendo.common.limits import MEBIBYTE
from tiendo.results.bulk import rules
from tiendo.results.bulk.columns import NAMES, Heading, heading_of_line
from tiendo_core.periods import Period, PeriodFault

if TYPE_CHECKING:
    import duckdb

MAX_BYTES = 2048 * MEBIBYTE
MAX_COLUMNS = 100
SHOWN = 1000
"""How many findings of one kind are listed; all are counted."""
MEMORY = "1GB"
CERTAINTIES = (
    ("official", "official"),
    ("preliminary", "preliminary"),
    ("estimate", "estimate"),
    ("chính thức", "official"),
    ("sơ bộ", "preliminary"),
    ("ước tính", "estimate"),
)
"""How certain a figure is, as written in the file. A figure to the cut-off needs its round."""
ODD = frozenset(("bounds", "falling", "parts-above-total"))
"""Findings that do not hinder: they are told and taken after a second look."""


class UnreadableFile(Exception):
    """A file that is no table of values at all; ``code`` and ``values`` become a sentence."""

    def __init__(self, code: str, *values: str) -> None:
        super().__init__(code)
        self.code, self.values = code, values


class IndicatorRow(NamedTuple):
    """What the rules must know of an indicator."""

    id: int
    code: str
    kind: str
    rule: str


class UnitRow(NamedTuple):
    """What the rules must know of a unit: one row a record, with the code it stands below."""

    id: int
    code: str
    parent: str
    valid_from_on: date
    valid_to_on: date | None


@dataclass(frozen=True)
class Known:
    """The indicators and units a file may speak of."""

    indicators: Sequence[IndicatorRow]
    units: Sequence[UnitRow]


class Finding(NamedTuple):
    """What is wrong or odd in a row of the file, counted from 1, its heading included."""

    row: int
    code: str
    column: str
    text: str
    first: str
    second: str

    @property
    def is_odd(self) -> bool:
        """Whether it is only told."""
        return self.code in ODD


@dataclass
class Checked:
    """A checked file: the rows in DuckDB, the findings, how many there are of each kind."""

    connection: duckdb.DuckDBPyConnection
    rows: int
    findings: list[Finding] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    spaced: int = 0

    @property
    def errors(self) -> int:
        """How many findings hinder."""
        return sum(count for code, count in self.counts.items() if code not in ODD)

    @property
    def odd(self) -> int:
        """How many are only told."""
        return sum(count for code, count in self.counts.items() if code in ODD)

    def sound(self) -> int:
        """How many rows can be taken in."""
        return _one(self.connection, f"SELECT count(*) FROM ({rules.SOUND})")

    def rows_left_out(self) -> int:
        """How many rows cannot."""
        torn = self.counts.get("torn", 0)
        return self.rows - self.sound() + torn

    def units(self) -> int:
        """How many units the file speaks of."""
        return self._count("DISTINCT unit_id")

    def indicators(self) -> int:
        """How many indicators."""
        return self._count("DISTINCT indicator_id")

    def periods(self) -> list[str]:
        """The periods, in their order."""
        found = self.connection.execute(
            "SELECT period FROM rows WHERE last_on IS NOT NULL GROUP BY period, last_on "
            "ORDER BY last_on, period"
        )
        return [period for (period,) in found.fetchall()]

    def _count(self, what: str) -> int:
        found = self.connection.execute(f"SELECT count({what}) FROM rows").fetchone()
        return int(found[0]) if found else 0

    def close(self) -> None:
        """Give the memory back."""
        self.connection.close()


@dataclass
class Lines:
    """Which line of the file a row stands on; the first row stands on ``first``.

    ``torn`` are the lines that could not be read as rows.
    """

    first: int = 2
    spaced: int = 0
    torn: list[tuple[int, str]] = field(default_factory=list)

    def of(self, n: int) -> int:
        """The line of the n-th row, counted from 0."""
        line = n + self.first
        for torn, _text in self.torn:
            if torn > line:
                break
            line += 1
        return line


def check_file(path: Path, known: Known, has_comma: bool = False) -> Checked:
    """Check a CSV file. ``has_comma`` says that values are written 1.892,5 and not 1892.5.

    Raises UnreadableFile, and WrongColumns when the heading lacks a column.
    """
    if path.stat().st_size > MAX_BYTES:
        size, limit = path.stat().st_size // MEBIBYTE, MAX_BYTES // MEBIBYTE
        raise UnreadableFile("too-large", str(size), str(limit))
    heading = heading_of_line(_first_line(path))
    if heading.count > MAX_COLUMNS:
        raise UnreadableFile("too-many-columns", str(heading.count), str(MAX_COLUMNS))
    connection = connect()
    spaced = read_rows(connection, path, heading)
    return check_loaded(connection, known, has_comma, Lines(2, spaced, torn_lines(connection)))


def connect(threads: int = 0) -> duckdb.DuckDBPyConnection:
    """An empty database in bounded memory that reaches for nothing by itself.

    ``threads`` is how many it may use; 0 leaves it to the machine.
    """
    import duckdb

    connection = duckdb.connect(":memory:")
    spill = Path(tempfile.gettempdir()).as_posix()
    connection.execute(f"SET memory_limit = '{MEMORY}'; SET temp_directory = '{spill}'")
    connection.execute("SET autoinstall_known_extensions = false")
    connection.execute("SET autoload_known_extensions = false")
    if threads:
        connection.execute(f"SET threads = {threads}")
    return connection


def check_loaded(
    connection: duckdb.DuckDBPyConnection, known: Known, has_comma: bool, lines: Lines
) -> Checked:
    """Check the rows that stand in ``values_in``."""
    _lookups(connection, known)
    connection.execute(rules.make_rows(has_comma))
    rows = _one(connection, "SELECT count(*) FROM rows")
    if not rows and not lines.torn:
        raise UnreadableFile("no-rows")
    checked = Checked(connection, rows, spaced=lines.spaced)
    asked = (
        rules.EMPTY,
        rules.UNKNOWN,
        rules.COMPUTED,
        rules.numbers(has_comma),
        rules.DUPLICATES,
        rules.BOUNDS,
        rules.FALLING,
        rules.TOTALS,
    )
    found: list[tuple[Any, ...]] = [
        (line, "torn", "", text, "", "") for line, text in lines.torn[:SHOWN]
    ]
    if lines.torn:
        checked.counts["torn"] = len(lines.torn)
    connection.execute("CREATE OR REPLACE TEMP TABLE bad (n BIGINT)")
    for rule in asked:
        connection.execute(
            f"CREATE OR REPLACE TEMP TABLE found (n, code, place, text, one, two) AS {rule}"
        )
        for code, count in connection.execute(
            "SELECT code, count(*) FROM found GROUP BY code"
        ).fetchall():
            checked.counts[code] = count
        odd = ", ".join(f"'{code}'" for code in sorted(ODD))
        connection.execute(f"INSERT INTO bad SELECT n FROM found WHERE code NOT IN ({odd})")
        connection.execute("INSERT INTO bad SELECT one::BIGINT FROM found WHERE code = 'duplicate'")
        found += [
            (lines.of(n), *_with_line(rest, lines))
            for n, *rest in connection.execute(f"FROM found ORDER BY n LIMIT {SHOWN}").fetchall()
        ]
    checked.findings = sorted(Finding(*row) for row in found)
    return checked


def _with_line(rest: list[Any], lines: Lines) -> list[Any]:
    """The other row that a doubled one names, as a line of the file."""
    code, place, text, one, two = rest
    return [code, place, text, str(lines.of(int(one))) if code == "duplicate" else one, two]


def torn_lines(connection: duckdb.DuckDBPyConnection) -> list[tuple[int, str]]:
    """The lines that could not be read as rows, with their text."""
    strange = "SELECT count(*) FROM reject_errors WHERE error_type = 'INVALID ENCODING'"
    if _one(connection, strange):
        raise UnreadableFile("not-utf-8")
    return connection.execute(
        "SELECT line, first(csv_line) FROM reject_errors GROUP BY line ORDER BY line"
    ).fetchall()


def _first_line(path: Path) -> str:
    with path.open("rb") as stream:
        raw = stream.readline(100_000)
    if raw.startswith((b"PK", b"\xd0\xcf", b"%PDF")) or b"\0" in raw:
        raise UnreadableFile("not-csv")
    try:
        return raw.decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise UnreadableFile("not-utf-8") from error


def read_rows(connection: duckdb.DuckDBPyConnection, path: Path, heading: Heading) -> int:
    """The file as text in ``values_in``; how many cells had spaces around them."""
    import duckdb

    names = {place: name for name, place in heading.places.items()}
    columns = {names.get(at, f"other{at}"): "VARCHAR" for at in range(heading.count)}
    described = ", ".join(f"'{name}': 'VARCHAR'" for name in columns)
    source = (
        f"read_csv(?, header = true, auto_detect = false, delim = '{heading.delimiter}', "
        f"""quote = '"', escape = '"', columns = {{{described}}}, null_padding = false, """
        "store_rejects = true, rejects_limit = 0, encoding = 'utf-8', "
        "max_line_size = 1000000)"
    )
    try:
        connection.execute(f"CREATE TEMP TABLE file AS SELECT * FROM {source}", [str(path)])
    except duckdb.Error as error:
        code = "not-utf-8" if "nvalid unicode" in str(error) else "torn-file"
        raise UnreadableFile(code, str(error).splitlines()[0][:200]) from error
    return _trim(connection, [*heading.places])


def _trim(connection: duckdb.DuckDBPyConnection, named: Sequence[str]) -> int:
    """``values_in`` out of the table ``file``: all known columns without the spaces around them.

    Rows are numbered from 0. Gives back how many cells had such spaces.
    """
    counted = ", ".join(f"count(*) FILTER (WHERE {rules.spaced(name)})" for name in named)
    found = connection.execute(f"SELECT {counted} FROM file").fetchone() or ()
    spaced = dict(zip(named, found, strict=True))
    shown = {name: f"coalesce({name}, '')" if name in spaced else "''" for name in NAMES}
    shown |= {name: rules.trimmed(shown[name]) for name, count in spaced.items() if count}
    shown["certainty"] = f"coalesce(nullif({shown['certainty']}, ''), 'official')"
    picked = ", ".join(f"{sql} AS {name}" for name, sql in shown.items())
    connection.execute(f"CREATE TEMP VIEW values_in AS SELECT rowid AS n, {picked} FROM file")
    return sum(spaced.values())


def _lookups(connection: duckdb.DuckDBPyConnection, known: Known) -> None:
    """The tables of indicators, units, certainties, and of the periods the file names."""
    _table(
        connection,
        "indicators",
        "id BIGINT, code VARCHAR, kind VARCHAR, rule VARCHAR",
        known.indicators,
    )
    _table(
        connection,
        "units",
        "id BIGINT, code VARCHAR, parent VARCHAR, valid_from_on DATE, valid_to_on DATE",
        known.units,
    )
    _table(connection, "certainties", "code VARCHAR, sure VARCHAR", CERTAINTIES)
    codes = [
        code for (code,) in connection.execute("SELECT DISTINCT period FROM values_in").fetchall()
    ]
    _table(
        connection,
        "periods",
        "code VARCHAR, canonical VARCHAR, last_on DATE, is_running BOOLEAN, year_from DATE",
        list(_periods(codes)),
    )


def _periods(codes: Sequence[str]) -> Iterator[tuple[str, str, date, bool, date]]:
    """The codes that name a period, as the core reads them."""
    for code in codes:
        try:
            period = Period.parse(code)
        except PeriodFault:
            continue
        yield code, period.code, period.last_on, period.is_cumulative, period.start_on


def _table(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    columns: str,
    rows: Sequence[tuple[Any, ...]],
) -> None:
    """A small table of Python rows, handed over column by column (row by row takes seconds)."""
    connection.execute(f"CREATE TEMP TABLE {name} ({columns})")
    if rows:
        marks = ", ".join(["unnest(?)"] * len(rows[0]))
        by_column = [list(column) for column in zip(*rows, strict=True)]
        connection.execute(f"INSERT INTO {name} SELECT {marks}", by_column)


def _one(connection: duckdb.DuckDBPyConnection, sql: str) -> int:
    found = connection.execute(sql).fetchone()
    return int(found[0]) if found else 0
