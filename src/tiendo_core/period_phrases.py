"""Official words for a day or a period, read strictly: one phrase and nothing else.

"9 tháng đầu năm 2020", "quý I/2021", "6 tháng cuối năm", "đến ngày 15/5/2023", "năm học 2025-2026".
Finding such phrases in prose, and the year they leave out, is the reader's work.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date

from tiendo_core import periods
from tiendo_core.number_words import below_thousand
from tiendo_core.periods import Period, PeriodFault

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_MONTH_WORDS = {"tư": 4}
_LONGEST = 100

_NUMBER = r"[0-9]{1,2}|mười [^\W\d_]+|[^\W\d_]+"
_YEAR = r"(?: ?(?:năm|[/,-])? ?(?P<year>[0-9]{4})| năm nay)?"
_DAY = r"[0-9]{1,2}(?P<%s>[/.-])[0-9]{1,2}(?P=%s)[0-9]{4}"
_NUMERIC_DATE = re.compile(r"(?:ngày )?([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})")
_WRITTEN_DATE = re.compile(rf"ngày ([0-9]{{1,2}}) tháng ({_NUMBER}) năm ([0-9]{{4}})")

_Build = Callable[[re.Match[str], int], Period]


def parse_date(text: str) -> date:
    """A day: "15/01/2024", "ngày 05 tháng 02 năm 2026", "25-03-1975"; PeriodFault otherwise."""
    plain = _plain(text)
    found = _NUMERIC_DATE.fullmatch(plain)
    if found:
        return periods.calendar_day(int(found[4]), int(found[3]), int(found[1]))
    found = _WRITTEN_DATE.fullmatch(plain)
    if found:
        return periods.calendar_day(int(found[3]), _number(found[2]), int(found[1]))
    raise PeriodFault(f"“{text[:40]}” is not a day with its month and year.")


def parse_phrase(text: str, of_year: int | None = None) -> Period:
    """The period a phrase names; ``of_year`` stands in for a year left out or called "năm nay"."""
    plain = _plain(text)
    for pattern, build in _DATED:
        found = pattern.fullmatch(plain)
        if found:
            return build(found, 0)
    for pattern, build in _WITHIN_A_YEAR:
        found = pattern.fullmatch(plain)
        if found:
            stated = found["year"]
            if stated is None and of_year is None:
                raise PeriodFault(f"“{text[:40]}” does not say its year.")
            return build(found, int(stated) if stated else of_year or 0)
    raise PeriodFault(f"“{text[:40]}” is not a phrase for a period.")


def _plain(text: str) -> str:
    """The phrase in NFC, lower case, with single spaces and one kind of dash."""
    if len(text) > _LONGEST:
        raise PeriodFault(f"“{text[:40]}…” is too long for a day or a period.")
    plain = unicodedata.normalize("NFC", text).lower().replace("–", "-")
    return re.sub(r" ?([/-]) ?", r"\1", " ".join(plain.split()))


def _number(text: str) -> int:
    """A number of a month or a quarter, in digits, words or Roman figures."""
    if text.isdecimal():
        return int(text)
    value = _ROMAN.get(text) or _MONTH_WORDS.get(text) or below_thousand(text.split())
    if not value:
        raise PeriodFault(f"“{text}” does not number a month or a quarter.")
    return value


def _between_days(found: re.Match[str], _year: int) -> Period:
    """ "từ ngày 01/7/2025 đến ngày 25/9/2025": both days counted."""
    return periods.days(parse_date(found["first"]), parse_date(found["last"]))


def _school_year(found: re.Match[str], _year: int) -> Period:
    """ "năm học 2025-2026": the second year must follow the first."""
    first, last = int(found["first"]), int(found["last"])
    if last != first + 1:
        raise PeriodFault(f"A school year cannot run from {first} to {last}.")
    return periods.school_year(first)


_DATED: tuple[tuple[re.Pattern[str], _Build], ...] = (
    (
        re.compile(rf"(?:(?:tính )?đến )?(?:hết )?(?P<day>(?:ngày )?{_DAY % ('a', 'a')})"),
        lambda found, _: periods.day(parse_date(found["day"])),
    ),
    (
        re.compile(
            rf"từ (?P<first>(?:ngày )?{_DAY % ('a', 'a')}) đến (?:hết )?"
            rf"(?P<last>(?:ngày )?{_DAY % ('b', 'b')})"
        ),
        _between_days,
    ),
    (re.compile(r"năm học (?P<first>[0-9]{4})-(?P<last>[0-9]{4})"), _school_year),
    (
        re.compile(r"(?:giai đoạn|nhiệm kỳ) (?P<first>[0-9]{4})-(?P<last>[0-9]{4})"),
        lambda found, _: periods.term(int(found["first"]), int(found["last"])),
    ),
)

_WITHIN_A_YEAR: tuple[tuple[re.Pattern[str], _Build], ...] = (
    (re.compile(r"(?:cả )?(?:năm )?(?P<year>[0-9]{4})"), lambda _, year: periods.year(year)),
    (
        re.compile(rf"quý (?P<number>{_NUMBER}){_YEAR}"),
        lambda found, year: periods.quarter(year, _number(found["number"])),
    ),
    (
        re.compile(rf"tháng (?P<number>{_NUMBER}){_YEAR}"),
        lambda found, year: periods.month(year, _number(found["number"])),
    ),
    (
        re.compile(rf"(?P<number>{_NUMBER}) tháng (?:cuối|còn lại của) năm{_YEAR}"),
        lambda found, year: periods.last_months(year, _number(found["number"])),
    ),
    (
        re.compile(rf"(?P<number>{_NUMBER}) tháng(?: đầu năm)?{_YEAR}"),
        lambda found, year: periods.first_months(year, _number(found["number"])),
    ),
    (re.compile(rf"nửa đầu năm{_YEAR}"), lambda _, year: periods.first_months(year, 6)),
    (re.compile(rf"nửa cuối năm{_YEAR}"), lambda _, year: periods.second_half(year)),
)
