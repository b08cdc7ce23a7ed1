"""Letter T: slips of typing, few and sure."""

import pytest

from core.checks.page import Page, graded
from tiendo_core.checks.rules import typo
from tiendo_core.checks.rules.typo import one_letter


def found(text: str, *tokens: str, figures: tuple[tuple[str, str], ...] = ()):
    page = Page(text)
    for token in tokens:
        page.token(token)
    for written, unit in figures:
        page.figure(written, "khách", page.n(written, exact=True), unit=unit)
    findings = page.run(typo.check)
    assert all(finding.grade == "note" and finding.kind == "typo" for finding in findings)
    return [(page.quoted(each)[0], *each.suggestions) for each in findings]


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("Năng xuất 61,5 tạ/ha", ("Năng xuất", "năng suất")),
        ("4 xã xin phê huyệt đề cương", ("phê huyệt", "phê duyệt")),
        ("vẫn còn xẩy ra.", ("xẩy ra", "xảy ra")),
        ("bệnh viêm da nổi cụt lan", ("nổi cụt", "nổi cục")),
        ("có 218 doanh ngiệp mới", ("doanh ngiệp", "doanh nghiệp")),
        ("các trường hơp khác", ("trường hơp", "trường hợp")),
        ("phat hiện 01 vụ", ("phat hiện", "phát hiện")),
        ("mua sắm 4.870 triệu đông.", ("triệu đông", "triệu đồng")),
        ("Quốc phòng giữ vững. hực hiện tốt", ("hực hiện", "Thực hiện")),
        ("(đã xong 23 công trình).Văn hóa có", ("trình).Văn", None)),
        ("số hộ.Công tác dân vận", ("hộ.Công", None)),
        ("đạt 98%.Công tác dân vận", ("98%.Công", None)),
        ("giao và và nhận", ("và và", "và")),
        ("khách ăng 8,2% so", ("ăng", "tăng")),
    ],
)
def test_a_slip_is_found_with_what_was_meant(text: str, slip: tuple[str, str | None]) -> None:
    assert found(text) == [tuple(part for part in slip if part)]


@pytest.mark.parametrize(
    "text",
    [
        "khả năng xuất khẩu cao",  # năng ends a word here
        "chức năng sản xuất, tiềm năng",
        "phê duyệt, phê bình và phê",
        "phê 5 bản",
        "phê phở",
        "TP.Hồ Chí Minh và Th.S Nguyễn",
        "ông N.Văn A, 5.Thực hiện",
        "v.v. thực hiện tốt",
        "Giữ vững. tiếp tục",
        "sân tennis, internet",
        "tắm ăng ten",
        "hoạt động ổn định ạt vào",
        "công ty cổ phần phát hành",
    ],
)
def test_right_words_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_slip_is_found_everywhere_but_not_inside_other_words() -> None:
    assert len(found("xẩy ra, không xẩy rau, lại xẩy ra")) == 2


def test_the_doubled_phrase_of_the_seed_page_is_found() -> None:
    twice = "sơ kết đánh giá tình hình, sơ kết đánh giá tình hình"
    assert found(f"(mở rộng) {twice} kết quả") == [(twice, "sơ kết đánh giá tình hình")]


@pytest.mark.parametrize(
    "text",
    [
        "công nghiệp chế biến, công nghiệp chế tạo",
        "phường Đậu Liêu, phường Đức Thuận",
        "thu ngân sách 5 tỷ, thu ngân sách 5 tỷ",  # with digits it is a figure told twice
        "hai tiếng dài, hai tiếng dài"[:13],
        "tốt, tốt",
    ],
)
def test_other_repetitions_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_number_glued_to_the_word_before_it_is_found() -> None:
    assert found("ước đạt316 tỷ", "316") == [("đạt316", "đạt 316")]
    assert found("quốc lộ QL15 dài", "15") == []
    assert found("15 xã và 3", "15", "3") == []


def test_an_item_before_a_count_is_an_approximation() -> None:
    count = (("5.400", "lượt"),)
    assert found("Ước chừng khoản 5.400 lượt khách", figures=count) == [("khoản 5.400", "khoảng")]
    assert found("khoản 5.400 Điều", figures=count) == []
    assert found("khoản 5.400 tỷ", figures=(("5.400", "tỷ đồng"),)) == []
    assert found("khoản 2 và 5.400 lượt", figures=count) == []
    assert found("khoản 5.400 lượt khách ước", figures=(("5.400 lượt"[:5], "lượt"),)) != []


@pytest.mark.parametrize(
    ("word", "other", "expected"),
    [
        ("huyệt", "duyệt", True),
        ("ngiệp", "nghiệp", True),
        ("nghiệpp", "nghiệp", True),
        ("thu", "thua", True),
        ("thu", "thu", False),
        ("vụ", "thu", False),
        ("an", "án", False),
        ("khai", "khoán", False),
    ],
)
def test_one_letter_put_left_out_or_changed(word: str, other: str, expected: bool) -> None:
    assert one_letter(word, other) is expected


def test_every_finding_carries_the_code_of_the_rule() -> None:
    page = Page("vẫn còn xẩy ra.")
    assert graded(page.run(typo.check)) == [("typo", "note")]
