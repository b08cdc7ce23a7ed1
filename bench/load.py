"""Readers that ask for one address over and over, each on a connection of its own.

``python -m bench.load PORT PATH READERS SECONDS [HOST]`` prints what came back as JSON. Linux
only (epoll); a process of its own, so that its time is not counted as the server's.
"""

from __future__ import annotations

import contextlib
import json
import select
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent

_END = b"\r\n\r\n"


@dataclass(slots=True)
class _Reader:
    """One connection: since when it waits, and what it still waits for."""

    line: socket.socket
    asked_at: float = 0.0
    head: bytes = b""
    missing: int = -1


@dataclass
class _Seen:
    """What the readers saw: seconds of each answer, and how many were none."""

    taken: list[float] = field(default_factory=list)
    errors: int = 0


def readers(port: int, path: str, count: int, seconds: float, host: str = "127.0.0.1") -> Any:
    """Let so many readers read for so long, in another process."""
    command = [sys.executable, "-m", "bench.load", str(port), path, str(count), str(seconds), host]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def read(port: int, path: str, count: int, seconds: float, host: str) -> dict[str, float]:
    """Read; return answers a second, errors and how long an answer took (seconds)."""
    question = f"GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept-Encoding: gzip\r\n\r\n".encode()
    poll, lines, seen = select.epoll(), {}, _Seen()

    def come() -> None:
        line = socket.create_connection(("127.0.0.1", port), timeout=30)
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        lines[line.fileno()] = _Reader(line)
        poll.register(line.fileno(), select.EPOLLIN)
        _ask(lines[line.fileno()], question)

    began = time.perf_counter()
    for _ in range(count):
        come()
    end = time.perf_counter() + seconds
    while (now := time.perf_counter()) < end:
        for number, _event in poll.poll(0.1):
            came = _came(lines[number].line)
            if not came:  # a server closes a connection after so many answers
                poll.unregister(number)
                gone = lines.pop(number)
                seen.errors += bool(gone.head)
                gone.line.close()
                come()
            elif _take(lines[number], came, seen):
                _ask(lines[number], question)
    answers = len(seen.taken)
    # Whoever still waits at the end has waited at least so long.
    taken = sorted([*seen.taken, *(now - one.asked_at for one in lines.values())])
    return {
        "a_second": answers / (now - began),
        "answers": answers,
        "errors": seen.errors,
        "half": taken[len(taken) // 2],
        "most": taken[len(taken) * 95 // 100],
        "worst": taken[-1],
    }


def _ask(reader: _Reader, question: bytes) -> None:
    reader.asked_at, reader.head, reader.missing = time.perf_counter(), b"", -1
    with contextlib.suppress(ConnectionError):  # seen again as an end, when reading
        reader.line.send(question)


def _came(line: socket.socket) -> bytes:
    try:
        return line.recv(262_144)
    except ConnectionError:
        return b""


def _take(reader: _Reader, came: bytes, seen: _Seen) -> bool:
    """Take what came; true once the answer is whole."""
    if reader.missing < 0:
        reader.head += came
        at = reader.head.find(_END)
        if at < 0:
            return False
        head = reader.head[:at].lower()
        seen.errors += not head.startswith(b"http/1.1 200")
        length = int(head.partition(b"content-length:")[2].split(b"\r\n", 1)[0])
        reader.missing = length - (len(reader.head) - at - len(_END))
    else:
        reader.missing -= len(came)
    if reader.missing > 0:
        return False
    seen.taken.append(time.perf_counter() - reader.asked_at)
    return True


if __name__ == "__main__":
    asked = sys.argv[1:]
    print(json.dumps(read(int(asked[0]), asked[1], int(asked[2]), float(asked[3]), asked[4])))
