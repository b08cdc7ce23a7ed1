"""The catalogue as it ships: our own list of what local reports usually count, no official list."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

CATALOGUE = Path(__file__).resolve().parent / "catalogue"
_WHOLE_NUMBERS = ("base_year", "factor", "decimals")


def shipped_rows() -> list[dict[str, Any]]:
    """Every shipped indicator as the words of ``NewIndicator``, in the order of the file."""
    rows: list[dict[str, Any]] = []
    for row in _rows("indicators.csv"):
        said: dict[str, Any] = {name: text for name, text in row.items() if text}
        rows.append(said | {name: int(said[name]) for name in _WHOLE_NUMBERS if name in said})
    return rows


def shipped_definitions() -> Iterator[tuple[str, date, date | None, str]]:
    """What the shipped indicators meant: code, from when, until the day before when, in words."""
    for row in _rows("definitions.csv"):
        until = row["valid_to_on"]
        since = date.fromisoformat(row["valid_from_on"])
        yield row["code"], since, date.fromisoformat(until) if until else None, row["note"]


def _rows(name: str) -> list[dict[str, str]]:
    with (CATALOGUE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
