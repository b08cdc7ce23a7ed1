"""Works pass through stages: each later stage holds no more of them than the one before.

Interval rule (letter R): counts, so exact: n_k+1 <= n_k, and the base d_k+1 of a stage is n_k or
d_k (36/57 rests on the 57 of the stage before, 88/110 on the whole list). A stage is known by its
words (danh mục, chủ trương, báo cáo KTKT, đấu thầu, khởi công, hoàn thành, quyết toán); only
figures of one unit in one paragraph are put in a row. Source: domain.md, section 5 (the steps of
the Law on Public Investment).

Example: 110 công trình, 88/110, 57/110, 36/57, 23: ok. 31/48 khởi công after 46/80 duyệt:
inconsistent.
"""

from __future__ import annotations

import re
from decimal import Decimal

from tiendo_core.checks.cases import clause, spots
from tiendo_core.checks.findings import WRONG
from tiendo_core.checks.intervals import INCONSISTENT, OK
from tiendo_core.checks.ledger import Ledger, found
from tiendo_core.checks.material import Material
from tiendo_core.checks.scales import counted
from tiendo_core.reading.figures import Figure, Number

CODE = "stages"
_STAGES = (
    re.compile(r"danh mục|được giao|đăng ký"),
    re.compile(r"chủ trương"),
    re.compile(r"ktkt|kinh tế kỹ thuật|kinh tế - kỹ thuật|bản vẽ|quyết định đầu tư"),
    re.compile(r"đấu thầu|nhà thầu|trúng thầu"),
    re.compile(r"khởi công|thi công|triển khai xây dựng"),
    re.compile(r"hoàn thành|bàn giao|đưa vào sử dụng|hoàn thiện"),
    re.compile(r"quyết toán"),
)
_PARAGRAPH = 3000
_OUTSIDE = re.compile(r"chưa|đang|còn lại|chuyển tiếp|chậm")


def check(material: Material, ledger: Ledger) -> None:
    """Test every row of stages of one unit within a paragraph."""
    row: list[tuple[int, Figure, Number]] = []
    end = -1
    for figure in material.works:
        if row and (figure.start > end or figure.unit != row[-1][1].unit):
            _test(row, ledger)
            row = []
        if not row:
            end = ledger.text.find("\n", figure.start, figure.start + _PARAGRAPH)
            end = figure.start + _PARAGRAPH if end < 0 else end
        rank = stage(figure, ledger.text)
        if rank is not None and figure.amount is not None:
            row.append((rank, figure, figure.amount))
    _test(row, ledger)


def stage(figure: Figure, text: str) -> int | None:
    """The stage the words around a count name, from 0 (listed) to 6 (settled); None for none."""
    if figure.amount is None or not counted(figure.unit):
        return None
    name = clause(text, figure.amount).lower()
    if _OUTSIDE.search(name):
        return None
    for rank in range(len(_STAGES) - 1, -1, -1):
        if _STAGES[rank].search(name):
            return rank
    return None


def _test(row: list[tuple[int, Figure, Number]], ledger: Ledger) -> None:
    """Test a row from stage to stage, as long as the stages rise."""
    bases: set[Decimal] = set()
    for place, (rank, figure, amount) in enumerate(row):
        whole = figure.whole
        if place and row[place - 1][0] < rank:
            before = row[place - 1][2]
            stray = whole is not None and whole.value not in bases
            wrong = stray or before.value < amount.value
            ledger.mark(figure, INCONSISTENT if wrong else OK)
            if wrong:
                numbers = (before, amount, *((whole,) if whole else ()))
                ledger.note(found(CODE, WRONG, spots(ledger.text, numbers)))
        bases.add(amount.value)
        if whole is not None:
            bases.add(whole.value)
