"""Every number has a place: a figure, a period, or a reason why it is neither."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tiendo_core.reading import read


def _kinds(text: str) -> dict[str, str]:
    return {token.text: token.kind for token in read(text).tokens}


@pytest.mark.parametrize(
    ("text", "number", "kind"),
    [
        ("Gọi 0912345678 để biết.", "0912345678", "telephone"),
        ("Điện thoại: 0239.3835.123", "0239.3835.123", "telephone"),
        ("Xếp thứ 4 toàn tỉnh.", "4", "session"),
        ("Dịch vụ công mức độ 3.", "3", "level"),
        ("Thông qua 12 nghị quyết.", "12", "resolution"),
        ("Làm việc trong 3 ngày.", "3", "time"),
        ("Lúc 14:35 khai mạc.", "35", "time"),
        ("Mở cửa từ 14h30.", "14", "time"),
        ("1. Thu ngân sách", "1", "item"),
        ("Theo biểu (1) kèm theo", "1", "item"),
        ("Lượt xem: 1234", "1234", "counter"),
        ("Truy cập: 1.234.567", "1.234.567", "counter"),
        ("Quốc lộ 8A qua xã", "8", "road"),
        ("Tại km12+300 qua xã", "300", "road"),
        ("Theo Nghị quyết số 05-NQ/TU", "05", "document"),
        ("Phấn đấu đạt 600 tỷ đồng trong năm 2024.", "600 tỷ đồng", "target"),
        ("Thu ngân sách đạt 60,6,2% kế hoạch.", "60,6,2%", "malformed"),
        ("Thu ngân sách đạt l23,4 tỷ đồng.", "l23,4 tỷ đồng", "malformed"),
        ("Thu ngân sách đạt O5 tỷ đồng.", "O5 tỷ đồng", "malformed"),
    ],
)
def test_a_number_that_is_no_figure_has_its_reason(text, number, kind):
    assert _kinds(text)[number] == kind


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Thu ngân sách T6/2023 đạt 40 tỷ đồng.", "2023-06"),
        ("Thu ngân sách 5/2023 đạt 40 tỷ đồng.", "2023-05"),
        ("Từ tháng 3 đến tháng 6 năm 2023, thu đạt 40 tỷ đồng.", "2023-03-01..2023-06-30"),
        ("Từ 1/6 đến 30/6/2023, có 12 vụ.", "2023-06-01..2023-06-30"),
        ("Trong tuần 5-11/6/2023, có 3 vụ.", "2023-06-05..2023-06-11"),
        ("Lũy kế đến tháng 6/2023, thu 40 tỷ đồng.", "2023-6M"),
        ("Đến 31/12/2023, dư nợ 5 tỷ đồng.", "2023-12-31"),
        ("Quý 2 năm 2023 thu 5 tỷ đồng.", "2023-Q2"),
        ("5 tháng đầu năm 2023 thu 5 tỷ đồng.", "2023-5M"),
        ("Năm 2019 tỷ lệ hộ nghèo đạt 4,2%.", "2019"),
    ],
)
def test_a_period_is_read_however_it_is_written(text, period):
    assert [figure.period for figure in read(text).figures] == [period]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Quỹ đạt 1 tỷ 864 triệu đồng.", "1.864", "tỷ đồng"),
        ("Vốn đạt 1 tỷ 864 triệu 200 nghìn đồng.", "1.8642", "tỷ đồng"),
        ("Vốn đạt 288 nghìn 591 tỷ đồng.", "288591", "tỷ đồng"),
        ("Đã trồng 7 triệu 520 nghìn cây.", "7520000", "cây"),
        ("Xuất khẩu đạt 5 tỷ 200 triệu USD.", "5.2", "tỷ usd"),
        ("Lãi đạt 25 triệu đồng/ha.", "25", "triệu đồng/ha"),
        ("Thu nhập đạt 52 tr.đồng/người/năm.", "52", "triệu đồng/người/năm"),
        ("Thu đạt 5 nghìn đồng.", "5000", "đồng"),
    ],
)
def test_scales_that_follow_each_other_are_one_amount(text, value, unit):
    records = read(text).records()
    assert [(record["value"], record["unit"]) for record in records] == [(Decimal(value), unit)]
