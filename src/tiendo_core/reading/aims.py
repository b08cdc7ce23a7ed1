"""Targets still to come: a lead-in that announces them, and the list it announces.

"Chỉ tiêu năm 2024: ...; ...", "thông qua 16 chỉ tiêu nhiệm kỳ. Cụ thể, ...", "Một số mục tiêu:"
with a
line for each. A list of results may begin with the same words; the year of the lead and the words
of
what follows ("so với cùng kỳ", "% kế hoạch") tell them apart.
"""

from __future__ import annotations

import re

from tiendo_core.reading.segment import Sentence

_LEAD = re.compile(
    r"[\s\-+*•–]*(?:[0-9ivx]{1,4}[.)] ?|[a-zđ]\) ?)?(?:về |một số |các |những |hệ thống |nhóm )*"
    r"(?:chỉ tiêu|mục tiêu|(?:kế hoạch|nhiệm vụ|phương hướng|định hướng) (?=quý|tháng|năm|6 tháng|"
    r"tuần|đến|giai đoạn))([^:.;\n]{0,70}):"
)
_PASSED = re.compile(
    r"(?:thông qua|quyết nghị|thống nhất|xác định)[^.,;:]{0,60}?"
    r"(?:chỉ tiêu|mục tiêu)(?! quốc gia)"
)
_RESULTS = re.compile(
    r"so (?:với )?(?:cùng kỳ|năm|đầu)|(?:%|lần) (?:so |kế hoạch|kh(?![^\W_])|dự toán|chỉ tiêu|"
    r"nghị quyết|mục tiêu)|cùng kỳ|đã (?:đạt|hoàn thành|thực hiện|có)|đạt và vượt|vượt [0-9]|"
    r"(?:thực hiện|ước)(?: được| đạt)?:? [0-9]|chưa đạt|không đạt"
)
_DONE = re.compile(r"cùng kỳ|đã (?:đạt|hoàn thành|thực hiện)|đạt và vượt|chưa đạt|không đạt")
_GOES_ON = re.compile(
    r"\W*(?:cụ thể|trong đó|theo đó|đồng thời|cùng với đó|bên cạnh đó|ngoài ra|phấn đấu|đến năm|"
    r"đến cuối|về |gồm|bao gồm|mỗi năm|hằng năm|hàng năm|bình quân)"
)
_BULLET = re.compile(r"\s*(?:[-+*•–]|[0-9]{1,2}[.)](?![0-9])|[a-zđ]\))")
_BEHIND = re.compile(r"kết quả|tình hình|sơ kết|đánh giá|tổng kết|nhìn lại|tồn tại|hạn chế")
_YEARS = re.compile(r"(?:19|20)[0-9]{2}")
_LAST_HALF = re.compile(r"\W*(?:trong |bước vào |bước sang )?(?:6|sáu) tháng cuối năm")
AHEAD_SEEN = 600


class Aims:
    """Follows the sentences of a text; says which of them tell what is still to come.

    ``year`` is the document's year; ``half`` is true when the document tells of a first half or
    less,
    so that its "6 tháng cuối năm" is to come.
    """

    def __init__(self, low: str, year: int | None, half: bool) -> None:
        self.low = low
        self.year = year
        self.half = half
        self.line = self.list = -1
        self.bullets: bool | None = None
        self.results = _RESULTS

    def enter(self, sentence: Sentence) -> bool:
        """Move to a sentence; true when it tells of what is still to come."""
        start, end = sentence.start, sentence.end
        if self.list >= 0 and sentence.first and not self._listed(sentence):
            self.list = -1
        if self._leads(start, end):
            self.line = sentence.line
            if self.low[start:end].rstrip()[-1:] == ":":
                self.list, self.bullets = sentence.line, None
            return True
        if self.list >= 0 and sentence.line > self.list:
            return self.results.search(self.low, start, end) is None
        if self.line == sentence.line:
            if _GOES_ON.match(self.low, start) and not self.results.search(self.low, start, end):
                return True
            self.line = -1
        return self.half and _LAST_HALF.match(self.low, start, end) is not None

    def _leads(self, start: int, end: int) -> bool:
        """Whether a sentence announces targets."""
        low = self.low
        lead = _LEAD.match(low, start, end)
        if lead is not None:
            words = lead.group(1)
            years = [int(year) for year in _YEARS.findall(words)]
            self.results = _RESULTS
            if self.year is not None and years and max(years) > self.year:
                self.results = _DONE
                return True
            if years and max(years) < (self.year or 0):
                return False
            return _RESULTS.search(low, lead.end(), max(end, lead.end() + AHEAD_SEEN)) is None
        if low.find(" tiêu", start, end) < 0:
            return False
        passed = _PASSED.search(low, start, end)
        if passed is None:
            return False
        self.results = _DONE
        return _DONE.search(low, start, end) is None

    def _listed(self, sentence: Sentence) -> bool:
        """Whether a line still belongs to the list: like its first line, and no heading."""
        bullet = _BULLET.match(self.low, sentence.start, sentence.end) is not None
        if self.bullets is None:
            self.bullets = bullet
        opening = self.low[sentence.start : min(sentence.end, sentence.start + 90)]
        return bullet and self.bullets and not _BEHIND.search(opening)
