"""Names of places as keys: neutral to where the tone stands, to y and i, and to missing accents.

"Hoà Bình" and "Hòa Bình" are both official spellings, and plain comparison of two public lists
failed for 411 of 3,321 communes. The official form is kept; keys are only for finding. y and i are
one letter where both are in use: as the only vowel (Mỹ, Mĩ) and after qu (Quý, Quí); hai and hay,
thuý and thúi stay different.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

T = TypeVar("T")

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SHAPES = "\u0302\u0306\u031b"
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`´", "'"))
_BREAKS = re.compile(r"[\s\-–,.]+")
_VOWELS = frozenset("aeiouy")


def name_key(name: str) -> str:
    """The key of a name with its accents: "Hoà Vang" and "hòa vang" have the same."""
    return " ".join(map(_syllable_key, _syllables(name)))


def plain_key(name: str) -> str:
    """The key of a name without accents, đ as d: "Đậu Liêu" and "dau lieu" have the same."""
    marks = str.maketrans("", "", _TONES + _SHAPES)
    return name_key(name).translate(marks).replace("đ", "d")


class NameIndex(Generic[T]):
    """Things that are found by name, tones optional; exact tones rank first."""

    def __init__(self, named: Iterable[tuple[str, T]]) -> None:
        """Index things by each of their names; a thing may come under several."""
        self._exact: dict[str, list[T]] = defaultdict(list)
        self._plain: dict[str, list[T]] = defaultdict(list)
        for name, thing in named:
            self._exact[name_key(name)].append(thing)
            self._plain[plain_key(name)].append(thing)

    def find(self, name: str) -> list[T]:
        """Everything of that name: first as spelled, then what differs in accents only."""
        found: dict[T, None] = dict.fromkeys(self._exact.get(name_key(name), ()))
        found.update(dict.fromkeys(self._plain.get(plain_key(name), ())))
        return list(found)


def _syllables(name: str) -> list[str]:
    """The syllables in small letters, taken apart into letters and marks."""
    plain = unicodedata.normalize("NFD", name.translate(_APOSTROPHES)).lower()
    return [part for part in _BREAKS.split(plain) if part]


def _syllable_key(syllable: str) -> str:
    """The letters with their shapes, then the tone, wherever it stood."""
    tones = "".join(letter for letter in syllable if letter in _TONES)
    return _one_i(syllable.translate(str.maketrans("", "", _TONES))) + tones


def _one_i(syllable: str) -> str:
    """The syllable with i for a y that is its only vowel, or stands right after qu at its end."""
    vowels = [letter for letter in syllable if letter in _VOWELS]
    if vowels == ["y"] or syllable == "quy":
        return syllable.replace("y", "i")
    return syllable
