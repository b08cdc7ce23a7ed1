"""Every page behind the sign-in for everyone: what is wrong stands under its name."""

import re
import urllib.error
import urllib.request
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
def place(open_page: Any, known: dict[str, str]) -> Any:
    """The address of a page by its name, and the role it is for."""

    def find(name: str) -> tuple[str, str]:
        path, role = PAGES[name]
        if "{period}" in path and "period" not in known:
            rounds = open_page("/don-vi/18115/ket-qua/", role="synthesis")
            first = rounds.locator("a[href*='/dot/']").last.get_attribute("href")
            known["period"] = first.split("/")[3]
        return path.format(**known), role

    return find


@every_page
def test_a_page_is_for_everyone(open_page: Any, place: Any, name: str) -> None:
    path, role = place(name)
    assert of_an_office_page(open_page(path, role=role, shares="office")) == {}


@every_page
def test_a_page_says_all_without_scripts_and_its_english_is_whole(
    signed_in: Any, place: Any, name: str, site: str
) -> None:
    path, role = place(name)
    cookies = ["ngon_ngu=en"]
    cookies += [f"{one['name']}={one['value']}" for one in (signed_in(role) or NOBODY)["cookies"]]
    asked = urllib.request.Request(site + path, headers={"cookie": "; ".join(cookies)})
    page = html.document_fromstring(read(asked))
    assert len(page.xpath("//h1[not(ancestor-or-self::*[@hidden])]")) == 1
    [main] = page.xpath("//main")
    assert main.text_content().strip()
    assert page.get("lang") == "en"
    assert vietnamese_in(page.find("body")) == []


NOBODY: dict[str, Any] = {"cookies": []}


def read(asked: urllib.request.Request) -> str:
    """What a page says to somebody whose browser runs no script, also of an address of nothing."""
    try:
        with urllib.request.urlopen(asked, timeout=30) as answer:
            return str(answer.read().decode())
    except urllib.error.HTTPError as refused:
        return str(refused.read().decode())


def vietnamese_in(body: Any) -> list[str]:
    """The Vietnamese words of a page that are not marked as such, names left out."""
    unsaid = " or ".join(f"self::{tag}" for tag in ("script", "style", "svg", "textarea", "option"))
    for one in body.xpath(f".//*[@lang='vi' or @hidden or {unsaid}]"):
        one.drop_tree()
    shown = re.sub("“[^”]*”", "", body.text_content())
    for part in ("Thị xã Hồng Lĩnh", "Tiến Độ", "Nguyễn Thị", "Trần Văn", "(minh hoạ)", *NAMES):
        shown = shown.replace(part, "")
    letters = set("ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệ")
    return [word for word in shown.split() if set(word.lower()) & letters]
