"""Titles and names of people in running text: what words they are made of, and where they stand."""

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
_INITIALS = {"PCT": ("Phó", "Chủ", "tịch"), "CT": ("Chủ", "tịch"), "PBT": ("Phó", "Bí", "thư")}
"""How reports shorten titles: "đ/c Nguyễn Văn A-PCT. UBND"; only in capitals."""

_RANKS = tuple(
    tuple(name_key(word) for word in words.split())
    for words in (
        "ủy viên|tỉnh ủy viên|thành ủy viên|thị ủy viên|huyện ủy viên|quận ủy viên|đảng ủy viên"
        "|tuv|uvbtv|uvbch|đại biểu quốc hội|đại biểu hđnd|đại biểu hội đồng"
    ).split("|")
)
"""What stands among the titles of a person and is no office: member of a committee, deputy."""

FORMER = frozenset(map(name_key, ("nguyên", "cựu")))
PLACES = frozenset(
    map(name_key, ("phường", "xã", "trấn", "huyện", "quận", "xã", "phố", "tỉnh", "thôn", "đường"))
)
"""After these a name of two words is rather that of a place."""

_LEVELS = frozenset(
    name_key(word)
    for word in "phường xã thị trấn huyện quận tỉnh thành phố đảng ủy thường trực nhân dân ban hội "
    "đồng mặt trận tổ quốc việt nam đoàn thanh niên phụ nữ nông công an quân sự bộ văn phòng "
    "phòng sở chi cục trung tâm tuyên giáo chức kiểm tra chính quyền".split()
)
"""Small words that titles are made of, besides words in capitals."""

_HONORIFICS = [
    [name_key(word) for word in words.split()]
    for words in (
        *("là đồng chí", "là ông", "là bà", "các đồng chí", "đồng chí", "đ c", "các ông", "các bà"),
        *("ông", "bà", "là"),
    )
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
_JOIN = re.compile(r"[\s\xa0]+|\s*/\s*|[ ]?&[ ]?")
_ASIDE = re.compile(r"\s*[,(–—-]\s*")
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
        self.words: list[Word] = []
        for found in _WORD.finditer(text):
            for written in _INITIALS.get(found[0], (found[0],)):
                self.words.append(Word(written, name_key(written), *found.span()))

    def is_joined(self, at: int) -> bool:
        """Whether nothing but a blank stands before a word, so that one phrase goes on."""
        if at <= 0 or at >= len(self.words):
            return False
        before, word = self.words[at - 1], self.words[at]
        if before.start == word.start:
            return True
        gap = self.text[before.end : word.start]
        if gap.strip() == "." and self.text[before.start : before.end] in _INITIALS:
            return True
        return bool(_JOIN.fullmatch(gap))

    def is_beside(self, at: int) -> bool:
        """Whether a comma, dash, colon or bracket sets a word beside the one before."""
        if at <= 0 or at >= len(self.words):
            return False
        return bool(_BESIDE.fullmatch(self.text[self.words[at - 1].end : self.words[at].start]))

    def is_aside(self, at: int) -> bool:
        """Whether a comma, dash or bracket sets a word beside the one before, and no colon."""
        if at <= 0 or at >= len(self.words):
            return False
        return bool(_ASIDE.fullmatch(self.text[self.words[at - 1].end : self.words[at].start]))

    def is_listed(self, at: int) -> bool:
        """Whether a colon stands before a word: a list begins with it."""
        return self.is_beside(at) and not self.is_aside(at)

    def run_before(self, end: int) -> int:
        """Where the phrase begins that ends before a word."""
        at = end - 1
        while at > 0 and end - at < LONGEST_TITLE and self.is_joined(at):
            at -= 1
        return at

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

    def is_rank(self, at: int) -> bool:
        """Whether a member of a committee or a deputy begins at a word."""
        keys = tuple(word.key for word in self.words[at : at + 4])
        return any(keys[: len(rank)] == rank for rank in _RANKS)

    def is_title(self, at: int, end: int) -> bool:
        """Whether all words from one place to another are such as titles are made of."""
        return all(one.is_capital or one.key in _LEVELS for one in self.words[at:end])

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
        end = at
        while (
            end < len(self.words)
            and end - at < LONGEST_NAME
            and self.words[end].is_capital
            and (end == at or self.is_joined(end))
        ):
            end += 1
        return end if self.is_name(at, end) else 0

    def is_name(self, at: int, end: int) -> bool:
        """Whether the words from one place to another look like a person's name."""
        words = self.words[at:end]
        if not 2 <= len(words) <= LONGEST_NAME or words[0].key not in SURNAMES:
            return False
        is_one = all(self.is_joined(place) for place in range(at + 1, end))
        is_place = any(word.key in SURNAMES for word in words[2:-1])
        return is_one and not is_place and all(word.is_capital for word in words)

    def is_place(self, at: int, end: int) -> bool:
        """Whether what looks like a name is rather that of a place: "phường Đậu Liêu"."""
        after = at > 0 and self.is_joined(at) and self.words[at - 1].key in PLACES
        return after and end - at == 2


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
