"""The citizen's pages for everyone: what axe does not see is checked here by scripts."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from browser.conftest import ROOT, _free_port, _wait
from browser.test_everyone import TOO_SMALL, axe, contrast

pytestmark = pytest.mark.browser

PAGES = {
    "home": "/hong-linh/",
    "news": "/hong-linh/tin-tuc/",
    "article": "/hong-linh/tin-tuc/hop-bao/",
    "board": "/hong-linh/bang-2020-9m/",
    "indicator": "/hong-linh/chi-tieu-kt-cn-01/",
    "corrections": "/hong-linh/dinh-chinh/",
    "search": "/hong-linh/tim/?q=hop+bao",
    "no hit": "/hong-linh/tim/?q=khong+co",
}
every_page = pytest.mark.parametrize("name", list(PAGES))


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server with a portal of one unit."""
    port = _free_port()
    environment = os.environ | {
        "TIENDO_VAR": str(tmp_path_factory.mktemp("portal")),
        "TIENDO_DATABASE": "",
        "TIENDO_SECRET_KEY": "",
        "TIENDO_DEMONSTRATION": "1",
        "TIENDO_DEBUG": "0",
        "TIENDO_HTTPS": "0",
        "TIENDO_LOG_LEVEL": "ERROR",
        "DJANGO_SETTINGS_MODULE": "tiendo.settings",
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT / "tests")]),
    }
    pages = str(Path(__file__).with_name("portal_pages.py"))
    for command in (["manage.py", "migrate", "-v0"], [pages]):
        subprocess.run([sys.executable, *command], cwd=ROOT, env=environment, check=True)
    server = [sys.executable, "-m", "granian", "--interface", "asginl", "--port", str(port)]
    process = subprocess.Popen(
        [*server, "--log-level", "error", "tiendo.asgi:application"], cwd=ROOT, env=environment
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address, process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


@pytest.fixture
def look(chromium: Any, portal: str) -> Iterator[Any]:
    """Open a page of the portal; whatever the browser complains of fails the test."""
    contexts, complaints = [], []

    def go(name: str, *, width: int = 1280, scripts: bool = True, **options: Any) -> Any:
        context = chromium.new_context(
            base_url=portal,
            viewport={"width": width, "height": 800},
            java_script_enabled=scripts,
            **options,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: said.type == "error" and complaints.append(said.text))
        page.goto(PAGES[name])
        return page

    yield go
    for context in contexts:
        context.close()
    assert complaints == []


@every_page
def test_axe_finds_nothing_in_the_light_the_dark_and_in_high_contrast(look: Any, name: str) -> None:
    page = look(name, color_scheme="light")
    assert axe(page) == []
    page.emulate_media(color_scheme="dark")
    assert contrast(page) == []
    page.evaluate("document.documentElement.dataset.contrast = 'cao'")
    assert contrast(page) == []


@every_page
def test_nothing_scrolls_sideways_at_320_and_nothing_is_too_small_to_press(
    look: Any, name: str
) -> None:
    page = look(name, width=320)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    shown = "e.offsetParent !== null && !e.closest('[aria-hidden=true]')"
    assert page.evaluate(TOO_SMALL.replace("e.offsetParent !== null", shown)) == []


@every_page
def test_text_grows_to_twice_its_size_and_may_be_spaced(look: Any, name: str) -> None:
    page = look(name, width=640, bypass_csp=True)
    assert page.locator("h1").count() == 1
    assert page.locator("main").count() == 1
    assert page.get_attribute("html", "lang") == "vi"
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    page.evaluate("document.documentElement.style.fontSize = ''")
    page.add_style_tag(
        content="* { line-height: 1.5 !important; letter-spacing: .12em !important;"
        " word-spacing: .16em !important } p { margin-bottom: 2em !important }"
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    assert page.evaluate(CUT) == []


CUT = """() => [...document.querySelectorAll('main p, main h1, main h2, main h3, main li')]
  .filter(e => e.offsetParent && getComputedStyle(e).overflow === 'hidden'
    && !e.classList.contains('hidden') && e.scrollHeight > e.clientHeight + 1)
  .map(e => e.outerHTML.slice(0, 80))"""

STOP = """() => { const e = document.activeElement, s = getComputedStyle(e),
  r = e.getBoundingClientRect();
  const x = r.left + Math.min(r.width, 20) / 2, y = r.top + Math.min(r.height, 16) / 2;
  const over = document.elementFromPoint(x, y);
  return {name: e.outerHTML.slice(0, 90), body: e === document.body,
    outlined: s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2,
    seen: r.bottom > 0 && r.top < innerHeight && (!over || e.contains(over) || over.contains(e)),
    place: [...document.querySelectorAll('*')].indexOf(e)}; }"""


@every_page
def test_every_stop_of_the_keyboard_is_seen_and_follows_the_page(look: Any, name: str) -> None:
    page = look(name)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    stops = []
    for _ in range(150):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop["body"]:
            break
        stops.append(stop)
    assert [one["name"] for one in stops if not one["outlined"] or not one["seen"]] == []
    places = [one["place"] for one in stops]
    assert places == sorted(places)
    assert len(stops) > 5


@every_page
def test_a_page_is_whole_without_scripts(look: Any, name: str) -> None:
    page = look(name, scripts=False, width=360)
    assert page.locator("h1").count() == 1
    menu = page.locator(".menu-phone summary")
    menu.click()
    assert page.locator(".menu-phone a").first.is_visible()
    assert not page.locator("[data-reading]").is_visible()
    assert page.locator("button[data-does]:visible").count() == 0


@every_page
def test_colours_forced_by_the_machine_and_less_motion_are_kept(look: Any, name: str) -> None:
    page = look(name, forced_colors="active", reduced_motion="reduce")
    assert contrast(page) == []
    moving = page.evaluate(
        "[...document.querySelectorAll('*')].filter(e => getComputedStyle(e)"
        ".transitionDuration.split(',').some(d => parseFloat(d) > 0)).map(e => e.outerHTML)"
    )
    assert moving == []


def test_a_figure_opens_beside_itself_and_gives_the_focus_back(look: Any) -> None:
    page = look("article")
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


def test_without_scripts_a_figure_leads_to_its_entry_and_back(look: Any) -> None:
    page = look("article", scripts=False)
    page.locator("a.so-lieu").first.click()
    assert page.url.endswith("#so-1")
    entry = page.locator("#so-1")
    assert "864 tỷ đồng" in entry.inner_text()
    entry.locator(".entry-back a").click()
    assert page.url.endswith("#so-1-o-day")


@pytest.mark.parametrize("name", ["article", "indicator"])
def test_beside_each_chart_stands_its_table(look: Any, name: str) -> None:
    page = look(name)
    charts = page.locator("main svg.chart-plot")
    assert charts.count() > 0
    for chart in charts.all():
        holder = chart.locator("xpath=ancestor::*[self::li or self::figure][1]/..")
        assert holder.locator("table").count() > 0


def test_how_a_page_is_read_is_kept_in_the_browser_without_a_cookie(look: Any) -> None:
    page = look("article")
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


def test_on_paper_stand_text_ledger_and_address_and_nothing_to_press(look: Any) -> None:
    page = look("article")
    page.emulate_media(media="print")
    for gone in (".menu", ".tools", ".finder", ".foot nav", ".taking-part"):
        assert page.locator(f"{gone}:visible").count() == 0
    assert page.locator(".ledger .entry").first.is_visible()
    assert "/hong-linh/tin-tuc/hop-bao/" in page.locator(".printed-address").inner_text()
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_reading_aloud_is_offered_only_with_a_vietnamese_voice(look: Any) -> None:
    page = look("article")
    assert not page.locator("button[data-does=read]").is_visible()
    page.context.add_init_script(
        "speechSynthesis.getVoices = () => [{lang: 'vi-VN', name: 'thử'}];"
    )
    page.reload()
    assert page.locator("button[data-does=read]").is_visible()
    assert page.evaluate("speechSynthesis.speaking") is False
