"""Letter M: a fact told twice is told alike."""

import pytest

from core.checks.page import Page, graded
from tiendo_core.checks.rules import same_fact
from tiendo_core.checks.rules.same_fact import alike_told, clashing

TWO = "Thu ngân sách 64 tỷ, đạt 53,3% KH.\nCuối cùng, thu ngân sách {} tỷ."


def retold(value: str, name: str = "thu ngân sách", unit: str = "tỷ đồng", **more: object):
    page = Page(TWO.format(value))
    page.figure("Thu ngân sách 64 tỷ", "Thu ngân sách", page.n("64"), unit="tỷ đồng", sentence=1)
    second = page.figure(
        f"thu ngân sách {value} tỷ", name, page.n(value, nth=1), unit=unit, sentence=2, **more
    )
    return page, second, page.run(same_fact.check)


def test_two_swapped_digits_in_the_second_telling_are_inconsistent() -> None:
    page, second, findings = retold("46")
    assert graded(findings) == [("same-fact", "inconsistent")]
    assert page.quoted(findings[0]) == ["64", "46"]
    assert page.verdict(second) == "inconsistent"


def test_the_same_value_at_another_scale_is_the_same_fact() -> None:
    page, second, findings = retold("64.000", unit="triệu đồng")
    assert findings == []
    assert page.verdict(second) == "ok"


@pytest.mark.parametrize(
    ("value", "more"),
    [
        ("95", {}),  # any other value may be another fact
        ("46", {"period": "2019"}),
        ("46", {"role": "plan"}),
        ("46", {"unit": "người"}),
        ("46", {"name": "chi ngân sách"}),
    ],
)
def test_other_values_periods_roles_units_and_names_are_other_facts(value: str, more: dict) -> None:
    assert retold(value, **more)[2] == []


def test_children_of_two_parents_are_two_facts() -> None:
    page, second, _ = retold("46")
    second.parent = page.figure("Cuối cùng", "quỹ", None)
    assert page.run(same_fact.check) == []


def test_facts_of_two_places_are_two_facts() -> None:
    text = "Huyện Bình Lộc thu ngân sách 64 tỷ.\nHuyện Thông Nông thu ngân sách 46 tỷ."
    page = Page(text)
    page.figure("thu ngân sách 64 tỷ", "thu ngân sách", page.n("64"), unit="tỷ đồng")
    page.figure("thu ngân sách 46 tỷ", "thu ngân sách", page.n("46"), unit="tỷ đồng", sentence=1)
    assert page.run(same_fact.check) == []


def test_another_number_that_is_the_same_shows_the_same_fact() -> None:
    text = "Thu 842 tỷ, tăng 16,2%. Thu 842 tỷ, tăng 5%."
    page = Page(text)
    fields = {"unit": "tỷ đồng"}
    page.figure("Thu 842 tỷ", "thu", page.n("842"), growth=page.n("16,2"), **fields)
    page.figure("Thu 842 tỷ", "thu", page.n("842", nth=2), growth=page.n("5"), **fields)
    assert graded(page.run(same_fact.check)) == [("same-fact", "inconsistent")]


def test_two_numbers_that_differ_are_two_facts() -> None:
    text = "818 tỷ, 56,1% KH; 369,5 tỷ, 57,1% KH"
    page = Page(text)
    fields = {"unit": "tỷ đồng"}
    one = page.figure("818 tỷ", "thu", page.n("818"), plan_share=page.n("56,1"), **fields)
    other = page.figure("369,5 tỷ", "thu", page.n("369,5"), plan_share=page.n("57,1"), **fields)
    assert clashing(one, other, False) is None
    assert clashing(one, other, True) is not None


def test_shares_of_two_bases_are_not_compared() -> None:
    page = Page("56,1% dự toán tỉnh, 65,1% nghị quyết, 23,1%")
    one = page.figure("56,1%", "thu", None, plan_share=page.n("56,1"), plan_basis="dự toán tỉnh")
    other = page.figure("65,1%", "thu", None, plan_share=page.n("65,1"), plan_basis="nghị quyết")
    assert clashing(one, other, True) is None
    other.plan_basis = "dự toán"
    assert clashing(one, other, False) is not None
    third = page.figure("23,1%", "thu", None, share=page.n("23,1"))
    fourth = page.figure("23,1%", "thu", None, share=page.n("65,1"))
    assert clashing(third, fourth, True) is not None


def test_a_rounded_telling_is_the_same_fact() -> None:
    page = Page("842 và 842,3 và 841,6 và 842,7; 842 và 843 người")
    assert alike_told(page.n("842"), page.n("842,3"))
    assert alike_told(page.n("842"), page.n("842,7"))
    assert alike_told(page.n("842,7"), page.n("842"))
    assert not alike_told(page.c("842"), page.c("843"))


def test_a_telling_the_reader_linked_is_the_same_fact_under_any_name() -> None:
    text = "GTSX 8.940 tỷ. Công nghiệp 7.000 tỷ. Khép lại."
    page = Page(text)
    first = page.figure("GTSX 8.940 tỷ", "GTSX", page.n("8.940"), unit="tỷ đồng")
    page.figure("Công nghiệp", "x", page.n("7.000"), unit="tỷ đồng", repeat_of=first.start)
    page.figure("Khép lại", "y", page.n("7.000"), unit="tỷ đồng", repeat_of=999)
    first.repeat_of = 0
    assert graded(page.run(same_fact.check)) == [("same-fact", "inconsistent")]


def test_a_statement_repeated_word_for_word_is_a_copy() -> None:
    text = "Khu vực dịch vụ tăng 3,9%; khu vực dịch vụ tăng 3,9%."
    page = Page(text)
    page.figure("Khu vực dịch vụ tăng 3,9%", "Khu vực dịch vụ", None, growth=page.n("3,9"))
    half = text.index("khu vực")
    page.figure("khu vực dịch vụ tăng 3,9%", "khu vực dịch vụ", None, growth=page.n("3,9", nth=2))
    assert page.figures[1].start == half
    findings = page.run(same_fact.check)
    assert [page.quoted(finding) for finding in findings] == [[text[:-1]]]
    other = "Dịch vụ tăng 3,9%; dịch vụ có tăng 3,9%."
    page = Page(other)
    page.figure("Dịch vụ tăng 3,9%", "dịch vụ", None, growth=page.n("3,9"))
    page.figure("dịch vụ có tăng 3,9%", "dịch vụ", None, growth=page.n("3,9", nth=2))
    assert page.run(same_fact.check) == []


def by_plan(growth: str, value: str | None = None, share: str = "50,6", **more: object):
    text = f"8.940 tỷ, bằng 50,6% KH, tăng 16,2%. Con số {share}% KH, tăng {growth}%, {value} tỷ."
    page = Page(text)
    first = "8.940 tỷ, bằng 50,6% KH, tăng 16,2%"
    fields = {"unit": "tỷ đồng", "plan_share": page.n("50,6")}
    page.figure(first, "làm ra", page.n("8.940"), growth=page.n("16,2"), **fields)
    second = f"Con số {share}%"
    amount = page.n(value) if value else None
    page.figure(
        second,
        "sản xuất",
        amount,
        growth=page.n(growth),
        plan_share=page.n(share, nth=2 if share == "50,6" else 1),
        unit="tỷ đồng",
        **more,
    )
    return page, page.run(same_fact.check)


def test_the_same_share_of_the_plan_finds_a_retelling_under_another_name() -> None:
    page, findings = by_plan("1,62")
    assert graded(findings) == [("same-fact", "inconsistent")]
    assert page.quoted(findings[0]) == ["16,2%", "1,62%"]


def test_a_retelling_of_the_plan_may_slip_in_its_value() -> None:
    assert graded(by_plan("16,2", "8.490")[1]) == [("same-fact", "inconsistent")]


def test_a_share_of_two_digits_is_no_evidence() -> None:
    assert by_plan("1,62", share="50")[1] == []
    assert by_plan("5,5")[1] == []
    assert by_plan("1,62", period="2019")[1] == []


def test_what_is_found_once_is_not_told_again() -> None:
    page, findings = by_plan("1,62", repeat_of=0)
    assert len(findings) == 1
    page.figures[1].indicator = "làm ra"
    page.figures[1].repeat_of = None
    assert len(page.run(same_fact.check)) == 1


def swapped(first: str, second: str, names: tuple[str, str], **more: object):
    page = Page(f"Tỉnh đón {first} lượt khách. Kỷ lục là {second} lượt khách.")
    page.figure("Tỉnh đón", names[0], page.n(first), unit="lượt", sentence=0)
    fields = {"unit": "lượt", "sentence": 1, **more}
    page.figure("Kỷ lục", names[1], page.n(second), **fields)
    return page.run(same_fact.check)


NAMES = "toàn tỉnh đón khách", "khách kỷ lục"


def test_swapped_digits_under_a_similar_name_are_inconsistent() -> None:
    assert graded(swapped("3,86", "3,68", NAMES)) == [("same-fact", "inconsistent")]


@pytest.mark.parametrize(
    ("first", "second", "names", "more"),
    [
        ("3,86", "3,68", NAMES, {"sentence": 0}),
        ("3,86", "3,68", ("toàn tỉnh đón khách", "thu ngân sách"), {}),
        ("3,86", "36,8", NAMES, {}),
        ("3,86", "6,83", NAMES, {"unit": "người"}),
        ("3,86", "3,86", ("khách", "du khách"), {}),
        ("0,386", "0,368", NAMES, {}),
        ("2.345", "4.523", NAMES, {}),
        ("38", "83", NAMES, {}),
    ],
)
def test_other_rearrangements_are_other_facts(
    first: str, second: str, names: tuple[str, str], more: dict
) -> None:
    assert swapped(first, second, names, **more) == []


def test_units_that_do_not_convert_are_not_compared_digit_by_digit() -> None:
    page = Page("3,86 tỷ và 3,68 triệu")
    page.figure("3,86", "thu x", page.n("3,86"), unit="tỷ đồng", sentence=0)
    page.figure("3,68", "thu y", page.n("3,68"), unit="triệu đồng", sentence=1)
    assert page.run(same_fact.check) == []
