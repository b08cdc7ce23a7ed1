"""Bodies larger than an upload may be are turned away before they are read."""

import asyncio
from typing import Any

import pytest

from tiendo.common.bounds import Bounded


def serve(chunks: list[bytes], length: int | None = None) -> tuple[list[dict[str, Any]], bytes]:
    """Send the chunks to a bounded application; what was answered, and what it came to read."""
    sent: list[dict[str, Any]] = []
    read = bytearray()
    waiting = [
        {"type": "http.request", "body": chunk, "more_body": at < len(chunks) - 1}
        for at, chunk in enumerate(chunks)
    ]

    async def application(scope: Any, receive: Any, send: Any) -> None:
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            read.extend(message["body"])
            if not message["more_body"]:
                break
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def receive() -> Any:
        return waiting.pop(0)

    async def send(message: Any) -> None:
        sent.append(message)

    headers = [] if length is None else [(b"content-length", str(length).encode())]
    scope = {"type": "http", "headers": headers}
    asyncio.run(Bounded(application, 10)(scope, receive, send))
    return sent, bytes(read)


@pytest.mark.parametrize("length", [None, 10])
def test_a_body_within_the_bound_passes_whole(length: int | None) -> None:
    sent, read = serve([b"12345", b"67890"], length)
    assert sent[0]["status"] == 200
    assert read == b"1234567890"


def test_an_announced_length_above_the_bound_is_refused_unread() -> None:
    sent, read = serve([b"x" * 11], 11)
    assert sent[0]["status"] == 413
    assert "lớn hơn" in sent[1]["body"].decode()
    assert read == b""


def test_a_body_that_grows_beyond_the_bound_is_cut_off() -> None:
    sent, read = serve([b"x" * 6, b"x" * 6, b"x" * 6])
    assert sent == []
    assert read == b"x" * 6


def test_a_lying_length_does_not_help() -> None:
    assert serve([b"x" * 6, b"x" * 6], 1)[0] == []
