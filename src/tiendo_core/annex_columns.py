"""What the columns of an annex of indicators are, by their headings.

The usual form is TT | Chỉ tiêu | ĐVT | Kế hoạch năm | Thực hiện cùng kỳ | Ước thực hiện | So kế
hoạch (%) | So cùng kỳ (%) | Ghi chú; offices leave columns out and name them in many ways.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

NUMBER, NAME, UNIT, OTHER = "number", "name", "unit", "other"
PLAN, VALUE, PRIOR = "plan", "value", "prior"
PLAN_SHARE, GROWTH, CHANGE = "plan share", "growth", "change"

_PLAN_WORDS = r"(?:kế hoạch|kh|dự toán|dt|nghị quyết|nq|chỉ tiêu|mục tiêu)(?!\w)"
_PRIOR_WORDS = r"(?:cùng kỳ|cùng kì|ck|năm trước|năm ngoái)(?!\w)"
_VALUE_WORDS = (
    r"(?:thực hiện|ước|ước tính|chính thức|kết quả|lũy kế|luỹ kế|cộng dồn|th|uth|đạt được|giá trị|"
    r"giải ngân|đến (?:hết )?(?:ngày )?\d)(?!\w)"
)
_NUMBER = re.compile(r"(?:s[oố]\s*)?tt|stt|số thứ tự|#")
_UNIT = re.compile(r"(?<!\w)(?:đvt|đ\.?v\.?t\.?|đơn vị tính|đơn vị)(?!\w)")
_NOT_UNIT = re.compile(r"đơn vị (?:thực|chủ|phụ|phối|theo)")
_NAME = re.compile(r"(?<!\w)(?:chỉ tiêu|nội dung|danh mục|hạng mục|tên|lĩnh vực|diễn giải)(?!\w)")
_OTHER = re.compile(r"ghi chú|chủ trì|phụ trách|đánh giá|nguồn|cơ quan|đơn vị (?:thực|chủ|ph)")
_SHARE = re.compile(
    r"%|so sánh|(?<!\w)so(?!\w)|tỷ lệ|tỉ lệ|tốc độ|(?:thực hiện|th)\s*/\s*\w|"
    r"tăng|giảm|\+\s*[/;,]?\s*[-–]"
)
_CHANGE = re.compile(r"tuyệt đối|số tuyệt|chênh lệch")
_RISE = re.compile(r"tăng|giảm|\+\s*[/;,]?\s*[-–]|tốc độ")
_PLAN = re.compile(rf"(?<!\w){_PLAN_WORDS}")
_PRIOR = re.compile(rf"(?<!\w){_PRIOR_WORDS}")
_VALUE = re.compile(rf"(?<!\w){_VALUE_WORDS}")
_EARLIER = re.compile(r"/\s*(?:th|thực hiện)\s*(?:năm\s*)?\d{4}|so (?:với )?năm \d{4}")
_GIVEN = re.compile(r"giao|năm|kế hoạch|nghị quyết|\d{4}")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an annex: what it holds, its heading as written, and the year it names."""

    at: int
    role: str
    heading: str
    year: int | None = None
    is_rise: bool = False


def columns(headings: dict[int, str]) -> list[Column]:
    """The role of each column, by headings per place; columns of no use are OTHER."""
    found: list[Column] = []
    for at, heading in sorted(headings.items()):
        text = " ".join(heading.lower().split())
        year = _YEAR.search(text)
        role = _role(text, [column.role for column in found])
        is_rise = bool(_RISE.search(text))
        found.append(
            Column(at, role, " ".join(heading.split()), int(year[0]) if year else None, is_rise)
        )
    if found and found[0].at == 1 and all(column.role != NAME for column in found):
        # Statistics offices leave the heading above the names empty.
        found.insert(0, Column(0, NAME, ""))
    years = [column.year for column in found if column.role == VALUE and column.year]
    return [
        replace(column, role=PRIOR)
        if column.role == VALUE and column.year and column.year < max(years)
        else column
        for column in found
    ]


def _role(text: str, before: list[str]) -> str:
    """What a heading in lower case says its column holds."""
    if not text or _OTHER.search(text):
        return OTHER
    if _NUMBER.fullmatch(text) and NAME not in before:
        return NUMBER
    if NAME not in before and _NAME.search(text) and not _SHARE.search(text):
        return NAME
    if _UNIT.search(text) and not _NOT_UNIT.search(text) and UNIT not in before:
        return UNIT
    if _SHARE.search(text):
        return _comparison(text, before)
    if _PRIOR.search(text):
        return PRIOR
    if _PLAN.search(text) and not (_VALUE.search(text) and not _GIVEN.search(text)):
        return VALUE if re.match(r"(?:ước |kết quả )?(?:thực hiện|th)\b", text) else PLAN
    return VALUE if _VALUE.search(text) or _YEAR.search(text) else OTHER


def _comparison(text: str, before: list[str]) -> str:
    """A column that compares: with the plan, or with the same period last year."""
    if _CHANGE.search(text):
        return CHANGE if _PRIOR.search(text) else OTHER
    if _PRIOR.search(text) or _EARLIER.search(text):
        return GROWTH
    if _PLAN.search(text):
        return PLAN_SHARE
    if _RISE.search(text):
        return GROWTH
    return PLAN_SHARE if PLAN in before and PLAN_SHARE not in before else OTHER


def is_annex(found: list[Column]) -> bool:
    """Whether columns are those of an annex: a name, an amount, and something to judge it by."""
    roles = {column.role for column in found}
    return (
        NAME in roles and VALUE in roles and bool(roles & {UNIT, PLAN, PLAN_SHARE, GROWTH, PRIOR})
    )
