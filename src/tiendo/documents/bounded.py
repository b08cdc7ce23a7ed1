"""Work on texts within bounds of time and memory, so that no text can hold up the site.

The work is done by a process of its own, ended when its time is over: a thread cannot be ended, and
a file that brings a library down brings down only that process. Nothing here needs Django.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from threading import BoundedSemaphore
from typing import ParamSpec, TypeVar

from .batch import cores
from .readers.document import DocumentError

AT_ONCE = 40_000
"""A text of so many characters is read in some hundredths of a second: it needs no process."""

MEMORY = 2 << 30
"""The most memory one piece of work may ask for, in bytes."""

_PLACES = BoundedSemaphore(cores())
_Given = ParamSpec("_Given")
_Made = TypeVar("_Made")


def within(
    seconds: float, work: Callable[_Given, _Made], *given: _Given.args, **named: _Given.kwargs
) -> _Made:
    """What ``work`` makes of the rest, which must travel between processes as it does.

    Raises DocumentError: the work's own, "too-slow" when its time is over, "stopped" when the
    process broke down, "busy" when all cores stayed taken for as long.
    """
    if not _PLACES.acquire(timeout=seconds):
        raise DocumentError("busy")
    try:
        done = subprocess.run(  # noqa: S603  (this interpreter, this module)
            [sys.executable, "-m", __name__],
            input=pickle.dumps((work, given, named)),
            stdout=subprocess.PIPE,
            env={"PYTHONPATH": os.pathsep.join(sys.path)},  # no secret of the site travels
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise DocumentError("too-slow", seconds=round(seconds)) from None
    finally:
        _PLACES.release()
    if done.returncode:
        raise DocumentError("stopped")
    made, refusal = pickle.loads(done.stdout)  # noqa: S301  (written by _work below)
    if refusal is not None:
        raise refusal
    result: _Made = made
    return result


def _work() -> None:
    """Do in this process what the site asked for on standard input."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    work, given, named = pickle.load(sys.stdin.buffer)  # noqa: S301  (written by within)
    answer: tuple[object, DocumentError | None]
    try:
        answer = (work(*given, **named), None)
    except DocumentError as refusal:
        answer = (None, refusal)
    pickle.dump(answer, sys.stdout.buffer)


if __name__ == "__main__":
    _work()
