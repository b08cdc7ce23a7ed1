"""How speed is taken: warm, repeated, the best round counts. Standard library only."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence


def best(
    work: Callable[[], object],
    seconds: float = 2.0,
    clock: Callable[[], float] = time.process_time,
) -> float:
    """Return the shortest time of ``work`` in seconds, run for about ``seconds`` after a warm-up.

    At least three runs are made. The clock is that of the process, so that other programs on the
    machine do not count; work that is done by a child process wants ``time.perf_counter``.
    """
    work()
    shortest = float("inf")
    end = time.perf_counter() + seconds
    done = 0
    while done < 3 or time.perf_counter() < end:
        began = clock()
        work()
        shortest = min(shortest, clock() - began)
        done += 1
    return shortest


def rate(work: Callable[[str], object], texts: Sequence[str], seconds: float = 2.0) -> float:
    """Return how many megabytes (10^6 bytes of UTF-8) of ``texts`` pass ``work`` in a second."""
    size = sum(len(text.encode()) for text in texts)

    def all_texts() -> None:
        for text in texts:
            work(text)

    return size / best(all_texts, seconds) / 1e6
