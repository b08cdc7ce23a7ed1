"""Letter A: a pair and its percentage."""

import pytest

from core.checks.page import Page, graded
from tiendo_core.checks.rules import pair_percent

SEED = "57/110 công trình đã phê duyệt báo cáo KTKT, đạt 51,8%"


def pair(text: str, part: str, whole: str, share: str, *, plan: bool = False, **more: object):
    page = Page(text)
    fields = {"plan_share" if plan else "share": page.n(share), "whole": page.c(whole)}
    figure = page.figure(text, "công trình", page.c(part), **fields, **more)
    return page, figure, page.run(pair_percent.check)


def test_the_pair_of_the_seed_page_holds() -> None:
    page, figure, findings = pair(SEED, "57", "110", "51,8", unit="công trình")
    assert findings == []
    assert page.verdict(figure) == "ok"


def test_a_wrong_percentage_is_inconsistent_with_both_intervals_told() -> None:
    page, figure, findings = pair("10/16 xã, đạt 57,1%", "10", "16", "57,1", unit="xã")
    assert graded(findings) == [("pair-percent", "inconsistent")]
    assert page.quoted(findings[0]) == ["10", "16", "57,1%"]
    assert [str(end) for end in findings[0].computed] == ["62.5", "62.5"]
    assert page.verdict(figure) == "inconsistent"


def test_cut_digits_are_told_apart_from_an_error() -> None:
    page, figure, findings = pair("115/116 ha, đạt 99,13%", "115", "116", "99,13", unit="hộ")
    assert graded(findings) == [("pair-percent", "truncated")]
    assert page.verdict(figure) == "truncated"


def test_a_pair_printed_with_decimals_was_rounded_itself() -> None:
    text = "giải ngân 286,36/415,34 tỷ đồng, đạt 68,95%"
    page = Page(text)
    fields = {"share": page.n("68,95"), "whole": page.c("415,34"), "unit": "tỷ đồng"}
    page.figure(text, "giải ngân", page.c("286,36"), **fields)
    assert page.run(pair_percent.check) == []
    wrong = "giải ngân 286,36/415,34 tỷ đồng, đạt 86,95%"
    _, _, findings = pair(wrong, "286,36", "415,34", "86,95", unit="tỷ đồng")
    assert graded(findings) == [("pair-percent", "inconsistent")]
    _, _, none = pair("286,36/0,0 tỷ, đạt 86,95%", "286,36", "0,0", "86,95", unit="tỷ đồng")
    assert none == []
    exact = "giải ngân 41,2/118 tỷ đồng, đạt 34,9%"
    assert pair(exact, "41,2", "118", "34,9", unit="tỷ đồng")[2] == []


def test_a_share_of_another_plan_is_not_the_share_of_the_pair() -> None:
    text = "12/26 xã đạt chuẩn, bằng 120% KH"
    page, figure, findings = pair(text, "12", "26", "120", plan=True, unit="xã")
    assert findings == []
    assert page.verdict(figure) == "untestable"


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("121/122 ha, đạt 92,9% KH", "92,9"),  # measured: the pair is value and plan
        ("121/122 ha, đạt 99,2% KH", "99,2"),
    ],
)
def test_a_measured_pair_is_tested_against_its_plan_share(text: str, share: str) -> None:
    _, _, findings = pair(text, "121", "122", share, plan=True, unit="ha")
    assert bool(findings) is (share == "92,9")


def test_a_counted_pair_one_slip_from_its_plan_share_is_inconsistent() -> None:
    text = "58/80 đảng viên, đạt 70,4% chỉ tiêu"
    _, _, findings = pair(text, "58", "80", "70,4", plan=True, unit="đảng viên")
    assert findings == []
    text = "58/80 đảng viên, đạt 27,5% chỉ tiêu"
    _, _, findings = pair(text, "58", "80", "27,5", plan=True, unit="đảng viên")
    assert graded(findings) == [("pair-percent", "inconsistent")]
    text = "58/80 đảng viên, đạt 72,5% chỉ tiêu"
    assert pair(text, "58", "80", "72,5", plan=True, unit="đảng viên")[2] == []
    text = "58/0 đảng viên, đạt 72,5% chỉ tiêu"
    assert pair(text, "58", "0", "72,5", plan=True, unit="đảng viên")[2] == []


def test_a_pair_without_a_percentage_or_a_part_is_passed() -> None:
    page = Page("88/110 công trình")
    page.figure(page.text, "công trình", page.c("88"), whole=page.c("110"))
    page.figure(page.text, "công trình", None, whole=page.c("110"), share=page.n("88"))
    assert page.run(pair_percent.check) == []


def inferred(text: str, whole: str, part: str, share: str, unit: str = "hồ sơ"):
    page = Page(text)
    first = page.figure(text[: text.index(whole)] + whole, "hồ sơ", page.c(whole), unit=unit)
    start = text[text.index(part) :]
    figure = page.figure(
        start, "hồ sơ đúng hạn", page.c(part), whole=first.amount, share=page.n(share), unit=unit
    )
    return page, figure, page.run(pair_percent.check)


def test_a_whole_told_before_is_taken_when_it_is_the_last_number() -> None:
    _page, _figure, findings = inferred(
        "tiếp nhận 3.214 hồ sơ, trong đó 3.208 hồ sơ đúng hạn, đạt 98,9%", "3.214", "3.208", "98,9"
    )
    assert graded(findings) == [("pair-percent", "inconsistent")]
    right = inferred(
        "tiếp nhận 3.214 hồ sơ, trong đó 3.208 hồ sơ đúng hạn, đạt 99,8%", "3.214", "3.208", "99,8"
    )
    assert right[2] == []
    assert right[0].verdict(right[1]) == "ok"


def test_a_share_that_fits_another_number_told_before_rests_on_that_one() -> None:
    text = "tiếp nhận 659.245 hồ sơ, giải quyết 643.272 hồ sơ; đúng hạn 635.593, đạt 98,81%"
    _, _, findings = inferred(text, "659.245", "635.593", "98,81")
    assert findings == []


def test_a_whole_with_other_numbers_in_between_proves_nothing() -> None:
    text = "1.114.100 người, đạt 100,09%. BHXH 6.500 người; 60,6,2; BHYT: 1.107.600 người, đạt 100%"
    _, _, findings = inferred(text, "1.114.100", "1.107.600", "100%"[:-1], unit="người")
    assert findings == []


def test_a_whole_of_nothing_proves_nothing() -> None:
    page = Page("0 hồ sơ, trong đó 12 hồ sơ trễ hạn (0,3%)")
    fields = {"whole": page.c("0"), "share": page.n("0,3"), "unit": "hồ sơ"}
    figure = page.figure("12 hồ sơ trễ hạn (0,3%)", "trễ hạn", page.c("12"), **fields)
    assert page.run(pair_percent.check) == []
    assert page.verdict(figure) == "untestable"


def unstated(share: str, *, sentence: int = 0, exact: bool = True):
    text = f"1.902 giáo viên; 40 bảng; 1.500 cũ; đảng viên 876 đồng chí, chiếm {share}%"
    page = Page(text)
    page.figure("1.902 giáo viên", "giáo viên", page.n("1.902", exact=exact), sentence=sentence)
    page.figure("40 bảng", "bảng", page.c("40"))
    page.figure("1.500 cũ", "cũ", page.n("1.500"))
    page.figure("1.500 cũ", "không có giá trị")
    page.figure("876 đồng chí", "đảng viên", page.c("876"), share=page.n(share), unit="đồng chí")
    page.figure("876 đồng chí", "đảng viên", None, share=page.n(share))
    return page, page.run(pair_percent.check)


def test_a_share_with_swapped_digits_is_found_against_a_whole_told_before() -> None:
    page, findings = unstated("64")
    assert graded(findings) == [("pair-percent", "inconsistent")]
    assert page.quoted(findings[0]) == ["1.902", "876", "64%"]


@pytest.mark.parametrize("share", ["46", "75", "58"])
def test_a_share_that_fits_or_is_far_off_raises_nothing_without_a_stated_whole(share: str) -> None:
    assert unstated(share)[1] == []


def test_wholes_of_other_sentences_or_measured_ones_are_not_guessed() -> None:
    assert unstated("64", sentence=7)[1] == []
    assert unstated("64", exact=False)[1] == []


@pytest.mark.parametrize(
    ("lead", "tail", "linked", "found"),
    [
        ("; trong đó", "", True, True),
        ("; trong đó", "", False, False),
        (";", "", True, False),
        (";", " tổng vốn đầu tư", False, False),
    ],
)
def test_a_whole_further_off_counts_when_words_tie_it_to_the_share(
    lead: str, tail: str, linked: bool, found: bool
) -> None:
    text = f"Tổng vốn 400 tỷ{lead} vốn FDI 100 tỷ, vốn Nhà nước 72 tỷ, chiếm 38%{tail}"
    page = Page(text)
    total = page.figure("Tổng vốn 400 tỷ", "tổng vốn", page.n("400"), unit="tỷ đồng")
    fields = {"whole": page.n("400"), "share": page.n("38"), "unit": "tỷ đồng"}
    parent = total if linked else None
    page.figure("vốn Nhà nước", "vốn Nhà nước", page.n("72"), parent=parent, **fields)
    assert bool(page.run(pair_percent.check)) is found


def test_measured_amounts_told_apart_that_nearly_fit_prove_nothing() -> None:
    text = "Tổng dư nợ 24.467 tỷ. Nợ xấu 480 tỷ, chiếm 1,94%"
    page = Page(text)
    fields = {"whole": page.n("24.467"), "share": page.n("1,94"), "unit": "tỷ đồng"}
    figure = page.figure("Nợ xấu 480 tỷ", "nợ xấu", page.n("480"), **fields)
    assert page.run(pair_percent.check) == []
    figure.share = figure.share._replace(value=page.n("1,94").value + 3)
    assert graded(page.run(pair_percent.check)) == [("pair-percent", "inconsistent")]
