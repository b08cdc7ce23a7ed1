"""Periods are said in words, the same on every page."""

import pytest
from django.utils.translation import override

from tiendo.common.wording import period_words


@pytest.mark.parametrize(
    ("code", "english", "vietnamese"),
    [
        ("2020-9M", "first 9 months of 2020", "9 tháng đầu năm 2020"),
        ("2021-Q1", "quarter I/2021", "quý I/2021"),
        ("2018-S2", "last 6 months of 2018", "6 tháng cuối năm 2018"),
        ("2020", "year 2020", "năm 2020"),
        ("2017-05", "month 5/2017", "tháng 5/2017"),
        ("2023-05-15", "15/5/2023", "15/5/2023"),
        ("2025-07-01..2025-09-25", "1/7/2025 – 25/9/2025", "1/7/2025 – 25/9/2025"),
        ("no period", "no period", "no period"),
        (None, "", ""),
    ],
)
def test_a_period_is_said_in_words(code: str | None, english: str, vietnamese: str) -> None:
    with override("en"):
        assert period_words(code) == english
    with override("vi"):
        assert period_words(code) == vietnamese
