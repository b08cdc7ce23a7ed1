"""Letters J, K, R, S and W: parts and totals, shares, stages, running totals, yields."""

import pytest

from core.checks.page import Page, graded
from tiendo_core.checks.rules import (
    cumulative,
    derived_rate,
    parts_total,
    remainder,
    shares_total,
    stages,
)


def listed(text: str, total: str, parts: list[str], *, exact: bool = False, **more: object):
    page = Page(text)
    more.setdefault("unit", "tỷ đồng")
    units = more.pop("units", [more["unit"]] * len(parts))
    whole = page.figure(text, "vốn", page.n(total, exact=exact), **more)
    for number, (part, unit) in enumerate(zip(parts, units, strict=True)):
        page.figure(part, f"phần {number}", page.n(part, exact=exact), unit=unit, parent=whole)
    return page, whole, page.run(parts_total.check)


def test_a_complete_list_adds_up() -> None:
    text = "862 con, gồm trâu 217 con và bò 645 con"
    page, whole, findings = listed(text, "862", ["217", "645"], exact=True, unit="con")
    assert findings == []
    assert page.verdict(whole) == "ok"


@pytest.mark.parametrize(
    "text",
    [
        "1.020 con, gồm 905 bò và 135 trâu",
        "1.020 con, chia ra 905 bò, 135 trâu",
        "1.020 con (bò 905; trâu 135)",
    ],
)
def test_a_complete_list_that_does_not_add_up_is_inconsistent(text: str) -> None:
    page, _whole, findings = listed(text, "1.020", ["905", "135"], exact=True, unit="con")
    assert graded(findings) == [("parts-total", "inconsistent")]
    assert page.quoted(findings[0])[0] == "1.020"


def test_the_reader_may_know_that_a_list_is_complete() -> None:
    text = "312 tỷ: 198 tỷ, 53 tỷ, 71 tỷ"
    findings = listed(text, "312", ["198", "53", "71"], complete=True)[2]
    assert graded(findings) == [("parts-total", "inconsistent")]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("27 sự cố, gồm Bắc Ninh 12, Hà Nội 1", ["12", "1"]),  # cut short
        ("81 chiếc (Kiên Giang 65, Cà Mau 10)", ["65", "10"]),  # examples
        ("81 chiếc, riêng Kiên Giang 65, Cà Mau 10", ["65", "10"]),
        ("81 chiếc (bị chìm) 65, Cà Mau 10", ["65", "10"]),
        ("81 chiếc, gồm 65", ["65"]),
        ("Cà Mau 10, Kiên Giang 65, tổng 81", ["10", "65"]),
        ("81 chiếc, gồm " + "rất nhiều thứ " * 12 + "65 và 10", ["65", "10"]),
    ],
)
def test_lists_that_need_not_be_complete_prove_nothing(text: str, parts: list[str]) -> None:
    total = "27" if text.startswith("27") else "81"
    assert listed(text, total, parts, exact=True, unit="chiếc")[2] == []


def test_a_list_ends_where_it_adds_up() -> None:
    text = "41 trường, gồm 18 mầm non và 23 tiểu học, 14 mức độ 1"
    assert listed(text, "41", ["18", "23", "14"], exact=True, unit="trường")[2] == []


def test_a_semicolon_ends_a_list_that_commas_made() -> None:
    text = "18 trường, gồm 9 mới, 3 cũ và 6 nâng; 23 trường khác"
    assert listed(text, "18", ["9", "3", "6", "23"], exact=True, unit="trường")[2] == []
    text = "18 trường, gồm 9 mới; 3 cũ; và 8 nâng"
    assert graded(listed(text, "18", ["9", "3", "8"], exact=True, unit="trường")[2]) == [
        ("parts-total", "inconsistent")
    ]


def test_a_closed_set_leaves_nothing_out() -> None:
    text = "74 giải, trong đó 3 nhất, 17 nhì, 24 ba, 29 khuyến khích"
    units = ["nhất", "nhì", "ba", "khuyến khích"]
    _page, _, findings = listed(
        text, "74", ["3", "17", "24", "29"], exact=True, unit="giải", units=units
    )
    assert graded(findings) == [("parts-total", "inconsistent")]


def test_some_parts_may_stay_below_the_whole_but_not_pass_it_by_a_little() -> None:
    page, whole, findings = listed("312 tỷ, trong đó 198 tỷ, 53 tỷ", "312", ["198", "53"])
    assert findings == []
    assert page.verdict(whole) == "ok"
    text = "312 tỷ, trong đó 198 tỷ, 53 tỷ, 71 tỷ"
    assert graded(listed(text, "312", ["198", "53", "71"])[2]) == [("parts-total", "inconsistent")]


def test_parts_far_above_together_overlap() -> None:
    page, whole, findings = listed("312 tỷ, trong đó 298 tỷ, 153 tỷ", "312", ["298", "153"])
    assert findings == []
    assert page.verdict(whole) == "untestable"


def test_parts_one_slip_below_their_total_are_inconsistent_even_after_an_open_list() -> None:
    text = "5.614 tỷ; trong đó 1.208 tỷ, 4.306 tỷ"
    assert graded(listed(text, "5.614", ["1.208", "4.306"])[2]) == [("parts-total", "inconsistent")]
    text = "5.614 tỷ; trong đó 5.514 tỷ"
    assert listed(text, "5.614", ["5.514"])[2] == []


@pytest.mark.parametrize(
    ("text", "total", "part", "found"),
    [
        ("6,8 tỷ, trong đó 7,2 tỷ nợ khó đòi", "6,8", "7,2", True),
        ("6,8 tỷ (trong đó 7,2 tỷ)", "6,8", "7,2", True),
        ("6,8 tỷ; cùng kỳ 7,2 tỷ", "6,8", "7,2", False),
        ("giảm 6,8 tỷ, trong đó 7,2 tỷ", "6,8", "7,2", False),
    ],
)
def test_a_part_above_its_whole_needs_the_words_for_it(
    text: str, total: str, part: str, found: bool
) -> None:
    page, whole, findings = listed(text, total, [part])
    assert bool(findings) is found
    assert (page.verdict(whole) == "untestable") is not found


def test_a_complete_list_far_from_its_total_is_read_wrongly_or_has_a_part_above() -> None:
    text = "312 tỷ, gồm 198 tỷ và 531 tỷ"
    assert graded(listed(text, "312", ["198", "531"])[2]) == [("parts-total", "inconsistent")]


def test_one_part_at_the_wrong_scale_is_a_slipped_unit() -> None:
    text = "61,7 tỷ; trong đó 28,5 tỷ, 21,2 tỷ, 12 triệu"
    units = ["tỷ đồng", "tỷ đồng", "triệu đồng"]
    page, _whole, findings = listed(text, "61,7", ["28,5", "21,2", "12"], units=units)
    assert graded(findings) == [("unit-slip", "inconsistent")]
    assert page.quoted(findings[0]) == ["61,7", "12"]


def test_a_total_at_the_wrong_scale_is_a_slipped_unit() -> None:
    text = "2.318 triệu, trong đó 702 tỷ, 1.616 tỷ"
    _page, _whole, findings = listed(
        text, "2.318", ["702", "1.616"], unit="triệu đồng", units=["tỷ đồng", "tỷ đồng"]
    )
    assert graded(findings) == [("unit-slip", "inconsistent")]
    assert len(findings[0].quotes) == 3


def test_a_small_part_is_no_slipped_unit() -> None:
    text = "61,7 tỷ; trong đó 28,5 tỷ, 12 triệu"
    assert listed(text, "61,7", ["28,5", "12"], units=["tỷ đồng", "triệu đồng"])[2] == []


def test_parts_of_another_unit_period_or_role_are_left_out() -> None:
    text = "312 tỷ, gồm 198 tỷ và 5 người"
    assert listed(text, "312", ["198", "5"], units=["tỷ đồng", "người"])[2] == []
    page, whole, _ = listed("312 tỷ, gồm 198 tỷ và 153 tỷ", "312", ["198", "153"])
    page.figures[1].period = "2019"
    page.figures[2].role = "plan"
    assert page.run(parts_total.check) == []
    page.figures[1].amount = page.figures[2].amount = None
    assert page.run(parts_total.check) == []
    assert page.verdict(whole) is None
    whole.unit = "%"
    assert page.run(parts_total.check) == []


def left(text: str, numbers: list[str], sentences: tuple[int, ...] | None = None):
    page = Page(text)
    places = sentences or (0,) * len(numbers)
    for number, sentence in zip(numbers, places, strict=True):
        page.figure(number, "lô", page.c(number), unit="lô", sentence=sentence)
    return page, page.run(remainder.check)


def test_done_and_left_make_the_whole() -> None:
    page, findings = left("bố trí 112 lô, đã giao 95 lô, còn 17 lô", ["112", "95", "17"])
    assert findings == []
    assert page.verdict(page.figures[0]) == "ok"


def test_done_and_left_that_miss_the_whole_by_a_little_are_inconsistent() -> None:
    _page, findings = left("bố trí 112 lô, đã giao 95 lô, còn lại 18 lô", ["112", "95", "18"])
    assert graded(findings) == [("parts-total", "inconsistent")]


@pytest.mark.parametrize(
    ("text", "numbers", "sentences"),
    [
        ("bố trí 112 lô, đã giao 45 lô, còn 18 lô", ["112", "45", "18"], None),  # far off
        ("bố trí 112 lô, giao 95 lô, còn 18 lô", ["112", "95", "18"], None),  # not said done
        ("có 300 lô, bố trí 112 lô, đã giao 95 lô, còn 18 lô", ["300", "112", "95", "18"], None),
        ("bố trí 112 lô. Đã giao 95 lô, còn 18 lô", ["112", "95", "18"], (0, 1, 1)),
        ("bố trí 112 lô, đã giao 95 lô, còn phải chờ thêm 18 lô", ["112", "95", "18"], None),
        ("bố trí 112 lô, đã giao 95 lô, mới 18 lô", ["112", "95", "18"], None),
        ("còn chờ bố trí lại cho 112 lô, đã giao 95, 18 lô", ["112", "95", "18"], None),
    ],
)
def test_remainders_that_may_speak_of_other_things_prove_nothing(
    text: str, numbers: list[str], sentences: tuple[int, ...] | None
) -> None:
    assert left(text, numbers, sentences)[1] == []


def test_remainders_need_counts() -> None:
    page = Page("bố trí 112 ha, đã giao 95 ha, còn 18 ha")
    for number in ("112", "95", "18"):
        page.figure(number, "đất", page.n(number), unit="ha")
    assert page.run(remainder.check) == []
    page = Page("bố trí 112 lô, đã giao 95 lô, còn 18 lô")
    for number in ("112", "95", "18"):
        page.figure(number, "lô", page.c(number), unit="lô")
    page.figures[1].amount = None
    assert page.run(remainder.check) == []


def shares(text: str, numbers: list[str], **more: object):
    page = Page(text)
    parent = page.figure(text[:3], "tổng", None, complete=bool(more.get("complete")))
    within = parent if more.get("within", True) else None
    for number in numbers:
        page.figure(number, "ngành", None, share=page.n(number), parent=within)
    return page, page.run(shares_total.check)


@pytest.mark.parametrize(
    ("text", "numbers", "more", "found"),
    [
        ("cơ cấu 23,4%; 41,2%; 35,4%", ["23,4", "41,2", "35,4"], {}, False),
        ("cơ cấu 23,4%; 41,2%; 36,4%", ["23,4", "41,2", "36,4"], {}, True),
        ("cơ cấu 23,4%; 41,2%; 34,4%", ["23,4", "41,2", "34,4"], {}, True),
        ("cơ cấu 23,4%; 41,2%; 25,4%", ["23,4", "41,2", "25,4"], {}, False),
        ("cơ cấu 23,4%; 41,2%; 25,4%", ["23,4", "41,2", "25,4"], {"complete": 1}, True),
        ("tăng 23,4%; 41,2%; 36,4%", ["23,4", "41,2", "36,4"], {}, False),
        ("tỷ trọng 79,2%; 30,2%", ["79,2", "30,2"], {}, False),
    ],
)
def test_shares_of_one_structure_make_a_hundred(
    text: str, numbers: list[str], more: dict, found: bool
) -> None:
    assert bool(shares(text, numbers, **more)[1]) is found


def test_a_list_that_ends_with_the_rest_is_a_structure() -> None:
    def run(within: bool):
        text = "Trong đó hàng hóa chiếm 79,2%, ăn uống 12,6%, dịch vụ khác chiếm 10,2%"
        page = Page(text)
        parent = page.figure("Trong", "tổng", None)
        for words, number in (("hàng hóa chiếm 79,2", "79,2"), ("ăn uống 12,6", "12,6")):
            page.figure(words, "ngành", None, share=page.n(number), parent=parent)
        last = "dịch vụ khác chiếm 10,2"
        page.figure(last, "khác", None, share=page.n("10,2"), parent=parent if within else None)
        return page.run(shares_total.check)

    assert graded(run(True)) == [("shares-total", "inconsistent")]
    assert run(False) == []


def test_shares_of_two_sentences_are_two_structures() -> None:
    page, _ = shares("cơ cấu 23,4%; 41,2%; 36,4%", ["23,4", "41,2", "36,4"])
    page.figures[2].sentence = 5
    assert page.run(shares_total.check) == []
    page.figures[2].sentence = 0
    page.figures[2].whole = page.c("41")
    assert page.run(shares_total.check) == []


def funnel(*told: tuple[str, str, str | None], text: str | None = None):
    joined = text or "; ".join(words for words, _, _ in told)
    page = Page(joined)
    for words, number, whole in told:
        more = {"whole": page.c(whole)} if whole else {}
        page.figure(words, words, page.c(number), unit="công trình", **more)
    return page, page.run(stages.check)


def test_the_funnel_of_the_seed_page_holds() -> None:
    page, findings = funnel(
        ("110 công trình đã được duyệt danh mục", "110", None),
        ("88/110 công trình đã phê duyệt chủ trương", "88", "110"),
        ("57/110 công trình phê duyệt báo cáo KTKT", "57", "110"),
        ("36/57 công trình đã khởi công", "36", "57"),
        ("đã hoàn thành 23 công trình", "23", None),
    )
    assert findings == []
    assert [page.verdict(figure) for figure in page.figures[1:]] == ["ok"] * 4


def test_a_later_stage_never_holds_more() -> None:
    _, findings = funnel(
        ("41/47 công trình khởi công", "41", "47"), ("hoàn thành 44 công trình", "44", None)
    )
    assert graded(findings) == [("stages", "inconsistent")]


def test_a_stage_rests_on_the_one_before_or_on_its_base() -> None:
    _, findings = funnel(
        ("46/80 công trình phê duyệt báo cáo KTKT", "46", "80"),
        ("31/48 công trình khởi công", "31", "48"),
    )
    assert graded(findings) == [("stages", "inconsistent")]


def test_stages_of_two_paragraphs_units_or_outside_the_row_are_not_compared() -> None:
    assert (
        funnel(
            ("41 công trình khởi công", "41", None),
            ("hoàn thành 44 công trình", "44", None),
            text="41 công trình khởi công\nhoàn thành 44 công trình",
        )[1]
        == []
    )
    assert (
        funnel(
            ("41 công trình khởi công", "41", None), ("chưa hoàn thành 44 công trình", "44", None)
        )[1]
        == []
    )
    assert (
        funnel(("hoàn thành 41 công trình", "41", None), ("44 công trình khởi công", "44", None))[1]
        == []
    )
    assert funnel(("41 công trình xanh", "41", None), ("44 công trình", "44", None))[1] == []
    page, _ = funnel(
        ("41 công trình khởi công", "41", None), ("hoàn thành 44 công trình", "44", None)
    )
    page.figures[1].unit = "dự án"
    assert page.run(stages.check) == []
    page.figures[1].amount = None
    assert page.run(stages.check) == []


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
