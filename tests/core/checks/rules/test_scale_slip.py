"""Letter N where no relation ties two sums: unlike scales that only a slipped unit explains."""

from __future__ import annotations

import pytest

from tiendo_core.checks import check
from tiendo_core.reading import read


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tổng vốn 1.240 tỷ đồng, đã giải ngân 868 triệu đồng, đạt 70%.", True),
        ("Tổng vốn 1.240 tỷ đồng, đã giải ngân 868 tỷ đồng, đạt 70%.", False),
        ("Tổng vốn 1.240 tỷ đồng, đã giải ngân 868 triệu đồng, đạt 45%.", False),
        ("Tổng vốn 1.240 tỷ đồng. Đã giải ngân 868 triệu đồng, đạt 70%.", False),
        ("Có 12 dự án, vốn 8 tỷ đồng. Thu phí 868 triệu đồng.", False),
        ("Thu nhập bình quân đầu người đạt 52 tỷ đồng/năm.", True),
        ("Thu nhập bình quân đầu người đạt 52 triệu đồng/năm.", False),
        ("Thu ngân sách tăng 4%. Thu phí 12 tỷ đồng.", False),
        ("Năm 2022, sản xuất 4.512 triệu đồng, tăng 8% so với năm 2021 (4.178 tỷ đồng).", True),
        ("Năm 2022, sản xuất 4.512 triệu đồng, tăng 9% so với năm 2021 (4.178 tỷ đồng).", False),
        ("Lúa 4.512 ha, năng suất 62 tạ/ha, sản lượng 27.974 tạ.", True),
    ],
)
def test_a_slipped_unit_is_found_where_only_it_explains_the_numbers(text: str, found: bool) -> None:
    codes = [finding.code for finding in check(read(text)).findings]
    assert ("unit-slip" in codes) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bán lẻ đạt 412 tỷ đồng, giảm 3,2% so với tháng trước (398 tỷ đồng).", True),
        ("Bán lẻ đạt 412 tỷ đồng, tăng 3,5% so với tháng trước (398 tỷ đồng).", False),
    ],
)
def test_a_change_is_tested_against_the_base_told_for_it(text: str, found: bool) -> None:
    assert ("growth" in [each.code for each in check(read(text)).findings]) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tiếp nhận 128 hồ sơ, đã giải quyết 121 hồ sơ (đạt 90,5%).", True),
        ("Tiếp nhận 128 hồ sơ, đã giải quyết 121 hồ sơ (đạt 94,5%).", False),
        ("Phát hiện 5.180 vụ, phạt 4,7 tỷ đồng, trong đó rượu 846 vụ, chiếm 19,3%.", True),
        ("Phát hiện 5.180 vụ, phạt 4,7 tỷ đồng, trong đó rượu 846 vụ, chiếm 16,3%.", False),
        ("Toàn xã có 9.286 hộ, nhà 40 căn; hộ nghèo 39 hộ, chiếm 0,24%.", True),
    ],
)
def test_a_share_of_a_count_told_before_is_tested(text: str, found: bool) -> None:
    assert ("pair-percent" in [each.code for each in check(read(text)).findings]) is found
