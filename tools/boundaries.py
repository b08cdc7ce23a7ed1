"""Makes the outlines the maps are drawn from, out of the files named in NOTICE.

    python3 -m tools.boundaries FOLDER

The folder holds the GeoJSON of the source. Coordinates are rounded to what the outlines are exact
to; nothing else is changed. The country keeps every island east of 110.2°E that the source has, and
both archipelagos are named.
"""

import json
import sys
from pathlib import Path
from typing import Any, NamedTuple

OUTLINES = Path("src/tiendo/portal/static/portal/map")


class Source(NamedTuple):
    """A file of the source, how many places of a degree are kept, and the points named on it."""

    file: str
    places: int
    points: tuple[tuple[str, float, float], ...] = ()


ARCHIPELAGOS = (
    ("Quần đảo Hoàng Sa (Đà Nẵng)", 112.0, 17.9),
    ("Quần đảo Trường Sa (Khánh Hoà)", 113.9, 12.5),
)
SOURCES = {
    "hong-linh": Source("hong_linh_wards_2025.geojson", 5),
    "ha-tinh": Source("ha_tinh_communes_2025_simplified.geojson", 4),
    "viet-nam": Source("provinces_2025_simplified.geojson", 3, ARCHIPELAGOS),
}


def rounded(part: Any, places: int) -> Any:
    """Coordinates with so many places; points that fall together are kept once."""
    if isinstance(part[0], int | float):
        return [round(part[0], places), round(part[1], places)]
    found = [rounded(one, places) for one in part]
    if isinstance(found[0][0], int | float):
        return [one for at, one in enumerate(found) if at == 0 or one != found[at - 1]]
    return found


def outline(feature: dict[str, Any], places: int) -> dict[str, Any]:
    """A unit with its code, name and area in km²."""
    kept = {key: value for key, value in feature["properties"].items() if key != "province_code"}
    shape = feature["geometry"]
    coordinates = rounded(shape["coordinates"], places)
    return {
        "type": "Feature",
        "properties": kept,
        "geometry": {"type": shape["type"], "coordinates": coordinates},
    }


def named(name: str, east: float, north: float) -> dict[str, Any]:
    """A point that bears a name."""
    point = {"type": "Point", "coordinates": [east, north]}
    return {"type": "Feature", "properties": {"name": name}, "geometry": point}


def main(folder: Path) -> None:
    """Write the three files."""
    for extent, source in SOURCES.items():
        features = json.loads((folder / source.file).read_text(encoding="utf-8"))["features"]
        made = [outline(one, source.places) for one in features]
        made += [named(*point) for point in source.points]
        text = json.dumps(
            {"type": "FeatureCollection", "features": made},
            ensure_ascii=False,
            separators=(",", ":"),
        )
        (OUTLINES / f"{extent}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
