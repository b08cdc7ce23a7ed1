"""One unit's board beside many other rows: fresh, kept, unchanged, and the plain select below it.

Each size runs in a process of its own on a database of its own under ``var/bench``, made once. With
``BENCH_DATABASE`` set to the address of an empty PostgreSQL database, ``python -m
bench.board 2000000 3`` measures on that one.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.rows import Row
from bench.timing import best

ROOT = Path(__file__).resolve().parent.parent
ADDRESS = "/don-vi/18115/2026-9M/bang/"


def rows(small: int, large: int, seconds: float) -> Iterator[Row]:
    """Measure beside few and beside many other rows."""
    few, many = (_in_a_process(others, seconds) for others in (small, large))
    beside = f"beside {large:,} other rows"
    limit = many["select"]
    yield Row(f"a board, fresh, {beside}", "ms", many["fresh"], 100, limit=limit, at_most=True)
    yield Row(f"a board, kept, {beside}", "ms", many["kept"], 10, limit=limit, at_most=True)
    yield Row(f"a board, unchanged, {beside}", "ms", many["304"], 10, limit=limit, at_most=True)
    name = f"a board, fresh, {large:,} against {small:,} other rows"
    ratio = many["fresh"] / few["fresh"]
    yield Row(
        name, "ms", many["fresh"], 1.5, {f"{small:,}": few["fresh"]}, ratio=ratio, at_most=True
    )


def _in_a_process(others: int, seconds: float) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.board", str(others), str(seconds)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def measure(others: int, seconds: float) -> dict[str, float]:
    """Return milliseconds of the process's own time, the best of many."""
    _site(others)
    from django.db import connection

    from tiendo.board import kept

    client = _leader()

    def fresh() -> None:
        kept.forget()
        assert client.get(ADDRESS).status_code == 200  # noqa: S101

    def select() -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT indicator_id, period, number, numerator, denominator FROM results_value"
                " WHERE unit_id = (SELECT id FROM units_unit WHERE code = '18115')"
            )
            cursor.fetchall()

    fresh()
    tag = client.get(ADDRESS)["ETag"]
    works = {
        "fresh": fresh,
        "kept": lambda: client.get(ADDRESS),
        "304": lambda: client.get(ADDRESS, headers={"if-none-match": tag}),
        "select": select,
    }
    return {name: best(work, seconds) * 1000 for name, work in works.items()}


def _site(others: int) -> None:
    """Set the site up on the store of a size, and fill it when it is new."""
    folder = ROOT / "var" / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    address = os.environ.get("BENCH_DATABASE", str(folder / f"board-{others}.sqlite3"))
    os.environ |= {
        "TIENDO_DATABASE": address,
        "TIENDO_SECRET_KEY": "only for measuring " * 4,
        "TIENDO_DEMONSTRATION": "1",
        "TIENDO_HOSTS": "testserver",
        "TIENDO_HTTPS": "0",
        "TIENDO_LOG_LEVEL": "ERROR",
        "DJANGO_SETTINGS_MODULE": "tiendo.settings",
    }
    import django

    django.setup()
    from django.core.management import call_command

    from tiendo.units.models import Unit

    call_command("migrate", verbosity=0)
    if not Unit.objects.exists():
        from bench.store import build

        build(others)


def _leader() -> Any:
    """Return a browser in which the unit's leader is signed in."""
    from django.test import Client

    from tiendo.accounts.models import Person
    from tiendo.units.models import Assignment, Unit

    person, _ = Person.objects.get_or_create(username="lanhdao")
    unit = Unit.objects.get(code="18115")
    Assignment.objects.get_or_create(
        unit=unit, person=person, role="leader", valid_from_on=unit.valid_from_on
    )
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]), float(sys.argv[2]))))
