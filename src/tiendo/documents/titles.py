"""What a text is called when nobody named it: its kind and subject, below the letterhead.

The order of an official paper is set by Decree 30/2020/NĐ-CP: issuing body and national heading,
number, place and day, then the kind of paper alone on its line and the subject below it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

LONGEST = 120
_WITHIN = 30
_KIND = re.compile(
    r"(báo cáo|thông báo|tờ trình|kế hoạch|chương trình|kết luận|nghị quyết|quyết định|biên bản"
    r"|tham luận|bài phát biểu|đề án|phương án|hướng dẫn|phụ lục)[ :.]*",
    re.IGNORECASE,
)
_LETTERHEAD = re.compile(
    r"(?:ubnd|hđnd|(?:uỷ|ủy) ban|hội đồng nhân dân|(?:tỉnh|thành|huyện|thị|đảng) (?:uỷ|ủy)"
    r"|đảng (?:bộ|cộng sản)|ban chấp hành|văn phòng|sở|phòng|chi cục|cộng (?:hoà|hòa) xã hội"
    r"|độc lập|số ?:|[*_-])",
    re.IGNORECASE,
)
_DAY = re.compile(r".{0,40}, ngày .{1,6} tháng .{1,6} năm \d{4}", re.IGNORECASE)


def title_in(text: str) -> str:
    """The kind and subject of a paper, else its first line below a letterhead, else its first line.

    Empty when the text has no line.
    """
    lines = list(_first_lines(text))
    for line, below in itertools.pairwise(lines):
        kind = _KIND.fullmatch(line)
        if kind:
            return f"{kind[1].capitalize()} {_in_sentence(below)}"
    return next((line for line in lines if not _is_letterhead(line)), lines[0] if lines else "")


def shortened(title: str) -> str:
    """A title that fits a list."""
    return title if len(title) <= LONGEST else title[: LONGEST - 1].rstrip() + "…"


def _first_lines(text: str) -> Iterator[str]:
    """The first lines that hold anything, with single spaces."""
    found = 0
    for line in re.finditer(r"[^\n]+", text):
        words = " ".join(line[0][: 4 * LONGEST].split())
        if words:
            yield words
            found += 1
        if found == _WITHIN:
            return


def _is_letterhead(line: str) -> bool:
    return bool(_LETTERHEAD.match(line) or _DAY.fullmatch(line))


def _in_sentence(subject: str) -> str:
    """A subject as it goes on behind the kind: "Tình hình…" becomes "tình hình…", a name stays."""
    return subject if subject[:2].isupper() else subject[0].lower() + subject[1:]
