"""A short piece of music of our own, made out of its notes when the demonstration is loaded.

Tune and words were written for this project (CC0). The tune has the five notes of a folk scale and
goes up and down with the tones of the words, as a sung Vietnamese line does. Two voices: a plucked
tune, and a held fifth below each line. The same notes give the same bytes on every machine: waves
are read from a table of whole numbers.
"""

import array
import io
import math
import sys
import wave
from collections.abc import Sequence
from dataclasses import dataclass

RATE = 22_050
BEAT = RATE * 10 // 19
"""Samples of a beat: 114 beats a minute."""

TABLE = 2048
LOUDEST = 9_000
NOTES = {"0": 0, "g": 392.00, "a": 440.00, "c": 523.25, "d": 587.33, "e": 659.26, "G": 783.99}
"""Pitches in hertz, by the letters of the tune; 0 is a rest."""

TITLE = "Bên dòng Minh"


@dataclass(frozen=True)
class Line:
    """A line of the song: its words, the notes with their beats, and the note held below it."""

    words: str
    tune: str
    low: str

    @property
    def notes(self) -> list[tuple[str, int]]:
        """Each note with its beats."""
        return [(one[0], int(one[1:])) for one in self.tune.split()]

    @property
    def beats(self) -> int:
        """How long the line is."""
        return sum(beats for _note, beats in self.notes)


LINES = (
    Line("Sáng nay bên dòng Minh", "d1 c1 c1 a1 c3 01", "g"),
    Line("lúa non xanh lên mình", "e1 d1 d1 c1 a3 01", "a"),
    Line("núi Hồng trăm ngọn đứng", "G1 e1 d1 c1 G3 01", "c"),
    Line("chín mươi chín chim về", "G1 e1 d1 e1 a3 01", "g"),
    Line("Phố nhỏ ai đang dựng", "d1 c1 d1 c1 a3 01", "a"),
    Line("tiếng búa vang ban chiều", "e1 G1 d1 d1 c3 01", "c"),
    Line("việc năm nay ta hẹn", "a1 c1 d1 c1 a3 01", "g"),
    Line("xong một việc, vui nhiều.", "c1 a1 a1 d1 c4", "c"),
)


def words_as_html() -> str:
    """The words, two lines a paragraph."""
    pairs = zip(LINES[::2], LINES[1::2], strict=True)
    return "".join(f"<p>{first.words}<br/>{second.words}</p>" for first, second in pairs)


def captions() -> bytes:
    """The words as WebVTT, each line from its first note to its last."""
    begin, told = 0, ["WEBVTT", ""]
    for line in LINES:
        end = begin + line.beats
        told += [f"{_moment(begin)} --> {_moment(end)}", line.words, ""]
        begin = end
    return "\n".join(told).encode()


def samples(lines: Sequence[Line] = LINES, beat: int = BEAT) -> "array.array[int]":
    """The lines as sound, ``RATE`` samples a second, 16 bits; a beat is so many samples long."""
    tune: list[int] = []
    low: list[int] = []
    for line in lines:
        for note, beats in line.notes:
            tune += _plucked(NOTES[note], beats * beat)
        low += _held(NOTES[line.low] / 2, line.beats * beat)
    return array.array("h", [(2 * a + b) // 3 for a, b in zip(tune, low, strict=True)])


def sound() -> bytes:
    """The piece as a WAV file: one channel, 16 bits, 22,050 samples a second."""
    heard = samples()
    if sys.byteorder == "big":
        heard.byteswap()
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(heard.tobytes())
    return out.getvalue()


def _table(overtones: tuple[float, ...]) -> list[int]:
    """One turn of a wave with these strengths of its overtones."""
    turns = [2 * math.pi * at / TABLE for at in range(TABLE)]
    shape = [
        sum(much * math.sin(turn * n) for n, much in enumerate(overtones, 1)) for turn in turns
    ]
    peak = max(map(abs, shape))
    return [round(LOUDEST * one / peak) for one in shape]


PLUCKED = _table((1.0, 0.5, 0.28, 0.12, 0.06))
SOFT = _table((1.0, 0.18))


def _plucked(pitch: float, length: int) -> list[int]:
    """A note that sounds at once and dies away."""
    step = round(pitch * TABLE * 1024 / RATE)
    attack, fading = RATE // 100, length + length // 3
    return [
        PLUCKED[(at * step >> 10) % TABLE]
        * min(at, attack)
        // attack
        * ((fading - at) * (fading - at) // fading)
        // fading
        for at in range(length)
    ]


def _held(pitch: float, length: int) -> list[int]:
    """A note that swells and ebbs."""
    step = round(pitch * TABLE * 1024 / RATE)
    swell = RATE // 3
    return [
        SOFT[(at * step >> 10) % TABLE] * min(at, length - at, swell) // swell
        for at in range(length)
    ]


def _moment(beats: int) -> str:
    """A moment of the piece as WebVTT writes it: 00:04.210."""
    thousandths = beats * BEAT * 1000 // RATE
    return f"00:{thousandths // 1000:02d}.{thousandths % 1000:03d}"
