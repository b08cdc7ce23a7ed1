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
from functools import lru_cache

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
_AGAINST = re.compile(r"so (?:với )?năm ([12][0-9]{3})(?![0-9/]|[.,][0-9])")
_CHANGED = re.compile(r"(?:tăng|giảm)[^.;]*$")
_NEAR = 40
_LEAD = re.compile(r"(?:so(?: với)?|bằng|hơn|kém) (?:với )?$")
_DATE = re.compile(
    r"([0-9][0-9]?)(?:[/.-]| tháng )([0-9]{1,2})(?:[/.-]| năm )([12][0-9]{3})(?![0-9])"
)
_DATED = re.compile(r"(?:phát|đăng|đăng tải|cập nhật|ký|báo cáo|lập) ngày:? $", re.I)
_NUMBERED = re.compile(r"báo cáo[^\n]{0,60} ngày $", re.I)
_PLACED = re.compile(r"(?:^|\n)[^\n.;:]{2,40}, ngày $")
_MEETING = re.compile(r"(?:ngày|sáng|chiều|tối) $", re.I)
_MEETS = re.compile(r"[^.\n]{0,120}(?:họp|hội nghị|sơ kết)")
_HEAD = 500
_LINE = 90
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
    for base in _AGAINST.finditer(text):
        _against(base, material, ledger, mentions)
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


def _against(
    base: re.Match[str], material: Material, ledger: Ledger, mentions: dict[int, int]
) -> None:
    """Test "tăng 15,2% so với năm 2022" in a report of 2022, when the text shows its base year.

    It does when other growth is told against the year before, or when no later year is named.
    """
    figure = material.at(base.start() - 2)
    if figure is None or (figure.growth is None and figure.change is None):
        return
    told, named, text = year(figure.period), int(base[1]), ledger.text
    near = max(0, base.start() - _NEAR)
    if told is None or named != told or not _CHANGED.search(text, near, base.start()):
        return
    shown = _mentions(-(told - 1), text, mentions) or not _mentions(told + 1, text, mentions)
    if shown and _mentions(told, text, mentions):
        ledger.mark(figure, INCONSISTENT)
        quote = (Quote(base.start(), base.end()),)
        ledger.note(found(CODE, WRONG, quote, (str(told - 1),)))


def _mentions(of_year: int, text: str, known: dict[int, int]) -> int:
    """How often a year is named other than as the base of "cùng kỳ"; below 0: only as a base."""
    if of_year not in known:
        bases = len(_bases(abs(of_year)).findall(text))
        known[of_year] = bases if of_year < 0 else text.count(str(of_year)) - bases
    return known[of_year]


def _bases(of_year: int) -> re.Pattern[str]:
    """A year told as the base of a comparison."""
    return re.compile(
        rf"(?:cùng k[ỳì]|so)[^0-9\n]{{0,12}}(?:[0-9]+ tháng[^0-9\n]{{0,12}})?{of_year}"
    )


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
    counts = [_mentions(each, text, mentions) for each in (told, named, named + 1)]
    if not counts[0] or counts[2] or (named > told and text.count(base[1]) > 1):
        return
    lead = _LEAD.search(text, max(0, base.start() - 12), base.start())
    if figure is not None:
        ledger.mark(figure, INCONSISTENT)
    start = lead.start() if lead else base.start()
    ledger.note(found(CODE, WRONG, (Quote(start, base.end()),), (str(told - 1),)))


def _dates(code: str, ledger: Ledger) -> None:
    """Test the dates a report gives itself against the end of its period."""
    period, earliest = _earliest(code)
    text = ledger.text
    foot = max(_EDGE, len(text) - _EDGE)
    for start, end in ((0, _EDGE), (foot, len(text))):
        for match in _DATE.finditer(text, start, end):
            day, month, named = (int(part) for part in match.groups())
            if not in_calendar(day, month, named) or date(named, month, day) >= earliest:
                continue
            begins = _of_report(match, period, text)
            if begins is not None:
                ledger.note(found(CODE, WRONG, (Quote(begins, match.end()),)))


@lru_cache(maxsize=256)
def _earliest(code: str) -> tuple[Period, date]:
    """A period, and the first day a report on it may be dated."""
    period = Period.parse(code)
    return period, period.end_on - timedelta(days=EARLY.get(period.kind, USUALLY_EARLY))


def _of_report(match: re.Match[str], period: Period, text: str) -> int | None:
    """Where the words begin that make a date the report's own; None when it is another date."""
    at = match.start()
    near = max(0, at - _LINE)
    for words in (_DATED, _PLACED):
        lead = words.search(text, near, at)
        if lead is not None:
            return lead.start() + (lead[0][0] == "\n")
    numbered = _NUMBERED.search(text, near, at)
    if numbered is not None and "số" in numbered[0]:
        return text.rfind("số", near, at)
    held = _MEETING.search(text, near, at)
    if held is None or at > _HEAD or period.kind is Kind.YEAR:
        return None
    if int(match[3]) != period.start_on.year or not _MEETS.match(text, match.end()):
        return None
    return held.start()


def _elsewhere(months: int, day: int, month: int) -> bool:
    """Whether a day can not be the end of so many months: another month, beyond some days."""
    if not in_calendar(day, month, None):
        return False
    return month not in (months, months % YEAR + 1)
