"""Letters F, H, I, L and U: growth, changes, and the values they connect."""

import pytest

from core.checks.page import Page, graded
from tiendo_core.checks.rules import (
    delta_growth,
    delta_values,
    growth,
    percentage_points,
    total_growth,
)


def with_base(share: str, *, base: str = "806", unit: str = "tỷ đồng", value: str = "864"):
    text = f"thu {value} tỷ, tăng {share}% so với cùng kỳ ({base} tỷ)"
    page = Page(text)
    figure = page.figure(
        text, "thu", page.n(value), growth=page.n(share), base=page.n(base), unit=unit
    )
    return page, figure, page.run(growth.check)


def test_a_value_its_base_and_its_growth_agree() -> None:
    page, figure, findings = with_base("7,2")
    assert findings == []
    assert page.verdict(figure) == "ok"


def test_a_wrong_growth_over_a_stated_base_is_inconsistent() -> None:
    assert graded(with_base("2,7")[2]) == [("growth", "inconsistent")]


def test_growth_of_rates_and_over_nothing_is_not_tested() -> None:
    assert with_base("2,7", unit="%")[2] == []
    page, figure, findings = with_base("2,7", base="0")
    assert findings == []
    assert page.verdict(figure) == "untestable"


def by_name(period: str = "2019-9M", unit: str = "tỷ đồng", value: str = "806"):
    text = f"9 tháng thu 864 tỷ, tăng 2,7%. Năm trước thu {value}. Thu ngoài."
    page = Page(text)
    page.figure("9 tháng thu", "thu", page.n("864"), growth=page.n("2,7"), unit="tỷ đồng")
    page.figure("Năm trước", "Thu", page.n(value), unit=unit, period=period)
    page.figure("Thu ngoài", "thu", None, unit="tỷ đồng", growth=page.n("2,7"))
    return page.run(growth.check)


def test_the_base_may_be_the_figure_of_the_same_name_a_year_before() -> None:
    assert graded(by_name()) == [("growth", "inconsistent")]
    assert graded(by_name(unit="triệu đồng", value="806.000")) == [("growth", "inconsistent")]
    assert by_name(period="2018-9M") == []
    assert by_name(period="2020-9M") == []
    assert by_name(unit="usd") == []


def delta(text: str, value: str, change: str, share: str, *, sign: int = 1, **more: object):
    page = Page(text)
    more.setdefault("unit", "ha")
    falls = more.pop("falls", sign)
    figure = page.figure(
        text,
        "lúa",
        page.n(value),
        change=page.n(change, sign=sign),
        growth=page.n(share, sign=falls),
        **more,
    )
    return page, figure, page.run(delta_growth.check)


@pytest.mark.parametrize(
    ("text", "value", "change", "share", "sign", "expected"),
    [
        ("1.840 ha, tăng 15% (thêm 240 ha)", "1.840", "240", "15", 1, "ok"),
        ("96 ha, giảm 60% (bớt 144 ha)", "96", "144", "60", -1, "ok"),
        ("84,6 ha, tăng 5,75% (thêm 25,75 ha)", "84,6", "25,75", "5,75", 1, "inconsistent"),
    ],
)
def test_a_change_and_its_growth(
    text: str, value: str, change: str, share: str, sign: int, expected: str
) -> None:
    page, figure, findings = delta(text, value, change, share, sign=sign)
    assert page.verdict(figure) == expected
    assert bool(findings) is (expected == "inconsistent")


def test_a_change_larger_than_its_value_began_below_nothing() -> None:
    page, figure, _ = delta("5 ha, tăng 15% (thêm 9 ha)", "5", "9", "15")
    assert page.verdict(figure) == "untestable"


def test_a_growth_without_a_sign_of_its_own_takes_that_of_the_change() -> None:
    text = "1.217 ha, giảm 96 ha (7,31%)"
    page, figure, findings = delta(text, "1.217", "96", "7,31", sign=-1, falls=1)
    assert findings == []
    assert page.verdict(figure) == "ok"
    both = "1.217 ha, giảm 96 ha, tăng 7,31%"
    assert graded(delta(both, "1.217", "96", "7,31", sign=-1, falls=1)[2]) == [
        ("delta-growth", "inconsistent")
    ]


def test_rates_and_half_told_changes_are_left_alone() -> None:
    text = "1.840 ha, tăng 15% (thêm 240 ha)"
    assert delta(text, "1.840", "240", "15", unit="%")[2] == []
    page = Page(text)
    page.figure(text, "lúa", page.n("1.840"), change=page.n("240"), unit="ha")
    page.figure(text, "lúa", None, change=page.n("240"), growth=page.n("15"), unit="ha")
    assert page.run(delta_growth.check) == []


def test_a_change_against_the_plan_is_the_difference() -> None:
    text = "thu 5.118 tỷ, hụt 182 tỷ so với dự toán 5.300 tỷ"
    page = Page(text)
    fields = {"unit": "tỷ đồng", "delta_basis": "dự toán", "plan_amount": page.n("5.300")}
    figure = page.figure(
        text, "thu", page.n("5.118"), delta_amount=page.n("182", sign=-1), **fields
    )
    page.figure(text, "thu", None, delta_amount=page.n("182", sign=-1), **fields)
    assert page.run(delta_values.check) == []
    assert page.verdict(figure) == "ok"
    figure.delta_amount = page.n("182", sign=1)
    assert graded(page.run(delta_values.check)) == [("delta-values", "inconsistent")]


@pytest.mark.parametrize(
    ("unit", "basis", "verdict"),
    [("ha", "hơn KH", "ok"), ("xã", "hơn KH", None), ("ha", "tháng trước", None)],
)
def test_the_second_member_of_a_measured_pair_is_its_plan(
    unit: str, basis: str, verdict: str | None
) -> None:
    text = "Đậu phộng 36/34,5 ha, hơn KH 1,5 ha"
    page = Page(text)
    fields = {"whole": page.c("34,5"), "delta_amount": page.n("1,5"), "delta_basis": basis}
    figure = page.figure(text, "đậu phộng", page.n("36"), unit=unit, **fields)
    assert page.run(delta_values.check) == []
    assert page.verdict(figure) == verdict


@pytest.mark.parametrize(("change", "found"), [("3", False), ("4", True)])
def test_a_change_against_last_year_is_the_difference(change: str, found: bool) -> None:
    text = f"có 18 xã, tăng {change} xã so với 15 xã"
    page = Page(text)
    fields = {"change": page.c(change), "base": page.c("15"), "unit": "xã"}
    page.figure(text, "xã", page.c("18"), **fields)
    assert bool(page.run(delta_values.check)) is found


def test_changes_of_rates_are_left_to_the_points() -> None:
    page = Page("45%, tăng 12,5% so với 40%")
    fields = {"change": page.n("12,5"), "base": page.n("40"), "unit": "%"}
    page.figure(page.text, "tỷ lệ", page.n("45"), **fields)
    assert page.run(delta_values.check) == []


@pytest.mark.parametrize(
    ("text", "written", "found"),
    [
        ("xuất khẩu tăng -3% so với", "3", True),
        ("ca mắc giảm – 5 ca", "5", False),
        ("ca mắc giảm -5 ca", "5", True),
        ("tăng trưởng -3%", "3", False),
        ("giảm 3%", "3", False),
        ("-3%", "3", False),
        ("3%", "3", False),
    ],
)
def test_a_word_and_a_minus_sign_say_it_twice(text: str, written: str, found: bool) -> None:
    page = Page(text)
    number = page.n(written, sign=-1)
    figure = page.figure(text, "việc", None, growth=number)
    findings = page.run(delta_values.check)
    assert bool(findings) is found
    assert (page.verdict(figure) == "inconsistent") is found
    page = Page(text)
    page.figure(text, "việc", None, change=page.n(written, sign=-1))
    assert bool(page.run(delta_values.check)) is found


def test_a_minus_sign_inside_the_number_counts_too() -> None:
    page = Page("xuất khẩu tăng -3% so với")
    number = page.n("3", sign=-1)
    page.figure(page.text, "xuất khẩu", None, growth=number._replace(start=number.start - 1))
    assert graded(page.run(delta_values.check)) == [("delta-values", "inconsistent")]


def sectors(total: str, names: tuple[str, ...], growths: tuple[str, ...], **more: object):
    parts = "; ".join(f"{name} tăng {grown}%" for name, grown in zip(names, growths, strict=True))
    page = Page(f"GRDP tăng {total}%; trong đó {parts}")
    whole = page.figure(f"GRDP tăng {total}%", "GRDP", None, growth=page.n(total), **more)
    for name, grown in zip(names, growths, strict=True):
        page.figure(f"{name} tăng {grown}%", name, None, growth=page.n(grown), parent=whole)
    return page, whole, page.run(total_growth.check)


THREE = ("nông nghiệp", "công nghiệp", "dịch vụ")


def test_the_economy_grows_between_its_sectors() -> None:
    page, whole, findings = sectors("6,82", THREE, ("3,1", "9,4", "6,2"))
    assert findings == []
    assert page.verdict(whole) == "ok"


def test_a_total_outside_the_range_of_its_parts_is_inconsistent() -> None:
    _page, _whole, findings = sectors("16,82", THREE, ("3,1", "9,4", "6,2"))
    assert graded(findings) == [("total-growth", "inconsistent")]
    told = ("thép", "xi măng")
    assert graded(sectors("9,9", told, ("3,1", "6,2"), complete=True)[2]) == [
        ("total-growth", "inconsistent")
    ]


def test_parts_that_need_not_be_all_prove_nothing() -> None:
    assert sectors("9,9", ("thép", "xi măng"), ("3,1", "6,2"))[2] == []
    assert sectors("9,9", ("thép",), ("3,1",), complete=True)[2] == []


def test_parts_without_growth_or_of_another_period_prove_nothing() -> None:
    page, whole, _ = sectors("16,82", THREE, ("3,1", "9,4", "6,2"))
    page.figures[1].growth = None
    assert page.run(total_growth.check) == []
    assert page.verdict(whole) == "untestable"
    page, whole, _ = sectors("16,82", THREE, ("3,1", "9,4", "6,2"))
    page.figures[1].period = "2019"
    assert page.run(total_growth.check) == []
    whole.growth = None
    assert page.run(total_growth.check) == []


def rate(text: str, value: str, change: str, *, base: str | None = None, **more: object):
    page = Page(text)
    if base:
        more["base"] = page.n(base)
    figure = page.figure(
        text[: text.index(";")] if ";" in text else text,
        "tỷ lệ hộ dùng nước sạch",
        page.n(value),
        change=page.n(change),
        unit="%",
        **more,
    )
    return page, figure, page.run(percentage_points.check)


def test_points_are_the_difference_of_two_rates() -> None:
    text = "85,1%, tăng 12,4 điểm % so với 72,7%"
    page, figure, findings = rate(text, "85,1", "12,4", base="72,7")
    assert findings == []
    assert page.verdict(figure) == "ok"


def test_points_that_are_really_percent_are_a_unit_finding() -> None:
    text = "45%, tăng 12,5 điểm % so với 40%"
    _page, _figure, findings = rate(text, "45", "12,5", base="40")
    assert graded(findings) == [("percentage-points", "inconsistent")]
    assert findings[0].kind == "unit"


def test_points_that_fit_neither_way_are_a_wrong_difference_when_one_slip_explains_it() -> None:
    text = "85,1%, tăng 14,2 điểm % so với 72,7%"
    assert graded(rate(text, "85,1", "14,2", base="72,7")[2]) == [("delta-values", "inconsistent")]
    far = "85,1%, tăng 37,8 điểm % so với 72,7%"
    page, figure, findings = rate(far, "85,1", "37,8", base="72,7")
    assert findings == []
    assert page.verdict(figure) == "untestable"


def test_a_rate_without_a_change_is_not_tested() -> None:
    page = Page("thu 864 tỷ so với 806 tỷ")
    page.figure(page.text, "thu", page.n("864"), base=page.n("806"), unit="tỷ đồng")
    assert page.run(percentage_points.check) == []


def test_the_base_of_a_rate_may_stand_in_brackets_behind_it() -> None:
    text = "45%, tăng 12,5 điểm % so với cùng kỳ (40%)"
    assert graded(rate(text, "45", "12,5")[2]) == [("percentage-points", "inconsistent")]
    assert rate("45%, tăng 5 điểm % so với cùng kỳ (40%)", "45", "5")[2] == []
    assert rate("45%, tăng 5 điểm % so với cùng kỳ", "45", "5")[2] == []
    assert rate("45%, tăng 5 điểm % so với cùng kỳ (00,0,%)", "45", "5")[2] == []
    assert (
        rate("45%, tăng 5 điểm % so với cùng kỳ (1234567890123456789012345678901%)", "45", "5")[2]
        == []
    )


def test_the_growth_of_a_rate_may_mean_either() -> None:
    page = Page("45%, tăng 12,5% so với 40%, tăng 99% so với 40%")
    fields = {"base": page.n("40"), "unit": "%"}
    one = page.figure(page.text, "tỷ lệ", page.n("45"), growth=page.n("12,5"), **fields)
    other = page.figure(page.text, "tỷ lệ khác", page.n("45"), growth=page.n("99"), **fields)
    none = page.figure(page.text, "tỷ lệ nữa", page.n("45"), **fields)
    assert page.run(percentage_points.check) == []
    assert page.verdict(one) == "ok"
    assert page.verdict(other) == "untestable"
    assert page.verdict(none) is None


def test_a_rate_is_compared_with_its_planned_rate() -> None:
    text = "88,4% (nghị quyết 90%), thấp hơn 1,6 điểm %"
    page = Page(text)
    fields = {"unit": "%", "plan_amount": page.n("90"), "delta_amount": page.n("1,6", sign=-1)}
    figure = page.figure(text, "thu gom rác", page.n("88,4"), **fields)
    assert page.run(percentage_points.check) == []
    assert page.verdict(figure) == "ok"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nợ đọng 14,7 tỷ đồng, tăng 1,8 điểm % so với đầu năm", True),
        ("Nợ xấu 14,7 tỷ đồng, chiếm 1,2% dư nợ, giảm 1,8 điểm %", False),
        ("Nợ đọng 14,7 tỷ đồng, tăng 1,8 tỷ đồng", False),
    ],
)
def test_an_amount_of_money_does_not_change_by_points(text: str, found: bool) -> None:
    page = Page(text)
    figure = page.figure(text, "nợ", page.n("14,7"), change=page.n("1,8"), unit="tỷ đồng")
    assert bool(page.run(percentage_points.check)) is found
    figure.share = page.n("1,8")
    assert page.run(percentage_points.check) == []
    figure.unit = "người"
    assert page.run(percentage_points.check) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("giảm từ 12,3% cuối năm 2017 xuống còn 9,85%, giảm 2,45 điểm phần trăm", False),
        ("giảm từ 12,3% cuối năm 2017 xuống còn 9,58%, giảm 2,45 điểm phần trăm", True),
        ("tăng từ 40% lên 45%, tăng 12,5%", False),
        ("tăng từ 40% lên 45%, tăng 5 điểm", False),
        ("tăng từ 0% lên 45%, tăng 45 điểm", False),
        ("tăng từ 40% lên 45%, tăng 1234567890123456789012345678901%", False),
    ],
)
def test_from_to_and_the_change_between_agree(text: str, found: bool) -> None:
    assert bool(Page(text).run(percentage_points.check)) is found


def test_from_and_to_printed_coarsely_prove_nothing() -> None:
    text = "tăng từ 40% lên 45%, tăng 5,51 điểm"
    assert Page(text).run(percentage_points.check) == []
