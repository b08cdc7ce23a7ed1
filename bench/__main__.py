"""Measure and print one row a bar. ``--json`` for machines, ``--quick`` on small sizes."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from bench import board, foretelling, peers, portal, search, texts, values
from bench.rows import Row, as_json, as_table
from bench.timing import best, rate
from tiendo_core.checks import check
from tiendo_core.reading import read

_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")


def _read_and_check(text: str) -> None:
    check(read(text))


def _prose(seconds: float) -> Iterator[Row]:
    """Speed on the mix of the gold texts and the seed page: one process, warm."""
    mix = texts.mix()
    limit = rate(_NUMBER.findall, mix, seconds)
    reading, checking = rate(read, mix, seconds), rate(_read_and_check, mix, seconds)
    others = peers.rates(mix, seconds)
    yield Row("read prose", "MB/s", reading, 2, others, limit)
    yield Row("read and check prose", "MB/s", checking, 2, others, limit)
    if others:
        ratio = checking / max(others.values())
        name = "read and check, times the fastest peer"
        yield Row(name, "MB/s", checking, 8, others, limit, ratio)
    page = texts.seed()
    taken = best(lambda: _read_and_check(page), seconds) * 1000
    yield Row("read and check the seed page", "ms", taken, 5, at_most=True)


def _process(seconds: float) -> Iterator[Row]:
    """Time of the whole command on the seed page, and of an interpreter that does nothing."""
    wall = time.perf_counter
    command: list[str | Path] = [Path(sys.executable).parent / "tiendo", "read", texts.SEED]
    ours = best(lambda: subprocess.run(command, capture_output=True, check=True), seconds, wall)
    nothing = [sys.executable, "-c", "pass"]
    limit = best(lambda: subprocess.run(nothing, check=True), seconds, wall)
    name = "tiendo read on the seed page, whole process"
    yield Row(name, "s", ours, 0.3, limit=limit, at_most=True)


def _growth(small: int, large: int) -> Iterator[Row]:
    """Speed on a large text against a small one of the same shape: linear time keeps it."""
    few, many = f"{small // 10**6} MB", f"{large // 10**6} MB"
    shapes = texts.shapes(large)
    for name, text in texts.shapes(small).items():
        before = max(_once(text), _once(text))
        ours = _once(shapes.pop(name))
        label = f"{name}, {many} against {few}"
        yield Row(label, "MB/s", ours, 0.7, {few: before}, ratio=ours / before)


def _once(text: str) -> float:
    """Return MB/s of a single run: a second one of so large a text tells nothing new."""
    began = time.process_time()
    _read_and_check(text)
    return len(text.encode()) / (time.process_time() - began) / 1e6


def main(arguments: list[str]) -> int:
    """Measure everything and print it; the exit code does not judge."""
    quick = "--quick" in arguments
    parts = (
        _prose(0.5 if quick else 3),
        _process(1 if quick else 4),
        _growth(10**6, (3 if quick else 50) * 10**6),
        foretelling.rows(1 if quick else 6),
        board.rows(20_000, 100_000, 1) if quick else board.rows(100_000, 2_000_000, 3),
        values.rows(10**5 if quick else 10**6, 10**4 if quick else 10**5),
        portal.rows(1.5 if quick else 5),
        search.rows(2_000, 1) if quick else search.rows(20_000, 6),
    )
    rows = []
    for row in chain(*parts):
        print(f"bench: {row.name}", file=sys.stderr, flush=True)
        rows.append(row)
    print(as_json(rows) if "--json" in arguments else as_table(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
