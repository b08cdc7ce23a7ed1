"""Sentences end at lines and at full stops that are not inside a number."""

from __future__ import annotations

import pytest

from tiendo_core.reading.segment import sentences


def _cut(text: str) -> list[str]:
    return [text[one.start : one.end].strip() for one in sentences(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Thu đạt 1.892 tỷ đồng. Chi đạt 5 tỷ.", ["Thu đạt 1.892 tỷ đồng.", "Chi đạt 5 tỷ."]),
        ("Đã xong 23 công trình).Văn hóa tốt.", ["Đã xong 23 công trình).", "Văn hóa tốt."]),
        ("Kết quả\nThu đạt 5 tỷ", ["Kết quả", "Thu đạt 5 tỷ"]),
        ("Tp. Hồ Chí Minh thu 5 tỷ.", ["Tp. Hồ Chí Minh thu 5 tỷ."]),
        ("1. Thu ngân sách đạt 5 tỷ.", ["1. Thu ngân sách đạt 5 tỷ."]),
        ("Đơn vị tr.đồng là triệu đồng.", ["Đơn vị tr.đồng là triệu đồng."]),
        ("Xong chưa? Rồi!", ["Xong chưa?", "Rồi!"]),
        ("", []),
        ("\n\n", []),
    ],
)
def test_a_text_is_cut_into_its_sentences(text, parts):
    assert [part for part in _cut(text) if part] == parts


def test_a_sentence_knows_its_line_and_whether_it_begins_it():
    found = sentences("Một. Hai.\nBa.")
    assert [(one.line, one.first) for one in found] == [(0, True), (0, False), (1, True)]
