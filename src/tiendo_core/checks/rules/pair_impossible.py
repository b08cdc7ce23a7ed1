"""A pair is a part of a whole: 0 <= n <= d, d above 0, both whole.

Interval rule (letter B): exact comparison of two counts. Plans are passed (971/876 mũi tiêm), so a
part above its whole is inconsistent only when the words make it a part: things that are approved,
begun, finished or reach a standard out of all of them. Otherwise it is a note, because the slash
may be a date, a document number or a ratio. Source: GRIM (Brown and Heathers 2016) for the rule
that members of a pair are whole.

Example: 27/26 xã đạt chuẩn: inconsistent. 884/842 mũi tiêm = 105%: note.
"""

from __future__ import annotations

import re

from tiendo_core.checks.cases import spots
from tiendo_core.checks.findings import NOTE, WRONG
from tiendo_core.checks.intervals import INCONSISTENT, OK
from tiendo_core.checks.ledger import Ledger, found
from tiendo_core.checks.material import Material
from tiendo_core.checks.scales import counted
from tiendo_core.reading.figures import Figure

_PLAN = re.compile(r"kế hoạch|\bKH\b|chỉ tiêu giao|dự toán|nghị quyết|gấp|vượt", re.I)
_PART = re.compile(
    r"đạt chuẩn|đạt và vượt|về đích|phê duyệt|khởi công|hoàn thành|bàn giao|đúng hạn|quá hạn|"
    r"chiếm|được công nhận|trong đó|trong tổng số|trên tổng số|tỷ lệ|kiên cố|có điện|giải quyết"
)
_WHOLES = frozenset(
    {"xã", "phường", "thị trấn", "huyện", "thôn", "bản", "ấp", "tổ dân phố", "khu dân cư"}
    | {"trường", "trường học", "trạm", "trạm y tế", "hồ sơ", "công trình", "dự án", "gói thầu"}
    | {"chỉ tiêu", "tiêu chí", "cơ quan", "đơn vị", "hộ", "đơn", "đơn thư", "vụ", "vụ việc"}
)


def check(material: Material, ledger: Ledger) -> None:
    """Look at every pair whose first member is above the second, or whose second is 0."""
    for figure in material.pairs:
        part, whole = figure.amount, figure.whole
        if part is None or whole is None or (0 <= part.value <= whole.value and whole.value):
            continue
        sure = not whole.value or part.value < 0 or _is_part(figure, ledger.text)
        ledger.mark(figure, INCONSISTENT if sure else OK)
        grade = WRONG if sure else NOTE
        ledger.note(found("pair-impossible", grade, spots(ledger.text, (part, whole))))


def _is_part(figure: Figure, text: str) -> bool:
    """Whether the words around a pair make it a part of a whole, and name no plan."""
    if figure.plan_basis or figure.delta_basis or not counted(figure.unit):
        return False
    words = text[figure.start : figure.end]
    if _PLAN.search(words) or figure.unit not in _WHOLES:
        return False
    return _PART.search(words) is not None
