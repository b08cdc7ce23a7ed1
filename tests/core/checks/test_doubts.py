"""Reasons to distrust a relation that fails."""

import pytest

from core.checks.page import Page
from tiendo_core.checks.cases import Case, clause, spot, spots
from tiendo_core.checks.doubts import doubtful, is_change, loosened, place, same_place
from tiendo_core.checks.intervals import ratio
from tiendo_core.checks.rules import delta_growth


def test_a_word_before_a_number_loosens_it() -> None:
    page = Page("tăng hơn 100%, tương đương 656 tỷ, chiếm khoảng 80%")
    assert loosened(page.n("100"), page.text).approx == "hơn"
    assert loosened(page.n("80"), page.text).approx == "khoảng"
    assert loosened(page.n("656"), page.text).approx is None
    assert loosened(page.n("100", approx="gần"), page.text).approx == "gần"


@pytest.mark.parametrize(
    ("text", "amount", "change", "growth", "doubt"),
    [
        ("giảm 568 vụ (6,01%), giảm 04 người", "568", "04", "6,01", True),
        ("380 tỷ, tăng 249 tỷ, bình quân tăng 20,1%/năm", "380", "249", "20,1", True),
        ("374 người, tăng 64 người, đạt 22,30% lao động", "374", "64", "22,30", True),
        ("400 vụ, tăng 64 người, tăng 22% so cùng kỳ", "400", "64", "22", True),
        ("400 vụ, tăng 64 vụ, tăng 22% so cùng kỳ", "400", "64", "22", False),
        ("400 vụ, tăng 64, tăng 22% so cùng kỳ", "400", "64", "22", False),
    ],
)
def test_a_change_is_distrusted_by_the_words_around_it(
    text: str, amount: str, change: str, growth: str, doubt: bool
) -> None:
    page = Page(text)
    figure = page.figure(text, "vụ", page.c(amount), unit="vụ")
    inputs = page.c(amount), page.c(change)
    case = Case("delta-growth", figure, inputs, page.n(growth), ratio)
    assert doubtful(case, text) is doubt


def test_a_distrusted_relation_is_untestable_and_raises_nothing() -> None:
    page = Page("380 tỷ, tăng 249 tỷ, bình quân tăng 20,1%/năm")
    fields = {"change": page.n("249"), "growth": page.n("20,1"), "unit": "tỷ đồng"}
    figure = page.figure(page.text, "thu", page.n("380"), **fields)
    assert page.run(delta_growth.check) == []
    assert page.verdict(figure) == "untestable"


def test_a_number_loosened_by_its_word_is_no_alarm() -> None:
    page = Page("1.100 tỷ (tăng hơn 100%, tương đương tăng 656 tỷ)")
    fields = {"change": page.n("656"), "growth": page.n("100", nth=2), "unit": "tỷ đồng"}
    figure = page.figure(page.text, "quà", page.n("1.100"), **fields)
    assert page.run(delta_growth.check) == []
    assert page.verdict(figure) == "ok"


def test_a_growth_made_of_a_percentage_without_the_word_is_distrusted() -> None:
    page = Page("6.915 tỷ, tăng 321 tỷ, tương đương 4,9% so với cùng kỳ; bằng 95,1% cùng kỳ; 47.6%")
    figure = page.figure("6.915 tỷ", "chi", page.n("6.915"), unit="tỷ đồng")
    read_over = page.n("4,9")._replace(value=page.n("95,1", sign=-1).value)
    case = Case("delta-growth", figure, (page.n("6.915"), page.n("321")), read_over, ratio)
    assert doubtful(case, page.text)
    said = page.n("95,1")._replace(value=page.n("4,9", sign=-1).value)
    assert not doubtful(case._replace(printed=said), page.text)
    point = page.n("6.915")._replace(start=page.text.index("47.6"))
    assert not doubtful(case._replace(printed=point), page.text)
    assert not doubtful(case._replace(printed=point._replace(start=0, end=0)), " ")


def test_a_base_far_from_its_value_is_distrusted() -> None:
    page = Page("114.334 ha, tăng 0,74% (837,2 ha)")
    figure = page.figure("114.334 ha", "lúa", page.n("114.334"), unit="ha")
    inputs = page.n("114.334"), page.n("837,2")
    assert doubtful(Case("growth", figure, inputs, page.n("0,74"), ratio), page.text)


def test_a_change_in_percent_is_no_difference_of_amounts() -> None:
    page = Page("206.810 người, cao hơn chỉ tiêu 35,5% là 0,4%")
    inputs = page.c("206.810"), page.n("35,5")
    figure = page.figure(page.text, "BHYT", inputs[0], unit="người")
    case = Case("delta-values", figure, inputs, page.n("0,4"), ratio)
    assert doubtful(case, page.text)
    figure.unit = "%"
    assert not doubtful(case, page.text)


def test_a_plan_of_other_things_is_distrusted() -> None:
    page = Page("1.550 thanh niên nhập ngũ, đạt 100% chỉ tiêu ở cả 3 cấp và 1.600 TN")
    figure = page.figure("1.550 thanh niên", "nhập ngũ", page.c("1.550"), unit="thanh niên")
    levels = Case("plan-percent", figure, (page.c("1.550"), page.c("3")), page.n("100"), ratio)
    assert doubtful(levels, page.text)
    short = levels._replace(inputs=(page.c("1.550"), page.c("1.600")))
    assert not doubtful(short, page.text)


def test_a_share_behind_another_percentage_is_distrusted() -> None:
    text = "giải ngân 2.118/13.954 tỷ đồng, đạt 15,2%, thấp hơn cùng kỳ (18,4%)"
    page = Page(text)
    figure = page.figure(text, "giải ngân", page.c("2.118"), unit="tỷ đồng")
    pair = page.c("2.118"), page.c("13.954")
    assert doubtful(Case("pair-percent", figure, pair, page.n("18,4"), ratio), text)
    assert not doubtful(Case("pair-percent", figure, pair, page.n("15,2"), ratio), text)
    assert not doubtful(Case("parts-total", figure, pair, page.n("15,2"), ratio), text)


def test_a_number_after_a_word_of_change_is_a_change() -> None:
    page = Page("giảm 04 người, còn 12 người")
    assert is_change(page.c("04"), page.text)
    assert not is_change(page.c("12"), page.text)


def test_figures_of_two_places_are_two_facts() -> None:
    page = Page(
        "Huyện Bình Lộc thu ngân sách 8 tỷ.\nHuyện Thông Nông thu ngân sách 2 tỷ.\nThu 5 tỷ."
    )
    one = page.figure("thu ngân sách 8 tỷ", "thu ngân sách")
    other = page.figure("thu ngân sách 2 tỷ", "thu ngân sách")
    unsaid = page.figure("Thu 5 tỷ", "thu")
    assert place(one, page.text) == "Bình Lộc"
    assert not same_place(one, other, page.text)
    assert same_place(one, unsaid, page.text)


def test_a_spot_takes_the_percent_sign_and_a_lone_digit_its_word() -> None:
    text = "đạt 63,1 % và 5% của 7 công trình và 9"
    page = Page(text)
    assert [text[q.start : q.end] for q in (spot(text, page.n(n)) for n in ["63,1", "5"])] == [
        "63,1 %",
        "5%",
    ]
    seven = spot(text, page.n("7"))
    assert text[seven.start : seven.end] == "7 công"
    nine = spot(text, page.n("9"))
    assert text[nine.start : nine.end] == "9"
    assert len(spots(text, (page.n("5"), page.n("5"), page.n("63,1")))) == 2


def test_a_clause_ends_at_commas_and_brackets_but_not_in_numbers() -> None:
    text = "41/47 công trình khởi công; hoàn thành 1,5 km đường, quyết toán 3"
    page = Page(text)
    assert clause(text, page.n("1,5")) == " hoàn thành 1,5 km đường"
    assert clause(text, page.n("3")).strip() == "quyết toán 3"
