"""The encodings of Vietnamese before Unicode: TCVN3 (ABC, fonts ``.VnTime``…) and VNI-Windows.

Both put Vietnamese letters on the code points of Western ones, so old text reads "Gi¸ trÞ" until it
is converted. Sources: TCVN 5712:1993, table VN3; the published table of VNI-Win. The capitals of
TCVN3 with tones do not exist; its capital fonts (``.VnTimeH``) draw small letters as capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from .syllables import is_syllable, likeness, marked_words

TCVN3 = "tcvn3"
TCVN3_CAPITALS = "tcvn3-capitals"
VNI = "vni"
UNKNOWN_OLD = "old"

_TCVN3_LETTERS = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)

_VNI_VOWELS = {
    "a": ("a", "ùøûõï", "áàảãạ"),
    "ă": ("a", "éèúüë", "ắằẳẵặ"),
    "â": ("a", "áàåãä", "ấầẩẫậ"),
    "e": ("e", "ùøûõï", "éèẻẽẹ"),
    "ê": ("e", "áàåãä", "ếềểễệ"),
    "o": ("o", "ùøûõï", "óòỏõọ"),
    "ô": ("o", "áàåãä", "ốồổỗộ"),
    "ơ": ("ô", "ùøûõï", "ớờởỡợ"),
    "u": ("u", "ùøûõï", "úùủũụ"),
    "ư": ("ö", "ùøûõï", "ứừửữự"),
    "y": ("y", "ùøûõ", "ýỳỷỹ"),
}
_VNI_PLAIN = {"aê": "ă", "aâ": "â", "eâ": "ê", "oâ": "ô", "ô": "ơ", "ö": "ư", "ñ": "đ"}
_VNI_I = {"í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def _vni_table() -> dict[str, str]:
    """Every letter of VNI-Win, small and capital; a mark after a capital may itself be small."""
    small = dict(_VNI_PLAIN) | _VNI_I
    for base, marks, letters in _VNI_VOWELS.values():
        small |= {base + mark: letter for mark, letter in zip(marks, letters, strict=True)}
    table = dict(small)
    for written, letter in small.items():
        table[written.upper()] = letter.upper()
        table[written[0].upper() + written[1:]] = letter.upper()
    return table


_VNI_LETTERS = _vni_table()
_TCVN3 = str.maketrans(_TCVN3_LETTERS)
_SYMBOL_AREA = {0xF000 + byte: byte for byte in range(0x20, 0x100)}
"""Where Word keeps the bytes of a font it takes for one of symbols, as old fonts often say."""

_VNI_PATTERN = re.compile("|".join(sorted(map(re.escape, _VNI_LETTERS), key=len, reverse=True)))
_WORD = re.compile(r"[^\W_]+")
_DIGIT_OR_LETTERS = re.compile(r"\d|[^\W\d_]+")


class Doubt(NamedTuple):
    """A place in converted text that may be wrong, and what stood there before."""

    start: int
    end: int
    printed: str


def scheme_of_font(font: str | None) -> str | None:
    """The old encoding a font of this name was made for; None for a font of Unicode."""
    if not font:
        return None
    name = font.strip().lower()
    if name.startswith(".vn"):
        return TCVN3_CAPITALS if name.endswith("h") and not name.endswith("tech") else TCVN3
    if name.startswith(("vni-", "vni ")):
        return VNI
    if name.startswith(("vps ", "vietware", "bkhcm", "vnu-")):
        return UNKNOWN_OLD
    return None


def pieces(text: str, scheme: str) -> Iterator[tuple[int, str]]:
    """The text letter by letter: how many old characters it took, and the letter."""
    if scheme != VNI:
        for letter in convert(text, scheme):
            yield 1, letter
        return
    at = 0
    text = text.translate(_SYMBOL_AREA)
    for match in _VNI_PATTERN.finditer(text):
        for letter in text[at : match.start()]:
            yield 1, letter
        yield match.end() - match.start(), _VNI_LETTERS[match.group()]
        at = match.end()
    for letter in text[at:]:
        yield 1, letter


def convert(text: str, scheme: str) -> str:
    """The text in Unicode. Letters the old encoding does not know stay as they are."""
    text = text.translate(_SYMBOL_AREA)
    if scheme == TCVN3:
        return text.translate(_TCVN3)
    if scheme == TCVN3_CAPITALS:
        # "ß" and the like never meet upper(): they are letters of TCVN3 and already converted.
        return "".join(
            letter.upper() if len(letter.upper()) == 1 else letter
            for letter in text.translate(_TCVN3)
        )
    if scheme == VNI:
        return _VNI_PATTERN.sub(lambda match: _VNI_LETTERS[match.group()], text)
    return text


def encode(text: str, scheme: str) -> str:
    """Unicode text as an old encoding wrote it: for tests, and to show what stood in the file."""
    if scheme == VNI:
        back = {letter: written for written, letter in reversed(_VNI_LETTERS.items())}
        return "".join(back.get(letter, letter) for letter in text)
    back = {letter: written for written, letter in _TCVN3_LETTERS.items()}
    return "".join(back.get(letter, letter) for letter in text)


def doubts(text: str, converted: str, scheme: str) -> list[Doubt]:
    """Words that conversion changed and that still are no Vietnamese (or hold a digit)."""
    odd = [
        match
        for match in _WORD.finditer(converted)
        if not match.group().isascii() and _is_doubtful(match.group())
    ]
    if not odd:
        return []
    lengths = (length for length, _ in pieces(text, scheme))
    places = list(accumulate(lengths, initial=0))
    found = [
        Doubt(match.start(), match.end(), text[places[match.start()] : places[match.end()]])
        for match in odd
    ]
    return [doubt for doubt in found if doubt.printed != converted[doubt.start : doubt.end]]


def _is_doubtful(word: str) -> bool:
    parts = _DIGIT_OR_LETTERS.findall(word)
    return any(part.isdigit() for part in parts) or not all(map(is_syllable, parts))


def guess(text: str) -> str | None:
    """The old encoding ``text`` seems to be in, by its letters; None when it reads as it stands."""
    words = marked_words(text)
    if len(words) < 3:
        return None
    plain, total = likeness(words)
    best, best_good = None, plain
    for scheme in (TCVN3, VNI):
        good, _ = likeness(convert(word, scheme) for word in words)
        if good > best_good:
            best, best_good = scheme, good
    if best is None or best_good < 0.7 * total or best_good < 1.2 * plain:
        return None
    return best
