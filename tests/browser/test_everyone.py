"""Every page behind the sign-in for everyone: what is wrong stands under its name."""

import re
from typing import Any

import pytest
from lxml import html

from browser.checks import of_an_office_page
from browser.office_pages import PAGES

pytestmark = pytest.mark.browser
every_page = pytest.mark.parametrize("name", list(PAGES))
NAMES = (
    "Phạm Văn Sơn",
    "Võ Văn Nam",
    "Hoàng Thị Lan",
    "Lê Thị Thu",
    "Phường Bắc Hồng Lĩnh",
    "Phòng Kinh tế, Hạ tầng và Đô thị",
    "Phòng Văn hoá - Xã hội",
)


@pytest.fixture(scope="session")
def known() -> dict[str, str]:
    """What the site of this run was asked for once."""
    return {}


@pytest.fixture
def open_named(open_page: Any, known: dict[str, str]) -> Any:
    """Open a page by its name."""

    def go(name: str, **options: Any) -> Any:
        path, role = PAGES[name]
        if "{period}" in path and "period" not in known:
            rounds = open_page("/don-vi/18115/ket-qua/", role="synthesis")
            first = rounds.locator("a[href*='/dot/']").last.get_attribute("href")
            known["period"] = first.split("/")[3]
        return open_page(path.format(**known), role=role, shares="office", **options)

    return go


@every_page
def test_a_page_is_for_everyone(open_named: Any, name: str) -> None:
    assert of_an_office_page(open_named(name)) == {}


@every_page
def test_a_page_stands_without_scripts_and_its_english_is_whole(
    open_named: Any, name: str, site: str
) -> None:
    english = {"name": "ngon_ngu", "value": "en", "url": site}
    page = open_named(name, scripts=False, cookies=[english])
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
