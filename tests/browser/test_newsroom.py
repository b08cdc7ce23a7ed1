"""The newsroom under real fingers: a figure is inserted, a wrong number is stopped, the rest goes
out."""

from typing import Any

import pytest

from browser.checks import TOO_SMALL, sideways
from browser.conftest import until
from browser.looking import axe
from factories.media import wav

pytestmark = pytest.mark.browser
ON_PURPOSE = ("400 (Bad Request)", "Applying inline style")
"""What the editor saves by itself while a field is still empty is refused, and it says so; and the
few styles Wagtail's own scripts would put into the page are blocked (``common.middleware``)."""


TOO_SMALL_HERE = TOO_SMALL.replace("document.query", "document.querySelector('.gate').query")
"""The same of our own screen, without what Wagtail puts around it."""


@pytest.fixture
def newsroom(chromium: Any, site: str, signed_in: Any) -> Any:
    """A page of an administrator; anything the browser complains of fails the test."""
    context = chromium.new_context(
        base_url=site,
        viewport={"width": 1280, "height": 900},
        storage_state=signed_in("administrator"),
    )
    context.set_default_timeout(40_000)
    page, complaints = context.new_page(), []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda said: (
            said.type == "error"
            and not any(one in said.text for one in ON_PURPOSE)
            and complaints.append(said.text)
        ),
    )
    yield page
    context.close()
    assert complaints == []


@pytest.fixture
def news(newsroom: Any) -> Any:
    """The list of articles of the town's portal, in the newsroom; the portal is made if need be."""
    page = newsroom
    page.goto("/don-vi/437/chi-tieu/KT.CN.01/sua/")
    page.check("#id_is_public")
    page.click("main form button.button-main")
    page.goto("/quan-tri/cong/")
    if not page.locator("td:text-is('/hong-linh/')").count():
        page.fill("#id_unit", "437")
        page.click("main form button.button-main")
        page.locator("td:text-is('/hong-linh/')").wait_for()
    lists = page.request.get("/toa-soan/api/main/pages/?type=portal.NewsIndexPage").json()["items"]
    number = next(
        one["id"] for one in lists if one["meta"]["html_url"].endswith("/hong-linh/tin-tuc/")
    )
    page.goto(f"/toa-soan/pages/add/portal/articlepage/{number}/")
    return page


def begin(page: Any, title: str) -> Any:
    """A new article with one block of text, in which the cursor stands."""
    page.fill("#id_title", title)
    page.get_by_role("button", name="Chèn khối").first.click()
    page.get_by_role("option", name="Văn bản").click()
    text = page.locator(".public-DraftEditor-content").first
    text.click()
    return text


def choose(page: Any) -> None:
    """Choose the industry of nine months by keyboard: words, period, Enter."""
    dialog = page.locator("dialog.figure-chooser")
    dialog.locator("#so-lieu-q").wait_for()
    dialog.locator("#so-lieu-ky").fill("2020-9M")
    dialog.locator("#so-lieu-q").fill("gia tri san xuat")
    dialog.get_by_role("button", name="864 tỷ đồng").first.wait_for()
    dialog.locator("#so-lieu-q").press("Enter")
    dialog.wait_for(state="detached")


def press(page: Any, action: str) -> None:
    """Choose from the menu of actions, once all that the editor shows is kept.

    The editor gives what was typed to its field a moment later, an edit is noticed within half a
    second, and half a second after that it saves by itself; an action that meets such a saving on
    its way would make the page twice.
    """
    quiet = 0
    for _ in range(400):
        quiet = quiet + 1 if page.evaluate(f"({KEPT})()") else 0
        if quiet == 30:
            break
        page.wait_for_timeout(50)
    assert quiet == 30
    page.locator("footer [data-w-dropdown-target=toggle], footer .w-dropdown__toggle").first.click()
    page.locator(f"button[name={action}]").click()


KEPT = """() => {
    const words = all => all.join('\\n').replaceAll('\\ufeff', '').trim();
    const saving = document.querySelector('#w-autosave-indicator').dataset.wAutosaveStateValue;
    return saving !== 'saving'
      && [...document.querySelectorAll('[data-draftail-editor-wrapper]')].every(editor => {
        const field = editor.parentElement.querySelector('input[type=hidden]');
        const blocks = JSON.parse(field.value)?.blocks ?? [];
        const shown = [...editor.querySelectorAll('.public-DraftEditor-content [data-block]')];
        return words(blocks.map(one => one.text)) === words(shown.map(one => one.innerText))
          && blocks.flatMap(one => one.entityRanges).length
            === editor.querySelectorAll('.public-DraftEditor-content .figure').length; }); }"""
"""Whether the fields hold the words and figures of their editors, and nothing is being saved."""


def test_a_figure_is_inserted_by_keyboard_and_what_is_wrong_is_stopped(news: Any) -> None:
    page = news
    text = begin(page, "Công nghiệp tiếp tục tăng trưởng")
    page.keyboard.type("Đạt /liệu")
    page.get_by_text("Số liệu: chèn").wait_for()
    page.keyboard.press("Enter")
    choose(page)
    page.keyboard.type(" và 60,6,2% kế hoạch.")
    assert "864 tỷ đồng và 60,6,2%" in text.inner_text()
    assert page.locator(".public-DraftEditor-content .figure-datum").inner_text() == "864 tỷ đồng"
    press(page, "action-publish")
    page.wait_for_url("**/toa-soan/kiem-tra/**")
    assert "60,6,2%" in page.locator(".gate-list .gate-stops").first.inner_text()
    page.locator(".gate-list .gate-stops a").first.click()
    page.wait_for_url("**/edit/**")
    text = page.locator(".public-DraftEditor-content").first
    text.click()
    page.keyboard.press("End")
    for _ in " và 60,6,2% kế hoạch.":
        page.keyboard.press("Backspace")
    page.keyboard.type(".")
    press(page, "action-publish")
    page.get_by_text("Đã đăng “Công nghiệp tiếp tục tăng trưởng”").wait_for()
    page.goto("/hong-linh/tin-tuc/")
    page.get_by_role("link", name="Công nghiệp tiếp tục tăng trưởng").first.click()
    page.get_by_role("heading", name="Công nghiệp tiếp tục tăng trưởng").first.wait_for()
    assert page.locator("a.so-lieu", has_text="864 tỷ đồng").count() == 1


def test_a_figure_is_inserted_in_the_words_of_a_song(news: Any) -> None:
    page = news
    page.goto("/toa-soan/snippets/portal/recording/add/")
    page.fill("#id_title", "Chín tháng (đọc)")
    page.select_option("#id_kind", "song")
    page.set_input_files("#id_file", {"name": "doc.wav", "mimeType": "audio/wav", "buffer": wav()})
    page.fill("#id_rights", "Thị xã Hồng Lĩnh")
    page.locator(".public-DraftEditor-content").first.click()
    page.keyboard.type("Chín tháng đạt /liệu")
    page.get_by_text("Số liệu: chèn").wait_for()
    page.keyboard.press("Enter")
    choose(page)
    until(page, "document.querySelector('[name=words]').value.includes('SO-LIEU')")
    page.get_by_role("button", name="Lưu", exact=True).click()
    page.locator("a", has_text="Chín tháng (đọc)").first.click()
    assert page.locator(".public-DraftEditor-content .figure-datum").inner_text() == "864 tỷ đồng"


def test_a_number_is_marked_by_mouse_as_one_of_an_outside_source(news: Any) -> None:
    page = news
    text = begin(page, "Điều hành thu ngân sách quý III")
    assert page.input_value("#id_slug") == "dieu-hanh-thu-ngan-sach-quy-iii"
    page.keyboard.type("512")
    text.get_by_text("512").dblclick()
    page.get_by_role("button", name="Số liệu").first.click()
    dialog = page.locator("dialog.figure-chooser")
    dialog.get_by_label("Nguồn ngoài").check()
    dialog.get_by_role("button", name="Gắn nguồn này").click()
    assert dialog.get_by_text("Hãy ghi tên nguồn.").is_visible()
    dialog.get_by_label("Tên nguồn").fill("Chi cục Thuế")
    dialog.get_by_role("button", name="Gắn nguồn này").click()
    assert page.locator(".public-DraftEditor-content .figure-source").inner_text() == "512"
    press(page, "action-check")
    page.wait_for_url("**/toa-soan/kiem-tra/**")
    assert page.locator(".gate-stops").count() == 0


def test_the_screen_of_a_stopped_article_is_for_everyone(news: Any) -> None:
    page = news
    begin(page, "Sản xuất tăng")
    page.keyboard.type("Giá trị sản xuất 9 tháng đầu năm 2020 đạt 864 tỷ đồng, 60,6,2% kế hoạch.")
    page.fill("#id_lead", "Thu 777 tỷ đồng, gọi 0912 345 678.")
    press(page, "action-check")
    page.wait_for_url("**/toa-soan/kiem-tra/**")
    assert page.locator(".gate-stops").count() >= 3
    assert page.locator(".gate-instead").count() >= 1
    until(page, "document.getAnimations().every(one => one.playState !== 'running')")
    wrong = {"axe": axe(page)}
    page.locator(".gate-override summary").click()
    page.locator(".gate-override button").click()
    wrong["axe, the reason missing"] = axe(page)
    page.set_viewport_size({"width": 360, "height": 800})
    page.reload()
    wrong |= {
        "axe at 360": axe(page),
        "scrolls sideways at 360": sideways(page, 360),
        "too small to press": page.evaluate(TOO_SMALL_HERE),
    }
    assert {what: found for what, found in wrong.items() if found} == {}
