"""From a round that is opened to the board: each person's part, in the browser.

The synthesis officer opens the round of a past month. The clerk reports for the economy by Excel,
for society on screen, and takes a further figure out of a report in prose; a verifier and an
approver do their steps; the leader finds the figures on the board.
"""

from __future__ import annotations

import io
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import openpyxl
import pytest

from tiendo.results.excel.form import FIRST_INPUT, FIRST_ROW
from tiendo_core.numbers import format_number, parse

pytestmark = pytest.mark.browser

WHOLE = "7.100"
RATIOS = {1: "5.600", 2: "6.200"}
"""The numerators of the two lines of society that are ratios of the whole, by their place."""


def a_month_ago() -> str:
    """The code of the month before this one, whose round has not been opened here."""
    today = datetime.now(tz=ZoneInfo("Asia/Ho_Chi_Minh"))
    year, month = (today.year, today.month - 1) if today.month > 1 else (today.year - 1, 12)
    return f"{year}-{month:02}"


@pytest.fixture(scope="module")
def period() -> str:
    return a_month_ago()


def test_each_does_their_part_from_an_open_round_to_the_board(
    open_page: Any, tmp_path: Path, period: str
) -> None:
    matrix = open_the_round(open_page, period)
    economy, society = reports_of_clerk(open_page, period)
    by_excel(open_page(economy, role="clerk"), tmp_path)
    revenue = by_prose(open_page, economy, period)
    send_it(open_page(economy, role="clerk"))
    by_form(open_page(society, role="clerk"))
    for address in (economy, society):
        step(open_page, matrix, address, "verifier", "Xác minh đúng")
        step(open_page, matrix, address, "approver", "Phê duyệt")
    board = open_page(f"/don-vi/18115/{running_total(period)}/bang/", role="leader")
    assert revenue in board.locator("main").inner_text()
    assert "số trước đó là minh hoạ" in line_of(board, "Thu ngân sách nhà nước trên địa bàn")
    close(open_page(matrix, role="synthesis"))


def running_total(period: str) -> str:
    """The code of the months from January to the round's: 2026-10M."""
    year, month = period.split("-")
    return f"{year}-{int(month)}M"


def open_the_round(open_page: Any, period: str) -> str:
    """The synthesis officer opens the round by hand; the address of its matrix."""
    page = open_page("/don-vi/18115/che-do/kt-xh/", role="synthesis")
    page.get_by_text("Mở đợt thủ công").click()
    page.locator("select[name=period]").select_option(period)
    page.get_by_role("button", name="Mở đợt", exact=True).click()
    page.wait_for_url("**/dot/**")
    return str(page.url)


def reports_of_clerk(open_page: Any, period: str) -> list[str]:
    """The addresses of what the clerk owes in the round: the forms of economy and of society."""
    page = open_page("/viec-cua-toi/", role="clerk")
    links = page.locator(f"a.button[href*='/{period}/nhap/']")
    return sorted({link.get_attribute("href") for link in links.all()})


def known_before(page: Any) -> list[Decimal]:
    """What stood a period before, line by line, as the sheet shows it."""
    cells = page.locator("tbody.entry td.known:nth-of-type(4)").all_inner_texts()
    return [parse(text.split()[0]) if text[0] != "—" else Decimal(100) for text in cells]


def by_excel(page: Any, folder: Path) -> None:
    """The clerk takes the form as a file, fills it and gives it back."""
    before = known_before(page)
    page.get_by_role("link", name="Bằng Excel").click()
    with page.expect_download() as coming:
        page.get_by_role("link", name="Tải biểu (.xlsx)").click()
    book = openpyxl.load_workbook(io.BytesIO(Path(coming.value.path()).read_bytes()))
    sheet = book.worksheets[0]
    for row, number in enumerate(before, FIRST_ROW + 1):  # Excel counts from 1
        for column in (FIRST_INPUT + 1, FIRST_INPUT + 2):
            sheet.cell(row, column).value = int(number * 11 / 10)
    filled = folder / "bieu.xlsx"
    book.save(filled)
    page.locator("input[type=file]").set_input_files(filled)
    page.get_by_role("button", name="Đọc tệp").click()
    page.get_by_role("button", name="Nhận 10 ô").click()
    page.wait_for_url("**/nhap/*/")


def by_prose(open_page: Any, economy: str, period: str) -> str:
    """A figure of a report in prose goes into the report; the figure as it is written."""
    year, month = period.split("-")
    page = open_page(economy, role="clerk")
    revenue = page.locator("tbody.entry input[data-column='1']").first.input_value()
    said = format_number(parse(revenue) + 7)
    page.goto("/don-vi/18115.KT/van-ban/them/")
    page.locator("#id_text").fill(
        f"Kết quả {int(month)} tháng năm {year}\n\n"
        f"Thu ngân sách nhà nước trên địa bàn ước đạt {said} triệu đồng.\n"
    )
    page.get_by_role("button", name="Đọc và kiểm tra").click()
    page.locator("a[href*='/vao-bao-cao/']").first.click()
    page.locator("select#bao-cao").select_option(economy.rstrip("/").rsplit("/", 1)[1])
    page.get_by_role("button", name="Chọn").click()
    page.get_by_role("button", name="Nhận các số đã đánh dấu").click()
    page.goto(economy)
    assert page.locator("tbody.entry input[data-column='1']").first.input_value() == said
    return said


def by_form(page: Any) -> None:
    """The clerk types down the columns of the screen and sends the report."""
    before = known_before(page)
    for row, line in enumerate(page.locator("tbody.entry").all()):
        for cell in line.locator("td.cell:has(input)").all():
            boxes = cell.locator("input").all()
            boxes[0].fill(RATIOS.get(row, str(int(before[row]))))
            if len(boxes) > 1:
                boxes[1].fill(WHOLE)
    send_it(page)


def send_it(page: Any) -> None:
    """Keep, give a reason where one is asked, and send."""
    page.get_by_role("button", name="Lưu", exact=True).click()
    page.locator(".message").first.wait_for()
    for why in page.locator(".why input").all():
        if why.is_visible():
            why.fill("Đã đối chiếu với sổ theo dõi")
    page.get_by_role("button", name="Gửi duyệt").click()
    assert "chờ xác minh" in page.locator(".message").first.inner_text()


def step(open_page: Any, matrix: str, address: str, role: str, button: str) -> None:
    """Somebody finds the report in the matrix of the round and does their step."""
    report = address.rstrip("/").rsplit("/", 1)[1]
    page = open_page(matrix, role=role)
    page.locator(f"a[href$='/duyet/{report}/']").first.click()
    page.get_by_role("button", name=button).click()
    assert page.locator(".message").first.is_visible()


def line_of(board: Any, name: str) -> str:
    """The head of a line of the board."""
    return str(board.locator("th[scope=row]", has_text=name).first.inner_text())


def close(page: Any) -> None:
    """The synthesis officer closes the round; what is missing is written down."""
    page.get_by_role("button", name="Đóng đợt báo cáo").click()
    assert "Tổ dân phố 1" in page.locator("main").inner_text()
