"""Encoded frames become a file that says how long it is and where to seek."""

from __future__ import annotations

import struct
from collections.abc import Iterator

import pytest

from tools.webm import AUDIO, VIDEO, Chunk, Film, webm

SEGMENT, CUES, CLUSTER, INFO = "18538067", "1c53bb6b", "1f43b675", "1549a966"
FILM = Film(640, 360, 4.0, b"OpusHead\x01\x01" + struct.pack("<H", 312) + b"\0" * 7, "Phim", "x")


def frames() -> list[Chunk]:
    """Four seconds at two pictures a second, every fourth whole, and sound between them."""
    seen = [Chunk(VIDEO, at * 500_000, at % 4 == 0, b"p" * (at + 1)) for at in range(8)]
    return seen + [Chunk(AUDIO, at * 20_000, True, b"s") for at in range(200)]


def elements(raw: bytes) -> Iterator[tuple[str, int, bytes]]:
    """Each element: its number, where it begins, what it holds."""
    at = 0
    while at < len(raw):
        wide = 9 - raw[at].bit_length()
        long = raw[at + wide] == 1
        whole = struct.unpack_from(">Q", raw, at + wide)[0] & ~(1 << 56) if long else 0
        length = whole if long else raw[at + wide] & 0x7F
        body = at + wide + (8 if long else 1)
        yield raw[at : at + wide].hex(), at, raw[body : body + length]
        at = body + length


def test_the_index_points_at_clusters_that_begin_with_a_whole_picture() -> None:
    (_head, (name, _at, segment)) = elements(webm(FILM, frames()))
    assert name == SEGMENT
    inside = list(elements(segment))
    clusters = {at: body for name, at, body in inside if name == CLUSTER}
    assert len(clusters) == 2
    (cues,) = [body for name, _at, body in inside if name == CUES]
    told = []
    for _name, _at, cue in elements(cues):
        (_b3, _a, moment), (_b7, _c, where) = elements(cue)
        place = int.from_bytes(list(elements(where))[1][2], "big")
        cluster = clusters[place]
        first = next(body for name, _at, body in elements(cluster) if name == "a3")
        assert first[0] == 0x80 | VIDEO and first[3] == 0x80
        told.append(int.from_bytes(moment, "big"))
    assert told == [0, 2000]


def test_the_file_says_how_long_it_is_and_keeps_every_frame() -> None:
    (_head, (_name, _at, segment)) = elements(webm(FILM, frames()))
    inside = list(elements(segment))
    info = next(body for name, _at, body in inside if name == INFO)
    length = next(body for name, _at, body in elements(info) if name == "4489")
    assert struct.unpack(">d", length)[0] == 4000
    blocks = [one for name, _at, c in inside if name == CLUSTER for one, _a, _b in elements(c)]
    assert blocks.count("a3") == len(frames())


def test_a_film_that_does_not_begin_with_a_whole_picture_is_refused() -> None:
    with pytest.raises(ValueError, match="whole picture"):
        webm(FILM, frames()[1:])
