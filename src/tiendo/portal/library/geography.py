"""Maps drawn from our own outlines: a picture by the server, and the list of units beside it.

Outlines are GeoJSON beside the style sheets, so the interactive map fetches the very same file. The
picture is flat: degrees of longitude are shortened by the cosine of the middle latitude.
"""

import json
import math
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from tiendo.units.queries import all_units, predecessors_of
from tiendo_core.numbers import format_number

FOLDER = Path(__file__).resolve().parents[1] / "static" / "portal" / "map"
LONGER_SIDE = 1000
LEAST = 3
"""An island smaller than so many units of the picture is drawn this large, never left out."""

FEW = 12
"""A picture of so few units bears their names."""

Ring = list[list[float]]


@dataclass(frozen=True)
class Shape:
    """One unit in the picture: its code, name, area in km² (may be empty) and outline."""

    code: str
    name: str
    area: str
    outline: str


@dataclass(frozen=True)
class Label:
    """A name at a place of the picture; what stands in brackets is a line of its own."""

    name: str
    x: int
    y: int

    @property
    def lines(self) -> list[str]:
        """The name in lines short enough for the picture on a phone."""
        first, bracket, rest = self.name.partition(" (")
        return [first, f"({rest}"] if bracket else [first]


@dataclass(frozen=True)
class Drawing:
    """A whole picture, its size in its own units."""

    width: int
    height: int
    shapes: tuple[Shape, ...]
    labels: tuple[Label, ...]


class Flat:
    """From degrees to the units of a picture that holds all these features."""

    def __init__(self, features: list[dict[str, Any]]) -> None:
        points = [point for one in features for ring in rings(one) for point in ring]
        self.west, self.east = min(p[0] for p in points), max(p[0] for p in points)
        self.south, self.north = min(p[1] for p in points), max(p[1] for p in points)
        self.shortened = math.cos(math.radians((self.south + self.north) / 2))
        wide, high = (self.east - self.west) * self.shortened, self.north - self.south
        self.scale = LONGER_SIDE / max(wide, high)
        self.width, self.height = round(wide * self.scale), round(high * self.scale)

    def place(self, point: list[float]) -> tuple[int, int]:
        """A point of the picture."""
        east, north = point[0] - self.west, self.north - point[1]
        return round(east * self.shortened * self.scale), round(north * self.scale)

    def outline(self, ring: Ring) -> str:
        """A closed line of an SVG path; what is too small to see becomes a small square."""
        placed = [self.place(point) for point in ring]
        kept = [one for at, one in enumerate(placed) if at == 0 or one != placed[at - 1]]
        if len(set(kept)) < LEAST:
            return f"M{kept[0][0]},{kept[0][1]}h{LEAST}v{LEAST}h-{LEAST}z"
        steps = pairwise(kept)
        moves = " ".join(f"{b[0] - a[0]},{b[1] - a[1]}" for a, b in steps)
        return f"M{kept[0][0]},{kept[0][1]}l{moves}z"


def rings(feature: dict[str, Any]) -> list[Ring]:
    """All closed lines of a feature; a point is a line of one point."""
    shape = feature["geometry"]
    if shape["type"] == "Point":
        return [[shape["coordinates"]]]
    if shape["type"] == "Polygon":
        return list(shape["coordinates"])
    return [ring for polygon in shape["coordinates"] for ring in polygon]


def middle(lines: list[Ring]) -> list[float]:
    """The middle of gravity of the longest of these closed lines."""
    ring = max(lines, key=len)
    crosses = [(a[0] * b[1] - b[0] * a[1], a, b) for a, b in pairwise(ring)]
    area = sum(cross for cross, _a, _b in crosses)
    return [sum((a[n] + b[n]) * cross for cross, a, b in crosses) / (3 * area) for n in (0, 1)]


@lru_cache(maxsize=8)
def drawing(extent: str) -> Drawing:
    """The picture of an area of ``Extent``."""
    text = (FOLDER / f"{extent}.json").read_text(encoding="utf-8")
    features = json.loads(text)["features"]
    flat = Flat(features)
    shapes, labels = [], []
    for one in features:
        told = one["properties"]
        if one["geometry"]["type"] == "Point":
            labels.append(Label(told["name"], *flat.place(one["geometry"]["coordinates"])))
            continue
        if len(features) <= FEW:
            labels.append(Label(told["name"], *flat.place(middle(rings(one)))))
        line = "".join(flat.outline(ring) for ring in rings(one))
        shapes.append(Shape(told["code"], told["name"], str(told.get("area_km2", "")), line))
    return Drawing(flat.width, flat.height, tuple(shapes), tuple(labels))


def units_on(extent: str) -> list[dict[str, Any]]:
    """The list beside the map: each unit with its area, people and the units it took over from."""
    shapes = {one.code: one for one in drawing(extent).shapes}
    standing = all_units().filter(code__in=shapes, valid_to_on__isnull=True)
    units = {one.code: one for one in standing}
    before = predecessors_of(list(units.values()))
    rows = []
    for code, shape in shapes.items():
        unit = units.get(code)
        former = before[unit.pk] if unit else []
        rows.append(
            {
                "code": code,
                "name": unit.full_name if unit else shape.name,
                "area": _printed(unit.area) if unit else "",
                "people": _printed(unit.people) if unit else "",
                "former": [one.full_name for one in former],
            }
        )
    return rows


def _printed(number: Decimal | int | None) -> str:
    """A number as an office prints it: 3.359,8; nothing where none is known."""
    if number is None:
        return ""
    plain = Decimal(number).normalize()
    return format_number(plain.quantize(Decimal(1)) if plain == plain.to_integral() else plain)
