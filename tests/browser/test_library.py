"""What a reader does with the pages of a portal beyond articles: documents, song, maps."""

from typing import Any

import pytest

from browser.conftest import until
from browser.looking import axe
from browser.public_pages import WARD

pytestmark = pytest.mark.browser


def test_documents_are_found_without_scripts_and_without_tones(open_page: Any) -> None:
    page = open_page(f"{WARD}van-ban/", scripts=False)
    page.fill("#q", "nghi quyet cho")
    page.select_option("#hieu-luc", "con")
    page.click("main form button")
    assert page.locator("main tbody tr").count() == 1
    page.click("main tbody a")
    assert "12/2026/NQ-HĐND" in page.locator("main").inner_text()
    page.click("main li a[href*='nghi-quyet-cho/']")
    assert "Bị thay thế bởi" in page.locator("main").inner_text()


def test_the_song_plays_by_keyboard_and_its_lines_are_shown(open_page: Any) -> None:
    page = open_page(f"{WARD}am-thanh-hinh-anh/")
    player = page.locator("audio")
    assert player.evaluate("e => !e.autoplay && e.paused && e.controls")
    player.focus()
    page.keyboard.press("Space")
    until(page, "document.querySelector('audio').currentTime > 0")
    until(page, "document.querySelector('[data-line]').textContent !== ''")
    player.evaluate("e => { e.currentTime = 26; }")
    until(page, "document.querySelector('[data-line]').textContent.includes('năm nay')")
    assert player.evaluate("e => Math.round(e.duration)") == 34


def test_the_words_of_the_song_stand_beside_it_without_scripts(open_page: Any) -> None:
    page = open_page(f"{WARD}am-thanh-hinh-anh/", scripts=False)
    assert "chín mươi chín chim về" in page.locator("main").inner_text()
    assert page.locator("audio track[kind=captions]").count() == 1


def test_a_map_is_a_picture_and_a_list_without_scripts(open_page: Any) -> None:
    page = open_page(f"{WARD}ban-do-viet-nam/", scripts=False)
    picture = page.locator("svg[role=img]")
    assert picture.locator("path").count() == 34
    assert "Quần đảo Trường Sa" in picture.text_content()
    assert page.locator("main tbody tr").count() == 34
    assert page.locator("[data-do]:visible").count() == 0


def test_a_map_is_opened_moved_and_asked_by_keyboard_alone(open_page: Any) -> None:
    page = open_page(f"{WARD}ban-do/", reduced_motion="reduce")
    page.focus("[data-do=open]")
    page.keyboard.press("Enter")
    page.wait_for_selector(".leaflet-container path")
    for what in ("in", "west", "north", "out", "whole"):
        before = page.evaluate(WHERE)
        page.focus(f"[data-do={what}]")
        page.keyboard.press("Enter")
        until(page, f"({WHERE}) !== {before!r}")
    page.focus(".map-choose >> nth=1")
    page.keyboard.press("Enter")
    assert page.inner_text("[data-said]") == "Phường Nam Hồng Lĩnh"
    assert page.locator("tr.is-chosen").count() == 1
    assert axe(page) == []


WHERE = """document.querySelector('.leaflet-map-pane').style.transform
    + document.querySelector('.leaflet-overlay-pane path').getAttribute('d')"""


def test_the_map_that_moves_names_both_archipelagos(open_page: Any) -> None:
    page = open_page(f"{WARD}ban-do-viet-nam/")
    page.click("[data-do=open]")
    page.wait_for_selector(".leaflet-tooltip")
    shown = page.locator(".leaflet-tooltip").all_inner_texts()
    assert any("Hoàng Sa" in one for one in shown)
    assert any("Trường Sa" in one for one in shown)


def test_a_page_of_a_map_asks_nobody_else_and_stays_light(open_page: Any, site: str) -> None:
    asked: list[Any] = []
    page = open_page(f"{WARD}lien-ket/")

    def note(answer: Any) -> None:
        asked.append(answer)

    page.on("response", note)
    page.goto(f"{WARD}ban-do-viet-nam/")
    page.wait_for_load_state("networkidle")
    assert all(one.url.startswith(site) for one in asked)
    assert not any("leaflet" in one.url for one in asked)
