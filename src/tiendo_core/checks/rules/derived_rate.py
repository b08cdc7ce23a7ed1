"""A rate, its base and its product agree: yield times area is output.

Interval rule (letter W): C = rate x base, both as R(x), scaled to the unit of the product (tạ/ha x
ha = tạ), meets R(product). The three are taken from one sentence or item, and no two of them may
name different crops or seasons; where several areas stand (sown, harvested), any of them may be
the base, and only when none fits is it a finding. An area of the sentence before counts only when
one slip of the hand leads from the product to the printed output. Crops that bear for years (chè,
cà phê, cao su, cây ăn quả) print the planted area beside the yield of the bearing part, so they
are passed. Money per counted thing (430 triệu đồng/hộ) times the count is compared only for scale,
since it is an average: an amount a thousand times off has a slipped unit (letter N). Source:
reading.md; interval product as in XBRL Calculations 1.1.

Example: 61,5 tạ/ha on 121 ha, 744,2 tấn: ok. 58,4 tạ/ha on 128 ha, 774,5 tấn: inconsistent.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations

from tiendo_core.checks.cases import Case, clause, spots
from tiendo_core.checks.findings import WRONG, Interval
from tiendo_core.checks.intervals import INCONSISTENT, UNTESTABLE, rounding, verdict
from tiendo_core.checks.ledger import Ledger, found
from tiendo_core.checks.material import Material
from tiendo_core.checks.scales import alike, moved, scale
from tiendo_core.checks.slips import one_slip, rounded_like
from tiendo_core.reading.figures import Figure, Number

CODE = "derived-rate"
_PERENNIAL = re.compile(
    r"chè|cà phê|cao su|ăn quả|hồ tiêu|tiêu |điều|cam|bưởi|dừa|nhãn|vải|quế|rừng"
)
_CROP = re.compile(
    r"lúa|thóc|ngô|lạc|đậu|khoai|sắn|mía|rau|vừng|dưa|lương thực|thủy sản|thuỷ sản|tôm|thịt|"
    r"đông xuân|hè thu|vụ mùa|lúa mùa|vụ xuân|vụ đông"
)
_WINDOW = 5
SLIPS = (Decimal(1000), Decimal(1000000), Decimal("0.001"), Decimal("0.000001"))
ABOUT = 10
"""An average is rounded and loosened; its product may be off by a tenth."""


def check(material: Material, ledger: Ledger) -> None:
    """Test every yield with its area and output, and every average of money with its count."""
    figures = material.reading.figures
    for index in material.rates:
        rate = figures[index]
        per, _, base = (rate.unit or "").partition("/")
        near = figures[max(0, index - _WINDOW) : index + _WINDOW]
        output, area = scale(per), scale(base)
        if output is None or rate.amount is None:
            continue
        if area is not None and (output.dimension, area.dimension) == ("mass", "area"):
            _yield(rate, rate.amount, near, ledger)
        elif output.dimension == "đồng":
            beside = [each for each in near if each.sentence == rate.sentence]
            _average(rate, rate.amount, beside, ledger)


def _yield(rate: Figure, rated: Number, near: list[Figure], ledger: Ledger) -> None:
    """Test a yield with the areas before it and the output after it."""
    per, _, base = (rate.unit or "").partition("/")
    near = [each for each in near if _of_one_item(each, rate, ledger.text)]
    areas = [
        (each, area)
        for each in near
        if each.start < rate.start and (area := _told(each, base)) is not None
    ]
    outputs = [
        (each, told)
        for each in near
        if each.start > rate.start and each.sentence == rate.sentence and (told := _told(each, per))
    ]
    figure, output = outputs[0] if outputs else (rate, None)
    told_of = [_crops(each, ledger.text) for each in (rate, figure)]
    areas = [pair for pair in areas if _one_crop([*told_of, _crops(pair[0], ledger.text)])]
    perennial = any(_PERENNIAL.search(each.indicator.lower()) for each in near)
    if not areas or output is None or perennial:
        ledger.mark(rate, UNTESTABLE)
    else:
        _test(rate, rated, areas, output, ledger)


def _crops(figure: Figure, text: str) -> frozenset[str]:
    """The crops, products and seasons a figure names in its indicator and its clause."""
    around = clause(text, figure.amount) if figure.amount else ""
    return frozenset(_CROP.findall(f"{figure.indicator} {around}".lower()))


def _one_crop(named: list[frozenset[str]]) -> bool:
    """Whether figures may speak of one crop: no two of them name different ones."""
    told = [each for each in named if each]
    return all(one & other for one, other in combinations(told, 2))


def _of_one_item(figure: Figure, rate: Figure, text: str) -> bool:
    """Whether a figure stands in the paragraph of the rate and in its period."""
    first, last = sorted((figure.start, rate.start))
    return figure.period == rate.period and "\n" not in text[first:last]


def _test(
    rate: Figure,
    rated: Number,
    areas: list[tuple[Figure, Number]],
    output: Number,
    ledger: Ledger,
) -> None:
    """Compare the output with the rate times each area; the nearest area speaks when none fits."""
    cases = []
    for figure, area in reversed(areas):
        case = Case(CODE, rate, (rated, area), output, product, (rate.unit or "").partition("/")[0])
        if _verdict(case) != INCONSISTENT:
            ledger.compare(case)
            return
        if figure.sentence == rate.sentence or _one_slip(case):
            cases.append(case)
    for case in cases[:1]:
        ledger.compare(case)


def _told(figure: Figure, unit: str) -> Number | None:
    """The amount of a figure in a unit it converts into; None when it tells none."""
    power = alike(figure.unit, unit)
    return None if figure.amount is None or power is None else moved(figure.amount, power)


def _one_slip(case: Case) -> bool:
    """Whether one slip of the hand leads from the product to what is printed."""
    right = case.inputs[0].value * case.inputs[1].value
    return one_slip(rounded_like(right, case.printed.step), case.printed.value)


def _average(rate: Figure, rated: Number, near: list[Figure], ledger: Ledger) -> None:
    """Compare the scale of an amount of money with an average and its count."""
    per, _, base = (rate.unit or "").partition("/")
    counts = [each.amount for each in near if each.unit == base and each.amount]
    amounts = [(each, told) for each in near if each is not rate and (told := _told(each, per))]
    if len(counts) != 1 or len(amounts) != 1 or not amounts[0][1].value:
        return
    figure, amount = amounts[0]
    times = rated.value * counts[0].value / amount.value
    if any(abs(times - far) * ABOUT < far for far in SLIPS):
        quotes = spots(ledger.text, (rated, amount, counts[0]))
        ledger.mark(figure, INCONSISTENT)
        ledger.note(found("unit-slip", WRONG, quotes))


def _verdict(case: Case) -> str:
    """The verdict on a case, without writing anything down."""
    return verdict(product(*map(rounding, case.inputs)), case.printed)


def product(rate: Interval, base: Interval) -> Interval:
    """The product of two intervals of amounts above 0."""
    return rate[0] * base[0], rate[1] * base[1]
