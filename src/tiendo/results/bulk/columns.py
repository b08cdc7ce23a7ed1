"""The columns of a file of values (see docs/guide/vi/excel.md), and its first line."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass

from tiendo.common.fold import fold

NAMES: dict[str, tuple[str, ...]] = {
    "indicator": ("ma chi tieu", "chi tieu"),
    "unit": ("ma don vi", "don vi"),
    "period": ("ky", "ky bao cao"),
    "value": ("gia tri", "so lieu"),
    "certainty": ("loai so lieu", "muc do"),
    "note": ("ghi chu",),
}
"""The machine's name of each column, and what an office may call it, without tones."""

REQUIRED = ("indicator", "unit", "period", "value")


class WrongColumns(ValueError):
    """A heading that lacks columns or names one twice; ``missing`` and ``doubled`` tell which."""

    def __init__(self, missing: Sequence[str], doubled: Sequence[str] = ()) -> None:
        super().__init__(", ".join((*missing, *doubled)))
        self.missing, self.doubled = tuple(missing), tuple(doubled)


@dataclass(frozen=True)
class Heading:
    """The columns a file has: per known name its place; all of them counted; what parts them."""

    places: dict[str, int]
    count: int
    delimiter: str = ","


def heading_of(cells: Sequence[str], delimiter: str = ",") -> Heading:
    """The heading of these cells. Raises WrongColumns."""
    known = {name: name for name in NAMES}
    known |= {called: name for name, others in NAMES.items() for called in others}
    places: dict[str, int] = {}
    doubled = []
    for at, cell in enumerate(cells):
        name = known.get(fold(cell.replace("_", " ")))
        if name in places:
            doubled.append(cell)
        elif name is not None:
            places[name] = at
    missing = [name for name in REQUIRED if name not in places]
    if missing or doubled:
        raise WrongColumns(missing, doubled)
    return Heading(places, len(cells), delimiter)


def heading_of_line(line: str) -> Heading:
    """The heading of the first line of a CSV file, parted by commas, semicolons or tabs."""
    delimiter = max(",;\t", key=line.count)
    cells = next(csv.reader([line], delimiter=delimiter), [])
    return heading_of(cells, delimiter)
