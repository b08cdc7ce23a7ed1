"""The demonstration's own piece of music."""

import hashlib
import io
import wave

from tiendo.demonstration.song import LINES, captions, sound, words_as_html
from tiendo.portal.serving.sniffing import captions_fault, recording_kind


def test_the_piece_is_a_true_wav_of_some_thirty_seconds_that_is_never_too_loud() -> None:
    raw = sound()
    assert recording_kind(raw) == "wav"
    with wave.open(io.BytesIO(raw)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 22_050)
        seconds = file.getnframes() / file.getframerate()
        frames = memoryview(file.readframes(file.getnframes())).cast("h")
    assert 25 < seconds < 40
    assert 5_000 < max(frames) < 32_000


def test_the_same_notes_give_the_same_bytes() -> None:
    first, second = (hashlib.sha256(sound()).hexdigest() for _ in range(2))
    assert first == second


def test_every_line_has_a_note_for_each_syllable() -> None:
    for line in LINES:
        sounding = [note for note, _beats in line.notes if note != "0"]
        assert len(sounding) == len(line.words.split()), line.words


def test_the_captions_hold_every_line_with_its_time() -> None:
    raw = captions()
    assert captions_fault(raw) == ""
    assert raw.decode().count("-->") == len(LINES)
    assert all(line.words in words_as_html() for line in LINES)
