"""Number words: every whole number below a thousand, in official spelling."""

from __future__ import annotations

import pytest

from tiendo_core.number_words import WORDS, below_thousand, starts_with_zero, zero_and_unit

ONES = "không một hai ba bốn năm sáu bảy tám chín".split()


def spelled(number: int) -> str:
    """The official spelling, written here apart from the module under test."""
    hundreds, rest = divmod(number, 100)
    tens, unit = divmod(rest, 10)
    words = [ONES[hundreds], "trăm"] if hundreds else []
    if not hundreds and rest < 10:
        return ONES[unit]
    if not rest:
        return " ".join(words)
    if not tens:
        return " ".join([*words, "linh", ONES[unit]])
    words += ["mười"] if tens == 1 else [ONES[tens], "mươi"]
    if unit == 1 and tens > 1:
        words.append("mốt")
    elif unit == 5:
        words.append("lăm")
    elif unit:
        words.append(ONES[unit])
    return " ".join(words)


def test_every_number_below_a_thousand_is_read() -> None:
    assert [below_thousand(spelled(number).split()) for number in range(1000)] == list(range(1000))


def test_every_word_of_a_number_is_known() -> None:
    assert {word for number in range(1000) for word in spelled(number).split()} <= WORDS


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("hai chục", 20),
        ("hai mươi tư", 24),
        ("hai mươi một", 21),
        ("mười nhăm", 15),
        ("một trăm lẻ tư", 104),
        ("không trăm mười hai", 12),
        ("bẩy", 7),
    ],
)
def test_accepted_variants(text: str, number: int) -> None:
    assert below_thousand(text.split()) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "trăm",
        "mươi",
        "mốt",
        "hai mốt",
        "không mươi",
        "mười mươi",
        "mười không",
        "hai mươi không",
        "hai mươi mười",
        "hai chục mốt",
        "một trăm hai",
        "một trăm linh",
        "một trăm linh không",
        "một trăm linh mười",
        "mười trăm",
        "công trình",
        "hai ba bốn năm",
    ],
)
def test_speech_and_nonsense_are_left_unread(text: str) -> None:
    assert below_thousand(text.split()) is None


def test_empty_places_are_named_by_their_words() -> None:
    assert starts_with_zero("không trăm linh năm".split())
    assert starts_with_zero("linh năm".split())
    assert not starts_with_zero("hai trăm".split())
    assert zero_and_unit("lẻ tư".split()) == 4
    assert zero_and_unit("hai tư".split()) is None
