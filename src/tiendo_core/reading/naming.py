"""Name an indicator from the words around its value."""

from __future__ import annotations

import re
from functools import lru_cache

from tiendo_core.reading.units import NOUNS

_NOUNS = frozenset(NOUNS)
_SINGLE = frozenset(n for n in NOUNS if " " not in n)
_LEADING = re.compile(
    r"^(?:[-+*•–.\s]+|(?:trong|đến|tính đến|tính|từ|sau|hết|ước|lũy kế|luỹ kế|cộng dồn|về|có|đã|đã có|hiện có|toàn huyện có|"
    r"toàn xã có|toàn tỉnh có|toàn tỉnh|toàn huyện|toàn xã|theo đó|ngoài ra|cụ thể|tổng cộng có|nay|hiện|riêng|số|tổng số|và|còn|cả|khi|"
    r"trong đó có|trong đó|có thêm|được|với|các|đồng thời|của|do|là|năm|đạt|kết quả)\s+|(?:[0-9][\w./]*|tháng|đầu năm|quý [ivx]+|năm|kỳ)[\s,:]+)",
    re.I,
)
_TRAILING = re.compile(r"(?:[\s,:;(\-+]+|\s(?:ước|đạt|là|được|đã|có|với|và|ước đạt|thực hiện|của|trong|ở|tại|từ|mới|cả|năm|cho|hơn|tháng|do))+$", re.I)
_PERIOD = re.compile(r"\s(?:trong |ước )?(?:[0-9]+ tháng|quý [ivx]+|tháng [0-9/]+|năm [0-9]{4})(?: đầu năm)?(?: năm)?(?: [0-9]{4})?$", re.I)
_DANGLING = re.compile(r"^(?:[,;:\s]+)|[,;:\s(]+$")


@lru_cache(maxsize=1 << 14)
def clean(phrase: str) -> str:
    """A noun phrase without the words that lead in and out of it."""
    old = None
    while old != phrase:
        old = phrase
        phrase = _LEADING.sub("", phrase)
    old = None
    while old != phrase:
        old = phrase
        phrase = _PERIOD.sub("", _TRAILING.sub("", phrase))
    if len(phrase) > 90:
        pieces = phrase.split(", ")
        phrase = pieces[-1] if len(pieces[-1].split()) > 2 else ", ".join(pieces[-2:])
    return _DANGLING.sub("", phrase)


def basis(words: str) -> str:
    """The words of a plan or a comparison, trimmed."""
    return words.strip(" ,;:()")


@lru_cache(maxsize=1 << 14)
def counted(own: str) -> str | None:
    """The shortest noun that a count counts; ``own`` begins right after the number."""
    words = own.split(" ", 5)
    for size in (3, 2, 1):
        noun = " ".join(words[:size]).strip(",.;:()/")
        if noun in _NOUNS and len(words) >= size:
            return noun
    if not words[0] or not words[0][0].isalpha():
        return None
    first = words[0].split("/")[0].strip(",.")
    return first if len(words) == 1 or first in _SINGLE else f"{first} {words[1]}".strip(",.")


def known(own: str) -> bool:
    """Whether the words begin with a noun that is counted."""
    words = own.split(" ", 4)
    return any(" ".join(words[:size]).strip(",.") in _NOUNS for size in (1, 2, 3))


def compose(noun: str, own: str, subject: str, unit: str | None) -> str:
    """The indicator of an amount from the words before, the words after, and what is spoken of."""
    noun = clean(noun) if noun else ""
    if own:
        own = own if len(own) < 120 else own[:120].rpartition(" ")[0]
        if noun and len(noun.split()) <= 8:
            return f"{own} {noun[0].lower() + noun[1:] if noun[1:2].islower() else noun}"
        return own if not noun else f"{noun} {own}"
    if noun:
        if subject and subject.lower() not in noun.lower() and len(noun.split()) <= 4:
            return f"{noun} {subject}"
        return noun
    return subject
