"""Charts of public pages, drawn on the server from the points in the table beside them."""

from fractions import Fraction
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tiendo.common.plots import Curve, Goal, Words, columns, curves, small_line

LABELS = 6
"""So many labels fit below the axis of a chart on a phone."""


def chart_of(block: dict[str, Any]) -> SafeString:
    """A chart: months alone as columns, running totals as a curve against the plan."""
    points = block["points"]
    numbers = [_whole(one["value"]) for one in points]
    first, last = points[0], points[-1]
    said = _("%(first)s: %(from)s; %(last)s: %(to)s") % {
        "first": first["label"],
        "from": first["printed"],
        "last": last["label"],
        "to": last["printed"],
    }
    words = Words(block["title"], said)
    labels = _labels([one["label"] for one in points])
    if block.get("series") == "alone":
        return columns(numbers, labels, words)
    plan = (block.get("plan") or {}).get("exact", "")
    goal = Goal(_whole(plan), _("plan")) if plan else Goal()
    return curves([Curve("", "now", numbers)], labels, words, goal)


def line_of(block: dict[str, Any] | None) -> SafeString | str:
    """The same points as a chart, where there are at least two."""
    if not block or len(block.get("points", [])) < 2:
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
