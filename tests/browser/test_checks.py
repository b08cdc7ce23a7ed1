"""A check that cannot fail is none: each finds its fault in a page made for it."""

from collections.abc import Iterator
from typing import Any

import pytest

from browser.checks import (
    found_in,
    moving,
    of_a_page_without_scripts,
    of_a_public_page,
    of_an_office_page,
    on_paper,
)
from browser.looking import contrast, look

pytestmark = pytest.mark.browser
RIGHT = """<!doctype html><html lang="vi"><title>Trang · Tiến Độ</title>
<style>:focus-visible { outline: 3px solid #005; } .skip, nav a { display: inline-block;
  min-height: 24px; min-width: 24px; } @media print { .skip, nav { display: none } }</style>
<a class="skip" href="#m">Đến nội dung</a><nav><a href="/a/">Một</a> <a href="/b/">Hai</a></nav>
<main id="m"><h1>Trang</h1><p>Lời.</p><p class="printed-address">/trang/</p></main></html>"""
FAULTS = {
    "structure": "<h1>Thêm</h1>",
    "axe in the light": "<p style='color:#bbb'>Nhạt.</p>",
    "keyboard": "<p><a href='/c/' style='outline:none'>Ba</a></p>",
    "contrast in the dark": "<style>@media (prefers-color-scheme:dark){p{color:#eee}}</style>",
    "high contrast in the light": "<style>[data-contrast=cao] p{color:#ccc}</style>",
    "scrolls sideways at 320": "<p style='width:350px'>Rộng.</p>",
    "too small to press": "<p><button style='height:12px;padding:0'>Nhỏ</button></p>",
    "large text": "<p style='width:30rem'>Rộng khi chữ lớn.</p>",
    "spaced text": "<p style='height:1.2em;overflow:hidden'>Bị cắt.</p>",
    "to press on paper": "<p><button style='min-height:30px'>In</button></p>",
    "too wide for paper": "<style>@media print{p{width:700px}}</style>",
    "axe on paper": "<style>@media print{p{color:#ddd}}</style>",
    "moves": "<style>p{transition:color 2s}</style>",
}


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    """An empty page of its own."""
    context = chromium.new_context()
    yield context.new_page()
    context.close()


def test_a_right_page_is_right(page: Any) -> None:
    page.set_content(RIGHT)
    assert of_a_public_page(page, "vi", "/trang/") == {}
    assert of_an_office_page(page) == {}
    assert of_a_page_without_scripts(page, "vi") == {}


@pytest.mark.parametrize("what", list(FAULTS))
def test_a_fault_is_found_under_its_name(page: Any, what: str) -> None:
    page.set_content(RIGHT.replace("</main>", f"{FAULTS[what]}</main>"))
    assert what in of_a_public_page(page, "vi", "/trang/")


def test_motion_that_is_given_up_is_no_fault(page: Any) -> None:
    still = "<style>@media (prefers-reduced-motion:no-preference){p{transition:color 2s}}</style>"
    page.set_content(RIGHT.replace("</main>", f"{still}</main>"))
    look(page)
    assert moving(page) != []
    look(page, reduced_motion="reduce")
    assert moving(page) == []


def test_one_text_of_each_colour_is_looked_at_wherever_it_stands(page: Any) -> None:
    twice = "<p>Rõ.</p><p style='color:#aaa'>Nhạt.</p><p style='color:#aaa'>Nhạt nữa.</p>"
    on_dark = "<p style='background:#222;color:#333'>Tối.</p><input style='color:#ccc' value='a'>"
    page.set_content(RIGHT.replace("</main>", f"{twice}{on_dark}</main>"))
    assert len(contrast(page)) == 3


def test_paper_tells_where_the_page_stood(page: Any) -> None:
    page.set_content(RIGHT)
    assert list(found_in(on_paper(page, "/trang-khac/"))) == ["address on paper"]


def test_what_needs_scripts_is_found(page: Any) -> None:
    page.set_content(RIGHT.replace("</main>", "<button data-does='print'>In</button></main>"))
    assert of_a_page_without_scripts(page, "vi") == {"needs scripts": ["In"]}
