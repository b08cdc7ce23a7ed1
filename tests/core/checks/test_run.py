"""Running all checks, the summary, several documents together, and implied values."""

import pytest

from core.checks.page import Page, graded
from tiendo_core.checks import check, check_together
from tiendo_core.checks.implied import implied
from tiendo_core.checks.material import named, year, year_before


def report() -> Page:
    page = Page("Có 57/110 công trình, đạt 51,8%; 10/16 xã, đạt 57,1%; 115/116 hộ đạt 99,13%; 7 xã")
    for part, whole, share, unit in (
        ("57", "110", "51,8", "công trình"),
        ("10", "16", "57,1", "xã"),
        ("115", "116", "99,13", "hộ"),
    ):
        quote = f"{part}/{whole}"
        fields = {"whole": page.c(whole), "share": page.n(share), "unit": unit}
        page.figure(quote, unit, page.n(part, nth=2 if part == "10" else 1, exact=True), **fields)
        page.token(part)
        page.token(whole)
        page.token(share)
    page.figures[1].amount = page.n("10/16"[:2], nth=2, exact=True)
    page.figure("7 xã", "xã", page.c("7", nth=3), unit="xã")
    page.tokens[0] = page.tokens[0]._replace(kind="unattached")
    page.tokens[1] = page.tokens[1]._replace(kind="date")
    return page


def test_the_summary_counts_every_figure_once_so_that_silence_is_no_agreement() -> None:
    page = report()
    findings, summary = check(page.reading())
    assert graded(findings) == [("pair-percent", "inconsistent"), ("pair-percent", "truncated")]
    assert summary.record() == {
        "read": 9,
        "attached": 7,
        "checked": 3,
        "ok": 1,
        "truncated": 1,
        "inconsistent": 1,
        "untestable": 1,
        "unattached": 1,
    }
    assert summary.checked + summary.untestable == len(page.figures)


def test_findings_come_in_the_order_of_the_text() -> None:
    starts = [finding.quotes[0].start for finding in check(report().reading()).findings]
    assert starts == sorted(starts)


def test_a_text_without_figures_has_nothing_checked() -> None:
    findings, summary = check(Page("Không có gì.").reading())
    assert findings == []
    assert set(summary) == {0}


def test_a_name_is_compared_without_filler_words_and_abbreviations() -> None:
    assert named("Tổng thu NSNN") == "thu ngân sách nhà nước"
    assert named("kết quả thu ngân sách nhà nước") == "thu ngân sách nhà nước"


def test_the_year_before_keeps_the_shape_of_the_period() -> None:
    assert year_before("2020-9M") == "2019-9M"
    assert year_before("2025-07-01..2025-09-25") == "2024-07-01..2024-09-25"
    assert year("2020-9M") == 2020
    assert year(None) is None


def test_the_figure_at_an_offset_is_the_innermost_one() -> None:
    page = Page("có 9 xã (trong đó 5 xã đạt) và 8 huyện")
    outer = page.figure("có 9 xã (trong đó 5 xã đạt)", "xã", page.c("9"))
    inner = page.figure("5 xã đạt", "xã đạt", page.c("5"))
    material = page.material()
    assert material.at(page.text.index("5 xã")) is inner
    assert material.at(3) is outer
    assert material.at(len(page.text) - 1) is None


def document(text: str, *told: tuple[str, str, dict]) -> Page:
    page = Page(text)
    for quote, name, more in told:
        fields = {"unit": "tỷ đồng", **more}
        written = quote.split()[0]
        page.figure(quote, name, page.n(written), **fields)
    return page


def together(*pages: Page):
    return check_together([(str(at), page.reading()) for at, page in enumerate(pages)])


NAME = "thu ngân sách"


def test_the_same_fact_in_two_documents_must_be_told_alike() -> None:
    one = document("Thu 551 tỷ", ("551 tỷ", NAME, {}))
    other = document("Thu 561 tỷ", ("561 tỷ", NAME, {}))
    findings = together(one, other)
    assert graded(findings) == [("same-fact", "inconsistent")]
    assert [quote.path for quote in findings[0].quotes] == ["0", "1"]
    millions = document("Thu 551.200 triệu", ("551.200", NAME, {"unit": "triệu đồng"}))
    assert together(one, millions) == []


def test_names_of_one_word_or_told_twice_in_a_document_prove_nothing() -> None:
    one = document("Thu 551 tỷ", ("551 tỷ", "thu", {}))
    assert together(one, document("Thu 999 tỷ", ("999 tỷ", "thu", {}))) == []
    one = document("Thu 551 tỷ", ("551 tỷ", NAME, {}))
    twice = document("Thu 777 tỷ, 888 tỷ", ("777 tỷ", NAME, {}), ("888 tỷ", NAME, {}))
    assert together(one, twice) == []


def test_children_and_repeats_are_compared_with_their_like() -> None:
    one = document("Thu 551 tỷ", ("551 tỷ", NAME, {}))
    other = document("Thu 561 tỷ, 900 tỷ", ("561 tỷ", NAME, {}), ("900 tỷ", "chi ngân sách", {}))
    other.figures[0].parent = other.figures[1]
    assert together(one, other) == []
    other.figures[0].parent = None
    other.figures[0].repeat_of = 0
    assert together(one, other) == []


def test_nine_months_are_not_below_six() -> None:
    six = document("Thu 551 tỷ", ("551 tỷ", NAME, {"period": "2020-6M"}))
    nine = document("Thu 515 tỷ", ("515 tỷ", NAME, {"period": "2020-9M"}))
    assert graded(together(six, nine)) == [("cumulative", "inconsistent")]
    assert together(six, document("Thu 815 tỷ", ("815 tỷ", NAME, {"period": "2020-9M"}))) == []
    dollars = document("Thu 515", ("515", NAME, {"period": "2020-9M", "unit": "triệu usd"}))
    assert together(six, dollars) == []
    both = document(
        "Thu 551 tỷ, 515 tỷ",
        ("551 tỷ", NAME, {"period": "2020-6M"}),
        ("515 tỷ", NAME, {"period": "2020-9M"}),
    )
    assert together(both, document("Chi 5 tỷ", ("5 tỷ", NAME, {"period": "2020-Q1"}))) == []


def grown(growth: str, base: str, **more: object):
    page = Page(f"Thu 864 tỷ, tăng {growth}%")
    fields = {"unit": "tỷ đồng", "growth": page.n(growth)}
    page.figure("864 tỷ", NAME, page.n("864"), **fields)
    last = document(f"Thu {base} tỷ", (f"{base} tỷ", NAME, {"period": "2019-9M", **more}))
    return together(page, last)


def test_last_years_document_confirms_or_denies_the_growth() -> None:
    assert grown("7,2", "806") == []
    findings = grown("2,7", "806")
    assert graded(findings) == [("growth", "inconsistent")]
    assert [quote.path for quote in findings[0].quotes] == ["1", "0", "0"]
    assert grown("2,7", "806", unit="usd") == []
    assert grown("2,7", "806", period="2018-9M") == []


def test_growth_within_one_document_is_left_to_its_own_check() -> None:
    page = Page("Thu 864 tỷ, tăng 2,7%, trước 806")
    page.figure("864 tỷ", NAME, page.n("864"), unit="tỷ đồng", growth=page.n("2,7"))
    page.figure("806", NAME, page.n("806"), unit="tỷ đồng", period="2019-9M")
    assert together(page, document("Thu 5 tỷ", ("5 tỷ", NAME, {"period": None}))) == []


def by_code(figure) -> dict[str, str]:
    return {each.code: f"{each.value:.1f}" for each in implied(figure)}


def seed(**more: object):
    page = Page("864 tỷ đồng, bằng 63,1% kế hoạch năm, tăng 7,2%, thêm 58 tỷ, KH 1.369 tỷ, -100%")
    fields = {"plan_share": page.n("63,1"), "growth": page.n("7,2"), "unit": "tỷ đồng", **more}
    return page, page.figure(page.text, "GTSX", page.n("864"), **fields)


def test_the_seed_page_implies_its_plan_its_base_and_what_is_left() -> None:
    _, figure = seed()
    assert by_code(figure) == {
        "plan": "1369.3",
        "remaining": "505.3",
        "per-month": "168.4",
        "same-period": "806.0",
    }
    plan = implied(figure)[0]
    assert (f"{plan.low:.1f}", f"{plan.high:.1f}") == ("1367.4", "1371.1")
    assert implied(figure)[1].months == 3


def test_a_stated_plan_is_not_implied_but_what_is_left_of_it_is() -> None:
    page, figure = seed(growth=None)
    figure.plan_amount = page.n("1.369")
    assert by_code(figure) == {"remaining": "505.0", "per-month": "168.3"}


def test_a_change_implies_last_years_value_where_no_growth_is_told() -> None:
    page, figure = seed(growth=None, plan_share=None)
    figure.change = page.n("58")
    assert by_code(figure) == {"same-period": "806.0"}
    figure.change = None
    assert by_code(figure) == {}


@pytest.mark.parametrize(
    "more", [{"unit": "%"}, {"role": "plan"}, {"period": "2020"}, {"period": None}]
)
def test_rates_plans_and_whole_years_leave_nothing_to_do(more: dict) -> None:
    _, figure = seed(**more)
    assert "remaining" not in by_code(figure)


def test_nothing_is_implied_by_nothing() -> None:
    page, figure = seed()
    figure.plan_share = page.n("63,1")._replace(value=page.n("63,1").value * 0)
    figure.growth = page.n("100", sign=-1)
    assert by_code(figure) == {}
    figure.plan_share = page.n("63,1")._replace(step=page.n("864").value)
    assert by_code(figure) == {}
    figure.plan_share = page.n("63,1")._replace(value=page.n("864").value)
    figure.growth = None
    assert by_code(figure) == {"plan": "100.0"}
    figure.amount = None
    assert by_code(figure) == {}
