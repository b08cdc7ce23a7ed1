"""Charts of public pages, drawn on the server from the points in the table beside them."""

import re
from fractions import Fraction
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tiendo.common.plots import Curve, Goal, Words, columns, curves, small_line

LABELS = 6
"""So many labels fit below the axis of a chart on a phone."""
MONTHS = 12
FEWEST = 3
"""Fewer points show no course."""

_MONTH = re.compile(r"(?:tháng )?(1?[0-9])/([0-9]{4})")


def chart_of(block: dict[str, Any]) -> SafeString:
    """A chart: months alone as columns, running totals as curves, a year over the year before."""
    points = block["points"]
    first, last = points[0], points[-1]
    said = _("%(first)s: %(from)s; %(last)s: %(to)s") % {
        "first": first["label"],
        "from": first["printed"],
        "last": last["label"],
        "to": last["printed"],
    }
    words = Words(block["title"], said)
    months = [_MONTH.fullmatch(one["label"]) for one in points]
    if block.get("series") == "alone" or not all(months):
        numbers = [_whole(one["value"]) for one in points]
        return columns(numbers, _labels([one["label"] for one in points]), words)
    drawn = _years(points, [(int(one[2]), int(one[1])) for one in months if one])
    plan = (block.get("plan") or {}).get("exact", "")
    goal = Goal(_whole(plan), _("plan")) if plan else Goal()
    names = [str(month) for month in range(1, MONTHS + 1)]
    return curves(drawn, names, words, goal)


def _years(points: list[dict[str, Any]], months: list[tuple[int, int]]) -> list[Curve]:
    """The last year and the one before it, each over its twelve months."""
    newest = max(year for year, _month in months)
    found = []
    for year, kind in ((newest - 1, "before"), (newest, "now")):
        numbers: list[int | None] = [None] * MONTHS
        for (of_year, month), point in zip(months, points, strict=True):
            if of_year == year:
                numbers[month - 1] = _whole(point["value"])
        if any(one is not None for one in numbers):
            found.append(Curve(str(year), kind, numbers))
    return found


def line_of(block: dict[str, Any] | None) -> SafeString | str:
    """The same points as a chart, where there are enough to show a course."""
    if not block or len(block.get("points", [])) < FEWEST:
        return ""
    return chart_of(block)


def small_of(name: str, drawn: list[str | None]) -> SafeString:
    """The months of an indicator as a small line in a row of a board."""
    numbers = [None if one is None else _whole(one) for one in drawn]
    return small_line(numbers, Words(name, _("months up to now, oldest first")))


def _whole(exact: str) -> int:
    """An exact number in whole ten-thousandths, as charts take it."""
    return round(Fraction(exact) * 10_000)


def _labels(words: list[str]) -> list[str]:
    """Short labels for the axis: the months as T1 … T12, a year where it begins; not too many."""
    step = -(-len(words) // LABELS)
    last = len(words) - 1
    return [
        _short(label) if (last - place) % step == 0 else "" for place, label in enumerate(words)
    ]


def _short(label: str) -> str:
    """ "tháng 9/2020" as "9/2020"; what is short already stays."""
    return label.removeprefix("tháng ")
