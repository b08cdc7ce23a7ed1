"""Letters J, K, R, S and W: parts and totals, shares, stages, running totals, yields."""

import pytest

from core.checks.page import Page, graded
from tiendo_core.checks.rules import (
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


def test_parts_of_a_kind_named_before_the_brackets_count() -> None:
    text = "284 gia trại, trang trại (261 gia trại, 32 trang trại)"
    units = ["gia trại", "trang trại"]
    findings = listed(text, "284", ["261", "32"], exact=True, unit="gia trại", units=units)[2]
    assert graded(findings) == [("parts-total", "inconsistent")]
    text = "27 vụ, thương vong (15 người, 5 vụ)"
    assert listed(text, "27", ["15", "5"], exact=True, unit="vụ", units=["người", "vụ"])[2] == []


def test_a_list_longer_than_any_offices_is_not_added_up() -> None:
    text = "312 tỷ, gồm " + ", ".join(["198"] * 120)
    assert listed(text, "312", ["198"] * 120)[2] == []
