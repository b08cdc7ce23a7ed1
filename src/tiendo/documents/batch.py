"""Many documents at once: named files, folders and patterns, read on all cores, in their order.

A file that cannot be read is told in its outcome and never stops the others.
"""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from .readers import SUFFIXES, read_bytes, read_file
from .readers.document import Document, DocumentError

STANDARD_INPUT = "-"
_WORTH_A_POOL = 12
_WORTH_BYTES = 4_000_000
_CHUNK = 16


class Outcome(NamedTuple):
    """What became of one document: text to print, the worst grade found, or why it was not read."""

    path: str
    text: str
    grade: str | None = None
    refusal: DocumentError | None = None


Work = Callable[[str], Outcome]


@dataclass(slots=True)
class Found:
    """What paths stand for: files in order, and the paths that stand for nothing."""

    paths: list[str]
    refused: list[tuple[str, DocumentError]]


def expand(given: Sequence[str]) -> Found:
    """Files for the paths given: a folder is searched, a pattern matched, "-" kept."""
    found = Found([], [])
    for path in given:
        if path == STANDARD_INPUT or Path(path).is_file():
            found.paths.append(path)
        elif Path(path).is_dir():
            inside = sorted(_inside(path))
            found.paths += inside
            if not inside:
                found.refused.append((path, DocumentError("nothing")))
        else:
            # A pattern may be absolute, which Path.glob refuses.
            matched = sorted(glob.glob(path, recursive=True)) if glob.has_magic(path) else []  # noqa: PTH207
            files = [one for one in matched if not Path(one).is_dir()]
            # A name that matches nothing is kept: reading it says why it cannot be read.
            found.paths += files or [path]
    return found


def _inside(folder: str) -> Iterator[str]:
    """The documents under a folder; hidden files and Word's own lock files are passed over."""
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in files:
            if name.lower().endswith(SUFFIXES) and not name.startswith((".", "~$")):
                yield str(Path(here) / name)


def open_document(path: str) -> Document:
    """The document at a path, "-" being standard input."""
    if path == STANDARD_INPUT:
        return read_bytes(path, sys.stdin.buffer.read())
    return read_file(path)


def run(paths: Sequence[str], work: Work, progress: Callable[[int], None]) -> Iterator[Outcome]:
    """Do ``work`` on every path and give the outcomes in the order of the paths.

    ``work`` must be picklable. ``progress`` hears how many are done.
    """
    outcomes = _in_pool(paths, work) if _is_worth_a_pool(paths) else map(work, paths)
    for done, outcome in enumerate(outcomes, 1):
        progress(done)
        yield outcome


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _is_worth_a_pool(paths: Sequence[str]) -> bool:
    if len(paths) < 2 or cores() < 2 or STANDARD_INPUT in paths:
        return False
    if len(paths) >= _WORTH_A_POOL:
        return True
    sizes = (Path(path).stat().st_size for path in paths if Path(path).is_file())
    return sum(sizes) > _WORTH_BYTES


def _in_pool(paths: Sequence[str], work: Work) -> Iterator[Outcome]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    workers = min(cores(), len(paths))
    chunk = max(1, min(_CHUNK, len(paths) // (4 * workers)))
    done = 0
    pool = ProcessPoolExecutor(workers, initializer=_quiet)
    try:
        for outcome in pool.map(work, paths, chunksize=chunk):
            done += 1
            yield outcome
    except BrokenProcessPool:
        # A worker was killed (out of memory): the files it had not finished are told, not retried.
        for path in paths[done:]:
            yield Outcome(path, "", None, DocumentError("stopped"))
    finally:
        # Waited for: a pool still closing when the interpreter ends writes to a pipe that is gone.
        pool.shutdown(wait=True, cancel_futures=True)


def _quiet() -> None:
    """Leave Ctrl-C to the parent: workers end when it does."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
