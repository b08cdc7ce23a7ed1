"""Official words for days and periods."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo_core.period_phrases import parse_date, parse_phrase
from tiendo_core.periods import PeriodFault


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("15/01/2024", date(2024, 1, 15)),
        ("ngày 05 tháng 02 năm 2026", date(2026, 2, 5)),
        ("Ngày 30 tháng Tư năm 2025", date(2025, 4, 30)),
        ("ngày 12 tháng mười hai năm 2023", date(2023, 12, 12)),
        ("ngày 05/9/2026", date(2026, 9, 5)),
        ("25-03-1975", date(1975, 3, 25)),
        ("25 – 03 – 1975", date(1975, 3, 25)),
        ("10.05.2000", date(2000, 5, 10)),
    ],
)
def test_a_day_is_read_with_its_month_and_year(text: str, on: date) -> None:
    assert parse_date(text) == on


@pytest.mark.parametrize(
    "text",
    [
        "",
        "15/01",
        "15/01-2024",
        "31/4/2024",
        "29/2/2023",
        "1/13/2024",
        "1/1/9999",
        "hôm nay",
        "ngày 4 tháng này",
        "ngày 4 tháng công năm 2020",
        "1/" * 10**6,
    ],
)
def test_what_is_no_day_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(PeriodFault) as fault:
        parse_date(text)
    assert len(str(fault.value)) < 150


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("năm 2020", "2020"),
        ("cả năm 2020", "2020"),
        ("9 tháng đầu năm 2020", "2020-9M"),
        ("09 tháng 2020", "2020-9M"),
        ("chín tháng đầu năm 2020", "2020-9M"),
        ("ba tháng đầu năm 2021", "2021-Q1"),
        ("sáu tháng đầu năm 2018", "2018-6M"),
        ("mười một tháng năm 2018", "2018-11M"),
        ("6 tháng cuối năm 2018", "2018-S2"),
        ("3 tháng còn lại của năm 2020", "2020-Q4"),
        ("nửa đầu năm 2020", "2020-6M"),
        ("nửa cuối năm 2020", "2020-S2"),
        ("quý I/2021", "2021-Q1"),
        ("Quý IV năm 2021", "2021-Q4"),
        ("quý 1 - 2018", "2018-Q1"),
        ("tháng 5/2017", "2017-05"),
        ("tháng 12 2023", "2023-12"),
        ("tháng tư năm 2023", "2023-04"),
        ("đến ngày 15/5/2023", "2023-05-15"),
        ("tính đến hết ngày 30/9/2020", "2020-09-30"),
        ("ngày 15/5/2023", "2023-05-15"),
        ("từ ngày 01/7/2025 đến ngày 25/9/2025", "2025-07-01..2025-09-25"),
        ("từ 01.7.2025 đến hết 25-9-2025", "2025-07-01..2025-09-25"),
        ("năm học 2025 - 2026", "2025-09-01..2026-08-31"),
        ("giai đoạn 2021-2025", "2021-01-01..2025-12-31"),
        ("nhiệm kỳ 2020 -2025", "2020-01-01..2025-12-31"),
    ],
)
def test_a_phrase_names_its_period(text: str, code: str) -> None:
    assert parse_phrase(text).code == code


def test_a_year_left_out_is_taken_from_the_reader() -> None:
    assert parse_phrase("9 tháng đầu năm", 2020).code == "2020-9M"
    assert parse_phrase("quý II", 2020).code == "2020-Q2"
    with pytest.raises(PeriodFault, match="does not say its year"):
        parse_phrase("9 tháng đầu năm")
    assert parse_phrase("tháng 5 năm nay", of_year=2020).code == "2020-05"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "quý V/2021",
        "tháng 13/2020",
        "13 tháng đầu năm 2020",
        "không tháng 2020",
        "năm học 2025-2027",
        "giai đoạn 2025-2021",
        "từ ngày 25/9/2025 đến ngày 01/7/2025",
        "trong kỳ",
        "9 tháng đầu năm 1020",
        "x" * 10**6,
    ],
)
def test_what_names_no_period_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(PeriodFault) as fault:
        parse_phrase(text)
    assert len(str(fault.value)) < 150


@given(st.dates(date(1900, 1, 1), date(2199, 12, 30)))
def test_a_written_day_reads_back(on: date) -> None:
    assert parse_date(f"ngày {on.day:02} tháng {on.month} năm {on.year}") == on
    assert parse_date(f"{on.day}/{on.month}/{on.year}") == on
    assert parse_phrase(f"đến ngày {on:%d/%m/}{on.year}").code == on.isoformat()


@given(st.text(max_size=40), st.integers(2000, 2030))
def test_any_text_is_a_period_or_a_fault(text: str, year: int) -> None:
    try:
        assert parse_phrase(text, year).end_on.year <= 2201
    except PeriodFault as fault:
        assert str(fault)
