"""The demonstration's own film: what is shipped tells what the facts say, and in words too."""

import io
import itertools

from PIL import Image

from tiendo.demonstration import film, song
from tiendo.portal.serving.sniffing import captions_fault, recording_kind

LARGEST = 300_000


def test_the_film_that_is_shipped_was_drawn_from_the_figures_and_notes_of_today() -> None:
    raw = film.FILE.read_bytes()
    assert recording_kind(raw) == "webm"
    assert f"tiendo {film.recipe()}".encode() in raw, "python3 dev film"
    assert len(raw) <= LARGEST


def test_the_picture_before_it_has_the_size_of_the_film() -> None:
    with Image.open(io.BytesIO(film.POSTER.read_bytes())) as picture:
        assert picture.format == "PNG"
        assert picture.size == (640, 360)


def test_every_moment_has_a_scene_and_the_tune_is_as_long() -> None:
    scenes = film.scenes()
    assert scenes[0].begin == 0
    assert all(one.end == after.begin for one, after in itertools.pairwise(scenes))
    assert scenes[-1].end == sum(line.beats for line in film.TUNE)
    seconds = len(song.samples(film.TUNE, film.BEAT)) / song.RATE
    assert 10 < seconds < 15


def test_captions_and_transcript_say_every_scene() -> None:
    told = film.captions()
    assert captions_fault(told) == ""
    assert told.decode().count("-->") == len(film.scenes())
    assert "00:10.800 --> 00:14.400" in told.decode()
    for scene in film.scenes():
        assert scene.said in film.transcript_as_html()
        assert scene.seen in film.transcript_as_html()


def test_its_numbers_are_those_of_the_facts_and_its_months_are_said_to_be_assumed() -> None:
    words = " ".join(scene.said + scene.seen for scene in film.scenes())
    for printed in ("864", "63,1%", "1.369,3", "505,3", "110", "88", "57", "36", "23"):
        assert printed in words
    drawn = film.drawn()
    assert sum(drawn["months"]) == 864
    assert "minh hoạ" in drawn["note"] and "giả định" in drawn["note"]
    assert "giả định" in words
