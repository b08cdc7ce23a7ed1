"""Sentences that go on with what the one before began: targets to come, a person's story."""

from __future__ import annotations

from tiendo_core.reading import read


def test_a_sentence_that_goes_on_after_a_lead_in_tells_targets_too():
    text = "Mục tiêu năm 2025: thu hút 12 dự án. Phấn đấu trồng 340 ha rừng."
    assert read(text, year=2024).figures == []


def test_the_targets_of_a_year_gone_by_are_told_with_their_results():
    text = "Chỉ tiêu năm 2022: thu ngân sách 412 tỷ đồng."
    assert [figure.indicator for figure in read(text, year=2024).figures] == ["thu ngân sách"]


def test_a_story_ends_where_the_whole_is_spoken_of_again():
    text = (
        "Anh Vàng A Sùng (41 tuổi) vay 80 triệu đồng. Anh trồng được 2 ha quế. "
        "Toàn xã hiện có 320 hộ vay vốn."
    )
    assert [str(figure.amount.value) for figure in read(text).figures] == ["320"]
