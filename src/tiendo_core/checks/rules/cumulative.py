"""Running totals of one year never fall, and quarters add up to them.

Interval rule (letter S): for a flow, v(9M)_hi >= v(6M)_lo within one year, and the sum of the
quarters meets the running total of the same months. Balances, rates, averages and indices are not
flows and are passed, and so is what may be revised downward. Source: reading.md; Decree
09/2019/NĐ-CP Art. 12 defines the periods; XBRL Calculations 1.1 for the sum.

A month is never above the running total that holds it; a hundred times above, its unit slipped.

Example: thu ngân sách 551 tỷ in six months, 515 tỷ in nine: inconsistent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from tiendo_core.checks.cases import Case, spots
from tiendo_core.checks.findings import KINDS, WRONG, Finding
from tiendo_core.checks.intervals import INCONSISTENT, OK, gap, rounding
from tiendo_core.checks.ledger import Ledger
from tiendo_core.checks.material import Material, named
from tiendo_core.checks.rules.parts_total import add
from tiendo_core.checks.scales import alike, moved, scale
from tiendo_core.checks.slips import one_slip
from tiendo_core.reading.figures import Figure, Number

CODE = "cumulative"
_FLOW = re.compile(
    r"\bthu\b|\bchi\b|giá trị sản xuất|doanh thu|kim ngạch|bán lẻ|sản lượng|giải ngân|lượt|"
    r"thành lập mới|kết nạp|vốn đăng ký|thu hút|tuyển sinh|giải quyết việc làm|vụ tai nạn|"
    r"hồ sơ|xuất khẩu|nhập khẩu"
)
_NOT_FLOW = re.compile(
    r"bình quân|tỷ lệ|tỉ lệ|chỉ số|dư nợ|số dư|còn|nợ|tổng đàn|năng suất|quỹ|dân số|tồn|lũy kế đến"
)
YEAR = 12
_SHORTENED = ("thu", "chi", "xuất khẩu", "nhập khẩu")
_BACK = 10
_QUARTERS = {"6M": 2, "9M": 3, "": 4}
_THOUSAND = 1000


def check(material: Material, ledger: Ledger) -> None:
    """Look at every name that is told for several periods of one year."""
    if len(material.periods) < 2:
        return
    for group in material.rivals:
        series = [figure for figure in group if is_flow(figure)]
        if len(series) > 1 and len({figure.period for figure in series}) > 1:
            _falls(series, ledger)
            _quarters(series, ledger)
            _months(series, ledger)
    if any("-Q" in period for period in material.periods):
        _told_nearby(material.reading.figures, ledger)
    _shortened(material.reading.figures, ledger)
    for one, other in pairwise(material.reading.figures):
        if one.period != other.period and one.sentence == other.sentence:
            names = named(one.indicator), named(other.indicator)
            if names[0] != names[1] and (names[0] in names[1] or names[1] in names[0]):
                _months([each for each in (one, other) if is_flow(each)], ledger)


def is_flow(figure: Figure) -> bool:
    """Whether a figure is an amount of something that adds up over a year."""
    if figure.amount is None or figure.period is None:
        return False
    if figure.parent is not None and figure.parent.indicator != figure.indicator:
        return False
    if figure.role == "plan" or figure.unit == "%" or "/" in (figure.unit or ""):
        return False
    name = figure.indicator.lower()
    return _FLOW.search(name) is not None and _NOT_FLOW.search(name) is None


def months(period: str) -> int | None:
    """How many months from January a running total covers; None for any other period."""
    tail = period[5:]
    if not tail:
        return 12
    if tail == "Q1":
        return 3
    return int(tail[:-1]) if tail.endswith("M") and tail[:-1].isdigit() else None


def neighbours(series: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Each running total of a year with the next longer one told."""
    totals: dict[str, list[tuple[int, int, Figure]]] = {}
    for place, figure in enumerate(series):
        period = str(figure.period)
        covered = months(period)
        if covered:
            totals.setdefault(period[:4], []).append((covered, place, figure))
    for running in totals.values():
        running.sort(key=lambda each: each[:2])
        for (sooner, _, one), (later, _, other) in pairwise(running):
            if sooner < later:
                yield one, other


def fallen(one: Figure, other: Figure) -> tuple[Number, Number] | None:
    """Both amounts, in the unit of the first, when the longer total is below the shorter."""
    power = alike(other.unit, one.unit)
    if one.amount is None or other.amount is None or power is None:
        return None
    longer = moved(other.amount, power)
    return (one.amount, longer) if rounding(longer)[1] < rounding(one.amount)[0] else None


def _falls(series: Sequence[Figure], ledger: Ledger) -> None:
    """Test the running totals of one name."""
    for one, other in neighbours(series):
        clash = fallen(one, other)
        if clash is None:
            ledger.mark(other, OK)
            continue
        computed, printed = rounding(clash[0]), rounding(clash[1])
        away = gap(computed, printed) / clash[1].step
        ledger.mark(other, INCONSISTENT)
        quotes = spots(ledger.text, clash)
        ledger.note(Finding(CODE, KINDS[CODE], WRONG, quotes, printed, computed, away))


def _quarters(series: Sequence[Figure], ledger: Ledger) -> None:
    """Test the sum of the quarters of a year against the running total of the same months."""
    told = {figure.period: figure for figure in series}
    for period, figure in told.items():
        count, left = divmod(months(str(period)) or 0, 3)
        quarters = [told.get(f"{str(period)[:4]}-Q{number}") for number in range(1, count + 1)]
        if count < 2 or left or figure.amount is None:
            continue
        parts = tuple(
            each.amount for each in quarters if each and each.amount and each.unit == figure.unit
        )
        if len(parts) == count:
            ledger.compare(Case(CODE, figure, parts, figure.amount, add, figure.unit))


def _told_nearby(figures: Sequence[Figure], ledger: Ledger) -> None:
    """Test a running total against the quarters told shortly before it under shorter names.

    The names are no proof then, so it is a finding only when one slip of the hand leads from the
    sum of the quarters to the printed total.
    """
    for place, figure in enumerate(figures):
        tail = _QUARTERS.get(str(figure.period)[5:])
        if tail is None or figure.amount is None or not is_flow(figure):
            continue
        quarters: dict[str, list[Number]] = {}
        for before in figures[max(0, place - _BACK) : place]:
            same = before.unit == figure.unit and before.amount is not None
            if same and before.amount and str(before.period)[:6] == f"{str(figure.period)[:4]}-Q":
                quarters.setdefault(str(before.period)[5:], []).append(before.amount)
        told = [quarters.get(f"Q{number}", []) for number in range(1, tail + 1)]
        if any(len(each) != 1 for each in told):
            continue
        parts = tuple(each[0] for each in told)
        summed = sum((part.value for part in parts), Decimal(0))
        if summed == figure.amount.value or one_slip(summed, figure.amount.value):
            ledger.compare(Case(CODE, figure, parts, figure.amount, add, figure.unit))


def _shortened(figures: Sequence[Figure], ledger: Ledger) -> None:
    """Test running totals of which the second is told by the first words of the first: "thu"."""
    for place, figure in enumerate(figures):
        name = figure.indicator.lower()
        if name not in _SHORTENED or not is_flow(figure) or months(str(figure.period)) is None:
            continue
        for before in reversed(figures[max(0, place - _BACK) : place]):
            if before.indicator.lower().startswith(f"{name} ") and is_flow(before):
                _falls([before, figure], ledger)
                break


def _months(series: Sequence[Figure], ledger: Ledger) -> None:
    """Test each month against the running total of its year that holds it, told next to it."""
    for one, other in pairwise(series):
        for month, running in ((one, other), (other, one)):
            if not _holds(str(running.period), str(month.period)):
                continue
            clash = fallen(month, running)
            if clash is None:
                ledger.mark(month, OK)
                continue
            _report_month(month, clash, ledger)


def _holds(running: str, month: str) -> bool:
    """Whether a running total of two months or more holds a month."""
    covered = months(running)
    if covered is None or running[:4] != month[:4] or len(month) != len("2020-01"):
        return False
    return month[5:].isdigit() and int(month[5:]) <= covered


def _report_month(month: Figure, clash: tuple[Number, Number], ledger: Ledger) -> None:
    """Write down a month above the running total; at another scale it is a slipped unit."""
    computed, printed = rounding(clash[0]), rounding(clash[1])
    slipped = clash[0].value >= clash[1].value * _THOUSAND / YEAR and scale(month.unit or "")
    code = "unit-slip" if slipped else CODE
    away = gap(computed, printed) / clash[1].step
    ledger.mark(month, INCONSISTENT)
    quotes = spots(ledger.text, clash)
    ledger.note(Finding(code, KINDS[code], WRONG, quotes, printed, computed, away))
