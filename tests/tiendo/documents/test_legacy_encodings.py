"""Text from before Unicode: TCVN3 and VNI-Windows, by tables of ours against outside tables."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo.documents.readers import legacy
from tiendo.documents.readers.syllables import is_syllable

SMALL = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"
SENTENCE = "Giá trị sản xuất ước đạt 864 tỷ đồng, bằng 63,1% kế hoạch, tăng 7,2% so với cùng kỳ."


@pytest.mark.parametrize("scheme", [legacy.TCVN3, legacy.VNI])
def test_every_small_letter_survives_the_way_there_and_back(scheme: str) -> None:
    assert legacy.convert(legacy.encode(SMALL, scheme), scheme) == SMALL


def test_capitals_of_vni_survive_and_may_carry_small_marks() -> None:
    assert legacy.convert(legacy.encode(SMALL.upper(), legacy.VNI), legacy.VNI) == SMALL.upper()
    assert legacy.convert("ÑAÛNG BOÄ, Aån", legacy.VNI) == "ĐẢNG BỘ, Ẩn"


def test_the_table_of_tcvn3_is_that_of_the_system_library() -> None:
    if shutil.which("iconv") is None:
        pytest.skip("the program iconv is missing")
    letters = legacy.encode(SMALL + "ĂÂÊÔƠƯĐ", legacy.TCVN3)
    done = subprocess.run(
        ["iconv", "-f", "TCVN", "-t", "UTF-8"],
        input=letters.encode("latin-1"),
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode() == SMALL + "ĂÂÊÔƠƯĐ"


@given(st.lists(st.sampled_from(SENTENCE.split()), min_size=1).map(" ".join))
def test_the_pieces_of_a_text_are_the_text(text: str) -> None:
    for scheme in (legacy.TCVN3, legacy.VNI):
        old = legacy.encode(text, scheme)
        pieces = list(legacy.pieces(old, scheme))
        assert "".join(letter for _, letter in pieces) == text
        assert sum(length for length, _ in pieces) == len(old)


@pytest.mark.parametrize(
    ("font", "scheme"),
    [
        (".VnTime", legacy.TCVN3),
        (".vntimeh", legacy.TCVN3_CAPITALS),
        (".VnArial Narrow", legacy.TCVN3),
        ("VNI-Times", legacy.VNI),
        ("VPS Dong Ha", legacy.UNKNOWN_OLD),
        ("Times New Roman", None),
        (None, None),
    ],
)
def test_a_font_tells_its_encoding(font: str | None, scheme: str | None) -> None:
    assert legacy.scheme_of_font(font) == scheme


def test_bytes_kept_in_the_symbol_area_are_letters_too() -> None:
    assert legacy.convert("s\uf0b6n xu\uf0cat", legacy.TCVN3) == "sản xuất"
    assert [n for n, _ in legacy.pieces("xu\uf061\uf0e1t", legacy.VNI)] == [1, 1, 2, 1]


def test_capital_fonts_show_capitals() -> None:
    assert legacy.convert("ñy ban nh©n d©n", legacy.TCVN3_CAPITALS) == "ỦY BAN NHÂN DÂN"


def test_letters_tell_the_encoding_where_no_font_does() -> None:
    assert legacy.guess(legacy.encode(SENTENCE, legacy.TCVN3)) == legacy.TCVN3
    assert legacy.guess(legacy.encode(SENTENCE, legacy.VNI)) == legacy.VNI
    assert legacy.guess(SENTENCE) is None
    assert legacy.guess("Résumé naïve café über façade") is None
    assert legacy.guess("plain words") is None


def test_a_sign_between_digits_is_a_doubtful_place() -> None:
    text = "kÝch th­íc 3×4"
    converted = legacy.convert(text, legacy.TCVN3)
    assert [converted[d.start : d.end] for d in legacy.doubts(text, converted, legacy.TCVN3)] == [
        "3ì4"
    ]
    assert legacy.doubts(text, converted, legacy.TCVN3)[0].printed == "3×4"


def test_a_word_that_is_no_syllable_is_a_doubtful_place() -> None:
    text = "Muøa heøzù, muøa heø"
    converted = legacy.convert(text, legacy.VNI)
    found = legacy.doubts(text, converted, legacy.VNI)
    assert [(converted[d.start : d.end], d.printed) for d in found] == [("hèzù", "heøzù")]


@pytest.mark.parametrize("word", ["nghiêng", "khuya", "ước", "Quảng", "thuở", "giặc", "ý"])
def test_vietnamese_words_have_the_shape_of_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["trÞ", "xuaát", "s¶n", "zét", "schön"])
def test_other_words_have_not(word: str) -> None:
    assert not is_syllable(word)
