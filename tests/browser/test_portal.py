"""What a reader does with the pages of a portal: opens a figure, sets the look, prints, listens."""

import re
from typing import Any

import pytest

from browser.looking import axe
from browser.public_pages import ARTICLE, PAGES

pytestmark = pytest.mark.browser


def test_a_figure_opens_beside_itself_and_gives_the_focus_back(open_page: Any) -> None:
    page = open_page(ARTICLE)
    figure = page.locator("a.so-lieu").first
    figure.focus()
    page.keyboard.press("Enter")
    box = page.locator("dialog[open]")
    assert "864 tỷ đồng" in box.inner_text()
    assert "1.369,3 tỷ đồng" in box.inner_text()
    assert figure.get_attribute("aria-expanded") == "true"
    assert axe(page) == []
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#so-1"


def test_without_scripts_a_figure_leads_to_its_entry_and_back(open_page: Any) -> None:
    page = open_page(ARTICLE, scripts=False)
    page.locator("a.so-lieu").first.click()
    assert page.url.endswith("#so-1")
    entry = page.locator("#so-1")
    assert "864 tỷ đồng" in entry.inner_text()
    entry.locator(".entry-back a").click()
    assert page.url.endswith("#so-1-o-day")


def test_on_a_narrow_screen_the_entries_are_folded_and_each_figure_still_opens(
    open_page: Any,
) -> None:
    page = open_page(ARTICLE, width=360)
    entry = page.locator("#so-2 .entry")
    assert not entry.is_visible()
    assert re.fullmatch(r"\d+ số liệu", page.locator(".ledger summary").first.inner_text())
    page.locator("a.so-lieu").first.click()
    assert "864 tỷ đồng" in page.locator("dialog[open]").inner_text()
    page.keyboard.press("Escape")
    page.evaluate("location.hash = 'so-2'")
    entry.wait_for(state="visible")
    assert open_page(f"{ARTICLE}#so-2", width=360).locator("#so-2 .entry").is_visible()
    bare = open_page(ARTICLE, width=360, scripts=False)
    assert bare.locator("#so-2 .entry").is_visible()


@pytest.mark.parametrize("name", ["article", "indicator"])
def test_beside_each_chart_stands_its_table(open_page: Any, name: str) -> None:
    page = open_page(PAGES[name])
    charts = page.locator("main svg.chart-plot")
    assert charts.count() > 0
    for chart in charts.all():
        holder = chart.locator("xpath=ancestor::*[self::li or self::figure][1]/..")
        assert holder.locator("table").count() > 0


def test_how_a_page_is_read_is_kept_in_the_browser_without_a_cookie(open_page: Any) -> None:
    page = open_page(ARTICLE)
    page.click(".reading summary")
    page.click("button[data-set=size][value=lon]")
    page.click("button[data-set=theme][value=toi]")
    size = page.evaluate("getComputedStyle(document.documentElement).fontSize")
    assert float(size.removesuffix("px")) > 16
    page.goto(PAGES["news"])
    assert page.get_attribute("html", "data-theme") == "toi"
    assert page.get_attribute("html", "data-size") == "lon"
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == size
    pressed = page.locator("button[data-set=theme][aria-pressed=true]")
    assert pressed.get_attribute("value") == "toi"
    assert page.context.cookies() == []


def test_on_paper_stand_text_and_ledger(open_page: Any) -> None:
    page = open_page(ARTICLE)
    page.emulate_media(media="print")
    assert page.locator(".article-text p").first.is_visible()
    assert page.locator(".ledger .entry").first.is_visible()
    for gone in (".menu", ".tools", ".finder", ".foot nav", ".taking-part"):
        assert page.locator(f"{gone}:visible").count() == 0


def test_reading_aloud_is_offered_only_with_a_vietnamese_voice(open_page: Any) -> None:
    page = open_page(ARTICLE)
    assert not page.locator("button[data-does=read]").is_visible()
    page.context.add_init_script(
        "speechSynthesis.getVoices = () => [{lang: 'vi-VN', name: 'thử'}];"
    )
    page.reload()
    assert page.locator("button[data-does=read]").is_visible()
    assert page.evaluate("speechSynthesis.speaking") is False
