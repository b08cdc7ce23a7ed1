"""Which period a figure speaks of: its clause's, sentence's, item's, heading's or document's."""

from __future__ import annotations

import re
from bisect import bisect_left

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
    timing.TO_DATE_SO_FAR: 9,
    timing.THIS_MONTH: 9,
}
_AHEAD = re.compile(
    r"(?:phương hướng|triển khai|bàn việc|bàn chuyện|nhiệm vụ|giải pháp)[^\n,;.]{0,60}$"
)
_BEHIND = re.compile(r"kết quả|tình hình|sơ kết|đánh giá|tổng kết|nhìn lại|báo cáo")
_TARGETS = re.compile(
    r"\s*(?:[ivx]+[.)/]|[0-9.]+[.)/]?|[a-zđ][.)]|phần [\w ]+[:.\-]|[*+\-])?\s*(?:về |một số |"
    r"các |những )*"
    r"(?:phương hướng|nhiệm vụ|mục tiêu|giải pháp|kế hoạch (?:phát triển|6 tháng|quý|năm|tháng|"
    r"công tác)|chỉ tiêu chủ yếu)"
)
_LISTED = re.compile(r"\s*(?:một số |các |những )*(?:mục tiêu|chỉ tiêu)[^:]*:\s*$")
_FRAME = re.compile(
    r"(?:[\s\-+*]*[^\W\d_][^:\n.,;(]{0,40}: ?)?"
    r"(?:[\s\-+*•(\"“:.,;–]|[0-9a-zđivx]{1,3}[.)]|trong|đến|tính|sau|theo đó|qua|lũy kế|luỹ kế|"
    r"chung|riêng|hết|cả|năm|ước|vào|từ|khoảng|thời gian|"
    r"cụ thể|chỉ|ngày|cuối|đầu|tới|cộng dồn|thời điểm|nay|nhìn chung|bình quân|thực hiện|kết quả|"
    r"tình hình|trên địa bàn|kết thúc)*"
)


_TO_COME = re.compile(r"phấn đấu|đặt mục tiêu|đề ra mục tiêu|dự kiến|sẽ ")
_OF_PLAN = re.compile(r"(?:chỉ tiêu|nghị quyết|kế hoạch|dự toán|nhiệm vụ) $")
_MEETING = re.compile(r"(?:họp|giao ban|hội nghị|phiên họp|kỳ họp)(?: \w+){0,3} $")
_RELATIVE = (timing.TO_DATE_SO_FAR, timing.THIS_MONTH)
_CONTINUES = re.compile(r"[\s\-+*]*(?:trong (?:đó|số|[0-9])|tương ứng|cụ thể|bao gồm)")
_NAMING = re.compile(r"(?:danh mục|chương trình|đề án|chuẩn|tiêu chí|giai đoạn|học|vụ \w+|tết) $")
_NUMBERED = re.compile(r"\s*(?:[ivx]+|[a-z])[.)/] ")
_UNUSED = (timing.EVENT, timing.REST)


NEAR = 8  # periods before a figure that are asked; more stand in no sentence a person wrote


def _start_of(entry: tuple[Span, int]) -> int:
    """Where the period of an entry begins."""
    return entry[0].start


def _closes(span: Span, day: Span) -> bool:
    """Whether a day is the last of the months from January ("đến 30/6" and "6 tháng")."""
    return (
        span.kind == timing.MONTHS_FROM_START
        and day.first[1] == span.first[0]
        and day.first[0] >= 28
    )


class Calendar:
    """Follows the text and answers with the period in force."""

    def __init__(self, low: str, spans: list[Span], year: int | None, first: int) -> None:
        self.low = low
        self.spans = [s for s in spans if s.kind not in _UNUSED and not s.serves]
        self.year = year
        self.titled = self.by_day = self.later = False
        self.same: dict[str | None, str | None] = {}
        base = self.base = self._document(spans, first)
        self.document = timing.code(base, self.year) if base else None
        self.at = 0
        self.heading = self.document
        self.item: str | None = None
        self.carried: str | None = None
        self.here: list[tuple[Span, int]] = []
        self.ahead = False

    def _document(self, spans: list[Span], first: int) -> Span | None:
        """The period of the whole text: its title's, its opening's, a paragraph's, a plan's year.

        ``first`` is where figures begin; the lines before it are the title. Days stated as a range
        win over the name of the period; a text with a date and no period stands as of its date.
        """
        line = self.low.rfind("\n", 0, first) + 1
        best: Span | None = None
        grade = 9
        named: list[Span] = []
        for span in self.spans[:80]:
            if (
                span.kind in _RELATIVE
                or self._is_ahead(span)
                or (span.kind == timing.YEAR and self._vague(span))
                or (span.start >= first and self._is_horizon(span))
            ):
                continue
            tier = (
                0
                if span.start < line and not self._meets(span)
                else 1
                if span.start < first
                else 2
                if self._opens(span)
                else 3
            )
            if tier < 2:
                named.append(span)
            ranged = self._ranges(span, tier) or self._counts(best, span)
            better = (
                best is None
                or tier < grade
                or (tier == grade < 2 and _RANK[span.kind] < _RANK[best.kind])
            )
            by_name = (
                best is not None
                and best.kind == timing.DAY
                and _RANK[span.kind] == 0
                and (tier < 3 or _closes(span, best))
            )
            if ranged or (
                (better or by_name) and not (best and best.kind == timing.RANGE and grade < 2)
            ):
                best, grade = span, tier
        self.titled = grade == 0
        self.by_day = best is not None and best.kind == timing.DAY
        if best is None or grade > 1:
            planned = self._of_plan(spans[:4], first)
            if planned is not None:
                best, self.titled = planned, True
        if self.year is None:
            known = [s.year for s in ([best] if best else []) + self.spans[:12] + spans if s.year]
            self.year = known[0] if known else None
        if best is not None and best.kind == timing.RANGE:
            code = timing.code(best, self.year)
            self.same = {
                timing.code(s, self.year): code
                for s in named
                if s.kind not in (timing.DAY, timing.YEAR)
            }
        return best if best is not None else self._dated(spans, first)

    def _ranges(self, span: Span, tier: int) -> bool:
        """Days stated in the title, or in brackets after a period of the opening."""
        long = span.kind == timing.RANGE and tier < 2 and timing.length(span) > 24
        return long and (not tier or self._explains(span))

    def _of_plan(self, spans: list[Span], first: int) -> Span | None:
        """ "CHỈ TIÊU NGHỊ QUYẾT NĂM 2018": the year of the plan that a title speaks of."""
        for span in spans:
            near = span.kind == timing.YEAR and span.serves and span.start < first + 400
            if near and _OF_PLAN.search(self.low[max(0, span.start - 20) : span.start]):
                return span
        return None

    def _dated(self, spans: list[Span], first: int) -> Span | None:
        """The date a text carries at its head, when it names no period."""
        days = [s for s in spans[:200] if s.kind == timing.EVENT and s.year and len(s.first) == 2]
        head = next((s for s in days if s.start <= first + 200), days[-1] if days else None)
        return head._replace(kind=timing.DAY) if head else None

    def _meets(self, span: Span) -> bool:
        """ "họp giao ban quý II": the period of a meeting, not of its figures."""
        return (
            span.kind in (timing.QUARTER, timing.MONTH)
            and _MEETING.search(self.low[max(0, span.start - 24) : span.start]) is not None
        )

    def _explains(self, span: Span) -> bool:
        """ "6 tháng đầu năm 2019 (từ 15/12/2018 đến 14/6/2019)": a period's days."""
        lead = self.low[max(0, span.start - 40) : span.start]
        return lead.rfind("(") > lead.rfind(")")

    def _counts(self, best: Span | None, span: Span) -> bool:
        """ "gần 6 tháng vận hành (01/7 - 15/12/2025)": a number of months, and their days."""
        if (
            best is None
            or best.kind != timing.MONTHS_FROM_START
            or span.kind != timing.RANGE
            or span.first[1] == 1
        ):
            return False
        named = "đầu" in self.low[best.start : best.end] or best.year is not None
        return not named and abs(timing.length(span) - 30 * best.first[0]) <= 30

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

    def _frames(self, span: Span, start: int) -> bool:
        """Whether a period stands at the head of the sentence that begins at ``start``."""
        near = span.start - start < 70
        return near and _FRAME.fullmatch(self.low[start : span.start]) is not None

    def enter(self, sentence: Sentence, figures: bool) -> bool:
        """Move to a sentence; true when its section speaks of what is still to come."""
        start, end = sentence.start, sentence.end
        if sentence.first:
            self.item = None
        if sentence.first or not _CONTINUES.match(self.low, start, start + 16):
            self.carried = None
        elif self.here and self.here[-1][0].kind not in _RELATIVE:
            self.carried = self._code(self.here[-1][0])
        self.here = []
        self.later = False
        while self.at < len(self.spans) and self.spans[self.at].start < end:
            span = self.spans[self.at]
            self.at += 1
            if span.start < start or (span.kind == timing.YEAR and self._vague(span)):
                continue
            framed = self._frames(span, start)
            day = span.kind == timing.DAY
            self.later = self.later or (framed and self.titled and self._comes_after(span))
            stop = self.low.find(";", span.end, end) if day and not framed else end
            self.here.append((span, stop if stop >= 0 else end))
            if (
                framed
                and sentence.first
                and len(self.here) == 1
                and not self._is_ahead(span)
                and span.kind not in _RELATIVE
            ):
                self.item = self._code(span)
                if not self.titled and (not day or self.by_day):
                    year_end = span.kind == timing.DAY and span.first == (31, 12)
                    self.heading = (
                        timing.code(span._replace(kind=timing.YEAR), self.year)
                        if year_end
                        else self.item
                    )
            elif framed and _RANK[span.kind] == 0 and not self._is_ahead(span):
                self.item = self._code(span)
        if sentence.first and end - start < 220:
            self._head(sentence, figures)
        return self.ahead

    def _vague(self, span: Span) -> bool:
        """ "danh mục năm 2022": a year that only names a thing."""
        return _NAMING.search(self.low[max(0, span.start - 16) : span.start]) is not None

    def _is_horizon(self, span: Span) -> bool:
        """ "đến năm 2030 đạt 70 triệu đồng": the year a target is set for, not the text's."""
        return span.kind == timing.YEAR and self.low.endswith(" đến ", 0, span.start)

    def _head(self, sentence: Sentence, figures: bool) -> None:
        """A heading may change the period, and whether the section looks ahead."""
        opening = self.low[sentence.start : sentence.end]
        if _LISTED.match(opening) and self.low[sentence.end + 1 : sentence.end + 2] in "-+*•–":
            return
        if _TARGETS.match(opening) and not _BEHIND.search(opening):
            self.ahead = self.ahead or not figures
        elif not figures and (_NUMBERED.match(opening) or _BEHIND.search(opening)):
            self.ahead = False
        if not figures and self.here:
            best = min((s for s, _ in self.here), key=lambda s: _RANK[s.kind])
            if not self._is_ahead(best):
                self.heading = self._code(best)

    def _code(self, span: Span) -> str | None:
        """The code of a span; the name of a period whose days are stated means those days."""
        if span.kind in _RELATIVE and self.base is not None:
            kind = timing.MONTH if span.kind == timing.THIS_MONTH else timing.MONTHS_FROM_START
            span = self.base._replace(kind=kind) if self._by_month() else self.base
        code = timing.code(span, self.year)
        return self.same.get(code, code)

    def _by_month(self) -> bool:
        """Whether the document's period tells what "lũy kế" or "trong tháng" means."""
        base = self.base
        return base is not None and base.kind in (timing.MONTH, timing.MONTHS_FROM_START)

    def _comes_after(self, span: Span) -> bool:
        """Whether a period ends after the one the title tells of, so that it is to come."""
        last, own = timing.last_month(span), timing.last_month(self.base) if self.base else None
        if last is None or own is None or span.kind == timing.YEAR:
            return False
        year = self.base.year if self.base and self.base.year else self.year
        return (span.year or year or 0, last) > (year or 9999, own)

    def by_half(self) -> bool:
        """Whether the document tells of no more than the first half of its year."""
        base = self.base
        return base is not None and (
            (base.kind == timing.QUARTER and base.first[0] < 3)
            or (base.kind == timing.MONTHS_FROM_START and base.first[0] <= 6)
        )

    def period_at(self, place: int) -> str | None:
        """The period of a figure whose first number stands at ``place`` of the current sentence."""
        near = bisect_left(self.here, place, key=_start_of)
        for span, stop in reversed(self.here[max(0, near - NEAR) : near]):
            if place <= stop and (span.kind not in _RELATIVE or self._by_month()):
                return self._code(span)
        return self.carried or self.item or self.heading

    def within(self, start: int, end: int) -> str | None:
        """The period a line names (the header of a table's column)."""
        stop = self.low.find("\n", start)
        last = min(end, stop if stop >= 0 else end)
        at = bisect_left(self.spans, start, key=lambda span: span.start)
        if at < len(self.spans) and self.spans[at].start < last:
            return timing.code(self.spans[at], self.year)
        return None
