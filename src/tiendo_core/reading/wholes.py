"""The whole a share rests on: told before it, named after it, or the count it is a stage of."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from tiendo_core.reading import naming
from tiendo_core.reading.figures import Figure, Number
from tiendo_core.reading.state import State
from tiendo_core.reading.units import SPELLED_OUT, is_measure, power_of

ZERO = Decimal(0)
HUNDRED = Decimal(100)
ANY_COUNT = frozenset({"trường hợp", "đơn vị", "em", "cháu", "tổ chức", "đối tượng"})
NEAR = Decimal("0.06")
_STAGE = re.compile(
    r"giải quyết|xử lý|trả lời|xử phạt|làm rõ|khám phá|hạn(?![^\W_])|khắc phục|thu gom|hòa giải|"
    r"thi hành xong|trả kết quả|được cứu|khỏi bệnh|xuất viện"
)


class Rests(NamedTuple):
    """How a share says that it rests on a whole: for certain, in brackets, with which words."""

    certain: bool = False
    bracket: bool = False
    words: str = ""


def find_whole(state: State, figure: Figure, number: Number, rests: Rests) -> bool:
    """Find the whole a share rests on among the figures told before; fill the denominator."""
    amount = figure.amount
    if (
        amount is None
        or figure.whole is not None
        or figure.unit == "%"
        or (not rests.certain and not rests.bracket and is_measure(figure.unit))
    ):
        return False
    parent = figure.parent
    if parent is not None and _fits(figure, parent, number):
        figure.whole = parent.amount._replace(exact=True)  # type: ignore[union-attr]
        return True
    for other in reversed(state.figures[-14:-1]):
        if _fits(figure, other, number):
            figure.whole = other.amount._replace(exact=True)  # type: ignore[union-attr]
            return True
    named = _named_whole(state, figure, rests.words) if rests.certain and rests.words else None
    if named is not None:
        figure.whole = named._replace(exact=True)
        return True
    if rests.certain and not rests.words and (parent is None or parent.unit != figure.unit):
        before = _counted_before(state, figure)
        if before is not None:
            figure.whole = before._replace(exact=True)
            return True
    if (
        rests.certain
        and parent is not None
        and parent.amount is not None
        and alike(parent.unit, figure.unit)
    ) and parent.amount.value >= amount.value:
        figure.whole = parent.amount._replace(exact=True)
        return True
    return False


def _counted_before(state: State, figure: Figure) -> Number | None:
    """The last larger count of the same things in the sentence."""
    amount = figure.amount
    if amount is None or is_measure(figure.unit):
        return None
    for other in reversed(state.figures[state.first : -1][-8:]):
        total = other.amount
        if other.unit == figure.unit and total is not None and total.value >= amount.value:
            return total
    return None


def is_stage(state: State, figure: Figure) -> bool:
    """ "tiếp nhận 128 hồ sơ, đã giải quyết 121 hồ sơ (đạt 94,5%)": a share of what came before."""
    if state.planned or figure.whole is not None or not _STAGE.search(figure.indicator.lower()):
        return False
    before = _counted_before(state, figure)
    if before is None:
        return False
    figure.whole = before._replace(exact=True)
    return True


def _named_whole(state: State, figure: Figure, words: str) -> Number | None:
    """The whole that the words after a share name: "chiếm 68% tổng dư nợ"."""
    wanted = set(words.removeprefix("tổng số ").removeprefix("tổng ").split()[:4])
    for other in reversed(state.figures[-14:-1]):
        total, amount = other.amount, figure.amount
        if total is None or amount is None or other is figure or not alike(other.unit, figure.unit):
            continue
        if (
            total.value >= amount.value
            and len(wanted) > 1
            and wanted <= set(other.indicator.lower().split())
        ):
            return total
    return None


def _fits(figure: Figure, other: Figure, share: Number) -> bool:
    """Whether a share is that of one figure in another, to the last printed digit."""
    amount, total = figure.amount, other.amount
    if (
        other is figure
        or amount is None
        or total is None
        or total.value <= ZERO
        or other.unit == "%"
    ):
        return False
    if total.value < amount.value:
        return False
    off = abs(HUNDRED * amount.value / total.value - share.value)
    if alike(other.unit, figure.unit):
        return off <= NEAR + share.step
    counts = (
        not is_measure(other.unit)
        and not is_measure(figure.unit)
        and other.sentence == figure.sentence
    )
    return counts and share.step < 1 and off * 2 <= share.step


@lru_cache(maxsize=1 << 12)
def alike(one: str | None, other: str | None) -> bool:
    """Whether two units measure the same thing: equal, the same money, or one noun within the
    other.
    """
    if one is None or other is None or one == other:
        return True
    if (one in ANY_COUNT and not is_measure(other)) or (other in ANY_COUNT and not is_measure(one)):
        return True
    one, other = one.partition("/")[0], other.partition("/")[0]
    one, other = SPELLED_OUT.get(one, one), SPELLED_OUT.get(other, other)
    if power_of(one.split()[0]) or power_of(other.split()[0]):
        return one.split()[-1] == other.split()[-1]
    return naming.within(one, other)
