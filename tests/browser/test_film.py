"""The film of the demonstration, for everyone: by keyboard, with captions, without scripts."""

from typing import Any

import pytest

from browser.conftest import until
from browser.looking import axe, contrast

pytestmark = pytest.mark.browser
LIBRARY = "/bac-hong-linh/am-thanh-hinh-anh/"
ARTICLE = "/hong-linh/tin-tuc/chin-thang-2020/"
both = pytest.mark.parametrize("address", [LIBRARY, ARTICLE], ids=["library", "article"])
SAID = """[...(document.querySelector('video').textTracks[0].activeCues || [])]
    .map(cue => cue.text).join(' ')"""


@both
def test_the_film_plays_by_keyboard_and_says_its_captions(open_page: Any, address: str) -> None:
    page = open_page(address)
    film = page.locator("video")
    assert film.evaluate("e => !e.autoplay && e.paused && e.controls")
    film.focus()
    page.keyboard.press("Space")
    until(page, "document.querySelector('video').currentTime > 0.2")
    assert page.evaluate("document.querySelector('video').textTracks[0].mode") == "showing"
    until(page, f"({SAID}).includes('Thị xã Hồng Lĩnh')")
    page.keyboard.press("Space")
    until(page, "document.querySelector('video').paused")


def test_the_film_knows_how_long_it_is_and_can_be_sought(open_page: Any) -> None:
    page = open_page(LIBRARY)
    film = page.locator("video")
    until(page, "document.querySelector('video').readyState >= 1")
    assert film.evaluate("e => [Math.round(e.duration * 10), e.videoWidth, e.videoHeight]") == [
        144,
        640,
        360,
    ]
    for moment, words in ((12, "23 công trình"), (6, "864 tỷ đồng")):
        film.evaluate(f"e => {{ e.currentTime = {moment}; }}")
        until(page, f"!document.querySelector('video').seeking && ({SAID}).includes('{words}')")


def test_the_song_stops_when_the_film_begins(open_page: Any) -> None:
    page = open_page(LIBRARY)
    page.locator("audio").focus()
    page.keyboard.press("Space")
    until(page, "!document.querySelector('audio').paused")
    page.locator("video").focus()
    page.keyboard.press("Space")
    until(page, "document.querySelector('audio').paused")


@both
def test_without_scripts_the_transcript_stands_beside_the_film(
    open_page: Any, address: str
) -> None:
    page = open_page(address, scripts=False)
    film = page.locator("video[controls][poster]")
    assert film.count() == 1
    assert page.locator("video track[kind=captions][srclang=vi][default]").count() == 1
    words = page.locator(".player-video .player-words")
    assert "110 công trình" in words.inner_text() and "giả định" in words.inner_text()
    seen, told = film.bounding_box(), words.bounding_box()
    beside = told["x"] >= seen["x"] + seen["width"]
    below = told["y"] >= seen["y"] + seen["height"]
    assert beside if address == LIBRARY else below
    assert "CC0" in page.locator(".player-video").inner_text()


@both
def test_axe_finds_nothing_about_the_film(open_page: Any, address: str) -> None:
    page = open_page(address, color_scheme="light")
    assert axe(page) == []
    page.emulate_media(color_scheme="dark")
    assert contrast(page) == []


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_the_film_fits_its_page(open_page: Any, width: int) -> None:
    page = open_page(LIBRARY, width=width)
    box = page.locator("video").bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= width
    assert abs(box["width"] / box["height"] - 16 / 9) < 0.05
    assert page.evaluate("document.documentElement.scrollWidth") <= width
