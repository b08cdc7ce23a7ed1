"""The search of the portals among 20,000 documents: questions of every kind, and the bare index.

Runs in a process of its own on a database of its own: on SQLite under ``var/bench``, made once; on
PostgreSQL, where Debian's is installed, on a server that is gone afterwards. There the time is that
which passes, since the work is done by another process.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bench import texts
from bench.rows import Row
from bench.timing import best
from tools import debian, postgresql

ROOT = Path(__file__).resolve().parent.parent
QUESTIONS = {
    "a phrase of nearly all": "kế hoạch",
    "without accents": "thu ngan sach",
    "with tones": "Đậu Liêu",
    "an abbreviation": "UBND phường",
    "many common words": "kết quả thực hiện nhiệm vụ phát triển kinh tế xã hội",
    "nothing": "tàu vũ trụ",
}
SENTENCES = 12
"""So many sentences has a document: about 250 words, as a news item."""


def rows(documents: int, seconds: float) -> Iterator[Row]:
    """Measure among so many documents; the bar holds for the slowest question."""
    yield _row("SQLite", documents, seconds, os.environ)
    if not any(package.name == "postgresql" for package in debian.missing()):
        with postgresql.server() as address:
            environment = os.environ | {"BENCH_DATABASE": address}
            yield _row("PostgreSQL", documents, seconds, environment)


def _row(store: str, documents: int, seconds: float, environment: Mapping[str, str]) -> Row:
    """Measure on one store, in a process of its own."""
    command = [sys.executable, "-m", "bench.search", str(documents), str(seconds)]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True
    )
    found: dict[str, float] = json.loads(done.stdout)
    limit = found.pop("bare index")
    slowest = max(found, key=lambda name: found[name])
    name = f"search {documents:,} documents on {store}, the slowest question ({slowest})"
    return Row(name, "ms", found[slowest], 50, found, limit=limit, at_most=True)


def measure(documents: int, seconds: float) -> dict[str, float]:
    """Return milliseconds a question, the best of many."""
    _site(documents)
    from django.db import connection

    from tiendo.portal.searching.asking import Question, find
    from tiendo.portal.searching.index import matching

    def asked(words: str) -> Any:
        return lambda: find(Question(words))

    sql, said = matching("all_plain", [["ke", "hoach"]], as_phrase=True)

    def bare() -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT COUNT(*) FROM ({sql}) AS found", [said])  # noqa: S608
            cursor.fetchall()

    works = {name: asked(words) for name, words in QUESTIONS.items()} | {"bare index": bare}
    clock = time.perf_counter if "BENCH_DATABASE" in os.environ else time.process_time
    return {name: best(work, seconds / len(works), clock) * 1000 for name, work in works.items()}


def _site(documents: int) -> None:
    """Set the site up, and write the documents when it is new."""
    folder = ROOT / "var" / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    address = os.environ.get("BENCH_DATABASE", str(folder / f"search-{documents}.sqlite3"))
    os.environ |= {
        "TIENDO_DATABASE": address,
        "TIENDO_SECRET_KEY": "only for measuring " * 4,
        "TIENDO_HTTPS": "0",
        "TIENDO_LOG_LEVEL": "ERROR",
        "DJANGO_SETTINGS_MODULE": "tiendo.settings",
    }
    import django

    django.setup()
    from django.core.management import call_command

    from tiendo.portal.models import SearchEntry

    call_command("migrate", verbosity=0)
    if not SearchEntry.objects.exists():
        _fill(documents)


def _fill(documents: int) -> None:
    """Write documents of sentences from the texts that reading is measured on."""
    from django.db import connection, transaction

    from tiendo.portal.models import HomePage, SearchEntry
    from tiendo.portal.searching.index import write
    from tiendo.units.actions import NewUnit, record_unit
    from tiendo.units.models import Kind

    chance = random.Random(2020)  # noqa: S311  (the same documents in every run)
    new = NewUnit("437", "Thị xã Hồng Lĩnh", Kind.TOWN, date(1992, 3, 2), date(2025, 7, 1))
    unit = record_unit(by=None, at=_moment(), new=new)
    home = HomePage(title="Thị xã Hồng Lĩnh", slug="hong-linh", of_unit=unit)
    HomePage.add_root(instance=home)
    whole = "\n".join(texts.mix()).replace("\n", ". ")
    sentences = [one.strip() for one in whole.split(". ") if one.strip()]
    entries = [
        SearchEntry(
            key=f"bench:{number}",
            portal=home,
            kind="article",
            title=chance.choice(sentences)[:200],
            address=f"/hong-linh/{number}/",
            dated_on=date(2010, 1, 1) + timedelta(days=chance.randrange(5000)),
            text=". ".join(chance.choices(sentences, k=SENTENCES)),
        )
        for number in range(documents)
    ]
    with transaction.atomic():
        SearchEntry.objects.bulk_create(entries, batch_size=1000)
        write(list(SearchEntry.objects.all()))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # what PostgreSQL does by itself a minute after so many rows


def _moment() -> Any:
    from django.utils import timezone

    return timezone.now()


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]), float(sys.argv[2]))))
