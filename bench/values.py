"""Files of values and Excel forms: checked, and taken in, against peers that read the same file."""

from __future__ import annotations

import os
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench import peers
from bench.rows import Row

if TYPE_CHECKING:
    from tiendo.results.bulk.checking import Known

_HEAD = ("indicator", "unit", "period", "value", "certainty", "note")
_UNITS, _INDICATORS, _MONTHS = 3_355, 300, 120


def rows(million: int, sheet: int) -> Iterator[Row]:
    """Measure a CSV file of ``million`` rows and a sheet of ``sheet`` rows."""
    with tempfile.TemporaryDirectory() as folder:
        csv_path, sheet_path = Path(folder) / "values.csv", Path(folder) / "values.xlsx"
        _write_csv(csv_path, million)
        _write_sheet(sheet_path, sheet)
        others = peers.seconds("workbooks", sheet_path) | peers.seconds("tables", csv_path)
        yield from _checked(csv_path, million, others)
        yield from _sheets(sheet_path, sheet, others)
        yield from _taken(csv_path, million)


def _checked(path: Path, count: int, others: dict[str, float]) -> Iterator[Row]:
    """Check the CSV file; frictionless validates the same columns by a schema."""
    from tiendo.results.bulk.checking import check_file

    known = _known()
    ours = _best(lambda: check_file(path, known).close())
    theirs = {name: taken for name, taken in others.items() if name == "frictionless"}
    name = f"check a file of {count:,} values"
    yield Row(name, "s", ours, 2, theirs, at_most=True)
    if theirs:
        ratio = min(theirs.values()) / ours
        yield Row(f"{name}, times the peer", "s", ours, 3, theirs, ratio=ratio)


def _sheets(path: Path, count: int, others: dict[str, float]) -> Iterator[Row]:
    """Read and check the sheet; openpyxl only reads it, in its fastest way."""
    from tiendo.results.bulk.sheets import check_workbook

    raw, known = path.read_bytes(), _known()

    def work() -> None:
        checked, _faults = check_workbook(raw, known)
        checked.close()

    ours = _best(work)
    theirs = {name: taken for name, taken in others.items() if name == "openpyxl"}
    name = f"read and check {count:,} Excel rows"
    yield Row(name, "s", ours, 1.5, theirs, at_most=True)
    if theirs:
        ratio = min(theirs.values()) / ours
        yield Row(f"{name}, times the peer", "s", ours, 4, theirs, ratio=ratio)


def _taken(path: Path, count: int) -> Iterator[Row]:
    """Take the checked file in, with versions and one event, into a database of its own."""
    connection = _database()
    try:
        from django.utils import timezone

        from tiendo.indicators.models import Indicator
        from tiendo.results.bulk.checking import check_file
        from tiendo.results.bulk.files import known_of
        from tiendo.results.bulk.taking import Source, take
        from tiendo.units.models import Unit

        Unit.objects.bulk_create(_units(Unit))
        Indicator.objects.bulk_create(_indicators(Indicator))
        root = Unit.objects.get(code="10000")
        checked = check_file(path, known_of(root))
        began = time.perf_counter()
        take(by=None, at=timezone.now(), checked=checked, source=Source(root, path.name, "0"))
        ours = time.perf_counter() - began
        name = f"take in {count:,} values, {connection.vendor}"
        yield Row(name, "s", ours, 15, at_most=True)
    finally:
        connection.creation.destroy_test_db("bench", verbosity=0)


def _database() -> Any:
    """An empty database of the configured engine with all tables; a file for SQLite."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tiendo.settings")
    os.environ.setdefault("TIENDO_DEBUG", "1")
    import django

    django.setup()
    from django.db import connection

    if connection.vendor == "sqlite":
        file = Path(tempfile.gettempdir()) / f"tiendo-bench-{os.getpid()}.sqlite3"
        connection.settings_dict["TEST"]["NAME"] = str(file)
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    return connection


def _known() -> Known:
    from tiendo.results.bulk.checking import IndicatorRow, Known, UnitRow

    indicators = [IndicatorRow(n, f"KT.{n:03d}", "flow", "sum") for n in range(_INDICATORS)]
    since = date(2000, 1, 1)
    units = [UnitRow(n, str(10_000 + n), "10000" if n else "", since, None) for n in range(_UNITS)]
    return Known(indicators, units)


def _units(kind: type) -> list[Any]:
    since = date(2000, 1, 1)
    return [
        kind(
            code=str(10_000 + n),
            name=str(n),
            kind="commune",
            valid_from_on=since,
            parent_code="10000" if n else "",
        )
        for n in range(_UNITS)
    ]


def _indicators(kind: type) -> list[Any]:
    return [
        kind(
            code=f"KT.{n:03d}",
            name=str(n),
            folded_name=str(n),
            field="budget",
            unit="tỷ đồng",
            kind="flow",
            direction="higher",
        )
        for n in range(_INDICATORS)
    ]


def _figures(count: int) -> Iterator[tuple[str, str, str, float]]:
    """Invented figures: units by indicators by months, as an export orders them."""
    chance = random.Random(2026)  # noqa: S311 - the same figures every time
    months = [f"{2016 + n // 12}-{n % 12 + 1:02d}" for n in range(_MONTHS)]
    made = 0
    for unit in range(_UNITS):
        for indicator in range(_INDICATORS):
            for month in months:
                value = chance.randrange(10**7) / 100
                yield f"KT.{indicator:03d}", str(10_000 + unit), month, value
                made += 1
                if made == count:
                    return


def _write_csv(path: Path, count: int) -> None:
    with path.open("w", encoding="utf-8") as stream:
        stream.write(",".join(_HEAD) + "\n")
        for indicator, unit, month, value in _figures(count):
            stream.write(f"{indicator},{unit},{month},{value},official,\n")


def _write_sheet(path: Path, count: int) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("values")
        sheet.write_row(0, 0, _HEAD)
        for at, figure in enumerate(_figures(count), 1):
            sheet.write_row(at, 0, [*figure, "official"])


def _best(work: Callable[[], object], times: int = 3) -> float:
    """The shortest of a few runs, in seconds of processor time of all threads, as the peers'."""
    taken = []
    for _ in range(times):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return min(taken)
