"""What the columns of an annex hold, by their headings."""

from __future__ import annotations

import pytest

from tiendo_core.annex_columns import columns

KNOWN = ("TT", "Chỉ tiêu", "ĐVT")


def roles(*headings: str) -> list[str]:
    return [column.role for column in columns(dict(enumerate((*KNOWN, *headings))))]


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("So với cùng kỳ (%)", "growth"),
        ("So sánh kế hoạch (%)", "plan share"),
        ("Tăng, giảm (%)", "growth"),
        ("Chênh lệch so với cùng kỳ", "change"),
        ("Chênh lệch so với dự toán", "other"),
    ],
)
def test_a_column_that_compares_says_with_what(heading: str, role: str) -> None:
    assert roles("Kế hoạch năm 2026", "Thực hiện", heading)[-1] == role
