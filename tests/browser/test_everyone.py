"""Every page for everyone: axe, light and dark, narrow, large text, keyboard, no scripts."""

import re
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from lxml import html

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
    "Võ Văn Nam",
    "Hoàng Thị Lan",
    "Lê Thị Thu",
    "Phường Bắc Hồng Lĩnh",
    "Phòng Kinh tế, Hạ tầng và Đô thị",
    "Phòng Văn hoá - Xã hội",
)
every_page = pytest.mark.parametrize("name", list(PAGES))


def axe(page: Any, run_only: dict[str, Any] | None = None) -> list[str]:
    """What axe-core finds wrong, one line each; every rule unless some are named."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(VIOLATIONS, run_only or {"type": "tag", "values": RULES})
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in found
        for node in one["nodes"]
    ]


VIOLATIONS = """rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})
    .then(found => found.violations)"""
"""Only what is wrong travels: what is right is a hundred times as much."""


def contrast(page: Any) -> list[str]:
    """What axe-core finds wrong in the colours: all that another scheme of colours can change."""
    return axe(page, {"type": "rule", "values": ["color-contrast"]})


def open_named(open_page: Any, name: str, **options: Any) -> Any:
    path, role = PAGES[name]
    return open_page(filled(open_page, path), role=role, shares=True, **options)


def filled(open_page: Any, path: str) -> str:
    """The address with the period of the demonstration's first open round, where it names one."""
    if "{period}" not in path:
        return path
    if "period" not in KNOWN:
        rounds = open_page("/don-vi/18115/ket-qua/", role="synthesis")
        first = rounds.locator("a[href*='/dot/']").last.get_attribute("href")
        KNOWN["period"] = first.split("/")[3]
    return path.format(**KNOWN)


KNOWN: dict[str, str] = {}
"""What the site of this run is asked for once."""


@every_page
def test_a_page_is_for_everyone(open_page: Any, name: str) -> None:
    """One visit, everything that can be seen in it: what is wrong stands under its name."""
    page = open_named(open_page, name)
    page.emulate_media(color_scheme="light")
    wrong = {
        "keyboard": by_keyboard(page),
        "structure": structure(page),
        "axe in the light": axe(page),
    }
    page.emulate_media(color_scheme="dark")
    wrong["contrast in the dark"] = contrast(page)
    page.set_viewport_size({"width": 360, "height": 800})
    wrong["scrolls sideways at 360"] = sideways(page, 360)
    wrong["too small to press"] = page.evaluate(TOO_SMALL)
    page.set_viewport_size({"width": 320, "height": 600})
    wrong["scrolls sideways at 320"] = sideways(page, 320)
    page.set_viewport_size({"width": 640, "height": 800})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    wrong["scrolls sideways with text twice as large"] = sideways(page, 640)
    assert {what: found for what, found in wrong.items() if found} == {}


def sideways(page: Any, width: int) -> list[int]:
    """How wide the page is where that is more than the window."""
    wide = page.evaluate("document.documentElement.scrollWidth")
    return [wide] if wide > width else []


def structure(page: Any) -> list[str]:
    """One heading, one main part, its language, its title."""
    found = {
        "one h1": page.locator("h1").count() == 1,
        "one main": page.locator("main").count() == 1,
        "lang": page.get_attribute("html", "lang") == "vi",
        "title": " · Tiến Độ" in page.title(),
    }
    return [what for what, holds in found.items() if not holds]


def by_keyboard(page: Any) -> list[Any]:
    """The link to the content comes first, and it is always seen where the keyboard is."""
    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.className")
    seen = []
    for _ in range(12):
        page.keyboard.press("Tab")
        seen.append(page.evaluate(FOCUS))
    lost = [one for one in seen if one[0] != "BODY" and not (one[1] and one[2])]
    return lost if first == "skip" else [first, *lost]


TOO_SMALL = """() => [...document.querySelectorAll(
     'button, input:not([type=hidden]), select, textarea, summary, nav a, .button')]
   .filter(e => e.offsetParent !== null)
   .map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
   .filter(([, r]) => r.width < 24 || r.height < 24).map(([html]) => html)"""

FOCUS = """() => { const e = document.activeElement, s = getComputedStyle(e),
    r = e.getBoundingClientRect();
    return [e.tagName, s.outlineStyle !== 'none' && s.outlineWidth !== '0px',
            r.bottom > 0 && r.top < innerHeight]; }"""


@every_page
def test_a_page_stands_without_scripts_and_its_english_is_whole(
    open_page: Any, name: str, site: str
) -> None:
    english = {"name": "ngon_ngu", "value": "en", "url": site}
    page = open_named(open_page, name, scripts=False, cookies=[english])
    assert page.locator("h1").is_visible()
    assert page.locator("main").inner_text().strip()
    assert page.get_attribute("html", "lang") == "en"
    assert vietnamese_in(page.content()) == []


def vietnamese_in(source: str) -> list[str]:
    """The Vietnamese words of a page that are not marked as such, names left out."""
    body = html.document_fromstring(source).find("body")
    unsaid = " or ".join(f"self::{tag}" for tag in ("script", "style", "svg", "textarea", "option"))
    for one in body.xpath(f".//*[@lang='vi' or @hidden or {unsaid}]"):
        one.drop_tree()
    shown = re.sub("“[^”]*”", "", body.text_content())
    for part in ("Thị xã Hồng Lĩnh", "Tiến Độ", "Nguyễn Thị", "Trần Văn", "(minh hoạ)", *NAMES):
        shown = shown.replace(part, "")
    letters = set("ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệ")
    return [word for word in shown.split() if set(word.lower()) & letters]
