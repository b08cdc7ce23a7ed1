"""Shares of one whole add up to 100.

Interval rule (letter K): |sum p - 100| <= n u/2 for n shares printed to u; each share at most 100.
A sum above 100 is always wrong for shares of one structure (cơ cấu, tỷ trọng, a list that ends
with "khác"); a sum below is wrong only when the list is said to be complete, or when it misses 100
by so little (two points) that no sector can have been left out. Source: XBRL Calculations 1.1, sums
as intervals.

Example: cơ cấu 23,4%; 41,2%; 35,4%: ok. 23,4%; 41,2%; 36,4%: inconsistent (101).
"""

from __future__ import annotations

import re
from decimal import Decimal

from tiendo_core.checks.cases import spots
from tiendo_core.checks.findings import KINDS, WRONG, Finding
from tiendo_core.checks.intervals import HUNDRED, INCONSISTENT, OK, UNTESTABLE, gap, rounding, total
from tiendo_core.checks.ledger import Ledger
from tiendo_core.checks.material import Material
from tiendo_core.reading.figures import Figure, Number

CODE = "shares-total"
NEAR = Decimal(2)
_STRUCTURE = re.compile(r"cơ cấu|tỷ trọng|tỉ trọng", re.I)
_REST = re.compile(r"\bkhác\b|còn lại")
_REACH = 150


def check(material: Material, ledger: Ledger) -> None:
    """Test every run of three or more shares in one sentence that tells a structure."""
    run: list[Figure] = []
    for figure in material.percents:
        if run and (figure.sentence != run[-1].sentence or figure.period != run[-1].period):
            _test(run, ledger)
            run = []
        if figure.plan_share is None and figure.whole is None:
            run.append(figure)
    _test(run, ledger)


def _test(run: list[Figure], ledger: Ledger) -> None:
    """Test one run of shares, if its words call it a structure."""
    if len(run) < 3:
        return
    start = max(0, run[0].start - _REACH)
    rest = _REST.search(ledger.text, run[-1].start, run[-1].end) is not None
    if not rest and not _STRUCTURE.search(ledger.text, start, run[0].end):
        return
    if rest and any(figure.parent is not run[0].parent for figure in run):
        return
    numbers = tuple(number for figure in run if (number := _share(figure)) is not None)
    computed = total(map(rounding, numbers))
    complete = run[0].parent is not None and run[0].parent.complete
    complete = complete or (rest and run[0].parent is not None)
    short = HUNDRED - computed[1]
    if short <= 0 <= HUNDRED - computed[0]:
        verdict = OK
    elif short > NEAR and not complete:
        verdict = UNTESTABLE
    else:
        verdict = INCONSISTENT
    for figure in run:
        ledger.mark(figure, verdict)
    if verdict == INCONSISTENT:
        printed = (HUNDRED, HUNDRED)
        away = gap(computed, printed) / numbers[0].step
        quotes = spots(ledger.text, numbers)
        ledger.note(Finding(CODE, KINDS[CODE], WRONG, quotes, printed, computed, away))


def _share(figure: Figure) -> Number | None:
    """The share a figure tells: of a whole, or as a % indicator."""
    return figure.share or figure.amount
