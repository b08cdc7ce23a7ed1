"""The years and dates a report names fit its period.

Interval rule (letter V): dates as half-open ranges, compared exactly. The base of "so cùng kỳ" is a
year before the figure's; a report is dated no more than some weeks before its period ends (reports
carry an estimate of the whole period, Decree 09/2019/NĐ-CP Art. 12, so early is usual, a season
early is not); "9 tháng (đến 30/6)" names two different ends; n tháng đầu năm and m tháng cuối năm
make twelve. A year is compared only when the text names the report's year elsewhere too, so that a
text whose only year is the base year raises nothing.

Example: "so cùng kỳ 2017" in a report of 2017: inconsistent. "phát ngày 5/1/2017" over nine months
of 2017: inconsistent.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from tiendo_core.checks.findings import WRONG, Quote
from tiendo_core.checks.intervals import INCONSISTENT
from tiendo_core.checks.ledger import Ledger, found
from tiendo_core.checks.material import Material, year
from tiendo_core.checks.rules.impossible_value import in_calendar
from tiendo_core.periods import Kind, Period

CODE = "period"
EARLY = {Kind.YEAR: 100, Kind.MONTH: 20}
USUALLY_EARLY = 45
"""Days before the end of its period a report may be dated: it then estimates the rest."""

_BASE = re.compile(r"cùng (?:kỳ|kì)(?: (?:của )?năm)? ([12][0-9]{3})(?![0-9/]|[.,][0-9])")
_LEAD = re.compile(r"(?:so(?: với)?|bằng|hơn|kém) (?:với )?$")
_DATED = re.compile(
    r"(?:phát|đăng|đăng tải|cập nhật|ký|báo cáo|lập) ngày:? "
    r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})"
    r"|^[^\n.;:]{2,40}, ngày ([0-9]{1,2}) tháng ([0-9]{1,2}) năm ([0-9]{4})\s*$",
    re.M | re.I,
)
_HELD = re.compile(
    r"(?:ngày|sáng|chiều|tối) ([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})"
    r"(?=[^.\n]{0,120}(?:họp|hội nghị|sơ kết))",
    re.I,
)
_HEAD = 500
_EDGE = 2000
"""A report is dated in its head or at its foot."""
_TO_DAY = re.compile(
    r"tháng(?: đầu)?(?: năm)?(?: [0-9]{4})?,? ?\(?(?:tính )?đến (?:hết )?(?:ngày )?"
    r"([0-9]{1,2})/([0-9]{1,2})(?:/[0-9]{4})?"
)
_COUNT = re.compile(r"(?<![0-9./,])(0?[1-9]|1[01]) $")
_LEFT = re.compile(r"tháng (?:cuối năm|còn lại)")
_DONE = re.compile(r"(?<![0-9./,])(0?[1-9]|1[01]) tháng đầu năm")
_REACH = 220
YEAR = 12


def check(material: Material, ledger: Ledger) -> None:
    """Look at bases of comparison, dates of the report and counts of months."""
    text = ledger.text
    mentions: dict[int, int] = {}
    for base in _BASE.finditer(text):
        _base(base, material, ledger, mentions)
    if material.reading.period:
        _dates(material.reading.period, ledger)
    for match in _TO_DAY.finditer(text):
        count = _COUNT.search(text, max(0, match.start() - 4), match.start())
        if count is not None and _elsewhere(int(count[1]), int(match[1]), int(match[2])):
            ledger.note(found(CODE, WRONG, (Quote(count.start(), match.end()),)))
    for left in _LEFT.finditer(text):
        _months(left, ledger)


def _months(left: re.Match[str], ledger: Ledger) -> None:
    """Test "n tháng đầu năm" and "m tháng cuối năm" of one sentence: together a year."""
    text, end = ledger.text, left.start()
    rest = _COUNT.search(text, max(0, end - 4), end)
    if rest is None:
        return
    near = max(0, end - _REACH)
    start = max(text.rfind(".", near, end), text.rfind("\n", near, end), near)
    done = list(_DONE.finditer(text, start, end))
    if done and int(done[-1][1]) + int(rest[1]) != YEAR:
        quotes = Quote(*done[-1].span()), Quote(rest.start(), left.end())
        ledger.note(found(CODE, WRONG, quotes))


def _bases(of_year: int) -> re.Pattern[str]:
    """A year told as the base of a comparison."""
    return re.compile(rf"cùng k[ỳì][^0-9\n]{{0,10}}{of_year}")


def _base(
    base: re.Match[str], material: Material, ledger: Ledger, mentions: dict[int, int]
) -> None:
    """Test one year of comparison against the year of the figure it stands in.

    ``mentions`` counts how often a year is named other than as such a base.
    """
    figure = material.at(base.start())
    told = year(figure.period if figure and figure.period else material.reading.period)
    named = int(base[1])
    if told is None or named not in (told, told + 1):
        return
    text = ledger.text
    for each in (told, named, named + 1):
        if each not in mentions:
            mentions[each] = text.count(str(each)) - len(_bases(each).findall(text))
    if not mentions[told] or mentions[named + 1] or (named > told and mentions[named]):
        return
    lead = _LEAD.search(text, max(0, base.start() - 12), base.start())
    if figure is not None:
        ledger.mark(figure, INCONSISTENT)
    start = lead.start() if lead else base.start()
    ledger.note(found(CODE, WRONG, (Quote(start, base.end()),), (str(told - 1),)))


def _dates(code: str, ledger: Ledger) -> None:
    """Test the dates a report gives itself against the end of its period."""
    period = Period.parse(code)
    allowed = EARLY.get(period.kind, USUALLY_EARLY)
    earliest = period.end_on - timedelta(days=allowed)
    text = ledger.text
    foot = max(_EDGE, len(text) - _EDGE)
    for start, end in ((0, _EDGE), (foot, len(text))):
        for match in _DATED.finditer(text, start, end):
            _date(match, earliest, ledger)
    if period.kind is not Kind.YEAR:
        for match in _HELD.finditer(ledger.text, 0, _HEAD):
            if int(match[3]) == period.start_on.year:
                _date(match, earliest, ledger)


def _date(match: re.Match[str], earliest: date, ledger: Ledger) -> None:
    """Write down a date before the earliest one that fits."""
    day, month, named = (int(part) for part in match.groups() if part)
    if in_calendar(day, month, named) and date(named, month, day) < earliest:
        start = match.start() + (len(match[0]) - len(match[0].lstrip()))
        ledger.note(found(CODE, WRONG, (Quote(start, match.end()),)))


def _elsewhere(months: int, day: int, month: int) -> bool:
    """Whether a day can not be the end of so many months: another month, beyond some days."""
    if not in_calendar(day, month, None):
        return False
    return month not in (months, months % YEAR + 1)
