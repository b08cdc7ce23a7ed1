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
