"""One row a bar: what was measured, against what, and whether it holds."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field

_KEYS = ("name", "ours", "peers", "limit", "ratio", "bar", "holds", "unit", "side")


@dataclass(frozen=True)
class Row:
    """A measurement and its bar.

    ``ours``, ``peers`` and ``limit`` (what the machine could do at best) are in ``unit``. ``ratio``
    is what ``name`` compares, when it compares. ``bar`` bounds the ratio where there is one, else
    ``ours``; ``at_most`` tells from which side.
    """

    name: str
    unit: str
    ours: float
    bar: float
    peers: dict[str, float] = field(default_factory=dict)
    limit: float | None = None
    ratio: float | None = None
    at_most: bool = False

    @property
    def holds(self) -> bool:
        """Tell whether the bar holds."""
        measured = self.ours if self.ratio is None else self.ratio
        return measured <= self.bar if self.at_most else measured >= self.bar


def as_json(rows: list[Row]) -> str:
    """Return the rows as one JSON array, a row a line."""
    lines = []
    for row in rows:
        record = asdict(row) | {
            "holds": row.holds,
            "side": "at most" if row.at_most else "at least",
        }
        ordered = {key: _rounded(record[key]) for key in _KEYS}
        lines.append(json.dumps(ordered, ensure_ascii=False))
    return "[\n" + ",\n".join(lines) + "\n]"


def as_table(rows: list[Row]) -> str:
    """Return the rows as a Markdown table."""
    lines = [
        "| what | ours | peers | limit | ratio | bar | holds |",
        "|---|--:|---|--:|--:|--:|---|",
    ]
    for row in rows:
        peers = ", ".join(f"{name} {_shown(value)}" for name, value in row.peers.items())
        side = "≤" if row.at_most else "≥"
        cells = [
            row.name,
            f"{_shown(row.ours)} {row.unit}",
            peers or "—",
            _shown(row.limit),
            _shown(row.ratio),
            f"{side} {row.bar:g}",
            "yes" if row.holds else "**no**",
        ]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _rounded(value: object) -> object:
    if isinstance(value, float):
        return float(f"{value:.4g}")
    if isinstance(value, dict):
        return {key: _rounded(part) for key, part in value.items()}
    return value


def _shown(value: float | None) -> str:
    return "—" if value is None else f"{value:.3g}"
