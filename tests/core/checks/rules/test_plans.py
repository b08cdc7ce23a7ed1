"""Letters D, E, X, Y: values, plans and shares of the plan."""

import pytest

from core.checks.page import Page, graded
from tiendo_core.checks.rules import (
    implied_plan,
    missing_partner,
    over_plan,
    pace,
    plan_percent,
)
from tiendo_core.reading.figures import PlanShare, Remark

BUDGET = "thu 6.842 tỷ đồng, đạt 54,3% dự toán (12.600 tỷ đồng)"


def planned(text: str, value: str, plan: str, share: str, **more: object):
    page = Page(text)
    more.setdefault("unit", "tỷ đồng")
    fields = {"plan_amount": page.n(plan), "plan_share": page.n(share), **more}
    figure = page.figure(text, "thu", page.n(value), **fields)
    return page, figure, page.run(plan_percent.check)


def test_a_value_its_plan_and_its_share_agree() -> None:
    page, figure, findings = planned(BUDGET, "6.842", "12.600", "54,3")
    assert findings == []
    assert page.verdict(figure) == "ok"


def test_a_wrong_share_of_a_stated_plan_is_inconsistent() -> None:
    text = BUDGET.replace("54,3", "45,3")
    assert graded(planned(text, "6.842", "12.600", "45,3")[2]) == [("plan-percent", "inconsistent")]


def test_a_wrong_scale_is_told_as_a_slipped_unit() -> None:
    text = "thu 6.842 triệu đồng, đạt 54,3% dự toán (12.600.000 triệu đồng)"
    _page, _, findings = planned(text, "6.842", "12.600.000", "54,3", unit="triệu đồng")
    assert graded(findings) == [("unit-slip", "inconsistent")]
    assert findings[0].kind == "unit"
    assert findings[0].suggestions == ("tỷ đồng",)


def test_over_the_plan_kept_as_written_may_mean_above_the_plan() -> None:
    text = "thu 20,64 tỷ đồng, vượt 106,4% dự toán (10 tỷ đồng)"
    page, figure, findings = planned(text, "20,64", "10", "106,4")
    assert findings == []
    assert page.verdict(figure) == "ok"
    said = text.replace("vượt", "bằng")
    assert graded(planned(said, "20,64", "10", "106,4")[2]) == [("plan-percent", "inconsistent")]


def test_rates_are_not_tested_because_some_are_good_when_they_fall() -> None:
    text = "hộ nghèo còn 5,4%, đạt 108% kế hoạch (5,0%)"
    page, figure, findings = planned(text, "5,4", "5,0", "108", unit="%")
    assert findings == []
    assert page.verdict(figure) == "untestable"


def test_a_plan_of_nothing_tests_nothing() -> None:
    text = "thu 6 tỷ đồng, đạt 54,3% dự toán (0 tỷ đồng)"
    page, figure, _ = planned(text, "6", "0", "54,3")
    assert page.verdict(figure) == "untestable"


def test_the_stated_plan_may_be_that_of_the_second_basis() -> None:
    text = "thu 384,6 tỷ đồng, tăng 28,2% so với dự toán tỉnh, 20,19% so với dự toán huyện (320 tỷ)"
    page = Page(text)
    figure = page.figure(
        text,
        "thu",
        page.n("384,6"),
        unit="tỷ đồng",
        plan_share=page.n("28,2")._replace(value=page.n("28,2").value + 100),
        plan_amount=page.n("320"),
        alt_plan=[PlanShare(page.n("20,19")._replace(value=page.n("20,19").value + 100), "huyện")],
    )
    assert page.run(plan_percent.check) == []
    assert page.verdict(figure) == "ok"


def capital(share: str, name: str = "Kế hoạch vốn năm 2022", unit: str = "tỷ đồng", gap: str = ""):
    text = f"{name} là 312,5 tỷ đồng{gap}; giải ngân 181,25 tỷ đồng, đạt {share}% kế hoạch vốn"
    page = Page(text)
    page.figure(name, name, page.n("312,5"), unit=unit, role="plan", sentence=1)
    page.figure("đạt", "sau", page.n(share), role="plan", sentence=9)
    page.figure(name, "không có giá trị", None, role="plan")
    page.figures[1].start = len(text)
    page.figure(
        "giải ngân",
        "giải ngân",
        page.n("181,25"),
        unit="tỷ đồng",
        plan_share=page.n(share),
        plan_basis="kế hoạch vốn",
        sentence=2,
    )
    return page.run(plan_percent.check)


def test_a_basis_that_names_its_plan_is_tested_against_it() -> None:
    assert capital("58") == []
    assert graded(capital("85")) == [("plan-percent", "inconsistent")]
    assert capital("85", unit="người") == []
    assert capital("85", name="Tổng mức đầu tư") == []


def test_figures_without_a_plan_are_passed() -> None:
    page = Page("thu 6 tỷ, đạt 54,3% dự toán")
    page.figure(page.text, "thu", page.n("6"), plan_share=page.n("54,3"))
    page.figure(page.text, "thu", None, plan_share=page.n("54,3"), plan_basis="dự toán")
    assert page.run(plan_percent.check) == []


def two_periods(second: str, share: str, **more: object):
    text = f"9 tháng thu 864 tỷ, đạt 63,1% KH. 6 tháng thu {second} tỷ, đạt {share}% KH."
    page = Page(text)
    fields = {"unit": "tỷ đồng", "plan_basis": "KH"}
    page.figure("9 tháng thu 864 tỷ", "thu", page.n("864"), plan_share=page.n("63,1"), **fields)
    other = page.figure(
        f"6 tháng thu {second} tỷ",
        "Thu",
        page.n(second),
        plan_share=page.n(share),
        **{**fields, "period": "2020-6M", **more},
    )
    return page, other, page.run(implied_plan.check)


def test_one_plan_fits_both_periods() -> None:
    page, figure, findings = two_periods("551", "40,2")
    assert findings == []
    assert page.verdict(figure) == "ok"


def test_two_periods_that_imply_two_plans_are_inconsistent() -> None:
    page, _figure, findings = two_periods("551", "42,0")
    assert graded(findings) == [("implied-plan", "inconsistent")]
    assert page.quoted(findings[0]) == ["864", "63,1%", "551", "42,0%"]


def test_plans_close_to_each_other_or_of_two_units_test_nothing() -> None:
    page, figure, findings = two_periods("551", "40,0")
    assert findings == []
    assert page.verdict(figure) == "untestable"
    assert two_periods("551", "42,0", unit="triệu đồng")[2] == []


def test_another_year_basis_or_parent_is_another_plan() -> None:
    assert two_periods("551", "42,0", period="2019-6M")[2] == []
    assert two_periods("551", "42,0", plan_basis="nghị quyết")[2] == []
    assert two_periods("551", "42,0", period=None)[2] == []
    assert two_periods("551", "42,0", period="2020-9M")[2] == []


def test_a_stated_plan_is_compared_with_the_implied_one() -> None:
    text = "Kế hoạch thu 1.369 tỷ. 9 tháng thu 864 tỷ, đạt 36,1% KH. Thu 7 tỷ."
    page = Page(text)
    page.figure("Kế hoạch thu", "thu", page.n("1.369"), unit="tỷ đồng", role="plan", period="2020")
    more = {"unit": "tỷ đồng", "plan_basis": "KH", "plan_share": page.n("36,1")}
    page.figure("9 tháng thu 864 tỷ", "thu", page.n("864"), **more)
    page.figure("Thu 7 tỷ", "thu", page.n("7"), unit="tỷ đồng")
    assert graded(page.run(implied_plan.check)) == [("implied-plan", "inconsistent")]


def test_a_share_of_nothing_implies_no_plan() -> None:
    page, figure, findings = two_periods("551", "0")
    assert findings == []
    assert page.verdict(figure) == "untestable"
    page = Page("x")
    assert implied_plan.implied(page.figure("x", "x")) is None
    assert implied_plan.implied(page.figure("x", "x", Page("7").n("7"))) is None


def test_a_share_far_behind_the_calendar_is_a_note() -> None:
    text = "864 tỷ, bằng 63,1% kế hoạch năm"
    page = Page(text)
    page.figure(text, "a", page.n("864"), plan_share=page.n("63,1"), unit="tỷ đồng")
    findings = page.run(pace.check)
    assert graded(findings) == [("pace", "note")]
    assert [str(value) for value in findings[0].values] == ["63.1", "9", "75", "-11.9"]


@pytest.mark.parametrize(
    "more",
    [
        {"period": "2020"},
        {"period": "2020-09"},
        {"period": None},
        {"unit": "xã"},
        {"plan_basis": "kế hoạch quý"},
        {"role": "plan"},
    ],
)
def test_the_pace_of_anything_but_a_yearly_amount_is_not_judged(more: dict) -> None:
    page = Page("864 tỷ, bằng 63,1% kế hoạch năm")
    fields = {"plan_share": page.n("63,1"), "unit": "tỷ đồng", **more}
    page.figure(page.text, "a", page.n("864"), **fields)
    assert page.run(pace.check) == []


def test_a_share_on_pace_is_no_note() -> None:
    page = Page("864 tỷ, bằng 71,6% kế hoạch năm")
    page.figure(page.text, "a", page.n("864"), plan_share=page.n("71,6"), unit="tỷ đồng")
    assert page.run(pace.check) == []


def sisters(second: dict, between: str = ". "):
    first = "GTSX 864 tỷ, bằng 63,1% KH, tăng 7,2%"
    text = f"{first}{between}TM-DV 1.892 tỷ, bằng 60,6,2% KH"
    page = Page(text)
    common = {"unit": "tỷ đồng", "plan_basis": "KH"}
    page.figure(first, "GTSX", page.n("864"), growth=page.n("7,2"), **common)
    page.figure("TM-DV", "TM-DV", page.n("1.892"), **{**common, **second})
    return page.run(missing_partner.check)


def test_a_figure_without_the_growth_its_sister_prints_is_a_note() -> None:
    assert graded(sisters({})) == [("missing-partner", "note")]


@pytest.mark.parametrize(
    "second",
    [
        {"unit": "triệu đồng"},
        {"period": "2019"},
        {"plan_basis": None},
        {"amount": None},
        {"growth": Page("5").n("5")},
        {"change": Page("5").n("5")},
    ],
)
def test_sisters_told_in_another_way_need_no_growth(second: dict) -> None:
    if "amount" in second:
        first = "GTSX 864 tỷ, bằng 63,1% KH, tăng 7,2%; TM-DV"
        page = Page(first)
        common = {"unit": "tỷ đồng", "plan_basis": "KH"}
        page.figure("GTSX", "GTSX", page.n("864"), growth=page.n("7,2"), **common)
        page.figure("TM-DV", "TM-DV", None, **common)
        assert page.run(missing_partner.check) == []
    else:
        assert sisters(second) == []


def test_sisters_stand_in_one_paragraph() -> None:
    assert sisters({}, between=".\n") == []


def test_a_remark_of_two_readings_is_passed_on_as_a_note() -> None:
    page = Page("vượt 115% so với mức tỉnh giao")
    page.remarks += [Remark("over-plan", 5, 9, (page.n("115").value,)), Remark("else", 0, 4)]
    findings = page.run(over_plan.check)
    assert graded(findings) == [("over-plan", "note")]
    assert page.quoted(findings[0]) == ["115%"]
