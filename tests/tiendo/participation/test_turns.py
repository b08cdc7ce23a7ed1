"""Threads of one process write one after another on SQLite, and each write is one transaction."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from threading import Event
from types import SimpleNamespace

import pytest

from tiendo.participation import turns


def test_nobody_enters_while_another_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        turns, "connection", SimpleNamespace(vendor="sqlite", in_atomic_block=False)
    )
    monkeypatch.setattr(turns, "transaction", SimpleNamespace(atomic=nullcontext))
    inside, most, begun = [0], [0], Event()

    def write(_number: int) -> None:
        begun.wait(5)
        with turns.in_turn():
            inside[0] += 1
            most[0] = max(most[0], inside[0])
            Event().wait(0.002)
            inside[0] -= 1

    with ThreadPoolExecutor(8) as threads:
        done = [threads.submit(write, number) for number in range(24)]
        begun.set()
        assert [one.result() for one in done] == [None] * 24
    assert (inside, most) == ([0], [1])


def test_the_turn_is_given_back_when_a_write_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        turns, "connection", SimpleNamespace(vendor="sqlite", in_atomic_block=False)
    )
    monkeypatch.setattr(turns, "transaction", SimpleNamespace(atomic=nullcontext))
    with pytest.raises(ValueError, match="broken"), turns.in_turn():
        raise ValueError("broken")
    with turns.in_turn():
        pass
