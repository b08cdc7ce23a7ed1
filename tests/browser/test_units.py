"""Units in a real browser: finding by a key, and a change that is looked at and then recorded."""

from typing import Any

import pytest

from browser.conftest import until

pytestmark = pytest.mark.browser


def test_a_slash_opens_the_finder_and_letters_bring_suggestions(open_page: Any) -> None:
    page = open_page("/quan-tri/", role="administrator")
    page.keyboard.press("/")
    page.wait_for_url("**/tim/#q")
    page.keyboard.type("bac hong linh")
    until(page, "document.querySelector('#found a')?.innerText === 'Phường Bắc Hồng Lĩnh'")
    page.click("#found a >> nth=0")
    assert page.inner_text("h1") == "Phường Bắc Hồng Lĩnh"


def test_a_slash_typed_into_a_field_stays_a_slash(open_page: Any) -> None:
    page = open_page("/tim/", role="clerk")
    page.fill("#q", "")
    page.focus("#q")
    page.keyboard.type("12/NQ")
    assert page.input_value("#q") == "12/NQ"
    assert "/tim/" in page.url


def test_an_old_name_leads_to_its_successor(open_page: Any) -> None:
    page = open_page("/quan-tri/don-vi/?q=phuong+duc+thuan", role="administrator", scripts=False)
    page.click("tbody td a >> text=Phường Bắc Hồng Lĩnh")
    assert page.inner_text("h1") == "Phường Bắc Hồng Lĩnh"


def test_a_merger_is_looked_at_and_recorded_without_scripts(open_page: Any) -> None:
    body = open_page("/quan-tri/don-vi/them/?thuoc=18115", role="administrator", scripts=False)
    for code, name in (("18115.T1", "Đồng Lớn"), ("18115.T2", "Đồng Nhỏ")):
        body.goto("/quan-tri/don-vi/them/?thuoc=18115")
        body.fill("#id_code", code)
        body.fill("#id_name", name)
        body.select_option("#id_kind", "residential-group")
        body.click("main form .button-main")
        assert body.inner_text("h1") == f"Tổ dân phố {name}"
    page = open_page("/quan-tri/don-vi/thay-doi/", role="administrator", scripts=False)
    page.select_option("#id_kind", "merge")
    page.fill("#id_on", "2026-10-01")
    page.fill("#id_act_number", "15/NQ-HĐND")
    page.fill("#id_act_signed_on", "2026-09-20")
    page.fill("#id_act_body", "HĐND phường")
    page.fill("#id_dong-0-old", "18115.T1")
    page.fill("#id_dong-0-new_code", "18115.T1")
    page.fill("#id_dong-1-old", "to dan pho dong nho")
    page.fill("#id_dong-1-new_code", "18115.T1")
    page.click("button[name=look]")
    assert "Tổ dân phố Đồng Lớn (18115.T1) bắt đầu." in page.inner_text("main")
    page.click("button[name=record]")
    assert page.inner_text("h1") == "Tổ dân phố Đồng Lớn"
    assert "Tổ dân phố Đồng Nhỏ" in page.inner_text("main")
    assert "15/NQ-HĐND" in page.inner_text("main")


def test_a_stand_in_takes_over_a_role(open_page: Any) -> None:
    page = open_page("/quan-tri/nguoi-dung/1/", role="administrator")
    page.click("text=Cử người làm thay")
    page.fill("#id_username", "minhhoa.vanphong")
    page.fill("#id_last_on", "2099-01-01")
    page.click("main form .button-main")
    assert "Trần Văn Bình (minh hoạ) làm thay từ" in page.inner_text("main")
    page.click("text=Kết thúc làm thay")
    assert "làm thay từ" not in page.inner_text("main")
