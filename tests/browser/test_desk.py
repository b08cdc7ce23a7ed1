"""The reading desk under real fingers: paste, upload, arrows, lights, downloads, deletion."""

import json
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser
REPORT = "Kết quả 9 tháng đầu năm 2021. Thu ngân sách đạt 512 tỷ đồng, bằng 64% dự toán.\n" * 1 + (
    "Trồng mới 12,5,6 ha rừng. Có 48/60 trường đạt chuẩn quốc gia, đạt 85%."
)


def desk(open_page: Any, **options: Any) -> Any:
    return open_page("/minh-hoa/bai-viet/", **options)


def test_the_start_page_leads_to_the_blocked_number(open_page: Any) -> None:
    page = open_page("/", width=360)
    page.click("text=Xem")
    page.wait_for_url("**/minh-hoa/bai-viet/#phat-hien-1")
    finding = page.locator("#phat-hien-1")
    assert "60,6,2%" in finding.inner_text()
    box = finding.bounding_box()
    assert 0 <= box["y"] < 800


def test_a_pasted_text_is_checked_without_sign_in(open_page: Any) -> None:
    page = open_page("/")
    page.fill("#text", REPORT)
    page.click("text=Kiểm tra >> nth=-1")
    assert page.locator(".finding-error").count() == 1
    assert page.locator(".finding-inconsistent").count() == 1
    assert page.locator("tbody[data-figure]").count() >= 2


def test_the_arrows_walk_the_findings_and_light_their_words(open_page: Any) -> None:
    page = desk(open_page)
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.id") == "phat-hien-1"
    assert page.locator(".spot.lit").first.inner_text() == "60,6,2%"
    assert page.locator("tbody.lit").get_attribute("id") == "so-2"
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.id") == "phat-hien-2"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    last = page.locator(".finding").count()
    assert page.evaluate("document.activeElement.id") == f"phat-hien-{last}"
    page.keyboard.press("Escape")
    assert page.locator(".lit").count() == 0


def test_the_other_arrows_walk_the_figures(open_page: Any) -> None:
    page = desk(open_page)
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.id") == "so-1"
    assert page.locator(".spot.lit").count() == 3
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.id") == "so-2"


def test_pointing_at_a_number_lights_its_row_and_the_other_way_round(open_page: Any) -> None:
    page = desk(open_page)
    page.hover(".spot[data-figure='3']")
    assert page.locator("tbody.lit").get_attribute("id") == "so-3"
    page.hover("#so-4")
    assert page.locator(".spot.lit").first.get_attribute("data-figure") == "4"


def test_without_scripts_links_do_the_walking(open_page: Any) -> None:
    page = desk(open_page, scripts=False)
    page.click(".spot[data-figure='1'] >> nth=0")
    assert page.url.endswith("#so-1")
    plain = page.locator("#so-2").evaluate("e => getComputedStyle(e).backgroundColor")
    lit = page.locator("#so-1").evaluate("e => getComputedStyle(e).backgroundColor")
    assert plain != lit
    page.click(".finding a >> nth=0")
    assert "#cho-" in page.url


def test_the_question_mark_opens_the_keys_and_escape_closes_them(open_page: Any) -> None:
    page = open_page("/kieu-dang/")
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#keys").is_visible()
    page.fill("#k-q", "")
    page.type("#k-q", "?")
    assert not page.locator("#keys").is_visible()


def test_the_switches_work_without_scripts(open_page: Any) -> None:
    page = open_page("/phim-tat/", scripts=False)
    page.click("button[value=en]")
    assert page.get_attribute("html", "lang") == "en"
    page.click("button[value=toi]")
    assert page.get_attribute("html", "data-theme") == "toi"
    assert page.url.endswith("/phim-tat/")


def test_a_word_file_goes_in_and_comes_back_with_comments(open_page: Any, tmp_path: Path) -> None:
    from factories.text import word_bytes

    sent = tmp_path / "Báo cáo quý.docx"
    sent.write_bytes(word_bytes())
    page = open_page("/don-vi/437/van-ban/them/", role="clerk")
    page.set_input_files("input[type=file]", str(sent))
    page.click("text=Đọc và kiểm tra")
    page.wait_for_selector(".finding")
    with page.expect_download() as waiting:
        page.click("text=Tệp Word có chú thích")
    assert waiting.value.suggested_filename == "Báo cáo quý - có chú thích.docx"
    with page.expect_download() as waiting:
        page.click("text=JSON")
    assert json.loads(Path(waiting.value.path()).read_text())["figures"]
    page.click("text=Xoá")
    page.click("main >> text=Xoá >> nth=-1")
    page.wait_for_selector(".message")
    assert "Kết quả 9 tháng đầu năm 2021" in page.locator(".message").inner_text()


def test_what_cannot_be_read_is_said_at_the_field(open_page: Any, tmp_path: Path) -> None:
    sent = tmp_path / "anh.png"
    sent.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\x00" * 32)
    page = open_page("/don-vi/437/van-ban/them/", role="clerk", scripts=False)
    page.set_input_files("input[type=file]", str(sent))
    page.click("text=Đọc và kiểm tra")
    described = page.get_attribute("input[type=file]", "aria-describedby").split()
    said = [page.locator(f"#{one}").inner_text() for one in described]
    assert page.get_attribute("input[type=file]", "aria-invalid") == "true"
    assert len(said) == 2


def test_typing_finds_titles_without_leaving_the_page(open_page: Any) -> None:
    page = open_page("/don-vi/437/van-ban/", role="clerk")
    page.type("#q", "tham luan")
    page.wait_for_url("**?q=tham*")
    page.wait_for_function("document.querySelectorAll('table.texts tbody tr').length === 1")
    assert page.evaluate("document.activeElement.id") == "q"


def test_no_motion_where_none_is_wanted(open_page: Any) -> None:
    page = desk(open_page, reduced_motion="reduce")
    assert page.evaluate(
        "[...document.querySelectorAll('*')].every(e => "
        "getComputedStyle(e).transitionDuration === '0s' && "
        "getComputedStyle(e).animationName === 'none')"
    )


def test_nothing_is_loaded_from_elsewhere(open_page: Any, site: str) -> None:
    page = open_page("/phim-tat/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("/", "/minh-hoa/bai-viet/", "/dang-nhap/"):
        page.goto(path)
    assert asked
    assert [url for url in asked if not url.startswith(site)] == []
