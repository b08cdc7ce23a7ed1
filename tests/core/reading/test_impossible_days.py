"""Days that do not exist and ranges that end before they begin name no period, and stop nothing."""

from __future__ import annotations

import pytest

from tiendo_core.checks import check
from tiendo_core.reading import read


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Tính đến ngày 31/2/2021, thu ngân sách đạt 5 tỷ đồng.", None),
        ("Số liệu từ ngày 15/12/2022 đến ngày 14/6/2022. Thu ngân sách đạt 5 tỷ đồng.", None),
        ("Tính đến ngày 28/2/2021, thu ngân sách đạt 5 tỷ đồng.", "2021-02-28"),
    ],
)
def test_a_period_is_one_the_calendar_has(text: str, period: str | None) -> None:
    reading = read(text)
    assert [figure.period for figure in reading.figures] == [period]
    check(reading)


def test_this_month_of_a_report_that_names_only_its_year_is_that_year() -> None:
    reading = read("Kết quả năm 2017\nTrong tháng:\nThu ngân sách đạt 5 tỷ đồng.")
    assert [figure.period for figure in reading.figures] == ["2017"]
