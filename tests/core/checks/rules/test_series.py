"""Letters S and W: running totals, yields and averages."""

import pytest

from core.checks.page import Page, graded
from tiendo_core.checks.rules import cumulative, derived_rate


def series(*told: tuple[str, str, str], name: str = "thu ngân sách", **more: object):
    page = Page("; ".join(f"{period} {value}" for period, value, _ in told))
    for period, value, unit in told:
        page.figure(f"{period} {value}", name, page.n(value), period=period, unit=unit, **more)
    return page, page.run(cumulative.check)


TY = "tỷ đồng"


def test_running_totals_never_fall() -> None:
    page, findings = series(("2020-6M", "551", TY), ("2020-9M", "515", TY))
    assert graded(findings) == [("cumulative", "inconsistent")]
    page, findings = series(("2020-6M", "551", TY), ("2020", "864", TY), ("2020-Q1", "200", TY))
    assert findings == []
    assert page.verdict(page.figures[1]) == "ok"


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("dư nợ cho vay", {}),
        ("bình quân thu ngân sách", {}),
        ("đảng viên", {}),
        ("thu ngân sách", {"role": "plan"}),
    ],
)
def test_balances_averages_and_plans_may_fall(name: str, more: dict) -> None:
    assert series(("2020-6M", "551", TY), ("2020-9M", "515", TY), name=name, **more)[1] == []


@pytest.mark.parametrize("unit", ["%", "triệu đồng/người"])
def test_rates_may_fall(unit: str) -> None:
    assert series(("2020-6M", "551", unit), ("2020-9M", "515", unit))[1] == []


def test_totals_of_two_years_or_kinds_of_unit_are_not_compared() -> None:
    assert series(("2019-6M", "551", TY), ("2020-9M", "515", TY))[1] == []
    assert series(("2020-6M", "551", "usd"), ("2020-9M", "515", TY))[1] == []
    assert series(("2020-6M", "551", TY), ("2020-6M", "515", TY))[1] == []
    assert series(("2020-S2", "551", TY), ("2020-9M", "515", TY))[1] == []


def test_the_quarters_make_the_running_total() -> None:
    _page, findings = series(
        ("2020-Q1", "412", TY), ("2020-Q2", "638", TY), ("2020-6M", "1.050", TY)
    )
    assert findings == []
    _, findings = series(("2020-Q1", "412", TY), ("2020-Q2", "638", TY), ("2020-6M", "1.850", TY))
    assert ("cumulative", "inconsistent") in graded(findings)
    assert series(("2020-Q1", "412", TY), ("2020-6M", "1.850", TY))[1] == []


def test_quarters_told_under_shorter_names_count_when_one_slip_explains_the_total() -> None:
    def run(total: str):
        page = Page(f"quý I 412; quý II 638,5; quý III 1.206; 9 tháng {total}")
        for number, value in enumerate(("412", "638,5", "1.206"), 1):
            page.figure(value, "vốn", page.n(value), period=f"2023-Q{number}", unit=TY)
        page.figure(total, "vốn đăng ký dự án", page.n(total), period="2023-9M", unit=TY)
        return page.run(cumulative.check)

    assert graded(run("2.526,5")) == [("cumulative", "inconsistent")]
    assert run("2.256,5") == []
    assert run("9.999,5") == []


def test_a_month_is_never_above_the_total_that_holds_it() -> None:
    page, findings = series(("2024-02", "4.386", TY), ("2024-2M", "4.298", TY))
    assert graded(findings) == [("cumulative", "inconsistent")]
    page, findings = series(("2024-02", "86", TY), ("2024-2M", "298", TY))
    assert findings == []
    assert page.verdict(page.figures[0]) == "ok"
    assert series(("2024-05", "4.386", TY), ("2024-2M", "4.298", TY))[1] == []


def test_a_month_a_hundred_times_above_its_total_has_a_slipped_unit() -> None:
    _, findings = series(("2022-8M", "624,75", "triệu usd"), ("2022-08", "81,2", "tỷ usd"))
    assert graded(findings) == [("unit-slip", "inconsistent")]


def test_a_month_next_to_its_total_may_have_the_longer_name() -> None:
    page = Page("bán lẻ tháng 2 là 4.386 tỷ, tổng bán lẻ 2 tháng 4.298 tỷ")
    page.figure("bán lẻ tháng 2", "bán lẻ", page.n("4.386"), period="2024-02", unit=TY)
    page.figure("tổng bán lẻ", "đưa bán lẻ", page.n("4.298"), period="2024-2M", unit=TY)
    assert graded(page.run(cumulative.check)) == [("cumulative", "inconsistent")]


def test_a_part_of_its_own_total_is_a_flow_only_under_the_same_name() -> None:
    page, _ = series(("2020-6M", "551", TY), ("2020-9M", "515", TY))
    page.figures[1].parent = page.figures[0]
    assert graded(page.run(cumulative.check)) == [("cumulative", "inconsistent")]
    page.figures[1].parent = page.figure("2020-6M", "khác", None)
    assert page.run(cumulative.check) == []
    page.figures[1].parent = None
    page.figures[0].amount = None
    assert page.run(cumulative.check) == []


def harvest(rate: str, area: str, output: str, **more: object):
    text = f"Lúa {area} ha; năng suất {rate} tạ/ha, sản lượng {output} tấn"
    page = Page(text)
    page.figure(f"{area} ha", str(more.get("crop", "lúa")), page.n(area), unit="ha")
    page.figure(f"{rate} tạ/ha", "năng suất", page.n(rate), unit=str(more.get("unit", "tạ/ha")))
    page.figure(f"{output} tấn", "sản lượng", page.n(output), unit="tấn")
    return page, page.run(derived_rate.check)


def test_yield_times_area_is_output() -> None:
    _page, findings = harvest("61,5", "121", "744,2")
    assert findings == []
    _page, findings = harvest("58,4", "128,0", "747,5")
    assert findings == []


def test_an_output_that_is_not_yield_times_area_is_inconsistent() -> None:
    _page, findings = harvest("58,4", "128", "474,5")
    assert graded(findings) == [("derived-rate", "inconsistent")]


def test_any_of_several_areas_may_be_the_base() -> None:
    text = "gieo 5.000 ha, gặt 3.000 ha, năng suất 60 tạ/ha, sản lượng 18.000 tấn"
    page = Page(text)
    for written, unit in (("5.000", "ha"), ("3.000", "ha"), ("60", "tạ/ha"), ("18.000", "tấn")):
        page.figure(written, "lúa", page.n(written), unit=unit)
    page.figures[0], page.figures[1] = page.figures[1], page.figures[0]
    page.figures.sort(key=lambda figure: figure.start)
    assert page.run(derived_rate.check) == []


@pytest.mark.parametrize(
    "more", [{"crop": "cà phê"}, {"unit": "triệu đồng/người"}, {"unit": "kg/người"}]
)
def test_perennials_and_other_rates_are_passed(more: dict) -> None:
    assert harvest("58,4", "128", "474,5", **more)[1] == []


def test_a_yield_alone_is_not_tested() -> None:
    page = Page("năng suất 60 tạ/ha")
    figure = page.figure(page.text, "năng suất", page.n("60"), unit="tạ/ha")
    assert page.run(derived_rate.check) == []
    assert page.verdict(figure) == "untestable"
    page = Page("Lúa 128 ha; năng suất cao; sản lượng 474,5 tấn")
    page.figure("Lúa 128 ha", "lúa", page.n("128"), unit="ha")
    page.figure("năng suất cao", "năng suất", None, unit="tạ/ha")
    page.figure("sản lượng", "sản lượng", page.n("474,5"), unit="tấn")
    assert page.run(derived_rate.check) == []


def test_an_area_of_the_sentence_before_counts_only_when_one_slip_explains_the_output() -> None:
    def run(output: str, between: str = ". "):
        text = f"Gieo cấy 32.450 ha{between}Năng suất 51,6 tạ/ha; sản lượng {output} tấn"
        page = Page(text)
        page.figure("Gieo cấy 32.450 ha", "lúa", page.n("32.450"), unit="ha", sentence=1)
        page.figure("Năng suất", "năng suất", page.n("51,6"), unit="tạ/ha", sentence=2)
        page.figure("sản lượng", "sản lượng", page.n(output), unit="tấn", sentence=2)
        return page.run(derived_rate.check)

    assert graded(run("176.442")) == [("derived-rate", "inconsistent")]
    assert run("167.442") == []
    assert run("99.442") == []
    assert run("176.442", ".\n") == []


def test_a_yield_without_an_output_that_is_told_is_untestable() -> None:
    page, _ = harvest("58,4", "128", "474,5")
    page.figures[0].amount = None
    assert page.run(derived_rate.check) == []
    assert page.verdict(page.figures[1]) == "untestable"


def averaged(money: str, unit: str = "triệu đồng", **more: object):
    text = f"Cấp phép cho 64 hộ, vốn đăng ký {money} triệu, bình quân hơn 430 triệu đồng/hộ"
    page = Page(text)
    page.figure("64 hộ", "hộ", page.c("64"), unit=str(more.get("counted", "hộ")))
    page.figure(f"{money} triệu", "vốn", page.n(money), unit=unit)
    page.figure("430 triệu", "bình quân", page.n("430"), unit="triệu đồng/hộ")
    return page, page.run(derived_rate.check)


def test_an_amount_a_thousand_times_off_its_average_has_a_slipped_unit() -> None:
    page, findings = averaged("28")
    assert graded(findings) == [("unit-slip", "inconsistent")]
    assert page.quoted(findings[0]) == ["64", "28", "430"]


def test_averages_are_compared_for_scale_only() -> None:
    assert averaged("27.520")[1] == []
    assert averaged("19.000")[1] == []
    assert averaged("28", unit="người")[1] == []
    assert averaged("28", counted="xã")[1] == []
    assert averaged("0")[1] == []
    page, _ = averaged("28")
    page.figures[2].sentence = 9
    assert page.run(derived_rate.check) == []
    page.figures[2].amount = None
    assert page.run(derived_rate.check) == []


def shortened(second: str, name: str = "thu", first: str = "thu ngân sách nhà nước"):
    page = Page(f"9 tháng 126,8 tỷ; 6 tháng {name} {second} tỷ")
    page.figure("9 tháng", first, page.n("126,8"), unit=TY)
    page.figure("6 tháng", name, page.n(second), unit=TY, period="2020-6M")
    return page.run(cumulative.check)


def test_a_total_told_by_its_first_word_belongs_to_the_same_series() -> None:
    assert graded(shortened("131,4")) == [("cumulative", "inconsistent")]
    assert shortened("89,2") == []
    assert shortened("131,4", first="chi ngân sách") == []
    assert shortened("131,4", name="giải ngân") == []
