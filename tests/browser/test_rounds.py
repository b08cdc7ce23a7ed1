"""From an open round to a value: a clerk types, a verifier and an approver do their steps."""

import re
from typing import Any

import pytest

pytestmark = pytest.mark.browser


def entry(open_page: Any) -> Any:
    """The clerk's first report, by the way a clerk goes."""
    page = open_page("/viec-cua-toi/", role="clerk")
    page.get_by_role("link", name=re.compile("^Nhập số liệu.*Biểu 01")).first.click()
    page.wait_for_url("**/nhap/**")
    return page


def test_figures_are_checked_and_kept_while_they_are_typed(open_page: Any) -> None:
    page = entry(open_page)
    column = page.locator("input[data-column='0']")
    column.nth(0).fill("2500000")
    column.nth(0).press("Enter")
    assert page.evaluate("document.activeElement.name") == column.nth(1).get_attribute("name")
    page.locator(".finding-odd").first.wait_for()
    assert "lần số đã có" in page.locator(".finding-odd").first.inner_text()
    assert page.locator("#da-luu").inner_text().startswith("✓ đã lưu")
    reason = page.locator(".why input").first
    assert reason.is_visible()
    assert not page.locator(".why input").nth(1).is_visible()


def test_a_pasted_column_goes_down_and_a_closed_window_loses_nothing(open_page: Any) -> None:
    page = entry(open_page)
    page.evaluate(PASTE, "27.000\n24.000\n345,1\n21.000\n33\n")
    column = page.locator("input[data-column='1']")
    assert [one.input_value() for one in column.all()][:3] == ["27.000", "24.000", "345,1"]
    page.wait_for_load_state("networkidle")
    column.nth(4).fill("ba mươi")
    address = page.url
    page.goto("/phim-tat/")
    kept = page.locator("input[data-column='1']").nth(4)
    for _ in range(20):  # what was typed last is sent while the window closes
        page.goto(address)
        if kept.input_value() == "ba mươi":
            break
        page.wait_for_timeout(100)
    assert kept.input_value() == "ba mươi"


PASTE = """text => {
  const input = document.querySelector("input[data-column='1']");
  const copied = new DataTransfer();
  copied.setData("text/plain", text);
  input.dispatchEvent(new ClipboardEvent("paste",
    {clipboardData: copied, bubbles: true, cancelable: true}));
}"""


def test_two_people_make_a_value_of_a_report_without_scripts(open_page: Any) -> None:
    page = open_page("/viec-cua-toi/", role="verifier", scripts=False)
    page.get_by_role("link", name=re.compile("^Xác minh.*Tổ dân phố 5")).first.click()
    page.get_by_role("button", name="Xác minh đúng").click()
    assert "đã xác minh" in page.locator(".message").first.inner_text()
    address = page.url
    page = open_page(address, role="approver", scripts=False)
    page.get_by_role("button", name="Phê duyệt").click()
    assert "đã phê duyệt" in page.locator(".message").first.inner_text()
    page.get_by_role("link", name="Số hộ nghèo").first.click()
    assert page.locator("h1").inner_text()


def test_on_a_phone_each_indicator_is_a_card_with_the_keypad(open_page: Any) -> None:
    page = entry(open_page)
    page.set_viewport_size({"width": 360, "height": 740})
    cell = page.locator("input[data-column='0']").first
    assert cell.get_attribute("inputmode") == "decimal"
    assert cell.bounding_box()["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_selected_units_are_reminded_and_the_totals_say_of_how_many(open_page: Any) -> None:
    page = open_page("/don-vi/18115/ket-qua/", role="synthesis")
    page.locator("a[href*='/dot/']").first.click()
    page.locator("input[name=bao-cao]").last.check()
    page.get_by_role("button", name="Đôn đốc đơn vị đã chọn").click()
    assert "Đã đôn đốc 1 báo cáo" in page.locator(".message").first.inner_text()
    page.get_by_role("link", name="Tổng hợp tạm tính").click()
    assert re.search(r"\d/8", page.locator("main").inner_text())
