"""Words as tokens of plain letters and digits, so that both databases compare the same strings.

A text is kept twice: ``plain`` tokens without tones (``common.fold``), by which everything is
found, and ``exact`` tokens with tones, by which what is spelled as asked comes first. In an exact
token the marks are digits behind the letters, whichever way the tone was placed: "hoà" and "hòa"
are both "hoa2".

Beside its words a text is kept by its pairs of neighbours ("thu_ngan", "ngan_sach"): a phrase is
asked as all of its pairs, which an index answers without looking at a text (PostgreSQL would read
every text that holds the words, ten times slower).
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from tiendo.common.fold import fold

WORD = re.compile(r"[^\W_]+")
LONGEST_WORD = 60
"""So many letters of a word are compared; a database refuses a token of thousands."""
_MARKS = str.maketrans(
    {
        "\u0301": "1",
        "\u0300": "2",
        "\u0309": "3",
        "\u0303": "4",
        "\u0323": "5",
        "\u0302": "6",
        "\u031b": "7",
        "\u0306": "8",
        "đ": "d9",
    }
)


@lru_cache(maxsize=20_000)
def plain(word: str) -> str:
    """A word without its marks, in letters and digits only: "Đậu" is "dau"."""
    return "".join(letter for letter in fold(word) if letter.isascii() and letter.isalnum())


@lru_cache(maxsize=20_000)
def exact(word: str) -> str:
    """A word with its marks behind its letters: "Đậu" is "d9au56"."""
    apart = unicodedata.normalize("NFD", word.lower()).translate(_MARKS)
    letters = [letter for letter in apart if letter.isascii() and letter.isalnum()]
    marks = sorted(letter for letter in letters if letter in "12345678")
    if word.isdigit() or not marks:
        return "".join(letters)
    return "".join(letter for letter in letters if letter not in "12345678") + "".join(marks)


def tokens(text: str) -> tuple[list[str], list[str]]:
    """The exact and the plain tokens of a text, each in the order of its words."""
    found = WORD.findall(unicodedata.normalize("NFC", text))
    words = [word[:LONGEST_WORD] for word in found]
    return [one for one in map(exact, words) if one], [one for one in map(plain, words) if one]


def pairs(words: Sequence[str]) -> list[str]:
    """The neighbours of a list of tokens, two by two."""
    return [f"{one}_{next_one}" for one, next_one in pairwise(words)]
