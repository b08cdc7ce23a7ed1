"""Letters B and G: a pair is a part of a whole, and a percentage of a count is k of n."""

import pytest

from core.checks.page import Page, graded
from tiendo_core.checks.rules import pair_impossible, percent_of_count


@pytest.mark.parametrize(
    ("text", "part", "whole", "unit", "more", "grade"),
    [
        ("27/26 xã đạt chuẩn", "27", "26", "xã", {}, "inconsistent"),
        ("62/57 công trình đã khởi công", "62", "57", "công trình", {}, "inconsistent"),
        ("884/842 mũi tiêm = 105%", "884", "842", "mũi", {}, "note"),
        ("36/34,5 ha, hơn KH 1,5 ha", "36", "34,5", "ha", {}, "note"),
        ("31/30 xã đạt chuẩn, vượt kế hoạch", "31", "30", "xã", {}, "note"),
        ("31/30 xã đạt chuẩn", "31", "30", "xã", {"plan_basis": "KH"}, "note"),
        ("31/30 xã có đường", "31", "30", "xã", {}, "note"),
        ("5/0 hồ sơ", "5", "0", "hồ sơ", {}, "inconsistent"),
    ],
)
def test_a_part_above_its_whole_is_inconsistent_only_when_the_words_make_it_a_part(
    text: str, part: str, whole: str, unit: str, more: dict, grade: str
) -> None:
    page = Page(text)
    page.figure(text, "việc", page.c(part), whole=page.c(whole), unit=unit, **more)
    assert graded(page.run(pair_impossible.check)) == [("pair-impossible", grade)]


def test_a_part_within_its_whole_and_a_lone_whole_are_passed() -> None:
    page = Page("88/110 công trình")
    page.figure(page.text, "công trình", page.c("88"), whole=page.c("110"))
    page.figure(page.text, "công trình", None, whole=page.c("110"))
    assert page.run(pair_impossible.check) == []


def count(text: str, whole: str, share: str):
    page = Page(text)
    figure = page.figure(text, "xã", None, whole=page.c(whole), share=page.n(share))
    return page, figure, page.run(percent_of_count.check)


def test_no_whole_number_of_twelve_schools_is_35_percent() -> None:
    page, figure, findings = count("trong 12 trường, 35% đạt chuẩn", "12", "35")
    assert graded(findings) == [("percent-of-count", "inconsistent")]
    assert page.verdict(figure) == "inconsistent"


def test_a_percentage_some_whole_number_makes_is_ok() -> None:
    page, figure, findings = count("trong 26 xã, 69,2% đạt chuẩn", "26", "69,2")
    assert findings == []
    assert page.verdict(figure) == "ok"


def test_a_percentage_only_cut_digits_make_is_a_note() -> None:
    _page, _figure, findings = count("trong 116 hộ, 99,13% có điện", "116", "99,13")
    assert graded(findings) == [("percent-of-count", "truncated")]


@pytest.mark.parametrize(("whole", "share"), [("1.260", "69,2"), ("0", "69,2")])
def test_wholes_too_large_or_nothing_are_not_tested(whole: str, share: str) -> None:
    page, figure, findings = count(f"trong {whole} hộ, {share}% có điện", whole, share)
    assert findings == []
    assert page.verdict(figure) == "untestable"


def test_pairs_that_tell_their_part_are_left_to_letter_a() -> None:
    page = Page("57/110, đạt 51,8%")
    page.figure(page.text, "a", page.c("57"), whole=page.c("110"), share=page.n("51,8"))
    page.figure(page.text, "a", None, whole=page.c("110"))
    assert page.run(percent_of_count.check) == []


def of_number(text: str, whole: str, share: str, unit: str = "trường học", **more: object):
    page = Page(text)
    page.figure(text.split(",", maxsplit=1)[0], "trường", page.n(whole, exact=True), unit=unit)
    page.figure(text.split(",", maxsplit=1)[0], "cũ", None, unit=unit)
    page.figure(f"{share}%", "đạt chuẩn", None, share=page.n(share), **more)
    return page.run(percent_of_count.check)


def test_a_share_of_the_number_of_things_told_before_is_tested() -> None:
    text = "Toàn xã có 12 trường học, trong đó 35% số trường đạt chuẩn"
    assert graded(of_number(text, "12", "35")) == [("percent-of-count", "inconsistent")]
    right = text.replace("35", "25")
    assert of_number(right, "12", "25") == []


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("Toàn xã có 12 trường học, trong đó 35% số giáo viên", {}),
        ("Toàn xã có 12 trường học, trong đó 35% đạt chuẩn", {}),
        ("Toàn xã có 12 trường học, trong đó 35% số trường", {"sentence": 4}),
        ("Toàn xã có 12 trường học, trong đó 35% số trường", {"amount": Page("4").c("4")}),
    ],
)
def test_shares_of_other_things_are_not_tested(text: str, more: dict) -> None:
    if "amount" in more:
        page = Page(text)
        page.figure("12 trường", "trường", page.c("12"), unit="trường học")
        page.figure("35%", "đạt", more["amount"], share=page.n("35"))
        assert page.run(percent_of_count.check) == []
    else:
        assert of_number(text, "12", "35", **more) == []
