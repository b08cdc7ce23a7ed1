"""A value that cannot be: a share above 100, a negative count, the 31st of April, month 13.

Interval rule (letter Q): exact comparisons; a share is wrong when R(p) lies above 100 or below 0.
Only shares of a whole are bounded: the share printed beside a pair that is a part of its whole, a
share of a structure, and rates whose name bounds them (tỷ lệ hộ nghèo, che phủ, bao phủ). Plan
shares may pass 100; above 300 they get a note. Source: reading.md; the Gregorian calendar.

Example: tỷ lệ hộ nghèo 104,2%: inconsistent. đạt 340% kế hoạch: note. ngày 31/4/2020: inconsistent.
"""

from __future__ import annotations

import re

from tiendo_core.checks.cases import spot
from tiendo_core.checks.findings import NOTE, WRONG, Quote
from tiendo_core.checks.intervals import HUNDRED, INCONSISTENT, rounding
from tiendo_core.checks.ledger import Ledger, found
from tiendo_core.checks.material import Material
from tiendo_core.checks.scales import counted
from tiendo_core.reading.figures import Figure

CODE = "impossible-value"
FAR_ABOVE_PLAN = 300
_BOUNDED = re.compile(r"(?:tỷ|tỉ) lệ|che phủ rừng|hộ nghèo|hộ cận nghèo|cơ cấu|tỷ trọng")
_UNBOUNDED = re.compile(
    r"kế hoạch|so với|tăng|giảm|chỉ tiêu|dự toán|thực hiện|hoàn thành|gấp|nợ|thu |sử dụng|"
    r"lấp đầy|giường|sinh lời|hoàn vốn|/"
)
_DATE = re.compile(
    r"gày ([0-9]{1,2})([/.-]| tháng )([0-9]{1,2})(?![0-9,%])"
    r"(?:(?:[/.-]| năm )([1-9][0-9]{3}))?"
)
_MONTH = re.compile(r"háng (1[3-9]|[2-9][0-9])(?:/| năm )[0-9]{4}(?![0-9])")
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def check(material: Material, ledger: Ledger) -> None:
    """Test shares, plan shares, counts, and the dates named as such."""
    for figure in material.percents:
        number = figure.share or figure.amount
        if number is not None and not 0 <= number.value <= 100 and _bounded(figure, ledger.text):
            low, high = rounding(number)
            if low > HUNDRED or high < 0:
                ledger.mark(figure, INCONSISTENT)
                ledger.note(found(CODE, WRONG, (spot(ledger.text, number),)))
    for figure in material.planned:
        share = figure.plan_share
        if share is not None and share.value > FAR_ABOVE_PLAN:
            ledger.note(found(CODE, NOTE, (spot(ledger.text, share),)))
    for figure in material.negatives:
        if figure.amount is not None and counted(figure.unit):
            ledger.mark(figure, INCONSISTENT)
            ledger.note(found(CODE, WRONG, (spot(ledger.text, figure.amount),)))
    told: set[int] = set()
    for date in _DATE.finditer(ledger.text):
        if not in_calendar(int(date[1]), int(date[3]), int(date[4]) if date[4] else None):
            told.add(date.end())
            ledger.note(found(CODE, WRONG, (Quote(date.start(1), date.end()),)))
    for month in _MONTH.finditer(ledger.text):
        if month.end() not in told:
            ledger.note(found(CODE, WRONG, (Quote(month.start() - 1, month.end()),)))


def _bounded(figure: Figure, text: str) -> bool:
    """Whether a share cannot pass 100: a part of a whole, or a rate bounded by its name."""
    if figure.plan_basis or figure.whole is not None:
        return False
    name = figure.indicator.lower()
    if _UNBOUNDED.search(text[figure.start : figure.end]):
        return False
    return _BOUNDED.search(name) is not None


def in_calendar(day: int, month: int, year: int | None) -> bool:
    """Whether a day exists; without a year the 29th of February does."""
    if not 1 <= month <= len(_LENGTHS) or not 1 <= day <= _LENGTHS[month - 1]:
        return False
    return (day, month) != (29, 2) or year is None or _leap(year)


def _leap(year: int) -> bool:
    """Whether a year has a 29th of February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
