"""Titles and names of people in running text: where a title stands, and whose it is said to be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tiendo_core.names import name_key

HEADS = tuple(
    tuple(words.split())
    for words in (
        "bí thư|chủ tịch|chủ nhiệm|trưởng ban|trưởng phòng|giám đốc|chánh văn phòng|chánh thanh tra"
        "|chỉ huy trưởng|chính trị viên|trưởng công an|hiệu trưởng|tổng biên tập|trưởng đoàn"
        "|tổ trưởng|viện trưởng|chánh án|cục trưởng|chi cục trưởng|bộ trưởng|thứ trưởng"
    ).split("|")
)
"""What a title begins with, after "phó" where there is one."""

_SHORT = {
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "mttq": "mặt trận tổ quốc",
    "ubmttq": "ủy ban mặt trận tổ quốc",
    "tt": "thường trực",
    "đu": "đảng ủy",
    "bcđ": "ban chỉ đạo",
    "tp": "thành phố",
    "tx": "thị xã",
}
_HONORIFICS = [
    [name_key(word) for word in words.split()]
    for words in ("là đồng chí", "là ông", "là bà", "đồng chí", "đ c", "ông", "bà", "là")
]
_DEPUTY = name_key("phó")
SURNAMES = frozenset(
    name_key(surname)
    for surname in "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đào "
    "đoàn vương trịnh đinh lâm phùng mai tô trương hà cao thái châu tạ quách tăng nghiêm la lưu "
    "lương từ triệu kiều chu phí đậu bạch biện bành cù cung cổ diệp doãn đàm điêu đường giang giáp "
    "hứa khổng khuất kim lại lục lò mạc mã mạnh nông ninh quàng quan sầm tống thạch thân tiêu "
    "tôn trang trà ung văn vi viên".split()
)
_WORD = re.compile(r"[^\W\d_]+")
_JOIN = re.compile(r"[\s\xa0]+|\s*/\s*")
_BESIDE = re.compile(r"\s*[,(:–—-]\s*")
LONGEST_NAME = 5
LONGEST_TITLE = 16


class Word(NamedTuple):
    """A word of a text: as written, neutral to tone places, and where it stands."""

    written: str
    key: str
    start: int
    end: int

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.written[0].isupper()


class Sentence:
    """The words of a text, with what stands between them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = [
            Word(found[0], name_key(found[0]), *found.span()) for found in _WORD.finditer(text)
        ]

    def is_joined(self, at: int) -> bool:
        """Whether nothing but a blank stands before a word, so that one phrase goes on."""
        if at <= 0 or at >= len(self.words):
            return False
        gap = self.text[self.words[at - 1].end : self.words[at].start]
        return bool(_JOIN.fullmatch(gap))

    def is_beside(self, at: int) -> bool:
        """Whether a comma, dash, colon or bracket sets a word beside the one before."""
        if at <= 0 or at >= len(self.words):
            return False
        return bool(_BESIDE.fullmatch(self.text[self.words[at - 1].end : self.words[at].start]))

    def run(self, at: int, longest: int) -> int:
        """Where the phrase that begins at a word ends."""
        end = at + 1
        while end < len(self.words) and end - at < longest and self.is_joined(end):
            end += 1
        return end

    def heads(self) -> Iterator[tuple[int, int]]:
        """Where titles begin, and where their first words end; "nguyên" before one is none."""
        at = 0
        while at < len(self.words):
            end = self.head(at)
            if end:
                yield at, end
                at = end
            else:
                at += 1

    def head(self, at: int) -> int:
        """Where the first words of a title end that begins at a word; 0 when none does."""
        keys = [word.key for word in self.words[at : at + 5]]
        skip = 1 if keys[:1] == [_DEPUTY] else 0
        for head in HEADS:
            wanted = [name_key(word) for word in head]
            if keys[skip : skip + len(wanted)] == wanted:
                return at + skip + len(wanted)
        return 0

    def address(self, at: int) -> int:
        """Where the words end that address somebody ("đồng chí", "ông"); the same when none do."""
        keys = [word.key for word in self.words[at : at + 3]]
        return next((at + len(words) for words in _HONORIFICS if keys[: len(words)] == words), at)

    def without_address(self, at: int, first: int) -> int:
        """Where the words end that stand before a name, without "đồng chí", "ông", "bà"."""
        keys = [word.key for word in self.words[at:first]]
        for words in _HONORIFICS:
            if keys[-len(words) :] == words:
                return first - len(words)
        return first

    def name(self, at: int) -> int:
        """Where a person's name ends that begins at a word; 0 when none does.

        A name is two to five words in capitals that begin with a surname. One that holds a further
        surname after its second word is rather a place and a person.
        """
        if at >= len(self.words) or self.words[at].key not in SURNAMES:
            return 0
        end = at
        while (
            end < len(self.words)
            and end - at < LONGEST_NAME
            and self.words[end].is_capital
            and (end == at or self.is_joined(end))
        ):
            end += 1
        if end - at < 2:
            return 0
        is_place = any(word.key in SURNAMES for word in self.words[at + 2 : end - 1])
        return 0 if is_place else end


def expanded(words: Sequence[str]) -> list[str]:
    """The words of a title in small letters, its abbreviations written out."""
    found: list[str] = []
    for word in words:
        key = word.lower()
        found += [name_key(one) for one in _SHORT.get(key, key).split()]
    return found


def words_of(title: str) -> list[str]:
    """The words of a title as it is kept."""
    return expanded([found[0] for found in _WORD.finditer(title)])
