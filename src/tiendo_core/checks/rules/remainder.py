"""What is done and what is left make the whole.

Interval rule (part of letter J): of three counts of one thing in one sentence, the whole, what is
done (đã ...) and what is left (còn ...), done + left = whole, exactly. Tested only when the
sentence has just these three, and reported only when they miss each other by less than a tenth,
since further off the three may speak of different things. Source: reading.md, check J.

Example: 112 lô, đã giao 95 lô, còn 18 lô: inconsistent (17). 214 hộ, 187 hộ nhận, còn 27 hộ: ok.
"""

from __future__ import annotations

import re

from tiendo_core.checks.cases import Case, clause
from tiendo_core.checks.findings import Interval
from tiendo_core.checks.intervals import OK, UNTESTABLE
from tiendo_core.checks.ledger import Ledger
from tiendo_core.checks.material import Material
from tiendo_core.checks.scales import counted
from tiendo_core.reading.figures import Figure

_LEFT = re.compile(r"\bcòn(?: lại)?\s(?:\w+\s){0,2}$")
_BEFORE = 24
_NEAR = 10


def check(material: Material, ledger: Ledger) -> None:
    """Test every count after "còn" against the two counts of its unit before it."""
    figures = material.reading.figures
    if "còn" not in ledger.text:
        return
    for index in range(2, len(figures)):
        left = figures[index]
        amount = left.amount
        if amount is None or not amount.exact or left.whole is not None:
            continue
        text = ledger.text
        if "còn" not in text[max(0, amount.start - _BEFORE) : amount.start]:
            continue
        if _LEFT.search(text, max(0, amount.start - _BEFORE), amount.start):
            _test(figures[max(0, index - 3) : index + 1], ledger)


def _test(figures: list[Figure], ledger: Ledger) -> None:
    """Test whole, done and left, the last three of the figures, if they stand alone."""
    *earlier, whole, done, left = figures
    three = [whole, done, left]
    if not _of_one_sentence(three) or any(_of_one_sentence([each, whole]) for each in earlier):
        return
    if whole.amount is None or done.amount is None or left.amount is None:
        return
    case = Case("parts-total", whole, (done.amount, left.amount), whole.amount, _sum, None)
    sum_of = done.amount.value + left.amount.value
    near = abs(sum_of - whole.amount.value) * _NEAR < whole.amount.value
    if sum_of == whole.amount.value:
        ledger.mark(whole, OK)
    elif near and "đã" in clause(ledger.text, done.amount).lower():
        ledger.compare(case)
    else:
        ledger.mark(whole, UNTESTABLE)


def _of_one_sentence(figures: list[Figure]) -> bool:
    """Whether figures count one thing in one sentence."""
    first = figures[0]
    return counted(first.unit) and all(
        each.unit == first.unit and each.sentence == first.sentence for each in figures
    )


def _sum(done: Interval, left: Interval) -> Interval:
    """Done and left together."""
    return done[0] + left[0], done[1] + left[1]
