"""How speed is taken: warm, repeated, the best round counts. Standard library only."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence


def best(work: Callable[[], object], seconds: float = 2.0, rounds: int = 3) -> float:
    """Return the shortest time of ``work`` in seconds: run for about ``seconds`` after a warm-up.

    At least ``rounds`` runs are made. The shortest is the one that other programs disturbed least.
    """
    work()
    shortest = float("inf")
    end = time.perf_counter() + seconds
    done = 0
    while done < rounds or time.perf_counter() < end:
        began = time.perf_counter()
        work()
        shortest = min(shortest, time.perf_counter() - began)
        done += 1
    return shortest


def rate(work: Callable[[str], object], texts: Sequence[str], seconds: float = 2.0) -> float:
    """Return how many megabytes (10^6 bytes of UTF-8) of ``texts`` pass ``work`` in a second."""
    size = sum(len(text.encode()) for text in texts)

    def all_texts() -> None:
        for text in texts:
            work(text)

    return size / best(all_texts, seconds) / 1e6
