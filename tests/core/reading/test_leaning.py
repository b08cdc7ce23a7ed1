"""Numbers that lean on words before or after them: bases, pairs, wholes, multiples."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tiendo_core.reading import read


def told(text: str, place: int = 0) -> dict[str, object]:
    """The fields that one figure of a text fills."""
    return {k: v for k, v in read(text).records()[place].items() if v not in (None, [])}


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        (
            "Năm 2018, thu nhập 43,6 triệu đồng, tăng 27,2 triệu đồng so với năm 2011.",
            "delta_abs",
            "27.2",
        ),
        ("Năm 2019 có 60 xã đạt chuẩn, tăng 12 xã so với đầu năm (20%).", "delta_pct", "20"),
        (
            "Đã giải quyết 94 đơn (82 khiếu nại, 12 tố cáo)/118 đơn, đạt 79,66%.",
            "denominator",
            "118",
        ),
        ("Có 13 trên 15 xã đạt chuẩn.", "denominator", "15"),
        ("Doanh thu 62,5 tỷ đồng, gấp rưỡi năm 2021.", "yoy_pct", "50"),
        ("Có 15 vụ cháy (giảm bảy vụ).", "yoy_abs", "-7"),
        ("Diện tích chè 210 ha, tăng 5% hay 10 ha so với cùng kỳ.", "yoy_abs", "10"),
        ("Tỷ lệ hộ nghèo giảm từ 16,35% xuống còn 1,92%.", "value", "1.92"),
        ("Thu ngân sách 6.842 tỷ đồng, đạt 54,3% dự toán (12.600 tỷ đồng).", "plan_value", "12600"),
        ("Đàn bò 98 con, giảm 2 con (-2%).", "yoy_pct", "-2"),
        ("Nợ thuế 735 tỷ đồng, giảm 0,5% so với đầu năm.", "delta_pct", "-0.5"),
    ],
)
def test_a_number_joins_the_figure_it_speaks_of(text: str, field: str, value: str) -> None:
    assert told(text)[field] == Decimal(value)


def test_two_comparisons_in_a_row_keep_their_order() -> None:
    figure = told("Chỉ số so với tháng trước và cùng kỳ tăng lần lượt 5,4% và 17,2%.")
    assert (figure["delta_pct"], figure["yoy_pct"]) == (Decimal("5.4"), Decimal("17.2"))


def test_a_listed_growth_leans_on_both_bases_told_before_it() -> None:
    text = (
        "IIP tăng 2,38% so với tháng trước và tăng 7,15% so với cùng kỳ; trong đó khai khoáng "
        "giảm 4,6% và giảm 11,2%."
    )
    assert told(text, 1)["delta_pct"] == Decimal("-4.6")
    assert told(text, 1)["yoy_pct"] == Decimal("-11.2")


def test_a_share_in_a_list_of_equals_is_of_last_year() -> None:
    text = "Lúa 500 ha, bằng 98,6% cùng kỳ, trong đó phía Bắc 300 ha, bằng 97%."
    assert told(text, 1)["yoy_pct"] == Decimal("-3")


def test_quotes_are_exact_substrings_of_a_decomposed_text() -> None:
    import unicodedata

    text = unicodedata.normalize("NFD", "Năm 2020, sản lượng lúa đạt 1.250 tấn, tăng 5%.")
    record = read(text).records()[0]
    assert record["quote"] == text[record["start"] : record["end"]]  # type: ignore[misc]
    assert "1.250" in str(record["quote"])


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("Thu đạt 120 tỷ đồng. So với dự toán tỉnh giao, đạt 85%.", "pct_plan", "85"),
        ("Thu đạt 120 tỷ đồng. So với cùng kỳ tăng 12%.", "yoy_pct", "12"),
        ("So với cùng kỳ, thu phí bằng 98,9%.", "yoy_pct", "-1.1"),
        ("Có 214 hộ bàn giao trên tổng số 260 hộ.", "denominator", "260"),
        ("Gieo 4.512 ha/4.450 ha kế hoạch, đạt 101,4%.", "pct_plan", "101.4"),
        ("Xảy ra 12 vụ cháy. Giảm 3 vụ so với cùng kỳ.", "yoy_abs", "-3"),
        ("Tiếp nhận 128 hồ sơ, đã giải quyết 121 hồ sơ (đạt 90%).", "value", "128"),
        ("Hộ nghèo 412 hộ, chiếm 4,2% trên tổng số 9.810 hộ.", "denominator", "9810"),
        ("Năm 2022 thu 45 tỷ đồng (năm 2021: 40 tỷ đồng), tăng 12,5%.", "yoy_pct", "12.5"),
        ("Năm 2020 thu 186 tỷ đồng, gấp 1,9 lần năm 2015.", "delta_pct", "90"),
        ("Năng suất 62 tạ/ha, cao hơn vụ mùa trước 1,2 tạ/ha.", "yoy_abs", "1.2"),
        ("Khách du lịch 45 lượt ⬆ 35%.", "yoy_pct", "35"),
        ("Tỷ lệ hộ nghèo đầu năm 6,2%, cuối năm còn 4,8%.", "value", "4.8"),
        ("Thu phí cuối năm 12%, tăng 3%.", "delta_pct", "-88"),
        ("Số ca đẻ 860, trong đó mổ 240.", "value", "860"),
    ],
)
def test_numbers_lean_on_what_was_told_before(text: str, field: str, value: str) -> None:
    assert told(text)[field] == Decimal(value)


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("Tiếp nhận 128 hồ sơ, đã giải quyết 121 hồ sơ (đạt 90%).", "denominator", "128"),
        ("Phát hiện 180 vụ, phạt 4 tỷ đồng, trong đó ma túy 46 vụ, chiếm 30%.", "value", "4"),
        ("Có 37 vụ, 52 đối tượng ma túy, tăng 8 vụ.", "pct_of_pair", None),
        ("Lập mới 842 doanh nghiệp, vốn 7 tỷ đồng, tăng 14% về số doanh nghiệp.", "yoy_pct", None),
        ("Bán gạo 45 tấn, thu 24 tỷ đồng, tăng 8% về giá trị.", "yoy_pct", "8"),
        ("Có 100% số xã, 98,5% số hộ dùng điện.", "value", "98.5"),
        ("Nước sạch đạt 71% (đô thị 92%, nông thôn 65%).", "value", "92"),
    ],
)
def test_the_second_figure_takes_what_is_its_own(text: str, field: str, value: str | None) -> None:
    assert told(text, 1).get(field) == (Decimal(value) if value else None)


@pytest.mark.parametrize(
    ("text", "place", "name"),
    [
        ("Thành lập 28 doanh nghiệp và 01 hợp tác xã.", 1, "Thành lập hợp tác xã"),
        ("Có 36 công trình khởi công (trong đó đã hoàn thành 23 công trình).", 1, "công trình"),
        ("Trường có 24 lớp.", 0, "lớp"),
        ("Năm học vừa qua, toàn huyện có 52 trường.", 0, "trường"),
        ("Số vụ tai nạn: 12 vụ.", 0, "vụ tai nạn"),
    ],
)
def test_an_indicator_is_named_briefly(text: str, place: int, name: str) -> None:
    assert str(told(text, place)["indicator"]).startswith(name)
