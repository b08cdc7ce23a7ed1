"""The text in one form of letters, with the way back to the places of the text as given."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from tiendo_core.reading.normalise import normalise

_LETTERS = st.sampled_from([*"aăâbđeêơưảộữ 0123456789.,%\n", "\u00a0", "\u2013", "e\u0301"])


def test_a_composed_text_keeps_its_offsets():
    normal = normalise("Đạt 63,1%")
    assert normal.text == "Đạt 63,1%"
    assert normal.low == "đạt 63,1%"
    assert [normal.back(at) for at in range(10)] == list(range(10))


def test_spaces_dashes_and_percent_signs_become_the_plain_ones_of_the_same_length():
    given_text = "864\u00a0tỷ\u202fđồng, 2020\u20132025, 63,1\uff05"
    normal = normalise(given_text)
    assert normal.text == "864 tỷ đồng, 2020-2025, 63,1%"
    assert len(normal.text) == len(given_text)


def test_a_tab_is_the_end_of_a_line():
    assert normalise("Thu\t412").text == "Thu\n412"


def test_a_decomposed_text_is_composed_and_leads_back():
    given_text = unicodedata.normalize("NFD", "Thu ngân sách đạt 412 tỷ đồng")
    normal = normalise(given_text)
    assert normal.text == "Thu ngân sách đạt 412 tỷ đồng"
    start = normal.text.index("412")
    assert given_text[normal.back(start) : normal.back(start + 3)] == "412"


def test_a_mark_that_joins_nothing_is_kept():
    normal = normalise("x\u0331 e\u0301 412")
    assert normal.text == "x\u0331 é 412"
    assert "x\u0331 e\u0301 412"[normal.back(normal.text.index("412")) :] == "412"


def test_a_line_wrapped_inside_a_sentence_is_joined():
    text = "Giá trị sản xuất công nghiệp và tiểu thủ công nghiệp ước\nđạt 864 tỷ đồng."
    assert "\n" not in normalise(text).text
    assert "\n" in normalise("Kết quả chung\nThu ngân sách đạt 412 tỷ đồng.").text


def test_a_letter_that_grows_when_lowered_keeps_the_length():
    normal = normalise("İ Đạt 5")
    assert len(normal.low) == len(normal.text)
    assert normal.low.endswith("đạt 5")


@given(st.lists(_LETTERS).map("".join))
def test_every_digit_leads_back_to_itself(text):
    normal = normalise(text)
    for at, letter in enumerate(normal.text):
        if letter.isdigit():
            assert text[normal.back(at)] == letter
