"""The nine months of 2020 from the closed round to what citizens read, rate and comment on.

The page of a former town once showed all of this; here each part of it is tried as the person
whose part it is would: editor, approver, citizen, moderator, and with scripts off.
"""

from __future__ import annotations

from typing import Any

import pytest

from browser.conftest import stay
from browser.public_pages import ARTICLE, CORRECTED

pytestmark = pytest.mark.browser
OLD_ADDRESS = "/portal/read/tin-hoat-dong/news/ra-quan-lam-sach-tuyen-duong.html"


def test_a_closed_round_becomes_a_draft_and_an_approver_publishes_it(open_page: Any) -> None:
    editor = open_page("/don-vi/437/cong-bo/", role="editor")
    editor.click("text=Soạn bài từ đợt này")
    editor.wait_for_url("**/toa-soan/pages/*/edit/")
    address = editor.url.split("/toa-soan/")[1]
    assert "864 tỷ đồng" in editor.locator(".public-DraftEditor-content").first.inner_text()
    assert editor.locator("button[name=action-publish]").count() == 0
    approver = open_page(f"/toa-soan/{address}", role="approver")
    approver.locator("footer [data-w-dropdown-target=toggle]").first.click()
    approver.locator("button[name=action-publish]").click()
    approver.get_by_text("Đã đăng").first.wait_for()
    citizen = open_page("/hong-linh/tin-tuc/")
    citizen.get_by_role("link", name="Thị xã Hồng Lĩnh: kết quả 9 tháng").first.click()
    assert citizen.locator("a.so-lieu", has_text="864 tỷ đồng").count() >= 1
    assert citizen.locator("main svg.chart").count() >= 1
    assert citizen.locator("main table").count() >= 2
    assert citizen.context.cookies() == []


def test_a_figure_says_where_it_comes_from(open_page: Any) -> None:
    page = open_page(ARTICLE)
    page.locator("a.so-lieu", has_text="63,1%").first.click()
    entry = page.locator("dialog[open]")
    assert "KT.CN.01" in entry.inner_text()
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0


def test_a_correction_stands_above_the_article_and_in_the_list(open_page: Any) -> None:
    page = open_page(CORRECTED, scripts=False)
    told = page.locator("main").inner_text()
    assert "Đã đính chính" in told and "120 hộ" in told and "118 hộ" in told
    page.goto("/bac-hong-linh/dinh-chinh/")
    assert "số đúng là 118 hộ" in page.locator("main").inner_text()


def test_what_a_citizen_gives_back_is_seen_on_the_article(open_page: Any) -> None:
    page = open_page(ARTICLE)
    page.fill("#comment-text", "Mong phường sửa đường Nguyễn Ái Quốc.")
    page.fill("#comment-name", "Nguyễn Văn Dân")
    page.locator("altcha-widget [data-state=verified]").wait_for(timeout=30_000)
    stay(page)
    page.click("text=Gửi ý kiến >> nth=-1")
    page.locator(".tp-secret").wait_for()
    assert "Mong phường" not in open_page(ARTICLE).locator("#y-kien").inner_text()
    queue = open_page("/don-vi/437/gop-y/", role="moderator", scripts=False)
    queue.locator("[data-item]", has_text="Mong phường").locator("[data-let]").click()
    shown = page.locator("#y-kien", has_text="Mong phường sửa đường")
    for _ in range(20):  # what is sent is looked at again each second
        page.goto(ARTICLE)
        if shown.count():
            break
        page.wait_for_timeout(200)
    assert shown.count() == 1
    assert page.context.cookies() == []


def test_visits_are_told_with_the_older_total_and_who_reads_now(open_page: Any) -> None:
    page = open_page(ARTICLE)
    line = page.locator("[data-visits]")
    line.locator("[data-count=total]").filter(has_text="1.340.").wait_for()
    assert "dưới 5" in line.locator("[data-count=now]").inner_text()
    page.locator("[data-visits] a").click()
    assert "Bộ đếm của cổng cũ" in page.locator("main").inner_text()


def test_an_address_of_the_older_portal_leads_to_its_article(open_page: Any) -> None:
    page = open_page(OLD_ADDRESS)
    assert page.url.endswith(
        "/hong-linh/tin-tuc/ra-quan-lam-sach-cac-tuyen-duong-trung-tam-minh-hoa/"
    )
    assert "16/11/2019" in page.locator("main").inner_text()


def test_map_music_and_links_of_the_town_stand_without_scripts(open_page: Any) -> None:
    page = open_page("/hong-linh/ban-do/", scripts=False)
    assert page.locator("main svg").count() >= 1
    page.goto("/hong-linh/bai-hat/")
    assert page.locator("audio[controls]").count() == 1
    page.goto("/hong-linh/lien-ket/")
    assert page.locator("main a[href^='https://']").count() >= 1
