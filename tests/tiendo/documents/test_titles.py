"""A text without a given title is called by what it is about."""

import pytest

from tiendo.documents.titles import LONGEST, shortened, title_in

LETTERHEAD = """UBND THỊ XÃ HỒNG LĨNH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 123/BC-UBND
Hồng Lĩnh, ngày 14 tháng 9 năm 2020
"""


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            LETTERHEAD + "BÁO CÁO\n\n  Tình hình kinh tế - xã hội 9 tháng",
            "Báo cáo tình hình kinh tế - xã hội 9 tháng",
        ),
        (LETTERHEAD + "THÔNG BÁO:\nUBND thị xã kết luận", "Thông báo UBND thị xã kết luận"),
        (LETTERHEAD + "Kính gửi: Tỉnh ủy", "Kính gửi: Tỉnh ủy"),
        ("\n Hồng Lĩnh nhìn lại chín tháng\nThu 5 tỷ", "Hồng Lĩnh nhìn lại chín tháng"),
        ("Báo cáo nhanh: thu 5 tỷ đồng", "Báo cáo nhanh: thu 5 tỷ đồng"),
        ("UBND XÃ\n", "UBND XÃ"),
        ("BÁO CÁO", "BÁO CÁO"),
        (" \n\t", ""),
        ("Mở đầu\n" * 40 + "BÁO CÁO\nMuộn", "Mở đầu"),
    ],
)
def test_the_kind_and_subject_below_the_letterhead_make_the_title(text: str, title: str) -> None:
    assert title_in(text) == title


def test_a_long_title_is_shortened_to_fit_a_list() -> None:
    assert shortened("a" * LONGEST) == "a" * LONGEST
    assert shortened("a " * LONGEST) == "a " * (LONGEST // 2 - 1) + "a…"
