"""The country as shipped, row by row, for tests that need real names and real ties."""

import csv
from pathlib import Path

COUNTRY = Path(__file__).parents[2] / "src/tiendo/units/country"


def rows(name: str) -> list[dict[str, str]]:
    """The rows of units, changes or passages."""
    with (COUNTRY / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def communes_of_today() -> list[dict[str, str]]:
    """The 3,321 communes in being."""
    return [row for row in rows("units") if len(row["code"]) == 5 and not row["valid_to_on"]]
