"""Dates, months, years and terms that begin at a digit.

The shape of the digits decides which pattern is tried: four digits may be a year or a term, one or
two with a mark behind them a date, anything after "tháng" a month.
"""

from __future__ import annotations

import re

from tiendo_core.reading import timing
from tiendo_core.reading.naming import known
from tiendo_core.reading.timing import Span

DATED = frozenset(
    "ngày đến tới từ hết sáng chiều tối hôm trước sau trong vào và lúc với dịp lễ đêm trưa "
    "(ngày (sáng (chiều qua khánh nay tháng mùng rạng".split()
)
TERM = re.compile(
    r"((?:19|20)[0-9]{2}) ?(?:-|đến) ?(?:năm )?((?:19|20)[0-9]{2})(?![0-9]|[.,][0-9])"
)
MONTH_YEAR = re.compile(r"(0?[1-9]|1[0-2])/((?:19|20)[0-9]{2})(?![0-9/])")
COUNTED = re.compile(
    r" (?!(?:năm|so|tăng|giảm|đạt|là|của|và|ước|trên|có|đã|thu|với|như|tại|từ|để|cho|được|đến|"
    r"trong|theo)(?![^\W_]))[^\W\d_]"
)
WORDY = re.compile(r"[^\W\d_]")
CENTURIES = frozenset({"19", "20"})
ENDINGS = frozenset({"", ",", ".", ")", ";", "\n"})


def span_at(low: str, start: int, word: str, before: str) -> Span | None:
    """The date, month, year or term that begins at ``start``; ``word`` stands right before it."""
    if word == "tháng" and (month := timing.MONTHLY.match(low, start)):
        return _month(low, start, month, before)
    size = 1
    while size < 4 and low[start + size : start + size + 1].isdigit():
        size += 1
    if size == 4:
        return _year(low, start, word, before) if low[start : start + 2] in CENTURIES else None
    if size == 3:
        return None
    mark = low[start + size : start + size + 1]
    if mark not in "/.- ,;" or not mark:
        return None
    if word in ("từ", "ngày", "tuần", "hai", "ba") and (days := timing.DAYS.match(low, start)):
        return _days(start, days, word)
    if mark == " " and not low.startswith(("tháng", "-"), start + size + 1):
        return None
    date = timing.DATE.match(low, start)
    if date and 1 <= int(date.group(1)) <= 31 and _is_date(low, date, word, before):
        return timing.dated(date, before)
    found = MONTH_YEAR.match(low, start) if mark == "/" else None
    if found:
        number, year = (int(group) for group in found.groups())
        serving = timing.serves(before)
        return Span(start, found.end(), timing.MONTH, year, (number,), (), serving)
    return None


def _is_date(low: str, date: re.Match[str], word: str, before: str) -> bool:
    """Whether d/m is a date: it names its year, stands after a word of time, or ends a clause."""
    mark = date.group(2)
    if (date.group(4) and mark != " tháng ") or word in DATED or date.group(5):
        return True
    if mark == "/" and date.group(1)[0] == date.group(3)[0] == "0":
        before_noun = known(low[date.end() + 1 : date.end() + 26])
        if int(date.group(1)) > int(date.group(3)) and not before_noun:
            return True
    ends = low[date.end() : date.end() + 1] in ENDINGS
    return mark == "/" and ends and WORDY.search(before) is not None


def _month(low: str, start: int, found: re.Match[str], before: str) -> Span:
    """A month, the months up to it ("hết tháng 9"), or from one to another."""
    number = int(found.group(1) or found.group(3))
    told = found.group(2) or found.group(4)
    year = int(told) if told else None
    lead = before[: before.rfind("tháng")]
    opened = timing.FROM_MONTH.search(lead)
    place = start - 6, found.end()
    if opened and int(opened.group(1)) > 1:
        first = 1, int(opened.group(1))
        return Span(*place, timing.RANGE, year, first, (0, number))
    if timing.CUMULATIVE.search(lead):
        kind = timing.MONTHS_FROM_START if number > 1 else timing.MONTH
        return Span(*place, kind, year, (number,))
    return Span(*place, timing.MONTH, year, (number,), (), timing.serves(lead))


def _days(start: int, found: re.Match[str], word: str) -> Span:
    """ "từ 15 đến 25/9": some days of a month; few of them are an event's."""
    first, last, month, year = found.groups()
    ends = (int(first), int(month)), (int(last), int(month))
    span = Span(start, found.end(), timing.RANGE, timing.full(year) if year else None, *ends)
    long = word == "tuần" or timing.length(span) >= timing.FEW_DAYS
    return span if long else span._replace(kind=timing.EVENT)


def _year(low: str, start: int, word: str, before: str) -> Span | None:
    """Four digits as a year or a term of years; None where they count something."""
    after = low[start + 4 : start + 6]
    if after[:1].isdigit():
        return None
    term = TERM.match(low, start) if after[:1] in ("-", " ", "đ") else None
    if term:
        return Span(start, term.end(), timing.EVENT, None)
    if after[:1] in (".", ",") and after[1:].isdigit():
        return None
    named = word == "năm" and before.endswith("năm ")
    listed = before[-6:-2].isdigit() and before[-2:] == ", "
    if word not in ("năm", "vụ") and not listed and COUNTED.match(low, start + 4):
        return None
    lead = before[:-4] if named else before
    serving = timing.serves(lead) or before.endswith(("(", "(năm "))
    year = int(low[start : start + 4])
    return Span(start - (4 if named else 0), start + 4, timing.YEAR, year, (), (), serving)
