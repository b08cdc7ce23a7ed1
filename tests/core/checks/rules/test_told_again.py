"""Parts of letters I and M: a number told again at once in another way."""

import pytest

from core.checks.page import Page, graded
from tiendo_core.checks.rules import told_again


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("mười hai tỷ tám trăm linh sáu triệu", "ok"),
        ("bằng chữ: mười hai tỷ tám trăm linh sáu triệu đồng chẵn", "ok"),
        ("mười hai tỷ sáu trăm linh tám triệu", "inconsistent"),
        ("không kể vốn lồng ghép", None),
        ("đạt 96%", None),
    ],
)
def test_an_amount_and_its_spelling_are_one_number(words: str, expected: str | None) -> None:
    text = f"Tiền bán nông sản 12.806.000.000đ ({words})"
    page = Page(text)
    figure = page.figure(text, "tiền", page.n("12.806.000.000"), unit="đồng")
    page.figure(text, "không có", None, unit="đồng")
    findings = page.run(told_again.check)
    assert page.verdict(figure) == expected
    assert graded(findings) == ([("same-fact", expected)] if expected == "inconsistent" else [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("hộ nghèo giảm từ 9,2% xuống còn 10,1%", True),
        ("đàn bò tăng từ 500 con lên 480 con", True),
        ("hộ nghèo giảm từ 10,1% năm trước xuống 9,2%", False),
        ("tăng từ 500 con lên 5.800 triệu", False),
        ("tăng từ 500 con lên 500 con", False),
        ("tăng từ 5,0,0% lên 400%", False),
    ],
)
def test_the_word_for_a_change_fits_its_two_ends(text: str, found: bool) -> None:
    assert bool(Page(text).run(told_again.check)) is found


def among(lead: str, base: str, **more: object):
    text = f"{lead} 20 ngành có 16/{base} ngành tăng"
    page = Page(text)
    page.figure(f"{lead} 20 ngành", "ngành", page.c("20"), unit="ngành", **more)
    start = text.index("16/")
    pair = page.figure(
        text[start - 3 :],
        "ngành tăng",
        page.c("16"),
        unit="ngành",
        whole=page.c(base, nth=2 if base == "20" else 1),
    )
    pair.start = start
    pair.whole = pair.whole._replace(start=start + 3, value=page.c("20").value + int(base) - 20)
    page.figures[0].end = start - 1
    return page.run(told_again.check)


def test_a_pair_among_a_number_of_things_rests_on_that_number() -> None:
    assert graded(among("Trong", "21")) == [("same-fact", "inconsistent")]


@pytest.mark.parametrize(
    ("lead", "base", "more"),
    [
        ("Trong", "20", {}),
        ("Thêm", "21", {}),
        ("Trong", "21", {"sentence": 3}),
        ("Trong", "21", {"whole": Page("25").c("25")}),
    ],
)
def test_other_pairs_rest_on_their_own(lead: str, base: str, more: dict) -> None:
    assert among(lead, base, **more) == []


def test_a_pair_at_the_beginning_of_a_text_has_nothing_before_it() -> None:
    page = Page("16/21 ngành tăng")
    page.figure(page.text, "ngành", page.c("16"), unit="ngành", whole=page.c("21"))
    assert page.run(told_again.check) == []
