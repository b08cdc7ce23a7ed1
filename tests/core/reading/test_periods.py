"""A figure has the period of its clause, sentence, item, heading or document, in this order."""

from __future__ import annotations

import pytest

from tiendo_core.reading import read

TITLE = "BÁO CÁO 9 THÁNG NĂM 2023\n"
TABLE = [
    ("the title", TITLE + "Thu đạt 412 tỷ đồng.", ["2023-9M"]),
    ("the sentence before the title", TITLE + "Quý I, thu đạt 112 tỷ đồng.", ["2023-Q1"]),
    (
        "a plan and a comparison set none",
        TITLE + "Thu đạt 412 tỷ đồng, bằng 80% kế hoạch năm 2023, tăng 5% so với năm 2022.",
        ["2023-9M"],
    ),
    (
        "a month and the months so far",
        (
            "BÁO CÁO THÁNG 11 VÀ 11 THÁNG NĂM 2023\n"
            "Tháng 11, thu đạt 40 tỷ đồng; lũy kế 11 tháng thu đạt 412 tỷ đồng."
        ),
        ["2023-11", "2023-11M"],
    ),
    (
        "days in brackets explain the name of the period",
        (
            "BÁO CÁO 6 THÁNG ĐẦU NĂM 2023\n(từ ngày 15/12/2022 đến ngày 14/6/2023)\n"
            "Thu đạt 412 tỷ đồng."
        ),
        ["2022-12-15..2023-06-14"],
    ),
    (
        "a heading holds until the next",
        TITLE + "Quý I\nThu đạt 112 tỷ đồng.\nQuý II\nThu đạt 150 tỷ đồng.",
        ["2023-Q1", "2023-Q2"],
    ),
    (
        "a heading that looks ahead changes nothing",
        TITLE + "Thu đạt 412 tỷ đồng.\nPhương hướng phát triển của huyện quý IV/2023\n"
        "Kết quả khác\nChi đạt 300 tỷ đồng.",
        ["2023-9M", "2023-9M"],
    ),
    ("nothing says the year", "Thu đạt 412 tỷ đồng.", [None]),
]


@pytest.mark.parametrize(
    ("text", "periods"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE]
)
def test_a_figure_takes_the_nearest_period(text, periods):
    assert [figure.period for figure in read(text).figures] == periods


def test_many_periods_in_one_line_are_read_in_one_pass():
    text = "Năm 2023: " + "tháng 5, thu đạt 1 tỷ đồng, " * 400
    assert {figure.period for figure in read(text).figures} == {"2023-05"}


def test_a_period_in_words_after_the_last_number_counts():
    figures = read("Thu đạt 412 tỷ đồng trong quý một.", year=2023).figures
    assert [figure.period for figure in figures] == ["2023-Q1"]


def test_the_last_day_of_a_range_is_no_count_of_months():
    text = "Từ ngày 3 đến 12 tháng 9 năm 2023, thu đạt 412 tỷ đồng."
    assert [figure.period for figure in read(text).figures] == ["2023-09-03..2023-09-12"]
