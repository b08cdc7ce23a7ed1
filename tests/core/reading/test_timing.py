"""Periods are known in whatever shape they are written."""

from __future__ import annotations

import pytest

from tiendo_core.reading import read

TABLE = [
    ("Quý I/2023, thu ngân sách đạt 412 tỷ đồng.", "2023-Q1"),
    ("Quý đầu năm 2023, thu ngân sách đạt 412 tỷ đồng.", "2023-Q1"),
    ("Ba tháng đầu năm 2023, thu ngân sách đạt 412 tỷ đồng.", "2023-Q1"),
    ("Đến hết quý III/2023, thu ngân sách đạt 412 tỷ đồng.", "2023-9M"),
    ("Hai quý năm 2023, thu ngân sách đạt 412 tỷ đồng.", "2023-6M"),
    ("Sáu tháng đầu năm 2023, thu ngân sách đạt 412 tỷ đồng.", "2023-6M"),
    ("06 tháng đầu năm 2023, thu ngân sách đạt 412 tỷ đồng.", "2023-6M"),
    ("6T/2023, thu ngân sách đạt 412 tỷ đồng.", "2023-6M"),
    ("Nửa đầu năm 2023, thu ngân sách đạt 412 tỷ đồng.", "2023-6M"),
    ("Nửa cuối năm 2023, thu ngân sách đạt 412 tỷ đồng.", "2023-S2"),
    ("6 tháng cuối năm 2022, thu ngân sách đạt 412 tỷ đồng.", "2022-S2"),
    ("Cả năm 2023, thu ngân sách đạt 412 tỷ đồng.", "2023"),
    ("12 tháng năm 2023, thu ngân sách đạt 412 tỷ đồng.", "2023"),
    ("Chín tháng năm 2023, thu ngân sách đạt 412 tỷ đồng.", "2023-9M"),
    ("Tháng 5/2023, thu ngân sách đạt 412 tỷ đồng.", "2023-05"),
    ("Tháng chín năm 2023, thu ngân sách đạt 412 tỷ đồng.", "2023-09"),
    ("T9/2023, thu ngân sách đạt 412 tỷ đồng.", "2023-09"),
    ("Lũy kế đến hết tháng 5/2023, thu ngân sách đạt 412 tỷ đồng.", "2023-5M"),
    ("Tính đến ngày 15/8/2023, thu ngân sách đạt 412 tỷ đồng.", "2023-08-15"),
    ("Tính đến 17 giờ ngày 15/8/2023, thu ngân sách đạt 412 tỷ đồng.", "2023-08-15"),
    ("Đến ngày 31.8.2023, thu ngân sách đạt 412 tỷ đồng.", "2023-08-31"),
    ("Từ ngày 01/01/2023 đến ngày 15/3/2023, thu ngân sách đạt 412 tỷ đồng.", "2023-03-15"),
    ("Từ 15/12/2022 đến 14/6/2023, thu ngân sách đạt 412 tỷ đồng.", "2022-12-15..2023-06-14"),
    ("Từ tháng 3 đến tháng 5/2023, thu ngân sách đạt 412 tỷ đồng.", "2023-03-01..2023-05-31"),
    ("Thu ngân sách đạt 412 tỷ đồng trong quý một năm 2023.", "2023-Q1"),
]


@pytest.mark.parametrize(("text", "period"), TABLE)
def test_a_period_is_known_in_every_shape(text, period):
    assert [figure.period for figure in read(text).figures] == [period]


def test_a_month_without_its_year_takes_the_year_of_the_report():
    assert read("T9 thu 5 tỷ đồng.", year=2023).figures[0].amount is not None
    assert read("Tháng 9, thu 5 tỷ đồng.", year=2023).figures[0].period == "2023-09"


def test_five_digits_are_no_year():
    assert [f.amount.value for f in read("Có 20231 hộ vay vốn.", year=2023).figures] == [20231]
