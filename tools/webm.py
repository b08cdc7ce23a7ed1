"""A film as one WebM file: frames that a browser encoded, with a length and an index to seek by.

What a browser records by itself has neither. Only what ``tools/film.py`` needs: one track of VP9,
one of Opus. The index (Cues) stands before the clusters, each of which begins with a whole picture.
Names of elements: RFC 9559.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

VIDEO, AUDIO = 1, 2
SEEK_PREROLL = 80_000_000
"""Nanoseconds a player decodes before the place it seeks to, as Opus in WebM asks."""

SHORT = 127
"""An element of fewer bytes says its length in one byte, any other in eight."""


@dataclass(frozen=True)
class Chunk:
    """An encoded piece: its track, its moment in microseconds, whether it stands by itself."""

    track: int
    at: int
    is_key: bool
    body: bytes

    @property
    def milliseconds(self) -> int:
        """Its moment as the file counts."""
        return round(self.at / 1000)


@dataclass(frozen=True)
class Film:
    """What the head of the file says: its length, and the encoder's own words on the sound."""

    width: int
    height: int
    seconds: float
    opus_head: bytes
    title: str
    made_by: str


def webm(film: Film, chunks: Iterable[Chunk]) -> bytes:
    """The whole file."""
    ordered = sorted(chunks, key=lambda one: (one.milliseconds, one.track == AUDIO))
    clusters = [(one[0].milliseconds, _cluster(one)) for one in _split(ordered)]
    head = _info(film) + _tracks(film)
    begin = len(head) + len(_cues([(0, 0)] * len(clusters)))
    places = []
    for at, cluster in clusters:
        places.append((at, begin))
        begin += len(cluster)
    body = head + _cues(places) + b"".join(cluster for _at, cluster in clusters)
    return _ebml() + _element("18538067", body)


def _split(chunks: list[Chunk]) -> list[list[Chunk]]:
    """The chunks in runs that begin with a whole picture."""
    begins = [at for at, one in enumerate(chunks) if one.track == VIDEO and one.is_key]
    if not begins or begins[0] != 0:
        raise ValueError("a film begins with a whole picture")
    return [chunks[begin:end] for begin, end in pairwise([*begins, len(chunks)])]


def _ebml() -> bytes:
    parts = [("4286", 1), ("42F7", 1), ("42F2", 4), ("42F3", 8)]
    numbers = b"".join(_number(name, value) for name, value in parts)
    kind = _element("4282", b"webm") + _number("4287", 4) + _number("4285", 2)
    return _element("1A45DFA3", numbers + kind)


def _info(film: Film) -> bytes:
    length = _element("4489", struct.pack(">d", film.seconds * 1000))
    names = _words("7BA9", film.title) + _words("4D80", "Tiến Độ") + _words("5741", film.made_by)
    return _element("1549A966", _number("2AD7B1", 1_000_000) + length + names)


def _tracks(film: Film) -> bytes:
    size = _element("E0", _number("B0", film.width) + _number("BA", film.height))
    picture = _track(VIDEO, 1, "V_VP9") + size
    delay = struct.unpack_from("<H", film.opus_head, 10)[0] * 1_000_000_000 // 48_000
    rate = _element("B5", struct.pack(">d", 48_000.0)) + _number("9F", 1)
    sound = _track(AUDIO, 2, "A_OPUS") + _element("63A2", film.opus_head)
    sound += _number("56AA", delay) + _number("56BB", SEEK_PREROLL) + _element("E1", rate)
    return _element("1654AE6B", _element("AE", picture) + _element("AE", sound))


def _track(number: int, kind: int, codec: str) -> bytes:
    names = _words("22B59C", "vie" if number == AUDIO else "und") + _words("86", codec)
    return _number("D7", number) + _number("73C5", number) + _number("83", kind) + names


def _cues(places: Iterable[tuple[int, int]]) -> bytes:
    """The index: at which millisecond which byte; every row is as long as any other."""
    rows = b""
    for at, place in places:
        where = _number("F7", VIDEO) + _element("F1", struct.pack(">I", place))
        rows += _element("BB", _element("B3", struct.pack(">I", at)) + _element("B7", where))
    return _element("1C53BB6B", rows)


def _cluster(chunks: list[Chunk]) -> bytes:
    begin = chunks[0].milliseconds
    blocks = b"".join(_block(one, one.milliseconds - begin) for one in chunks)
    return _element("1F43B675", _number("E7", begin) + blocks)


def _block(chunk: Chunk, after: int) -> bytes:
    head = bytes([0x80 | chunk.track]) + struct.pack(">h", after)
    return _element("A3", head + (b"\x80" if chunk.is_key else b"\x00") + chunk.body)


def _element(name: str, body: bytes) -> bytes:
    short = len(body) < SHORT
    length = bytes([0x80 | len(body)]) if short else struct.pack(">Q", len(body) | 1 << 56)
    return bytes.fromhex(name) + length + body


def _number(name: str, value: int) -> bytes:
    return _element(name, value.to_bytes(max(1, (value.bit_length() + 7) // 8), "big"))


def _words(name: str, words: str) -> bytes:
    return _element(name, words.encode())
