"""Periods named in a text, and the codes they become.

A span knows what it says ("9 tháng đầu năm 2020", "Đến 30/6", "quý I") and whether it only serves a
comparison or a plan ("so với cùng kỳ năm 2019"); the year may be missing
and comes from the document.
"""

from __future__ import annotations

import re
from calendar import monthrange
from functools import lru_cache
from typing import NamedTuple

MONTHS_FROM_START = "months"
QUARTER = "quarter"
SECOND_HALF = "second half"
REST = "rest"
MONTH = "month"
YEAR = "year"
DAY = "day"
RANGE = "range"
EVENT = "event"
TO_DATE_SO_FAR = "so far"
THIS_MONTH = "this month"

FEW_DAYS = 5  # a conference or a session lasts less; figures are counted over more


class Span(NamedTuple):
    """A period or date; ``serves`` is true when it only serves a comparison or a plan."""

    start: int
    end: int
    kind: str
    year: int | None
    first: tuple[int, ...] = ()
    last: tuple[int, ...] = ()
    serves: bool = False


NUMBER_WORDS = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
    "mười một": 11,
    "mười hai": 12,
}
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_YEAR = r"(?:(?:19|20)[0-9]{2})(?![0-9]|[.,][0-9])"
_SHORT_YEAR = r"(?:(?:19|20)[0-9]{2}|[12][0-9])(?![0-9]|[.,/][0-9])"
_TO_YEAR = rf"(?:[ ]?[/\-,.]?[ ]?(?:của )?(?:năm )?({_YEAR}))?"
_COUNT = "[0-9]{1,2}|" + "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
_MONTH_WORDS = "mười một|mười hai|mười|một|hai|ba|tư|sáu|bảy|tám|chín|giêng"
WORDED = re.compile(
    rf"(?<![^\W_])(?:quý (iv|i{{1,3}}|[1-4]|một|hai|ba|tư|đầu|cuối)(?: tiên)?(?![^\W_]){_TO_YEAR}"
    rf"|({_COUNT}) (tháng|quý)(?![^\W_]| (?:rưỡi|tuổi))(?: (đầu|cuối|còn lại|qua|"
    rf"đã qua))?(?: (?:của )?năm(?: nay| học)?(?! ?[0-9]))?{_TO_YEAR}"
    rf"|(nửa chặng(?: đường)?(?: đầu)?|nửa đầu|nửa cuối|nửa|giữa|cả|bán)(?: của)?(?: năm|"
    rf"(?<=bán) niên|(?<=đường)(?= [0-9]))(?: nay)?(?! học){_TO_YEAR}"
    rf"|(1[0-2]|[1-9])t(?:(?:[/\-. ]|(?=[0-9]))(?:đầu năm |năm )?({_YEAR})|(?=:))"
    rf"|tháng ({_MONTH_WORDS})(?![^\W_]| tháng){_TO_YEAR}"
    r"|((?:lũy kế|luỹ kế|cộng dồn|tính chung|tính)? ?từ đầu năm(?: đến nay)?(?![^\W_]"
    r"| (?:đến|tới|nay)(?![^\W_])| (?:19|20)[0-9]{2}(?![0-9.,])| [0-9]{1,2} tháng)"
    r"|(?:lũy kế|luỹ kế|cộng dồn)(?![^\W_])(?![^.,;:\n0-9]{0,16}(?:[0-9]{1,2} tháng|tháng|quý|"
    r"năm)))"
    r"|(trong tháng)(?![^\W_]| [0-9]| (?:một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)))"
)
MONTHLY = re.compile(rf"(0?[1-9]|1[0-2])(?![0-9.,]*[0-9]){_TO_YEAR}|(0?[1-9]|1[0-2])[.]({_YEAR})")
_DAY = r"([0-3]?[0-9])(?:[/.\-]| tháng )(0?[1-9]|1[0-2])"
_DAY_YEAR = rf"(?:(?:[/.\-]|,? năm )({_SHORT_YEAR}))?"
_UNTIL = r"(?: ?- ?|,? (?:đến|tới)(?: hết)?)(?: ngày)? ?"
DATE = re.compile(
    rf"([0-3]?[0-9])([/.\-]| tháng )(0?[1-9]|1[0-2])(?:(?:\2|"
    rf",? năm )({_SHORT_YEAR}))?(?:{_UNTIL}{_DAY}{_DAY_YEAR})?(?![0-9/]|[.,][0-9])"
)
DAYS = re.compile(rf"([0-3]?[0-9]){_UNTIL}{_DAY}{_DAY_YEAR}(?![0-9/])")
DAY_WORD = re.compile(r"(?:ngày|sáng|chiều|tối|trưa|hôm|mùng|và|đến|từ) $")
AS_OF = re.compile(
    r"(?:(?:đến|tới|chốt|thời điểm|hết|tính)(?: ngày| hết| hết ngày| thời điểm| thời điểm ngày)?"
    r"|(?:đến|tới|lúc|tính)[^.;\n]{0,6} [0-9]+ ?(?:h|g|giờ)[0-9]*(?: [0-9]+ phút)?,?(?: ngày)?"
    r"|(?:số liệu|tình hình|bản tin|cập nhật|tiến độ|trong|riêng|"
    r"thống kê)(?: [^\W\d_]+){0,3} ngày)[ ]?$"
)
FROM_DAY = re.compile(r"từ(?: ngày)? $")
SERVES = re.compile(
    r"(?:so với|so|với|cùng kỳ|cùng kì|hơn|bằng|gấp đôi|gấp rưỡi|gấp|trước|giá|giá ss|"
    r"giá so sánh|nghị quyết|nq|kế hoạch|kh|dự toán|dt|"
    r"chỉ tiêu|mục tiêu|giai đoạn|nhiệm kỳ|so với cuối|so với đầu|so cuối|so đầu|thời điểm cuối|"
    r"thời điểm đầu|khóa|từ|phương hướng|giải pháp|triển khai|bàn việc|bàn chuyện|ck|tết|niên vụ|"
    r"danh mục|năm học|phấn đấu|đến năm|triển khai nhiệm vụ|phương hướng nhiệm vụ|và nhiệm vụ|"
    r", nhiệm vụ|nhiệm vụ trọng tâm)"
    r"(?: của| trọng tâm| thực hiện| công tác| cả| giao| được giao| đã giao| đề ra)?"
    r"(?: năm| tháng| quý| học)?[ ]*$"
)
CUMULATIVE = re.compile(
    r"(?:hết|lũy kế|luỹ kế|đến|đến hết|đến cuối|cộng dồn)(?: đến)?(?: hết| cuối)? $"
)
FROM_MONTH = re.compile(
    r"từ tháng (0?[1-9]|1[0-2])(?:[/.-](?:19|20)[0-9]{2})? (?:đến|tới)(?: hết| cuối)? $"
)


def serves(before: str) -> bool:
    """Whether the words before a period make it the base of a comparison or of a plan."""
    return SERVES.search(before) is not None


@lru_cache(maxsize=4096)
def code(span: Span, year: int | None) -> str | None:
    """The period code of a span, with the document's year where it names none."""
    year = span.year or year
    if year is None:
        return None
    kind = span.kind
    if kind == MONTHS_FROM_START:
        months = span.first[0]
        return f"{year}-Q1" if months == 3 else f"{year}" if months == 12 else f"{year}-{months}M"
    if kind == QUARTER:
        return f"{year}-Q{span.first[0]}"
    if kind == SECOND_HALF:
        return f"{year}-S2"
    if kind == MONTH:
        return f"{year}-{span.first[0]:02d}"
    if kind == DAY:
        return _day(year, span.first)
    if kind == RANGE:
        day, month = span.first[:2]
        if span.last[0] == 0:
            span = span._replace(last=(monthrange(year, span.last[1])[1], span.last[1]))
        start = (
            span.first[2]
            if len(span.first) > 2
            else year - ((month, day) > (span.last[1], span.last[0]))
        )
        if (day, month, start) == (1, 1, year):
            return _since_january(year, span.last)
        first, last = _day(start, span.first), _day(year, span.last)
        return f"{first}..{last}" if first and last and first <= last else None
    return f"{year}"


def _day(year: int, day_and_month: tuple[int, ...]) -> str | None:
    """The code of a day; None for a day that is not in the calendar (31/2)."""
    day, month = day_and_month[:2]
    return f"{year}-{month:02d}-{day:02d}" if 1 <= day <= monthrange(year, month)[1] else None


def _since_january(year: int, last: tuple[int, ...]) -> str | None:
    """Days from 1 January: the first months when they are whole, else as of the last day."""
    day, month = last
    if day >= monthrange(year, month)[1]:
        return code(Span(0, 0, MONTHS_FROM_START, year, (month,)), None)
    return _day(year, last)


def dated(date: re.Match[str], before: str) -> Span:
    """A day, or a range of days; a day on which something merely happened is an event."""
    start, end = date.span()
    day, _, month, year, last_day, last_month, last_year = date.groups()
    if last_day is not None:
        first = (int(day), int(month), full(year)) if year else (int(day), int(month))
        last = (int(last_day), int(last_month))
        closing = (
            full(last_year)
            if last_year
            else full(year) + ((last[1], last[0]) < (first[1], first[0]))
            if year
            else None
        )
        span = Span(start, end, RANGE, closing, first, last)
        return span if length(span) >= FEW_DAYS else span._replace(kind=EVENT)
    as_of = AS_OF.search(before) is not None
    kind = DAY if as_of or SERVES.search(before) else EVENT
    return Span(
        start, end, kind, full(year) if year else None, (int(day), int(month)), (), not as_of
    )


def full(year: str) -> int:
    """A year of two digits is of this century."""
    return int(year) if len(year) == 4 else 2000 + int(year)


def length(span: Span) -> int:
    """About how many days a range holds."""
    months = span.last[1] - span.first[1]
    return (months % 12) * 30 + span.last[0] - span.first[0]


def last_month(span: Span) -> int | None:
    """The last month of a period of whole months; None for any other."""
    if span.kind in (MONTH, MONTHS_FROM_START):
        return span.first[0]
    if span.kind == QUARTER:
        return 3 * span.first[0]
    return 12 if span.kind in (YEAR, SECOND_HALF) else None


def worded(low: str) -> list[Span]:
    """Quarters, "n tháng" and halves, in figures or in words, from left to right.

    Looking for the few words by name is ten times as fast as one expression for all.
    """
    starts: list[int] = []
    for word in _ANCHORS:
        at = low.find(word)
        while at >= 0:
            starts.append(
                _counted_from(low, at)
                if word in ("tháng", "quý")
                else _brief_from(low, at)
                if word[0] == "t" and word[1] in "/-. :"
                else at
            )
            at = low.find(word, at + 1)
    starts.sort()
    found: list[Span] = []
    end = 0
    for start in starts:
        match = WORDED.match(low, start) if start >= end else None
        if match:
            found.append(_worded(low, match))
            end = found[-1].end
    return found


def _brief_from(low: str, at: int) -> int:
    """Where "9T/2020" begins, from its letter."""
    return at - (2 if low[max(0, at - 2) : at].isdigit() and at > 1 else 1)


def _counted_from(low: str, at: int) -> int:
    """Where a count before "tháng" or "quý" begins; the word itself without one."""
    found = _COUNT_BEFORE.search(low, max(0, at - 13), at)
    return found.start(1) if found else at


_COUNT_BEFORE = re.compile(rf"(?<![^\W_])({_COUNT}) $")
_ANCHORS = (
    "trong tháng",
    "tháng",
    "quý",
    "nửa",
    "giữa ",
    "cả năm",
    "cả của năm",
    "bán ",
    "lũy kế",
    "luỹ kế",
    "cộng dồn",
    "tính ",
    "từ đầu năm",
    "t:",
    "t/2",
    "t-2",
    "t.2",
    "t 2",
    "t đầu",
    "t năm",
)


def _worded(low: str, match: re.Match[str]) -> Span:
    """The span of one worded period; a day told as "5 tháng 9" is a date."""
    groups = match.groups()
    quarter, _, count, what, side, _, half, _, brief, _, month, _, so_far, in_month = groups
    start, end = match.span()
    if so_far or in_month:
        return Span(start, end, TO_DATE_SO_FAR if so_far else THIS_MONTH, None)
    told = next((year for year in groups[1:12] if year and len(year) == 4 and year.isdigit()), None)
    year = int(told) if told else None
    before = low[max(0, start - 24) : start]
    serving = serves(before) and not before.endswith("(")
    if count and count.isdigit() and what == "tháng" and DAY_WORD.search(before):
        day = DATE.match(low, start)
        if day:
            return dated(day, before)
    if month:
        return Span(start, end, MONTH, year, (NUMBER_WORDS.get(month, 1),), (), serving)
    if quarter:
        kind, first = _quarter(quarter, before)
    elif half:
        first = (6,)
        kind = {"nửa cuối": SECOND_HALF, "cả": YEAR}.get(half, MONTHS_FROM_START)
    else:
        kind, first = _months(brief or count, what, side, serving)
    return Span(start, end, kind, year, first, (), serving)


def _quarter(word: str, before: str) -> tuple[str, tuple[int, ...]]:
    """A quarter, or the months up to its end ("hết quý III")."""
    if word in ("đầu", "cuối"):
        return QUARTER, (1 if word == "đầu" else 4,)
    number = ROMAN.get(word) or NUMBER_WORDS[word]
    if CUMULATIVE.search(before) and number > 1:
        return MONTHS_FROM_START, (3 * number,)
    return QUARTER, (number,)


def _months(
    count: str, what: str | None, side: str | None, serving: bool
) -> tuple[str, tuple[int, ...]]:
    """ "9 tháng", "hai quý", "6 tháng cuối": a count of months, from January or to December."""
    months = int(count) if count.isdigit() else NUMBER_WORDS[count]
    if what == "quý":
        months *= 3
    if not 1 <= months <= 12:
        return EVENT, (months,)
    if side in ("cuối", "còn lại"):
        return SECOND_HALF if months == 6 and not serving else REST, (months,)
    return MONTHS_FROM_START, (months,)
