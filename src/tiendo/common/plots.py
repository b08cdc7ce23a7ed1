"""Charts with an axis, drawn on the server as SVG: columns over time, curves against a plan.

Numbers come as whole ten-thousandths and lengths are whole tenths of a unit of the drawing, so that
nothing is lost on the way and hundreds are drawn in milliseconds. Beside each chart stands a table
of its numbers; to a screen reader it is one picture with a name and a description.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from django.utils.safestring import SafeString, mark_safe

from tiendo_core.numbers import format_number
from tiendo_core.results import from_ten_thousandths

Numbers = Sequence[int | None]

_LINE_WIDTH, _LINE_HEIGHT = 120, 24
_INSIDE, _FLOOR, _ACROSS, _UP = 40, 200, 1120, 160
_WIDTH, _HEIGHT = 720, 240
_LEFT, _RIGHT, _TOP, _BOTTOM = 84, 112, 16, 28
_TICKS = 4


@dataclass(frozen=True)
class Words:
    """What a chart is called, and what it shows in one sentence."""

    title: str
    description: str

    def head(self, kind: str, width: int, height: int) -> str:
        """The opening of a drawing, with the words a screen reader says."""
        title, description = escape(self.title), escape(self.description)
        return (
            f'<svg class="chart chart-{kind}" role="img" viewBox="0 0 {width} {height}" '
            f'width="{width}" height="{height}" focusable="false" '
            f'aria-label="{title}. {description}"><title>{title}</title><desc>{description}</desc>'
        )


def small_line(numbers: Numbers, words: Words, span: tuple[int, int] | None = None) -> SafeString:
    """A line over time without an axis; a missing number breaks it.

    ``span`` is the lowest and highest number of a set of drawings that share one scale.
    """
    known = [number for number in numbers if number is not None]
    low, high = span or (min(known, default=0), max(known, default=1))
    tall = (high - low) or 1
    runs: list[list[str]] = [[]]
    for x, number in zip(_places(len(numbers)), numbers, strict=True):
        if number is None:
            runs.append([])
        else:
            runs[-1].append(f"{x}{_FLOOR - (number - low) * _UP // tall}")
    lines = "".join([f'<polyline points="{" ".join(run)}"/>' for run in runs if run[1:]])
    last = next((run[-1].split(",") for run in reversed(runs) if run), None)
    dot = f'<circle cx="{last[0]}" cy="{last[1]}" r="25"/>' if last else ""
    # No title inside: a browser would show it over every line of a table as the mouse passes.
    return mark_safe(  # noqa: S308  (words are escaped, the rest is ours)
        f'<svg class="chart chart-line" role="img" viewBox="0 0 {_LINE_WIDTH}0 {_LINE_HEIGHT}0" '
        f'width="{_LINE_WIDTH}" height="{_LINE_HEIGHT}" focusable="false" '
        f'aria-label="{escape(words.title)}. {escape(words.description)}">{lines}{dot}</svg>'
    )


@lru_cache(maxsize=64)
def _places(count: int) -> tuple[str, ...]:
    """How far from the left each of so many numbers stands, with the comma that follows it."""
    wide = max(count - 1, 1)
    return tuple(f"{_INSIDE + place * _ACROSS // wide}," for place in range(count))


@dataclass(frozen=True)
class Curve:
    """One line of a plot; ``kind`` is its class in the style sheet."""

    name: str
    kind: str
    numbers: Numbers


@dataclass(frozen=True)
class Goal:
    """What a plot is measured by: the plan's level, and the outlook at the end of the axis."""

    plan: int | None = None
    plan_name: str = ""
    outlook: tuple[int, int, int] | None = None

    def numbers(self) -> list[int]:
        """Every number that must fit on the axis."""
        return [number for number in (self.plan, *(self.outlook or ())) if number is not None]


NO_GOAL = Goal()


class _Axis:
    """The upright axis: where a number stands, and the lines across."""

    def __init__(self, numbers: Iterable[int | None]) -> None:
        known = [number for number in numbers if number is not None]
        lowest, highest = min([0, *known]), max([0, *known])
        self.step = _step((highest - lowest) or 10_000)
        self.low = lowest // self.step * self.step
        self.high = -(-highest // self.step) * self.step or self.step

    def y(self, number: int) -> int:
        """How far from the top a number stands."""
        tall = _HEIGHT - _TOP - _BOTTOM
        return _HEIGHT - _BOTTOM - (number - self.low) * tall // (self.high - self.low)

    def drawn(self) -> str:
        """The lines across, each with its number."""
        parts = []
        for number in range(self.low, self.high + 1, self.step):
            y, kind = self.y(number), "zero" if not number else "across"
            parts.append(
                f'<path class="{kind}" d="M{_LEFT} {y}H{_WIDTH - _RIGHT}"/>'
                f'<text class="tick" x="{_LEFT - 8}" y="{y + 4}" text-anchor="end">'
                f"{_written(number)}</text>"
            )
        return "".join(parts)


def columns(
    numbers: Numbers, labels: Sequence[str], words: Words, breaks: Sequence[int] = ()
) -> SafeString:
    """A column a month; ``labels`` are empty where nothing is to be written below.

    ``breaks`` are places before which what is counted was something else: a line stands there.
    """
    axis = _Axis(numbers)
    wide = (_WIDTH - _LEFT - _RIGHT) * 10 // max(len(numbers), 1)
    parts = [words.head("plot", _WIDTH, _HEIGHT), axis.drawn()]
    zero = axis.y(0)
    for place, number in enumerate(numbers):
        x = _LEFT * 10 + place * wide
        if labels[place]:
            parts.append(_below(x // 10, labels[place]))
        if number is not None:
            y, size = min(axis.y(number), zero), abs(axis.y(number) - zero)
            parts.append(
                f'<rect class="column" x="{x // 10}.{x % 10}" y="{y}" '
                f'width="{max(wide - 15, 10) / 10}" height="{size}"/>'
            )
    for place in breaks:
        x = _LEFT + place * wide // 10 - 1
        parts.append(f'<path class="break" d="M{x} {_TOP}V{_HEIGHT - _BOTTOM}"/>')
    return mark_safe("".join([*parts, "</svg>"]))  # noqa: S308  (words are escaped)


def curves(
    drawn: Sequence[Curve], labels: Sequence[str], words: Words, goal: Goal = NO_GOAL
) -> SafeString:
    """Lines over the same places, the plan as a line across, the outlook as a span at the end."""
    axis = _Axis([*(number for curve in drawn for number in curve.numbers), *goal.numbers()])
    wide = (_WIDTH - _LEFT - _RIGHT) * 10 // max(len(labels) - 1, 1)
    parts = [words.head("plot", _WIDTH, _HEIGHT), axis.drawn()]
    parts += [
        _below(_LEFT + place * wide // 10, label) for place, label in enumerate(labels) if label
    ]
    for curve in drawn:
        parts.append(_curve(curve, axis, wide))
    parts.append(_goal(goal, axis))
    return mark_safe("".join([*parts, "</svg>"]))  # noqa: S308  (words are escaped)


def _curve(curve: Curve, axis: _Axis, wide: int) -> str:
    """A line with a dot at each number and its name at the end."""
    runs: list[list[tuple[int, int]]] = [[]]
    for place, number in enumerate(curve.numbers):
        if number is None:
            runs.append([])
        else:
            runs[-1].append((_LEFT + place * wide // 10, axis.y(number)))
    lines = "".join(
        f'<polyline points="{" ".join(f"{x},{y}" for x, y in run)}"/>' for run in runs if run[1:]
    )
    points = [point for run in runs for point in run]
    if not points:
        return ""
    dots = "".join(f'<circle cx="{x}" cy="{y}" r="2.5"/>' for x, y in points)
    x, y = points[-1]
    name = f'<text x="{x + 6}" y="{y - 6}">{escape(curve.name)}</text>'
    return f'<g class="curve {curve.kind}">{lines}{dots}{name}</g>'


def _goal(goal: Goal, axis: _Axis) -> str:
    """The plan across, and the outlook at the right edge."""
    right, parts = _WIDTH - _RIGHT, []
    if goal.plan is not None:
        y = axis.y(goal.plan)
        parts.append(
            f'<path class="plan" d="M{_LEFT} {y}H{right}"/>'
            f'<text class="plan" x="{right + 10}" y="{y + 4}">{escape(goal.plan_name)}</text>'
        )
    if goal.outlook is not None:
        low, middle, high = (axis.y(number) for number in goal.outlook)
        parts.append(
            f'<path class="outlook" d="M{right} {low}V{high}M{right - 4} {low}h8'
            f'M{right - 4} {high}h8"/><circle class="outlook" cx="{right}" cy="{middle}" r="3"/>'
        )
    return "".join(parts)


def _below(x: int, label: str) -> str:
    """A label below the axis."""
    return f'<text class="label" x="{x}" y="{_HEIGHT - 8}">{escape(label)}</text>'


def _step(span: int) -> int:
    """A step of 1, 2 or 5 times a power of ten that divides a span into a few parts."""
    step = 1
    while step * 10 * _TICKS <= span:
        step *= 10
    return next(step * times for times in (1, 2, 5, 10) if step * times * _TICKS >= span)


def _written(number: int) -> str:
    """A number of the axis as an office writes it."""
    return format_number(from_ten_thousandths(number))
