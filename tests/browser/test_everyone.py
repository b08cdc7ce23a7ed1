"""Every page for everyone: axe, light and dark, narrow, large text, keyboard, no scripts."""

import re
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest

pytestmark = pytest.mark.browser

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = {
    "start": ("/", ""),
    "sign-in": ("/dang-nhap/", ""),
    "keys": ("/phim-tat/", ""),
    "pieces": ("/kieu-dang/", ""),
    "article": ("/minh-hoa/bai-viet/", ""),
    "check": ("/kiem-tra/", ""),
    "nothing": ("/khong-co/", ""),
    "excel": ("/don-vi/18115.KT/{period}/nhap/1/excel/", "clerk"),
    "own layout": ("/don-vi/18115.KT/mau-rieng/", "clerk"),
    "files of values": ("/don-vi/18115/nap-so-lieu/", "synthesis"),
    "into a report": ("/don-vi/437/van-ban/1/vao-bao-cao/", "clerk"),
    "my work": ("/viec-cua-toi/", "clerk"),
    "find": ("/tim/?q=hong", "clerk"),
    "find nothing": ("/tim/?q=khong-co", "clerk"),
    "list": ("/don-vi/437/van-ban/", "clerk"),
    "no result": ("/don-vi/437/van-ban/?q=khong-co", "clerk"),
    "add": ("/don-vi/437/van-ban/them/", "clerk"),
    "desk": ("/don-vi/437/van-ban/2/", "synthesis"),
    "delete": ("/don-vi/437/van-ban/2/xoa/", "synthesis"),
    "board": ("/don-vi/437/2020-9M/bang/", "clerk"),
    "board line": ("/don-vi/437/2020-9M/bang/KT.CN.01/", "clerk"),
    "publishing": ("/don-vi/18115/cong-bo/", "approver"),
    "publish a board": ("/don-vi/437/cong-bo/bang/2020-9M/", "approver"),
    "corrections": ("/don-vi/437/cong-bo/dinh-chinh/", "approver"),
    "register": ("/don-vi/437/to-chuc/", "synthesis"),
    "office holder": ("/don-vi/437/to-chuc/them/", "administrator"),
    "contacts": ("/don-vi/437/to-chuc/lien-he/", "administrator"),
    "plans": ("/don-vi/437/ke-hoach/", "synthesis"),
    "record plan": ("/don-vi/437/ke-hoach/them/?nhu=2", "synthesis"),
    "plan": ("/don-vi/437/ke-hoach/2/", "synthesis"),
    "plan read": ("/don-vi/437/ke-hoach/2/", "clerk"),
    "targets": ("/don-vi/437/ke-hoach/2/sua/", "synthesis"),
    "act": ("/don-vi/437/ke-hoach/2/van-ban/", "synthesis"),
    "side by side": ("/don-vi/437/ke-hoach/so-sanh/2020/", "clerk"),
    "target": ("/don-vi/437/ke-hoach/2/muc-tieu/5/", "synthesis"),
    "split": ("/don-vi/437/ke-hoach/2/muc-tieu/5/chia/thang/?de-xuat=deu", "synthesis"),
    "catalogue": ("/don-vi/437/chi-tieu/", "clerk"),
    "no indicator": ("/don-vi/437/chi-tieu/?q=khong-co", "synthesis"),
    "indicator": ("/don-vi/437/chi-tieu/KT.TH.02/", "synthesis"),
    "new indicator": ("/don-vi/437/chi-tieu/them/", "synthesis"),
    "change indicator": ("/don-vi/437/chi-tieu/XH.02/sua/", "administrator"),
    "definition": ("/don-vi/437/chi-tieu/XH.02/dinh-nghia/", "administrator"),
    "retire": ("/don-vi/437/chi-tieu/VX.DS.04/thoi/", "administrator"),
    "two steps": ("/tai-khoan/hai-buoc/", "clerk"),
    "app": ("/tai-khoan/hai-buoc/ung-dung/bat/", "clerk"),
    "passkeys": ("/tai-khoan/hai-buoc/khoa/", "clerk"),
    "add passkey": ("/tai-khoan/hai-buoc/khoa/them/", "clerk"),
    "administration": ("/quan-tri/", "administrator"),
    "portals": ("/quan-tri/cong/", "administrator"),
    "person": ("/quan-tri/nguoi-dung/1/", "administrator"),
    "new person": ("/quan-tri/nguoi-dung/them/", "administrator"),
    "new unit": ("/quan-tri/don-vi/them/", "administrator"),
    "unit": ("/don-vi/437/", "clerk"),
    "units": ("/quan-tri/don-vi/?q=hong+linh", "administrator"),
    "record": ("/quan-tri/don-vi/18115/", "administrator"),
    "former record": ("/quan-tri/don-vi/00004@2025-01-01/", "administrator"),
    "province": ("/quan-tri/don-vi/42/", "administrator"),
    "change": ("/quan-tri/don-vi/thay-doi/", "administrator"),
    "stand-in": ("/quan-tri/vai/1/lam-thay/", "administrator"),
    "log": ("/quan-tri/nhat-ky/", "administrator"),
    "sign out": ("/dang-xuat/", "clerk"),
    "own reports": ("/don-vi/18115.KT/ket-qua/", "clerk"),
    "entry": ("/don-vi/18115.KT/{period}/nhap/1/", "clerk"),
    "entry of ratios": ("/don-vi/18115.VX/{period}/nhap/2/", "clerk"),
    "calendar feed": ("/lich/", "clerk"),
    "rounds": ("/don-vi/18115/ket-qua/", "synthesis"),
    "round": ("/don-vi/18115/{period}/dot/kt-xh/", "synthesis"),
    "totals": ("/don-vi/18115/{period}/dot/kt-xh/tong/", "synthesis"),
    "rates": ("/don-vi/18115/che-do/kt-xh/dung-han/", "synthesis"),
    "regimes": ("/don-vi/18115/che-do/", "synthesis"),
    "regime": ("/don-vi/18115/che-do/kt-xh/", "synthesis"),
    "form of a regime": ("/don-vi/18115/che-do/kt-xh/bieu/bm01/", "synthesis"),
    "new regime": ("/don-vi/18115/che-do/them/", "synthesis"),
    "holidays": ("/don-vi/18115/che-do/ngay-nghi/", "synthesis"),
    "to verify": ("/don-vi/18115/{period}/duyet/6/", "verifier"),
    "to approve": ("/don-vi/18115/{period}/duyet/5/", "approver"),
    "moderation": ("/don-vi/18115/gop-y/", "moderator"),
    "a comment": ("/don-vi/18115/gop-y/1/", "moderator"),
    "office ratings": ("/don-vi/18115/gop-y/danh-gia/", "moderator"),
    "drafts": ("/don-vi/18115/gop-y/du-thao/", "moderator"),
    "a draft": ("/don-vi/18115/gop-y/du-thao/1/", "moderator"),
    "personal data": ("/don-vi/18115/gop-y/nguoi-gui/?q=minh", "moderator"),
    "former counter": ("/don-vi/18115/gop-y/luot-xem/", "moderator"),
    "office questions": ("/don-vi/18115/hoi-dap/", "moderator"),
    "a question": ("/don-vi/18115/hoi-dap/2/", "moderator"),
    "versions": ("/don-vi/18115/2025/gia-tri/NS.01/", "synthesis"),
}
NAMES = (
    "Phạm Văn Sơn",
    "Lê Thị Thu",
    "Phường Bắc Hồng Lĩnh",
    "Phòng Kinh tế, Hạ tầng và Đô thị",
    "Phòng Văn hoá - Xã hội",
)
every_page = pytest.mark.parametrize("name", list(PAGES))


def axe(page: Any) -> list[str]:
    """What axe-core finds wrong, one line each."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES
    )
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


def open_named(open_page: Any, name: str, **options: Any) -> Any:
    path, role = PAGES[name]
    return open_page(filled(open_page, path), role=role, **options)


def filled(open_page: Any, path: str) -> str:
    """The address with the period of the demonstration's first open round, where it names one."""
    if "{period}" not in path:
        return path
    rounds = open_page("/don-vi/18115/ket-qua/", role="synthesis")
    first = rounds.locator("a[href*='/dot/']").last.get_attribute("href")
    return path.format(period=first.split("/")[3])


@every_page
def test_axe_finds_nothing_in_the_light_and_in_the_dark(open_page: Any, name: str) -> None:
    page = open_named(open_page, name, color_scheme="light")
    assert axe(page) == []
    page.emulate_media(color_scheme="dark")
    assert axe(page) == []


@every_page
def test_on_a_phone_nothing_scrolls_sideways_and_nothing_is_too_small_to_press(
    open_page: Any, name: str
) -> None:
    page = open_named(open_page, name, width=360)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.evaluate(TOO_SMALL) == []
    page.set_viewport_size({"width": 320, "height": 600})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


TOO_SMALL = """() => [...document.querySelectorAll(
     'button, input:not([type=hidden]), select, textarea, summary, nav a, .button')]
   .filter(e => e.offsetParent !== null)
   .map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
   .filter(([, r]) => r.width < 24 || r.height < 24).map(([html]) => html)"""


@every_page
def test_a_page_is_built_of_one_heading_and_one_main_part_and_grows_with_its_text(
    open_page: Any, name: str
) -> None:
    page = open_named(open_page, name, width=640)
    assert page.locator("h1").count() == 1
    assert page.locator("main").count() == 1
    assert page.get_attribute("html", "lang") == "vi"
    assert " · Tiến Độ" in page.title()
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640


@every_page
def test_the_keyboard_begins_at_the_content_link_and_always_shows_where_it_is(
    open_page: Any, name: str
) -> None:
    page = open_named(open_page, name)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    seen = []
    for _ in range(12):
        page.keyboard.press("Tab")
        seen.append(page.evaluate(FOCUS))
    assert all(outlined and inside for tag, outlined, inside in seen if tag != "BODY"), seen


FOCUS = """() => { const e = document.activeElement, s = getComputedStyle(e),
    r = e.getBoundingClientRect();
    return [e.tagName, s.outlineStyle !== 'none' && s.outlineWidth !== '0px',
            r.bottom > 0 && r.top < innerHeight]; }"""


@every_page
def test_a_page_stands_without_scripts(open_page: Any, name: str) -> None:
    page = open_named(open_page, name, scripts=False)
    assert page.locator("h1").is_visible()
    assert page.locator("main").inner_text().strip()


@every_page
def test_english_is_whole(open_page: Any, name: str, site: str) -> None:
    path, role = PAGES[name]
    page = open_page("/phim-tat/", role=role)
    page.context.add_cookies([{"name": "ngon_ngu", "value": "en", "url": site}])
    page.goto(filled(open_page, path))
    page.evaluate("document.querySelectorAll('[lang=vi]').forEach(e => e.remove())")
    shown = page.locator("body").inner_text()
    shown = re.sub("“[^”]*”", "", shown)
    for part in ("Thị xã Hồng Lĩnh", "Tiến Độ", "Nguyễn Thị", "Trần Văn", "(minh hoạ)", *NAMES):
        shown = shown.replace(part, "")
    assert page.get_attribute("html", "lang") == "en"
    assert [
        word for word in shown.split() if set(word.lower()) & set("ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệ")
    ] == []
