"""The figures of one reading sorted once by what can be tested about them.

Rules look only into the drawer that concerns them, so that a figure without a partner costs
nothing. Figures that may speak of the same indicator are found by a key, never by comparing all
with all.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache

from tiendo_core.checks.scales import dimension
from tiendo_core.reading.figures import Figure, Reading

Key = tuple[str, str, str]
"""Name of the indicator without filler words, what its unit measures, place."""

WORKS = frozenset({"công trình", "dự án", "gói thầu", "hạng mục", "căn nhà", "nhà", "căn", "tuyến"})
"""Units that count works, which pass through stages."""

_NESTED = 8
_FILLER = re.compile(
    r"^(?:(?:ước|tổng số|tổng|kết quả|công tác|về|có|số|đã|riêng|"
    r"toàn (?:tỉnh|huyện|xã|thị xã))\s+)+"
)
_SHORT = {
    "gtsx": "giá trị sản xuất",
    "nsnn": "ngân sách nhà nước",
    "ns": "ngân sách",
    "dn": "doanh nghiệp",
    "htx": "hợp tác xã",
    "ntm": "nông thôn mới",
    "gpmb": "giải phóng mặt bằng",
    "xdcb": "xây dựng cơ bản",
    "tỉ": "tỷ",
    "tỉ lệ": "tỷ lệ",
}


@dataclass(slots=True)
class Material:
    """One reading, its figures in drawers."""

    reading: Reading
    pairs: list[Figure] = field(default_factory=list)
    planned: list[Figure] = field(default_factory=list)
    grown: list[Figure] = field(default_factory=list)
    changed: list[Figure] = field(default_factory=list)
    percents: list[Figure] = field(default_factory=list)
    based: list[Figure] = field(default_factory=list)
    shares: list[int] = field(default_factory=list)
    rates: list[int] = field(default_factory=list)
    works: list[Figure] = field(default_factory=list)
    negatives: list[Figure] = field(default_factory=list)
    families: dict[int, list[Figure]] = field(default_factory=dict)
    rivals: list[list[Figure]] = field(default_factory=list)
    periods: set[str] = field(default_factory=set)
    starts: list[int] = field(default_factory=list)

    def at(self, offset: int) -> Figure | None:
        """The figure told at an offset, the last one opened when several are nested."""
        if not self.starts:
            self.starts = [figure.start for figure in self.reading.figures]
        last = bisect_right(self.starts, offset)
        for figure in reversed(self.reading.figures[max(0, last - _NESTED) : last]):
            if offset < figure.end:
                return figure
        return None


def sort(reading: Reading) -> Material:
    """Sort the figures of a reading into drawers, in one pass."""
    material = Material(reading)
    groups: dict[Key, list[Figure]] = {}
    for index, figure in enumerate(reading.figures):
        if figure.whole is not None:
            material.pairs.append(figure)
        if figure.plan_share is not None:
            material.planned.append(figure)
        if figure.growth is not None:
            material.grown.append(figure)
        if figure.change is not None or figure.delta_amount is not None:
            material.changed.append(figure)
        if figure.base is not None and figure.amount is not None:
            material.based.append(figure)
        unit = figure.unit
        if unit is not None and "/" in unit:
            material.rates.append(index)
        elif unit in WORKS:
            material.works.append(figure)
        if figure.amount is not None and figure.amount.value < 0:
            material.negatives.append(figure)
        if figure.share is not None and figure.whole is None:
            material.shares.append(index)
        if figure.share is not None or unit == "%":
            material.percents.append(figure)
        if figure.parent is not None:
            material.families.setdefault(id(figure.parent), []).append(figure)
        if figure.period is not None:
            material.periods.add(figure.period)
        key = named(figure.indicator), dimension(unit), figure.place or ""
        groups.setdefault(key, []).append(figure)
    material.rivals = [group for group in groups.values() if len(group) > 1]
    return material


@lru_cache(maxsize=1 << 12)
def named(indicator: str) -> str:
    """The name of an indicator for comparing: lower case, no filler in front, no abbreviations.

    "Tổng thu NSNN" and "thu ngân sách nhà nước" are one name.
    """
    name = _FILLER.sub("", indicator.lower())
    if not _SHORT.keys().isdisjoint(words := name.split()):
        name = " ".join(_SHORT.get(word, word) for word in words)
    return name


def year(period: str | None) -> int | None:
    """The year a period code begins with; None when the text tells no year."""
    return int(period[:4]) if period else None


def year_before(period: str) -> str:
    """The code of the same period a year earlier, of a range at both ends."""
    return "..".join(str(int(end[:4]) - 1).zfill(4) + end[4:] for end in period.split(".."))
