"""Small charts drawn on the server as SVG: real text, colours from the style sheet, a title.

Every chart stands beside a table of the same numbers, so it is one picture with a name to a screen
reader. Lengths are worked out in whole units of the drawing.
"""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

WIDTH, HEIGHT = 120, 24


def _open(kind: str, title: str, description: str, size: tuple[int, int]) -> SafeString:
    """The head of a chart, with the words a screen reader says."""
    return format_html(
        '<svg class="chart chart-{}" role="img" viewBox="0 0 {} {}" width="{}" height="{}" '
        'focusable="false" aria-label="{}"><title>{}</title><desc>{}</desc>',
        kind,
        *size,
        *size,
        f"{title}. {description}",
        title,
        description,
    )


def sparkline(values: Sequence[Decimal | None], title: str, description: str) -> SafeString:
    """A line over time; a missing value breaks the line instead of falling to nought."""
    known = [value for value in values if value is not None]
    low, high = (min(known), max(known)) if known else (Decimal(0), Decimal(1))
    span = (high - low) or Decimal(1)
    step = Decimal(WIDTH - 8) / max(len(values) - 1, 1)
    runs: list[list[str]] = [[]]
    last = None
    for place, value in enumerate(values):
        if value is None:
            runs.append([])
            continue
        x = round(4 + place * step, 1)
        y = round(HEIGHT - 4 - (value - low) / span * (HEIGHT - 8), 1)
        runs[-1].append(f"{x},{y}")
        last = (x, y)
    lines = format_html_join(
        "", '<polyline points="{}"/>', ((" ".join(run),) for run in runs if len(run) > 1)
    )
    dot = format_html('<circle cx="{}" cy="{}" r="2.5"/>', *last) if last else SafeString("")
    head = _open("sparkline", title, description, (WIDTH, HEIGHT))
    return format_html("{}{}{}</svg>", head, lines, dot)


def funnel(steps: Sequence[tuple[str, int]], title: str, description: str) -> SafeString:
    """Bars one under another, as long as their count against the first; the count stands inside."""
    top = max((count for _, count in steps), default=0) or 1
    width, row = 480, 28
    bars = []
    for place, (_, count) in enumerate(steps):
        length = max(round(Decimal(width) * count / top), 2)
        inside = length > 60
        bars.append(
            (
                place * row,
                length,
                row - 6,
                "in" if inside else "out",
                length - 8 if inside else length + 8,
                place * row + 16,
                "end" if inside else "start",
                count,
            )
        )
    drawn = format_html_join(
        "",
        '<rect x="0" y="{}" width="{}" height="{}" rx="2"/>'
        '<text class="{}" x="{}" y="{}" text-anchor="{}">{}</text>',
        bars,
    )
    head = _open("funnel", title, description, (width + 40, row * len(steps)))
    return format_html("{}{}</svg>", head, drawn)


def bar_against_plan(
    share: Decimal, mark: Decimal | None, title: str, description: str
) -> SafeString:
    """How much of the plan is done (percent), with a tick where the calendar stands."""
    filled = round(WIDTH * min(max(share, Decimal(0)), Decimal(120)) / 120)
    whole = round(Decimal(WIDTH * 100) / 120)
    head = _open("bar", title, description, (WIDTH, 12))
    tick = (
        format_html('<path class="tick" d="M{0} 0V12"/>', round(WIDTH * mark / 120, 1))
        if mark is not None
        else SafeString("")
    )
    return format_html(
        '{}<rect class="plan" x="0" y="3" width="{}" height="6" rx="1"/>'
        '<rect class="done" x="0" y="3" width="{}" height="6" rx="1"/>{}</svg>',
        head,
        whole,
        filled,
        tick,
    )
