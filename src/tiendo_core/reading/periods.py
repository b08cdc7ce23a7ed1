"""Which period a figure speaks of: its clause's, the sentence's, the item's, the heading's or the document's."""

from __future__ import annotations

import re

from tiendo_core.reading import timing
from tiendo_core.reading.segment import Sentence
from tiendo_core.reading.timing import Span

_RANK = {
    timing.MONTHS_FROM_START: 0,
    timing.QUARTER: 0,
    timing.SECOND_HALF: 0,
    timing.RANGE: 0,
    timing.DAY: 1,
    timing.MONTH: 2,
    timing.YEAR: 3,
}
_AHEAD = re.compile(r"(?:phương hướng|triển khai|bàn việc|bàn chuyện|nhiệm vụ|giải pháp)[^\n,;.]{0,60}$")
_BEHIND = re.compile(r"kết quả|tình hình|sơ kết|đánh giá|tổng kết|nhìn lại|báo cáo")
_TARGETS = re.compile(
    r"\s*(?:[ivx]+[.)/]|[0-9.]+[.)/]?|[a-zđ][.)]|phần [\w ]+[:.\-]|[*+\-])?\s*(?:về |một số |các |những )*"
    r"(?:phương hướng|nhiệm vụ|mục tiêu|giải pháp|kế hoạch (?:phát triển|6 tháng|quý|năm|tháng|công tác)|chỉ tiêu chủ yếu)"
)
_FRAME = re.compile(
    r"(?:[\s\-+*]*[^\W\d_][^:\n.,;(]{0,40}: ?)?(?:[\s\-+*•(\"“:.,;–]|[0-9a-zđivx]{1,3}[.)]|trong|đến|tính|sau|theo đó|qua|lũy kế|luỹ kế|chung|riêng|hết|cả|năm|ước|vào|từ|khoảng|thời gian|"
    r"cụ thể|chỉ|ngày|cuối|đầu|tới|cộng dồn|thời điểm|nay|nhìn chung|bình quân|thực hiện|kết quả|tình hình|trên địa bàn|kết thúc)*"
)


_TO_COME = re.compile(r"phấn đấu|đặt mục tiêu|đề ra mục tiêu|dự kiến|sẽ ")
_OF_PLAN = re.compile(r"(?:chỉ tiêu|nghị quyết|kế hoạch|dự toán|nhiệm vụ) $")
_MEETING = re.compile(r"(?:họp|giao ban|hội nghị|phiên họp|kỳ họp)(?: \w+){0,3} $")
_UNUSED = (timing.EVENT, timing.REST)


class Calendar:
    """Follows the text and answers with the period in force."""

    def __init__(self, low: str, spans: list[Span], year: int | None, first: int) -> None:
        self.low = low
        self.spans = [s for s in spans if s.kind not in _UNUSED and not s.serves and not self._explains(s)]
        self.year = year
        self.titled = False
        base = self._document(spans, first)
        self.document = timing.code(base, self.year) if base else None
        self.at = 0
        self.heading = self.document
        self.item: str | None = None
        self.here: list[tuple[Span, int]] = []
        self.ahead = False

    def _document(self, spans: list[Span], first: int) -> Span | None:
        """The period of the whole text: its title's, its opening's, a paragraph's, any; last a plan's year.

        ``first`` is where figures begin; the lines before it are the title.
        """
        line = self.low.rfind("\n", 0, first) + 1
        best: Span | None = None
        grade = 9
        for span in self.spans[:80]:
            if self._is_ahead(span) or (span.kind == timing.YEAR and self._vague(span)):
                continue
            tier = 0 if span.start < line and not self._meets(span) else 1 if span.start < first else 2 if self._opens(span) else 3
            if best is None or tier < grade or tier == grade < 2 and _RANK[span.kind] < _RANK[best.kind]:
                best, grade = span, tier
        self.titled = grade == 0
        if best is None or grade > 1:
            for span in spans[:4]:
                if span.kind == timing.YEAR and span.serves and span.start < first + 400 and _OF_PLAN.search(self.low[max(0, span.start - 20) : span.start]):
                    best, self.titled = span, True
                    break
        if self.year is None:
            known = [s.year for s in ([best] if best else []) + self.spans[:12] + spans if s.year]
            self.year = known[0] if known else None
        return best

    def _meets(self, span: Span) -> bool:
        """ "họp giao ban quý II": the period of a meeting, not of its figures."""
        return span.kind in (timing.QUARTER, timing.MONTH) and _MEETING.search(self.low[max(0, span.start - 24) : span.start]) is not None

    def _explains(self, span: Span) -> bool:
        """ "quý I năm 2019 (tính từ ngày 16/12/2018 đến 15/3/2019)": days that only explain a period."""
        if span.kind != timing.RANGE:
            return False
        lead = self.low[max(0, span.start - 24) : span.start]
        return "(" in lead and re.search(r"[0-9ivx]+ ?\((?:tính )?(?:từ )?(?:ngày )?$", lead) is not None

    def _opens(self, span: Span) -> bool:
        """Whether a period stands at the head of a paragraph."""
        return self._frames(span, self.low.rfind("\n", 0, span.start) + 1)

    def _is_ahead(self, span: Span) -> bool:
        """Whether the words before a period speak of what is still to come."""
        line = self.low[max(0, span.start - 90) : span.start].rpartition("\n")[2]
        if _TO_COME.search(self.low[span.end : span.end + 70].partition("\n")[0].partition(".")[0]):
            return True
        found = _AHEAD.search(line)
        return found is not None and not _BEHIND.search(line[: found.start()].rpartition(",")[2])

    def _frames(self, span: Span, start: int | None = None) -> bool:
        """Whether a period stands at the head of its sentence."""
        if start is None:
            cuts = [self.low.rfind(mark, 0, span.start) for mark in ("\n", ". ")]
            start = max(cuts) + 1
        lead = self.low[start : span.start]
        return len(lead) < 70 and _FRAME.fullmatch(lead) is not None

    def enter(self, sentence: Sentence, figures: bool) -> bool:
        """Move to a sentence; true when its section speaks of what is still to come."""
        start, end = sentence.start, sentence.end
        if sentence.first:
            self.item = None
        self.here = []
        while self.at < len(self.spans) and self.spans[self.at].start < end:
            span = self.spans[self.at]
            self.at += 1
            if span.start < start or (span.kind == timing.YEAR and self._vague(span)):
                continue
            framed = self._frames(span, start)
            stop = self.low.find(";", span.end, end) if span.kind == timing.DAY and not framed else end
            self.here.append((span, stop if stop >= 0 else end))
            if framed and sentence.first and len(self.here) == 1 and not self._is_ahead(span):
                self.item = timing.code(span, self.year)
                if not self.titled:
                    year_end = span.kind == timing.DAY and span.first == (31, 12)
                    self.heading = timing.code(span._replace(kind=timing.YEAR), self.year) if year_end else self.item
        if sentence.first and end - start < 220:
            self._head(sentence, figures)
        return self.ahead

    def _vague(self, span: Span) -> bool:
        """ "danh mục năm 2022": a year that only names a thing."""
        return re.search(r"(?:danh mục|chương trình|đề án|chuẩn|tiêu chí|giai đoạn|học|vụ \w+|tết) $", self.low[max(0, span.start - 16) : span.start]) is not None

    def _head(self, sentence: Sentence, figures: bool) -> None:
        """A heading may change the period, and whether the section looks ahead."""
        opening = self.low[sentence.start : sentence.end]
        if _TARGETS.match(opening) and not _BEHIND.search(opening):
            self.ahead = self.ahead or not figures
        elif not figures and (_BEHIND.search(opening) or re.match(r"\s*(?:[ivx]+|[a-z])[.)/] ", opening)):
            self.ahead = False
        if not figures and self.here:
            best = min((s for s, _ in self.here), key=lambda s: _RANK[s.kind])
            if not self._is_ahead(best):
                self.heading = timing.code(best, self.year)

    def period_at(self, place: int) -> str | None:
        """The period of a figure whose first number stands at ``place`` of the current sentence."""
        for span, stop in reversed(self.here):
            if span.start < place <= stop:
                return timing.code(span, self.year)
        return self.item or self.heading
