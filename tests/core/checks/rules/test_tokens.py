"""Letters O, P and Q: numbers that are none, separators of two styles, impossible values."""

import pytest

from core.checks.page import Page, graded
from tiendo_core.checks.rules import (
    delta_growth,
    impossible_value,
    malformed_number,
    plan_percent,
    separator,
)


def malformed(text: str, *tokens: str, kind: str = "malformed", period: str | None = "2017-9M"):
    page = Page(text, period)
    for token in tokens:
        page.token(token, kind)
    return page, page.run(malformed_number.check)


def test_two_commas_are_an_error_with_candidates_and_none_chosen() -> None:
    page = Page("1.892 tỷ đồng, bằng 60,6,2% kế hoạch năm")
    figure = page.figure(page.text, "a", page.n("1.892"), plan_basis="kế hoạch năm")
    page.token("60,6,2", "malformed")
    findings = page.run(malformed_number.check)
    assert graded(findings) == [("malformed-number", "error")]
    assert page.quoted(findings[0]) == ["60,6,2%"]
    assert {"60,6", "60,62", "66,2"} <= set(findings[0].suggestions)
    assert str(findings[0].values[findings[0].suggestions.index("60,6")]) == "3122.1"
    assert page.verdict(figure) == "inconsistent"


@pytest.mark.parametrize(
    "more", [{"plan_basis": None}, {"plan_basis": "KH", "plan_share": Page("5").n("5")}]
)
def test_only_a_missing_share_of_a_plan_implies_plans(more: dict) -> None:
    page = Page("1.892 tỷ đồng, bằng 60,6,2% kế hoạch năm")
    page.figure(page.text, "a", page.n("1.892"), **more)
    page.token("60,6,2", "malformed")
    assert page.run(malformed_number.check)[0].values == ()


def test_a_candidate_of_nothing_implies_no_plan() -> None:
    page = Page("5 tỷ, bằng 0,0,% KH; 7 tỷ, bằng 0,,0% KH")
    page.figure("7 tỷ, bằng 0,,0% KH", "a", page.n("7"), plan_basis="KH")
    page.token("0,,0", "malformed")
    values = [value for f in page.run(malformed_number.check) for value in f.values]
    assert values
    assert set(values) == {""}


def test_what_is_longer_than_any_figure_is_offered_no_candidate() -> None:
    written = "7" * 40 + ",,5"
    page = Page(f"7 tỷ, bằng {written}% KH")
    page.figure(page.text, "a", page.n("7"), plan_basis="KH")
    page.token(written, "malformed")
    findings = page.run(malformed_number.check)
    assert [(one.grade, one.suggestions, one.values) for one in findings] == [("error", (), ())]


def test_a_year_cut_by_a_hyphen_is_an_error() -> None:
    _page, findings = malformed("Năm 20-17 có 19 người", "20-17")
    assert graded(findings) == [("malformed-number", "error")]
    assert findings[0].suggestions == ("2017",)


@pytest.mark.parametrize(
    "text", ["mỗi năm 20-17 ha", "Năm 20-25 có", "trong năm 20.17 tấn", "năm 20-17/2"]
)
def test_ranges_and_other_years_are_no_cut_years(text: str) -> None:
    assert malformed(text)[1] == []
    assert malformed("Năm 20-17 có", period=None)[1] == []


@pytest.mark.parametrize(
    ("text", "token", "quoted"),
    [
        ("đi nước ngoài 4l triệu USD", "4", "4l"),
        ("vượt l,6% so với chỉ tiêu", "6", "l,6%"),
        ("giá SS 201O) ước", "201", "201O"),
        ("thu 1O5 tỷ", "1", "1O5"),
        ("có O8 dự án", "8", "O8"),
    ],
)
def test_a_letter_for_a_digit_is_an_error(text: str, token: str, quoted: str) -> None:
    page, findings = malformed(text, token, kind="figure")
    assert graded(findings) == [("malformed-number", "error")]
    assert page.quoted(findings[0]) == [quoted]


def test_the_same_fault_is_told_once() -> None:
    assert len(malformed("thu 1O5 tỷ", "1", "5", kind="figure")[1]) == 1
    _page, findings = malformed("thu 1..245 tỷ", "1..245")
    assert len(findings) == 1


@pytest.mark.parametrize(
    ("text", "token"),
    [
        ("dài 4 km, 10l xăng", "10"),
        ("Nghị quyết 5OK", "5"),
        ("xóm l, 6 hộ", "6"),
        ("tháng 1, 2", "2"),
        ("hello 5, 6 I", "6"),
        ("4l, 5 lít và 4l xăng", "5"),
    ],
)
def test_letters_beside_numbers_that_are_no_digits_are_passed(text: str, token: str) -> None:
    assert malformed(text, token, kind="figure")[1] == []


@pytest.mark.parametrize(
    ("text", "quoted"),
    [("có 4..250 con", "4..250"), ("đạt 2,4/3,,2 tỷ", "3,,2"), ("bằng 76,,4%", "76,,4%")],
)
def test_a_doubled_separator_is_an_error(text: str, quoted: str) -> None:
    page, findings = malformed(text)
    assert graded(findings) == [("malformed-number", "error")]
    assert page.quoted(findings[0]) == [quoted]


@pytest.mark.parametrize("text", ["v.v.., 5", "tiếp theo... 12", "từ 5.. đến", "..5"])
def test_dots_that_belong_to_words_are_passed(text: str) -> None:
    assert malformed(text)[1] == []


def test_a_separator_before_the_percent_sign_is_an_error() -> None:
    page, findings = malformed("100% đạt yêu cầu, có 76,4,% khá")
    assert page.quoted(findings[0]) == ["76,4,%"]
    assert findings[0].suggestions == ("76,4",)
    assert malformed("có 76,4,% khá", "76,4")[1][0].suggestions == ()
    assert malformed("tỷ lệ (,%)")[1] == []


@pytest.mark.parametrize("token", ["0238.3.655.789", "1900.9068"])
def test_telephone_numbers_are_passed(token: str) -> None:
    assert malformed(f"gọi {token}", token)[1] == []


def separated(text: str, *tokens: str, figures: tuple[tuple[str, str], ...] = ()):
    page = Page(text)
    for token in tokens:
        page.token(token)
    for written, unit in figures:
        page.figure(written, "a", page.n(written, exact=True), unit=unit)
    return page, page.run(separator.check)


def test_a_decimal_point_between_decimal_commas_is_an_error() -> None:
    page, findings = separated("đạt 47.6%, vượt 63,1%", "47.6", "63,1")
    assert graded(findings) == [("separator", "error")]
    assert page.quoted(findings[0]) == ["47.6%"]
    assert findings[0].suggestions == ("47,6",)


def test_a_text_that_always_writes_a_point_gets_a_note() -> None:
    assert graded(separated("đạt 47.6% và 52.3%", "47.6", "52.3")[1]) == [
        ("separator", "note"),
        ("separator", "note"),
    ]


def test_dot_groups_and_long_decimals_show_the_style_too() -> None:
    assert graded(separated("47.6% và 1.345.000", "47.6", "1.345.000")[1])[0][1] == "error"
    assert graded(separated("47.6% và 1.536,246", "47.6", "1.536,246")[1])[0][1] == "error"
    assert graded(separated("47.6% và 1.536", "47.6", "1.536")[1])[0][1] == "note"


def test_a_count_with_three_decimals_is_a_grouped_count() -> None:
    text = "có 1,892 người, tăng 5,5%"
    page, findings = separated(text, "1,892", "5,5", figures=(("1,892", "người"),))
    assert graded(findings) == [("separator", "error")]
    assert separated("có 1,892 tỷ, 5,5%", "1,892", "5,5", figures=(("1,892", "tỷ đồng"),))[1] == []
    assert separated("có 1,892 và 5,5%", "1,892", "5,5")[1] == []
    assert separated("1.234,567 và 5", "1.234,567", "5")[1] == []
    page = Page("có 1,892 người")
    page.token("1,892")
    page.figure("có", "a", page.n("1,892"), unit="người")
    page.figures[0].end = len(page.text)
    page.figures[0].amount = page.figures[0].amount._replace(start=0)
    assert page.run(separator.check) == []


def test_a_token_that_is_no_number_is_told_as_such() -> None:
    assert graded(separated("lạc 1.3602 ha", "1.3602")[1]) == [("malformed-number", "error")]


def test_headings_counters_and_other_tokens_are_passed() -> None:
    text = "1.1 Về trồng trọt\n9.673 và 1.67 lượt xem, abc"
    page = Page(text)
    page.token("1.1")
    page.token("1.67")
    page.token("9.673", "counter")
    page.token("abc, abc"[:3])
    page.tokens.append(page.tokens[-1]._replace(text="x,y"))
    assert page.run(separator.check) == []


def test_an_ambiguous_number_is_tested_again_before_any_alarm() -> None:
    text = "thu 1,245 tỷ, đạt 83% dự toán 1.500 tỷ"
    page = Page(text)
    fields = {"plan_amount": page.n("1.500"), "plan_share": page.n("83"), "unit": "tỷ đồng"}
    page.figure(text, "thu", page.n("1,245"), **fields)
    findings = page.run(plan_percent.check)
    assert graded(findings) == [("separator", "error")]
    assert findings[0].suggestions == ("1,245", "1.245")


def test_a_dot_group_is_doubted_only_where_the_text_writes_points() -> None:
    def run(rest: str):
        text = f"lúa 1.245 người, tăng 5% (thêm 0,06 người); {rest}"
        page = Page(text)
        fields = {"change": page.n("0,06"), "growth": page.n("5"), "unit": "người"}
        page.figure(text, "lúa", page.n("1.245"), **fields)
        return graded(page.run(delta_growth.check))

    assert run("đạt 47.6%") == [("separator", "error")]
    assert run("đạt 47,6%") == [("delta-growth", "inconsistent")]


def test_a_number_that_is_not_printed_in_digits_is_not_doubted() -> None:
    page = Page("nửa triệu đồng, đạt 83% của 1,500 triệu đồng")
    half = page.n("83")._replace(start=0, end=4)
    fields = {"plan_amount": page.n("1,500"), "plan_share": page.n("83"), "unit": "tỷ đồng"}
    page.figure(page.text, "thu", half, **fields)
    assert graded(page.run(plan_percent.check)) == [("plan-percent", "inconsistent")]


def impossible(text: str, written: str, name: str, **more: object):
    page = Page(text)
    figure = page.figure(text, name, page.n(written), unit="%", **more)
    return page, figure, page.run(impossible_value.check)


def test_a_rate_bounded_by_its_name_cannot_pass_a_hundred() -> None:
    page, figure, findings = impossible("tỷ lệ hộ nghèo 104,2%", "104,2", "tỷ lệ hộ nghèo")
    assert graded(findings) == [("impossible-value", "inconsistent")]
    assert page.verdict(figure) == "inconsistent"


@pytest.mark.parametrize(
    ("text", "written", "name", "more"),
    [
        ("tỷ lệ hộ nghèo 4,2%", "4,2", "tỷ lệ hộ nghèo", {}),
        ("tỷ lệ thực hiện kế hoạch 104,2%", "104,2", "tỷ lệ thực hiện kế hoạch", {}),
        ("chỉ số giá 104,2%", "104,2", "chỉ số giá", {}),
        ("tỷ lệ hộ nghèo 104,2%", "104,2", "tỷ lệ hộ", {"plan_basis": "KH"}),
        ("tỷ lệ hộ nghèo 104,2% của 100", "104,2", "tỷ lệ hộ", {"whole": Page("100").c("100")}),
        ("tỷ lệ che phủ 101%", "101", "tỷ lệ che phủ", {"approx": "gần"}),
    ],
)
def test_other_percentages_may_pass_a_hundred(
    text: str, written: str, name: str, more: dict
) -> None:
    if more.pop("approx", None):
        page = Page(text)
        page.figure(text, name, page.n(written, approx="gần"), unit="%")
        assert page.run(impossible_value.check) == []
    else:
        assert impossible(text, written, name, **more)[2] == []


def test_a_plan_exceeded_threefold_is_a_note_and_a_negative_count_is_wrong() -> None:
    page = Page("đạt 340% kế hoạch, có -5 người, -3 tỷ")
    page.figure("đạt 340%", "a", None, plan_share=page.n("340"))
    page.figure("đạt", "a", None, plan_share=page.n("5"))
    page.figure("-5 người", "b", page.c("5", sign=-1), unit="người")
    page.figure("-3 tỷ", "c", page.n("3", sign=-1), unit="tỷ đồng")
    assert graded(page.run(impossible_value.check)) == [
        ("impossible-value", "note"),
        ("impossible-value", "inconsistent"),
    ]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("đến ngày 31/4/2020 đạt", ["31/4/2020"]),
        ("đến ngày 29/2/2021 đạt", ["29/2/2021"]),
        ("ngày 12 tháng 13 năm 2020", ["12 tháng 13 năm 2020"]),
        ("ngày 0/5 đạt", ["0/5"]),
        ("trong tháng 13/2020", ["tháng 13/2020"]),
        ("ngày 29/2/2020, ngày 29/2, ngày 31/12, tháng 12/2020", []),
        ("ngày 29/2/2000, ngày 28/2/1900", []),
    ],
)
def test_dates_stand_in_the_calendar(text: str, quoted: list[str]) -> None:
    page = Page(text)
    findings = page.run(impossible_value.check)
    assert [page.quoted(finding)[0] for finding in findings] == quoted
