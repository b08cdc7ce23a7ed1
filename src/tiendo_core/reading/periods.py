"""Which period a figure speaks of: the sentence's, the item's, the heading's or the document's."""

from __future__ import annotations

import re

from tiendo_core.reading import timing
from tiendo_core.reading.figures import Figure
from tiendo_core.reading.segment import Sentence
from tiendo_core.reading.timing import Span

_RANK = {timing.MONTHS_FROM_START: 0, timing.QUARTER: 1, timing.RANGE: 1, timing.SECOND_HALF: 2, timing.YEAR: 3, timing.MONTH: 4, timing.DAY: 5}
_AHEAD = re.compile(r"(?:phương hướng|nhiệm vụ|giải pháp|mục tiêu)[^\n]{0,80}$")
_TARGETS = re.compile(r"^\s*(?:[ivx]+[.)]|[0-9.]+[.)]?|[a-zđ][.)]|phần [\w ]+[:.\-])?\s*(?:một số |các |về )?(?:phương hướng|nhiệm vụ|mục tiêu|giải pháp|kế hoạch (?:phát triển|6 tháng|quý|năm)|chỉ tiêu chủ yếu)")
_RESULTS = re.compile(r"kết quả|tình hình|đánh giá|đạt được")


class Calendar:
    """Follows the text and answers with the period in force."""

    def __init__(self, low: str, spans: list[Span], year: int | None) -> None:
        self.low = low
        self.spans = [s for s in spans if s.kind not in (timing.EVENT,)]
        self.all = spans
        self.year = year
        self.base = self._document()
        self.document = timing.code(self.base, self.year) if self.base else (str(self.year) if self.year and False else None)
        self.at = 0
        self.here: list[Span] = []
        self.item: str | None = None
        self.line = -1
        self.heading_target = False

    def _document(self) -> Span | None:
        """The period of the whole text."""
        years = [s.year for s in self.all if s.year]
        head = [s for s in self.spans if not s.serves and s.kind != timing.REST][:12]
        self.year = self.year or next((s.year for s in head if s.year), None) or (max(set(years[:8]), key=years[:8].count) if years else None)
        best: Span | None = None
        for span in head:
            if _AHEAD.search(self.low[max(0, span.start - 80) : span.start].rpartition("\n")[2]):
                continue
            if best is None or _RANK.get(span.kind, 9) < _RANK.get(best.kind, 9):
                best = span
        if best is None and self.year:
            return Span(0, 0, timing.YEAR, self.year)
        return best

    def enter(self, sentence: Sentence) -> bool:
        """Move to a sentence; true when its section speaks of what is still to come."""
        self.here = []
        while self.at < len(self.spans) and self.spans[self.at].start < sentence.end:
            span = self.spans[self.at]
            if span.start >= sentence.start and not span.serves and span.kind != timing.REST:
                self.here.append(span)
            self.at += 1
        if sentence.first:
            opening = self.low[sentence.start : sentence.start + 160]
            if _TARGETS.match(opening) and sentence.end - sentence.start < 200 and not _RESULTS.search(opening):
                self.heading_target = True
            elif _RESULTS.search(opening) and sentence.end - sentence.start < 200:
                self.heading_target = False
        return self.heading_target

    def period_at(self, figure: Figure) -> str | None:
        """The period of a figure of the current sentence."""
        best = None
        for span in self.here:
            if best is None or span.start < figure.end:
                best = span
        if best is not None and (best.start < figure.end):
            return timing.code(best, self.year)
        return self.document
