"""Letter V: years and dates fit the period."""

import pytest

from core.checks.page import Page, graded
from tiendo_core.checks.rules import period


def told(text: str, code: str | None = "2017-9M", quote: str | None = None, **more: object):
    page = Page(text, code)
    if quote:
        more.setdefault("period", code)
        page.figure(quote, "dịch vụ", None, growth=page.n("16,4"), **more)
    return page, [page.quoted(finding) for finding in page.run(period.check)]


def test_the_base_of_the_same_period_is_the_year_before() -> None:
    text = "Ba quý 2017. Dịch vụ tăng 16,4% so cùng kỳ 2017."
    page, quotes = told(text, quote="Dịch vụ tăng 16,4% so cùng kỳ 2017")
    assert quotes == [["so cùng kỳ 2017"]]
    assert page.ledger.findings[0].suggestions == ("2016",)
    assert page.verdict(page.figures[0]) == "inconsistent"


def test_without_a_figure_the_period_of_the_document_speaks() -> None:
    assert told("Ba quý 2017. Dịch vụ tăng. Bằng cùng kỳ năm 2017.")[1] == [["cùng kỳ năm 2017"]]
    assert told("Ba quý 2017, so với cùng kỳ năm 2018.")[1] == [["so với cùng kỳ năm 2018"]]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ba quý 2017. Tăng 16,4% so cùng kỳ 2016.", "2017-9M"),
        ("Ba quý 2017. Tăng 16,4% so cùng kỳ 2010.", "2017-9M"),
        ("Ba quý 2017. Tăng 16,4% so cùng kỳ 2022.", "2017-9M"),
        ("Dịch vụ tăng 16,4% so cùng kỳ 2017.", "2017-9M"),  # the only year is the base
        ("Ba quý 2017, kế hoạch 2018. So cùng kỳ 2017.", "2017-9M"),
        ("Ba quý 2017. So cùng kỳ 2018; so cùng kỳ 2018.", "2017-9M"),
        ("Tăng 16,4% so cùng kỳ 2017.", None),
    ],
)
def test_other_years_of_comparison_are_passed(text: str, code: str | None) -> None:
    assert told(text, code)[1] == []


def test_growth_against_the_year_itself_is_inconsistent_when_the_text_shows_its_base() -> None:
    text = "Năm 2022 thu tăng 8,4% so với năm 2021; ngân sách tăng 16,4% so với năm 2022."
    quote = "ngân sách tăng 16,4% so với năm 2022"
    assert told(text, "2022", quote)[1] == [["so với năm 2022"]]
    alone = "Năm 2022, ngân sách tăng 16,4% so với năm 2022."
    assert told(alone, "2022", quote)[1] == [["so với năm 2022"]]
    assert told("Kỳ này, " + quote, "2022", quote)[1] == []
    next_year = "Năm 2022; 2023; ngân sách tăng 16,4% so với năm 2022."
    assert told(next_year, "2022", quote)[1] == []


def test_other_comparisons_with_a_year_are_passed() -> None:
    text = "Năm 2022 thu 8,4% so với năm 2021; ngân sách đạt 16,4% so với năm 2022."
    assert told(text, "2022", "ngân sách đạt 16,4% so với năm 2022")[1] == []
    assert told(text, "2022")[1] == []
    assert told(text, None, "ngân sách đạt 16,4% so với năm 2022")[1] == []
    page = Page(text, "2022")
    page.figure("ngân sách đạt 16,4% so với năm 2022", "thu", None)
    assert page.run(period.check) == []


@pytest.mark.parametrize(
    ("text", "code", "quoted"),
    [
        ("Bản tin ba quý 2017, phát ngày 5/1/2017", "2017-9M", "phát ngày 5/1/2017"),
        ("Bản tin ba quý 2017, phát ngày 5/10/2017", "2017-9M", None),
        ("Bản tin ba quý 2017, phát ngày 20/9/2017", "2017-9M", None),
        ("Bản tin ba quý 2017, phát ngày 35/1/2017", "2017-9M", None),
        ("Hồng Lĩnh, ngày 05 tháng 01 năm 2017", "2017-9M", "Hồng Lĩnh, ngày 05 tháng 01 năm 2017"),
        ("A\nHồng Lĩnh, ngày 05 tháng 01 năm 2017", "2017", "Hồng Lĩnh, ngày 05 tháng 01 năm 2017"),
        ("Báo cáo (số 212/BC-BQL ngày 5/8/2021)", "2021-9M", "số 212/BC-BQL ngày 5/8/2021"),
        ("Báo cáo kết quả đến ngày 5/8/2021", "2021-9M", None),
        ("Ngày 05/01/2017, huyện họp sơ kết 9 tháng", "2017-9M", "Ngày 05/01/2017"),
        ("Ngày 05/01/2017, huyện họp tổng kết năm", "2017", None),
        ("Ngày 05/01/2016, huyện họp sơ kết", "2017-9M", None),
        ("Ngày 05/01/2017, huyện khởi công đường", "2017-9M", None),
        ("x " * 300 + "Ngày 05/01/2017, huyện họp sơ kết", "2017-9M", None),
        ("x " * 3000 + "phát ngày 5/1/2017", "2017-9M", "phát ngày 5/1/2017"),
        ("theo 5/1/2017 họp", "2017-9M", None),
        ("Số liệu tháng 5, phát ngày 20/4/2017", "2017-05", "phát ngày 20/4/2017"),
    ],
)
def test_a_report_is_not_dated_a_season_before_its_period_ends(
    text: str, code: str, quoted: str | None
) -> None:
    assert told(text, code)[1] == ([[quoted]] if quoted else [])


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("9 tháng đầu năm 2020 (tính đến 30/6/2020)", "9 tháng đầu năm 2020 (tính đến 30/6/2020"),
        ("9 tháng (tính đến ngày 30/9)", None),
        ("9 tháng (đến 15/10)", None),
        ("6 tháng, đến 31/12", "6 tháng, đến 31/12"),
        ("11 tháng (đến 40/12)", None),
        ("các tháng (đến 30/6)", None),
    ],
)
def test_so_many_months_end_in_their_last_month(text: str, quoted: str | None) -> None:
    assert told(text)[1] == ([[quoted]] if quoted else [])


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("kết quả 9 tháng đầu năm, nhiệm vụ 3 tháng cuối năm", None),
        (
            "kết quả 9 tháng đầu năm, nhiệm vụ 4 tháng cuối năm",
            ["9 tháng đầu năm", "4 tháng cuối năm"],
        ),
        ("kết quả 9 tháng đầu năm. Nhiệm vụ 4 tháng cuối năm", None),
        ("nhiệm vụ những tháng cuối năm", None),
        ("nhiệm vụ 4 tháng cuối năm", None),
    ],
)
def test_months_done_and_months_left_make_a_year(text: str, quoted: list[str] | None) -> None:
    assert told(text)[1] == ([quoted] if quoted else [])


def test_findings_of_the_period_are_inconsistent() -> None:
    page, _ = told("kết quả 9 tháng đầu năm, nhiệm vụ 4 tháng cuối năm")
    assert graded(page.ledger.findings) == [("period", "inconsistent")]
