"""Whether a word could be Vietnamese: the letter statistics that tell old encodings apart.

A Vietnamese syllable is an onset, a nucleus and a coda out of short closed lists; text read in the
wrong encoding almost never is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

ONSETS = "ngh ng gh gi nh kh ph qu th tr ch b c d đ g h k l m n p r s t v x".split()
NUCLEI = (
    "uyê uya uyu uôi uây oai oay oao oeo iêu yêu ươi ươu ai ao au ay âu ây eo êu ia iê iu oa oă oe "
    "oi oo ôi ơi ua uâ uê ui uô uơ uy ưa ưi ươ ưu yê a ă â e ê i o ô ơ u ư y"
).split()
CODAS = "ng nh ch c m n p t".split()

_SYLLABLE = re.compile(f"(?:{'|'.join(ONSETS)})?(?:{'|'.join(NUCLEI)})(?:{'|'.join(CODAS)})?")
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_WORD = re.compile(r"""[^\s\d.,;:!?()\[\]{}/\\"'“”‘’–\-+=<>%&*_|]+""")
_LONGEST = 40


def is_syllable(word: str) -> bool:
    """Whether ``word`` (any case, composed or not) has the shape of a Vietnamese syllable."""
    bare = unicodedata.normalize("NFD", word.lower()).translate(_TONES)
    return _SYLLABLE.fullmatch(unicodedata.normalize("NFC", bare)) is not None


def marked_words(text: str, most: int = 4000) -> list[str]:
    """The first words of ``text`` with a letter beyond ASCII; only these tell encodings apart."""
    found = []
    for match in _WORD.finditer(text):
        word = match.group()
        if not word.isascii() and len(word) <= _LONGEST:
            found.append(word)
            if len(found) == most:
                break
    return found


def likeness(words: Iterable[str]) -> tuple[int, int]:
    """How many of ``words`` are shaped like Vietnamese, and how many there are."""
    good = total = 0
    for word in words:
        total += 1
        good += is_syllable(word)
    return good, total
