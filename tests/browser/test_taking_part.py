"""Citizens take part in a browser: with scripts and without, by keyboard, on a phone."""

import re
from typing import Any

import pytest

from browser.checks import STOP
from browser.conftest import stay
from browser.looking import axe

pytestmark = pytest.mark.browser
ARTICLE = "/tham-gia/trang/article:b7b0c6a2-6d0e-4d3e-9a43-3f1a6f3a7e10/"


def test_a_rating_is_given_by_keyboard_and_answered_in_its_place(open_page: Any) -> None:
    page = open_page(ARTICLE)
    page.locator("#vote-stars_0").focus()
    for _press in range(3):
        page.keyboard.press("ArrowRight")
    assert page.locator("#vote-stars_3").is_checked()
    assert page.evaluate("getComputedStyle(document.activeElement.parentElement).outlineStyle") in {
        "solid",
        "auto",
    }
    page.keyboard.press("Enter")
    thanks = page.locator("#danh-gia .tp-thanks")
    thanks.wait_for()
    assert "4 trên 5 sao" in thanks.inner_text()
    assert page.evaluate("document.activeElement.className").endswith("tp-thanks")
    assert page.context.cookies() == []
    assert axe(page) == []


def test_nothing_of_altcha_is_loaded_before_the_form_is_touched(open_page: Any) -> None:
    page = open_page("/tham-gia/quyen/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(ARTICLE)
    assert not [one for one in asked if "altcha" in one or "/ve/" in one]
    host = re.match(r"https?://[^/]+", page.url)
    assert host and all(one.startswith(host[0]) for one in asked)


def test_the_focus_is_seen_while_the_check_runs(open_page: Any) -> None:
    page = open_page(ARTICLE)
    page.route("**/altcha-*worker*", lambda route: None)  # it never answers
    page.fill("#comment-text", "Chợ nên mở cửa từ 5 giờ sáng.")
    page.locator("altcha-widget [data-state=verifying]").wait_for()
    box = page.locator("altcha-widget input[type=checkbox]")
    page.focus("#comment-text")
    for _press in range(10):
        page.keyboard.press("Tab")
        if box.evaluate("e => e === document.activeElement"):
            break
    assert box.evaluate(SHOWN) == {"outline": "solid", "opacity": "1", "covered": False}


SHOWN = """e => { const s = getComputedStyle(e), r = e.getBoundingClientRect();
    const over = document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2);
    return {outline: s.outlineStyle, opacity: s.opacity, covered: !over.contains(e)}; }"""


def test_a_comment_is_checked_sent_and_changed_by_its_private_link(open_page: Any) -> None:
    page = open_page(ARTICLE)
    page.fill("#comment-text", "Chợ nên mở cửa từ 5 giờ sáng.")
    page.fill("#comment-name", "Trần Thị Bình")
    page.locator("altcha-widget [data-state=verified]").wait_for(timeout=30_000)
    assert "Đã kiểm tra" in page.locator("altcha-widget").inner_text()
    assert axe(page) == []
    stay(page)
    page.click("text=Gửi ý kiến >> nth=-1")
    link = page.locator(".tp-secret")
    link.wait_for()
    address = link.get_attribute("href")
    queue = open_page("/don-vi/18115/gop-y/", role="moderator")
    sent = queue.locator("[data-item]", has_text="từ 5 giờ sáng")
    assert sent.count() == 1 and "không qua bước kiểm tra" not in sent.inner_text()
    page.goto(address)
    assert axe(page) == []
    page.fill("textarea", "Chợ nên mở cửa từ 4 giờ sáng.")
    page.click("text=Lưu thay đổi")
    assert "Đã sửa" in page.inner_text("main")
    page.click("text=Xoá…")
    page.click("text=Xoá vĩnh viễn")
    assert "Đã xoá" in page.inner_text("main")
    assert page.context.cookies() == []


def test_a_mistake_is_said_at_its_field_and_what_was_typed_stays(open_page: Any) -> None:
    page = open_page(ARTICLE)
    page.fill("#comment-text", "Ơ")
    page.locator("altcha-widget [data-state=verified]").wait_for(timeout=30_000)
    page.click("text=Gửi ý kiến >> nth=-1")
    wrong = page.locator("#y-kien [aria-invalid=true]")
    wrong.first.wait_for()
    assert wrong.count() == 2
    assert page.input_value("#comment-text") == "Ơ"
    assert page.evaluate("document.activeElement.getAttribute('aria-invalid')") == "true"
    assert axe(page) == []


def test_without_scripts_rating_comment_and_question_work(open_page: Any) -> None:
    page = open_page(ARTICLE, scripts=False)
    page.check("#vote-stars_4", force=True)
    page.click("text=Gửi đánh giá")
    assert "gửi một lần nữa" in page.inner_text("main")
    page.click("text=Gửi đánh giá")
    assert "5 trên 5 sao" in page.inner_text("main")
    page.goto("/tham-gia/hoi-dap/18115/")
    for field in ("title", "text", "name", "home", "contact"):
        page.fill(f"#question-{field}", "Bao giờ có lịch cấp nước?")
    page.click("text=Gửi câu hỏi >> nth=-1")
    stay(page)
    page.click("text=Gửi câu hỏi >> nth=-1")
    assert re.search(r"\d{4}-\d{5}", page.inner_text("main"))
    assert page.context.cookies() == []


SEEN = {"outlined": True, "seen": True}


def test_a_moderator_works_the_queue_by_keyboard(open_page: Any) -> None:
    for number in range(2):
        page = open_page(ARTICLE, scripts=False)
        page.fill("#comment-text", f"Ý kiến bàn phím số {number}.")
        page.fill("#comment-name", "Bàn Phím")
        page.click("text=Gửi ý kiến >> nth=-1")
        stay(page)
        page.click("text=Gửi ý kiến >> nth=-1")
    page = open_page("/don-vi/18115/gop-y/", role="moderator")
    before = page.locator("[data-item]").count()
    assert before >= 3
    page.keyboard.press("j")
    assert {name: page.evaluate(STOP)[name] for name in ("outlined", "seen")} == SEEN
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("d")
    assert page.evaluate("document.activeElement.name") == "reason"
    page.keyboard.type("Trùng ý kiến đã có.")
    page.keyboard.press("Enter")
    page.locator("[data-item]").nth(before - 1).wait_for(state="detached")
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.locator("[data-item]").nth(before - 2).wait_for(state="detached")


@pytest.mark.parametrize("status", [400, 404, 413, 429, 502])
def test_a_page_of_another_server_does_not_take_the_place_of_what_was_written(
    status: int, open_page: Any
) -> None:
    page = open_page(ARTICLE)
    page.evaluate(REFUSED, status)
    page.fill("#comment-text", "Chợ nên mở cửa từ 5 giờ sáng.")
    page.fill("#comment-name", "Trần Thị Bình")
    page.locator("altcha-widget [data-state=verified]").wait_for(timeout=30_000)
    page.click("text=Gửi ý kiến >> nth=-1")
    page.locator("#y-kien .tp-outcome", has_text="vẫn còn").wait_for()
    assert page.input_value("#comment-text") == "Chợ nên mở cửa từ 5 giờ sáng."
    assert page.is_enabled("#y-kien form button:not([type=button])")


REFUSED = """status => { const ask = window.fetch;
    window.fetch = (to, how) => how && how.method === "POST"
        ? Promise.resolve(new Response("<p>nginx</p>", {status})) : ask(to, how); }"""
"""From now on a server on the way answers what is sent."""
